### lookup

# One message for each code, under the same name. It says what to do, blames
# nobody and never repeats what was typed.

## Any field

required = Fill in this field.
too-long = Write something shorter.
choice-unknown = Choose an answer from the list.
must-accept = Tick the box to continue.

## Names

name-characters = Write the name with letters only. Spaces, hyphens and apostrophes are fine.

## Dates

date-format = Write the date like this: 03/07/1990 (day, month, year).
date-incomplete = Give the day, the month and the year.
date-year-digits = Write the year in full, for example 1990.
date-impossible = This date is not in the calendar. Check the day and the month.
date-future = This date is in the future. Check the year.
birth-too-young = You can register from the age of { REGISTRATION_AGE(as: "number") }. Check the date of birth.
birth-too-old = Check the year of birth. If it is right, call us: we will register you together.

## Telephone

phone-format = Check the number, for example 06 12 34 56 78. For a foreign number, start with + and the country code.
phone-premium = This number charges whoever calls it. Give another number.

## E-mail

email-format = Check the e-mail address. It looks like this: name@example.com.
email-accents = Write the e-mail address without accents or special signs.
email-slip = The end of the address is unusual. Is it right?

## Address

address-characters = Write this line with letters and digits.
postcode-format = Write the postcode with five digits, for example 59000.
postcode-corsica = In Corsica, postcodes begin with 20, for example 20090.
postcode-unknown = No French postcode begins like this. Check the first digits.

## Places and occupations

commune-which = Choose the town where you live, or correct the postcode or the town.
place-unknown = We cannot find this place. Write a postcode or the name of a town.
town-slip = Is the name of the town written right?
place-slip = We corrected the name. If this is the place, send once more; if not, change it.
commune-code = Choose a town from the list.
occupation-code = Choose an occupation from the list.
skill-code = Choose a skill from the list.

## Social security number

nir-length = A social security number has 15 characters. Count them on your card or certificate.
nir-key-missing = Add the two last digits of the number: they are its key.
nir-format = Check the social security number, digit by digit.
nir-key = One digit of the social security number does not fit. Read it again on your card or certificate.
nir-differs-sex = The social security number does not match the title you gave. Check both.
nir-differs-year = The year in the social security number is not that of the date of birth. Check both.
nir-differs-month = The month in the social security number is not that of the date of birth. Check both.

## Bank account

iban-format = Copy the IBAN from your bank details. It begins with two letters and two digits.
iban-country = The two first letters of the IBAN are not those of a country. Check them.
iban-length = The IBAN has too many or too few characters. In France it has 27.
iban-key = One character of the IBAN does not fit. Read it again on your bank details.
iban-not-sepa = We cannot pay euros into this account. Give an account in the SEPA area.
bic-format = A BIC has 8 or 11 characters. You may also leave this field empty.

## Password

password-too-short = Choose at least { PASSWORD_LEAST() } characters. A phrase that is easy to remember is fine.
password-too-long = Choose a shorter password: at most { PASSWORD_MOST() } characters, fewer if it has accents.
password-is-email = Choose a password that is not your e-mail address.
password-common = This password is among the most used ones. Choose another, for example a phrase.
password-pattern = This password is easy to guess: it repeats itself or follows the keyboard. Choose another, for example a phrase.
password-weak = Not safe enough yet
password-good = Safe
password-strong = Very safe

## Amounts and numbers

amount-format = Write the amount in digits, for example 1850.50.
amount-negative = Write an amount without a minus sign.
pay-low = This is very little. Is it really the monthly amount?
pay-high = This is a lot. Is it really the monthly amount?
number-format = Write a number in digits.
number-whole = Write a whole number, without decimals.
number-too-small = This number is too small. Check it.
number-too-large = This number is too large. Check it.

## Channel contract

intensity-full-web = Intensive support also happens in person. Keep at least one service by phone or at the agency.
channel-impossible = This service cannot be done that way. Choose another way.
already-full-web = Your support is already 100 % Web.
already-volunteered = Your adviser already has your request and will answer you.

## Entry check

choose-answer = Choose an answer.
answer-or-skip = Choose an answer, or skip this question.
task-again = Not quite yet. You can try once more, without hurry.
    .title = One more try, if you like
file-missing = Choose a file, then send it.

## Call-back requests

taken-by-colleague = A colleague is already taking care of this.
## Accounts

sign-in-refused = The address or the password is not right. Check both, or choose a new password with “Forgotten password”.
    .title = Check what you typed
link-gone = This link has been used already, or it is too old. Sign in, or ask for a new one.
password-wrong = This is not the password of this account. Check it.
address-taken = This address already has an account.


## Registration

choose-one = Choose an answer from the list that appears.
ends-before-start = The end comes before the beginning. Check both years.
health-consent = Tick this box so that we may keep your text, or empty the field.
iban-or-later = Give the IBAN, or tick “later”.
consent-changed = The text of the agreement has changed. Reload the page to read it.
step-incomplete = This step is not complete.
choice-missing = First tell us how you want to be supported.
already-sent = Your registration has already been sent. Your receipt is in your space.
already-decided = An adviser has already answered this file.
sent-differently = This form was sent already, with other answers. Open the page again to see what is saved, then change it.
changed-elsewhere = Another page changed this step meanwhile, perhaps another tab. What had been saved stayed as it was.
occupation-unknown = Choose an occupation from the list.

## Adviser's desk, and the way back

reason-too-short = Write a reason of at least { REASON_LEAST() } characters: the person will read it.
path-differs = The channels you chose do not match this decision. Choose “Mixed”, or put the usual channels back.
claimed-by-other = A colleague has opened this file to decide. You can read it; it will be free as soon as your colleague gives it back.
decision-held = A decision on this file has been made and goes in a few minutes.
decision-sent = This decision has gone already: the person has it.
decision-stopped = This decision cannot go any more: the file changed meanwhile. It waits for your answer again.
register-first = First you need to register and receive an adviser’s answer.
agency-unknown = No agency knows you yet: send your registration first, or ask to be called back.
date-past = Choose a moment to come.

## Accounts, second factor, colleagues

email-same = This is already the address of your account.
code-format = Type the six digits that the application shows.
code-wrong = This code is not right, or it has been used already. Wait for the next one and try again.
totp-exists = An application is already active. Remove it first in “My account”.
last-way-in = One second proof must stay. Add another one, then remove this one.
passkey-known = This passkey is already in the list.
passkey-refused = The passkey was not used. Try again.
own-account = A colleague must close your account: you cannot do it yourself.
already-done = This is done already, perhaps by a colleague just now.
already-undone = This is undone already, perhaps by a colleague.
undo-too-late = The { STAFF_UNDO() } to undo this are over. Do it again by hand, if it is still right.
heir-gone = This person does not work in this agency any more. Choose somebody else.
invitation-gone = This invitation cannot come back: it is too old, another one replaced it, or the person has an account by now. Send a new one.
account-gone = This account was closed meanwhile. Undo its closing first.
not-there-any-more = This person does not work in this agency any more. Add them first.

## Offers

offer-gone = This offer is no longer online.
report-decided = A colleague has already answered this report.
contest-over = The { CONTEST() } to object are over. Call us if something kept you from it.
contest-settled = This objection already has an answer.
search-empty = Choose an occupation, a place or a filter first.
search-place-unknown = We do not know this place. Change it in the search, then keep it.
search-too-many = You keep { SEARCHES_MOST(as: "words") } searches already. Delete one first.
not-registered = Send your registration first: offers are ranked by it.
offer-changed = This offer has changed meanwhile: it no longer asks for that. Open the list again.
too-many-kept = You keep { KEPT_OFFERS_MOST() } offers already. Take one out first.
too-many-corrections = You made { CORRECTIONS_MOST() } corrections. Undo one first.
reading-paused = The service shows no more files for { READING_PAUSE(as: "article") }. Open the list “To decide”: it says what happened and what to do.
    .title = A pause before opening more files
reason-first = First say why you open this file.
alarm-again = The same happened since: it has a line of its own. This one stays closed.
