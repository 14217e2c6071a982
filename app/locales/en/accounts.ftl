# Signing up, signing in, passkeys, second factor, sessions, colleagues.

email = E-mail address
password = Password
new-password = Choose a password
new-password-hint = At least 12 characters. A sentence that is easy to remember does very well.

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-passkey = Sign in with a passkey
passkey-failed = The passkey was not used. Try again, or use your password.
already-signed-in = You are already signed in: go to my space
forgot-link = Forgotten password
sign-up-link = Create an account
demo-title = Enter as…
demo-text = This is a demonstration, with imaginary people. Choose someone.

sign-up-title = Create an account
sign-up-lead = You need an e-mail address and a password. You can then register, in several sittings if you like.
sign-up-email-hint = We send a link to it, to check that it is yours.
sign-up-button = Create my account
have-account-link = I already have an account
sign-up-sent-title = Look at your e-mails
sign-up-sent-text = We have just written to you. Open the link in that message within 48 hours to continue.
sign-up-sent-where = Nothing after a few minutes? Look among the junk mail, and check the address.
send-again-button = Send the message once more
sent-again = The message has been sent again.
other-address-link = Use another address

confirm-title = Confirm your address
confirm-text = Press the button to confirm the address { $email } and open your account.
confirm-password-hint = The one you chose when you created the account: you are not on the same device.
confirm-button = Confirm my address
link-gone-title = This link no longer works
link-gone-text = It has been used already, or it is too old. If your account is open, sign in. If not, start again: it is quick.

forgot-title = Forgotten password
forgot-lead = Give the address of your account. We send a link to it, to choose a new password.
forgot-button = Receive a link
forgot-sent-title = Look at your e-mails
forgot-sent-text = We have just written to this address. The link works for one hour.
forgot-again-link = Start again
back-to-sign-in = Back to sign-in
reset-title = Choose a new password
reset-lead = Your other devices will be signed out.
reset-button = Save and sign in
