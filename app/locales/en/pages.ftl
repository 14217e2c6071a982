# The frame of every page, and the pages for what went wrong.

brand = Plein Web
skip-to-content = Skip to content
main-menu = Main menu
offers = Job offers
sign-in = Sign in
my-space = My space
my-account = My account
other-language = Français
help-line = Need help? { $phone }
footer-label = Information
footer-market = The labour market
footer-help = Help
footer-api = Public API
footer-accessibility = Accessibility: not compliant
footer-privacy = Personal data
footer-legal = Legal notice
demo-mailbox = Demo mailbox
loading = Loading…
title-wrong = { "Error: " }
title-asked = { "To check: " }

page-not-found = This page does not exist
page-not-found-text = The address may be incomplete, or the page has moved.
page-not-allowed = This page is not for your account
page-not-allowed-text = You are signed in, but this page belongs to another kind of account.
page-sign-in = Sign in to go on
page-sign-in-text = Your session has ended. Nothing is lost: sign in again and you will come back here.
page-sign-in-link = Sign in
page-second-factor = One more check
page-second-factor-text = This page asks you to confirm that it is really you. Then you will come back here.
page-second-factor-link = Confirm that it is me
page-offline = No connection
page-offline-text = The service did not answer. Check your network, then try again. What the service had confirmed to you is saved.
page-broken = A problem on our side
page-broken-text = It is not your fault. Try again in a moment. If it goes on, call us and give the number below.
page-too-many = Many requests from your network
page-too-many-text = { $minutes ->
    [one] The service received too many at once. Try again in a minute: nothing that you sent is lost.
   *[other] The service received too many at once. Try again in { $minutes } minutes: nothing that you sent is lost.
}
page-incident = Incident number: { $incident }
page-retry = Try again
page-home-link = Back to the home page

# A secret link that is wrong, was used or is too old; what to do instead follows.
link-dead = This link no longer works
link-dead-text = It was used already, it is too old, or its address was cut on the way.

# On the sign-in page, for whoever asked for a page that needs it.
sign-in-first = Sign in to go on: you will come back to the page you asked for.
