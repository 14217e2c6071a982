### lookup

# Alarms: what an operator, or the head of an agency, must look at. Each kind
# has a title (`alarm-`) and what to do about it (`todo-`).

title = Alarms
none = Nothing to report.
more = Only the hundred latest are shown.
closed-title = Closed in the last { CLOSED_ALARM_SHOWN(as: "words") }
close = Seen, close it
reopen = Open again
of-agency = Agency: { $name }
happened = On { $moment }
happened-between = From { $first } to { $last }
closed-by = Closed on { $moment } by { $name }
closed-by-operator = Closed on { $moment } by the operators
alarm-unknown = Alarm
alarm-mass-reading = Many files opened within { READINGS_OVER(as: "article") }
alarm-guessed-factors = Wrong sign-in codes, again and again
alarm-keys-set-aside = Keys of people set aside
alarm-outbox-stands = News no longer goes round
alarm-mails-given-up = Mails given up
alarm-attachments-changed = Adviser added to an agency, or removed
todo-mass-reading = The service shows this colleague no more files for { READING_PAUSE(as: "article") }. Talk with them. If it was for their work, lift the pause.
todo-guessed-factors = Ask the person whether it was them. If not, their password may be known: they should change it.
todo-keys-set-aside = They are kept for { KEYS_SET_ASIDE(as: "words") }. Before that, make sure that the service runs on its own database.
todo-outbox-stands = A transaction probably stays open in the database. Find it and end it.
todo-mails-given-up = Make sure that the mail server answers, and check the sender’s address.
todo-attachments-changed = Make sure that this change is wanted. It took effect at once.
count-people = { $count ->
    [one] One reading
   *[other] { $count } readings
}
count-codes = { $count ->
    [one] One wrong code
   *[other] { $count } wrong codes
}
count-keys = { $count ->
    [one] One key
   *[other] { $count } keys
}
count-mails = { $count ->
    [one] One mail
   *[other] { $count } mails
}
count-changes = { $count ->
    [one] One change
   *[other] { $count } changes
}
count-times = { $count ->
    [one] Once
   *[other] { $count } times
}

## Pauses

paused-title = Paused readings
paused-text = These advisers opened many files within { READINGS_OVER(as: "article") }. The service shows them no more for now.
paused-until = { $name }, until { $time }
paused-own = This is you: another head or the operators can lift your pause.
lift = Lift the pause

## The head's section

head-title = Your agency
nothing-late = Nothing is late.
late-calls = { $count ->
    [one] One person to call back, late
   *[other] { $count } people to call back, late
}
late-file = { $hours ->
    [0] File late by less than an hour
    [one] File late by an hour
   *[other] File late by { $hours } hours
}
late-owner = with { $name }
late-nobody = with nobody yet
late-others = { $count ->
    [one] And one more late file.
   *[other] And { $count } more late files.
}
