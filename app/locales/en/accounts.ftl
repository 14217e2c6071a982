# Signing up, signing in, passkeys, second factor, sessions, colleagues.

email = E-mail address
password = Password
new-password = Choose a password
new-password-hint = At least { PASSWORD_LEAST() } characters. A sentence that is easy to remember does very well.

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-passkey = Sign in with a passkey
passkey-failed = The passkey was not used. Try again, or use your password.
already-signed-in = You are already signed in: go to my space
forgot-link = Forgotten password
sign-up-link = Create an account
demo-title = Enter as…
demo-text = This is a demonstration, with imaginary people. Choose someone.

# On the way back to a form: its session had ended, or it asks for a proof.
signed-out-kept = You were signed out, your text is kept
kept-title = Your text is kept
kept-text = It waits for you for { FORM_KEPT(as: "words") }, and comes back as soon as you have shown that it is you.

# Until when one stays signed in.
session-title = Stay signed in
session-until = If you do nothing, you will be signed out { $when }.
session-until-on = on { $at }
session-until-at = at { $at }
session-until-text = What you are writing stays where it is.
session-stay = Stay signed in
session-stayed = Done: you stay signed in. You can close this tab.
session-fixed = This session ends { $when }, even if you are still at work.
session-fixed-text = A colleague’s session lasts { STAFF_SESSION(as: "words") } at most, to protect people’s files. Give your proofs again in another tab: what you are writing here stays.
session-prove = Give my proofs in a new tab
session-later = Close this message
# At the foot of each page, without scripts.
session-foot = If you do nothing, you will be signed out { $when }.
session-foot-link = Stay signed in (new tab)

sign-up-title = Create an account
sign-up-lead = You need an e-mail address and a password. You can then register, in several sittings if you like.
sign-up-email-hint = We send a link to it, to check that it is yours.
sign-up-button = Create my account
have-account-link = I already have an account
no-mail-title = No email address, or no telephone?
no-mail-text = You need no telephone here. Without an email address, we register you in person:
no-mail-agency = at the agency, or at a place near you that can also set up an address with you
no-mail-phone = by telephone, on { $phone }
no-mail-callback = or ask to be called back
sign-up-sent-title = Look at your e-mails
sign-up-sent-text = We have just written to you. Open the link in that message within { SIGN_UP_LINK() } to continue.
sign-up-sent-to = We have just written to { $email }. Open the link in that message within { SIGN_UP_LINK() } to go on.
sign-up-sent-where = Nothing after a few minutes? Look in your spam folder, and check the address. We send only a few messages a day to the same address.
send-again-button = Send the message once more
sent-again = The message has been sent again.
other-address-link = Use another address

confirm-title = Confirm your address
confirm-text = Press the button to confirm the address { $email } and open your account.
confirm-password-hint = You are not on the same device: give the password chosen when the account was created. Forgotten, or it was not you? Choose another one: that one will count.
confirm-button = Confirm my address
link-gone-text = If your account is open, sign in. If not, start again: it does not take long.
link-gone-invitation = If your account is open, sign in. If not, ask the person who invited you for a new invitation.
link-gone-stop = If you do not recognise what was done in your account, choose a new password or call us: we can stop what is under way.

forgot-title = Forgotten password
forgot-lead = Give the address of your account. We send a link to it, to choose a new password.
forgot-button = Receive a link
forgot-sent-title = Look at your e-mails
forgot-sent-page = Forgotten password: look at your mail
forgot-sent-text = We have just written to this address. The link works for { RESET_LINK(as: "words") }.
forgot-sent-to = We have just written to { $email }. The link works for { RESET_LINK(as: "words") }.
forgot-again-link = Start again
back-to-sign-in = Back to sign-in
reset-title = Choose a new password
reset-lead = Your other devices will be signed out.
reset-button = Save and sign in

sign-out-button = Sign out
confirm-new-email-text = Press the button to make { $email } the address of your account.

prove-title = Confirm that it is you
prove-half = Your password is right. One more proof is needed.
prove-again = Before you go on, prove once more that it is you.
prove-button = Continue
code = Code
code-hint = The six digits of your application, or a recovery code.
missing-code = Write the six digits, or a recovery code.
missing-totp = Write the six digits that the app shows.
use-passkey = Use my passkey
enrol-first = Your account gives access to other people’s files. A second proof must be added to your password.
enrol-link = Add a second proof
no-factor-help = No application, no passkey and no recovery code left? Ask the operators of the service: they can close this account and invite you again.

enrol-title = Add a second proof
enrol-lead = Your password is not enough to open other people’s files. Choose one of the two ways. You can add the other one later.
enrol-passkey-title = A passkey
enrol-passkey-text = Your telephone or computer recognises you by your finger, your face or its own code. This is the simplest and safest way.
enrol-passkey-button = Add a passkey
enrol-totp-title = A code application
enrol-totp-text = An application on your telephone shows a new code every { CODE_CHANGES(as: "words") }.
enrol-totp-button = Use an application
totp-scan = Open your application and point it at this picture.
totp-picture = Picture for your application; the same secret is written below
totp-by-hand = Or copy this secret:
totp-here = Open the application on this device
totp-code = The code that the application shows
totp-confirm-button = Activate
totp-active = Your code application is active.
totp-add = Add an application
totp-remove = Stop using the application

codes-title = Recovery codes
codes-lead = If you lose your telephone or your passkey, one of these codes lets you in. Each serves once.
codes-once = Write them down or print them now: they will not be shown again.
codes-kept-button = I have kept my codes
codes-put-away = Your codes have been shown already. If you no longer have them, create others: the old ones will stop working.
codes-new-button = Create new codes
codes-left = { $count ->
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
}

account-title = My account
password-hidden = Your password is never shown
email-changed = Your address has been changed.
password-changed = Your password has been changed. Your other devices are signed out.
sessions-link = See where I am signed in
review-link = Check recent additions
back-to-account = Back to my account
change-email-title = Change your address
change-email-lead = We send a link to the new address. The old one stays in use until you open it, and receives a link to stop everything.
new-email = New e-mail address
change-email-button = Receive the link
new-email-sent = We have just written to this address. Open the link in the message to finish.
new-email-sent-to = We have just written to { $email }. Open the link in the message to finish.
change-password-title = Change your password
current-password = Current password
change-password-button = Change my password

sessions-title = Where I am signed in
sessions-lead = A device you do not recognise? Change your password: all other devices are signed out, and links that were sent no longer work.
sessions-alone = You are not signed in anywhere else.
sessions-close-others = Sign out everywhere else
session-current = This device
session-close = Sign out
session-used = Opened on { $opened }. Last used: { $used }.

stop-title = It was not you?
stop-lead = Press the button to stop everything:
stop-devices = all devices are signed out, and links that were sent no longer work;
stop-address = the address of your account stays { $email };
stop-password = you choose a new password at once.
stop-button = Stop everything
stop-nothing = It was you? Close this page: nothing changes.
stopped-said = Everything is stopped. Now choose a new password.

review-title = Check recent additions
review-first = Before you go on, look at what was added. A key that you do not know may be somebody else’s. Until you have answered, these keys open nothing by themselves.
review-lead = This was added to your account within { ADDED_LATELY() }.
review-none = Nothing recent
review-none-text = No key, no application and no code was added within { ADDED_LATELY() }.
review-key = Passkey: { $name }
review-added = Added on { $at }.
review-codes = Made on { $at }.
review-remove = Remove all of it
review-keep = All of it is mine, go on

keys-title = Passkeys
keys-count = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
keys-lead = With a passkey you sign in without a password: your telephone or computer recognises you.
keys-none = No passkey yet
keys-none-text = Add one from the device you use most.
key-added = Added on { $at }.
key-used = Used on { $at }.
key-never = Never used.
key-rename = Rename
key-name = Name of the passkey
missing-key-name = Write a name for this key.
key-rename-button = Save the name
key-remove = Remove

accept-title = Welcome to the team
accept-text = Choose the password of your account { $email }. You will then add a second proof.
accept-button = Open my account

staff-title = Colleagues
staff-ready = Can work
staff-not-ready = Second proof to be added
staff-no-agency = In no agency.
staff-detach = Remove
staff-head = Head
staff-name-head = Name as head
staff-unname-head = Take the charge away
staff-attach = Add an agency
staff-attach-button = Add
agency = Agency
staff-close = Close the account
invited-title = Open invitations
invited-until = until { $until }
invited-done = The invitation has been sent.
invited-back = Take the invitation back
invite-title = Invite a colleague
invite-lead = The person receives a link that works for { INVITATION(as: "words") }.
invite-name = First and last name
missing-invite-name = Write the person’s first and last name.
missing-invite-email = Write the person’s email address.
invite-role = Role
invite-agencies = Agencies
invite-agencies-hint = An adviser works in at least one agency.
invite-button = Send the invitation
role-job-seeker = Job seeker
role-adviser = Adviser
role-employer = Employer
role-evaluator = Evaluation
role-operator = Operations
