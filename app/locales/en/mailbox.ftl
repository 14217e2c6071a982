# The demo's mailbox: what the service would have sent.

title = Demo mailbox
explained = This database is a demo: mails do not leave, they are shown here.
empty = No mail for now. Create an account or send a request, then come back.
to = To { $address }
back = All mails
newest-first = Newest first
