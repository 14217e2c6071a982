# Mails. Each has a subject and a body; a blank line separates paragraphs.
# Short, no jargon, no blame; never more about a person than the mail needs.

greeting = Hello,
signature = The Plein Web team
help = A question? Call { $phone }.
not-you = If it was not you, do nothing: nothing will happen.

confirm-email =
    .subject = Confirm your address
    .body = You asked to create an account on Plein Web. Open this link within { SIGN_UP_LINK() }, then press the button.
account-exists =
    .subject = You already have an account
    .body = Someone, probably you, tried to create an account with this address. You already have one: sign in with the first link. Forgotten password? Use the second.
reset-password =
    .subject = Choose a new password
    .body = Open this link within the hour to choose a new password.
no-account =
    .subject = No account at this address
    .body = Someone, perhaps you, asked for a new password with this address, but it has no account. You may have used another address. To create an account, open this link.
confirm-new-email =
    .subject = Confirm your new address
    .body = Open this link to make this the address of your account.
undo = Was it you? There is nothing to do. If not, open this link within { UNDO_LINK() } and press the button: it stops everything.
email-change-asked =
    .subject = A change of address was asked for
    .body = Someone, probably you, wants the address of your account to become { $address }.
email-changed =
    .subject = The address of your account has changed
    .body = The address of your account is now { $address }.
email-taken-back =
    .subject = This is no longer the address of the account
    .body = The person who had this account before has taken their first address back. If it was your account, call us.
way-in-password =
    .subject = Your password has changed
    .body = The password of your account has just changed.
way-in-key-added =
    .subject = A passkey was added
    .body = A passkey has just been added to your account.
way-in-key-removed =
    .subject = A passkey was removed
    .body = A passkey has just been removed from your account.
way-in-app-added =
    .subject = A code application was added
    .body = A code application has just been added to your account.
way-in-app-removed =
    .subject = The code application was removed
    .body = The code application has just been removed from your account.
way-in-codes-made =
    .subject = New recovery codes
    .body = New recovery codes have just been made for your account. The old ones no longer work.
way-in-recent-removed =
    .subject = Ways of signing in were removed
    .body = The keys, the application and the codes that were added lately have just been removed from your account.
new-device =
    .subject = Signed in on a new device
    .body = Your account has just been opened on a device that we did not know: { $device }, on { $at }.
factors-guessed =
    .subject = Several wrong second proofs
    .body = Someone knows your password, or one of your keys, and has given several wrong second proofs. We make them wait longer and longer.
changes-stopped =
    .subject = Everything is stopped
    .body = All devices are signed out, and links that were sent no longer work. If you have not chosen a new password yet, ask for a link here.
call-us = If it was not you, call us at once.
sign-in-changed =
    .subject = Your way of signing in has changed
    .body = The password or a passkey of your account has just changed. If it was not you, call us at once.
invitation =
    .subject = You are invited to join Plein Web
    .body = A staff account has been prepared for you. Open this link within { INVITATION() } to choose your password.
entry-check-link =
    .subject = To go on with your check
    .body = Here is the link to go on with your check where you left it, on the device of your choice.
callback-received =
    .subject = We will call you back
    .body = We have received your request. An adviser will call you before { $by }.
registration-received =
    .subject = We have received your registration
    .body = Your registration has the number { $number }. An adviser will answer before { $by }.
draft-ending =
    .subject = Your registration is not finished
    .body = Your draft will be erased on { $by } if you leave it as it is. Open this link to go on: nothing is lost.
decided =
    .subject = There is an answer to your file
    .body = An adviser has looked at your file. { $decision } Here is the reason: “{ $reason }”
decided-full-web = Your support is fully online.
decided-mixed = Your support is partly online and partly with the agency.
decided-agency = Your support is with the agency.
decided-differs = This is not what you asked for: you had chosen “{ $wished }”. Your rights are the same.
decided-talk = To talk about it: { $who }.
passed-to-colleague =
    .subject = A colleague takes over
    .body = We did not answer in time, and we apologise. Another adviser takes your file and will answer before { $by }.
returned-once =
    .subject = Your appointment at the agency is requested
    .body = You asked for an interview at the agency. It will offer you a date. Nothing else changes, and you lose no right.
returned-for-good =
    .subject = You are going back to the agency
    .body = Done: your support is now with the agency. You lose no right, and you can volunteer again whenever you like.
volunteers-again =
    .subject = You have asked for 100% Web
    .body = We have received your request. An adviser will answer before { $by }.
offer-report =
    .subject = Your report has an answer
offer-report-taken-down = You reported the offer “{ $title }”. We took it down. This is why: “{ $reason }” Thank you for your help.
offer-report-kept = You reported the offer “{ $title }”. We looked into it, and it stays online. This is why: “{ $reason }” Thank you for being careful.
offer-taken-down =
    .subject = Your offer was taken down
    .body = The offer “{ $title }” can no longer be seen on Plein Web. This is why: “{ $reason }” If you do not agree, open this link within { CONTEST() }: the decision can be changed.
offer-contest =
    .subject = Your objection has an answer
offer-contest-restored = You objected to the removal of the offer “{ $title }”. It is online again. This is why: “{ $reason }”
offer-contest-upheld = You objected to the removal of the offer “{ $title }”. The decision stands. This is why: “{ $reason }”
mass-reading =
    .subject = Many files opened within { READINGS_OVER(as: "article") }
    .body = With the account of { $name }, { $count ->
        [one] one file or list was opened
       *[other] { $count } files or lists were opened
    } within { READINGS_OVER(as: "article") }. The service shows no more until { $until }. Talk with this colleague: if it was for their work, lift the pause with this link.
offers-found =
    .subject = New offers for you
    .body = { $count ->
        [one] One new offer for your search “{ $name }”:
       *[other] { $count } new offers for your search “{ $name }”:
    }
offers-found-named = { $count ->
    [one] One new offer: { $name }
   *[other] { $count } new offers: { $name }
}
offers-found-others = { $count ->
    [one] And one more, on the page of your search:
   *[other] And { $count } more, on the page of your search:
}
offers-found-stop = To get no more of these mails:
offers-found-page = The page of your search:
