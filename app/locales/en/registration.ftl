### lookup

# The registration: nine steps, the summary, the receipt.

intro-title = Your registration
intro-lead = { REGISTRATION_STEPS(as: "Words") } short steps, at your own pace. Allow about { REGISTRATION_TAKES(as: "words") }.
intro-need = What helps to fill it in
intro-need-identity = Your name and date of birth, as on your identity document
intro-need-nir = Your French social security number, if you have it (optional)
intro-need-jobs = Your latest jobs, in broad outline
intro-need-iban = Your bank details, or nothing: you can give them later to your adviser
intro-keep = Each step is saved when you leave it. You can stop whenever you like and go on with another device.
intro-keep-days = Your draft is kept for { DRAFT_KEPT() } after your last change. We send you an e-mail { DRAFT_WARNING(as: "words") } before the end. Then it is erased.
intro-start = Start my registration
intro-resume = Go on with my registration
intro-progress = You are at “{ $step }”.
intro-ends = Your draft is kept until the end of { $day }.
intro-steps = The steps
intro-done = filled in
intro-open = to fill in
intro-sent = Your registration has been sent.
intro-receipt = See my receipt
intro-home = Back to my space

# Answers that wait on the person’s own phone while the line is gone.
phone-title = If the line breaks
phone-ask = Is this phone yours? Then your answers can stay on it when the line breaks, until we have received them. Never the social-security number, the IBAN, nor what you say about your health. Do not do this on a device that is lent or shared.
phone-yes = Yes, it is mine: keep my answers here
phone-is = This phone keeps your answers when the line breaks, until we have received them. Signing out erases everything.
phone-stop = Keep nothing on this phone any more
unsent-kept = { $count ->
    [one] { $count } answer kept on this phone, not sent yet
   *[other] { $count } answers kept on this phone, not sent yet
}
unsent-arrived = { $count ->
    [one] The answer kept on this phone has reached us.
   *[other] The { $count } answers kept on this phone have reached us.
}
unsent-full = Your answers cannot be kept on this phone. Leave this page open: they will go as soon as the line is back.
unsent-cut = Your answers cannot be sent just now. Is this phone yours? They can stay on it until we have received them.
unsent-no = No
unsent-elsewhere = Another page changed the same answer. What you had written on this phone waits for your choice.
unsent-take = Take what I wrote here
unsent-gone = Your registration does not wait for an answer any more. The one kept on this phone can no longer be sent.
unsent-erase = Erase it from this phone
unsent-closed = You were signed out from another device. The answers kept on this phone are erased.
unsent-leave = { $count ->
    [one] { $count } answer has not been sent yet
   *[other] { $count } answers have not been sent yet
}
unsent-leave-text = What you wrote is on this phone only. Signing out erases it.
unsent-stay = Stay signed in
unsent-out = Sign out and erase

no-draft = No registration is under way yet
no-draft-text = It has not been started, or the draft came to the end of its { DRAFT_KEPT() }.
already-sent-title = Your registration has already been sent

step-identity = Who you are
step-contact = How to reach you
step-situation = Your situation and your rights
step-experience = Your experience
step-skills = Your skills and languages
step-project = The work you are looking for
step-area = Where and when you can work
step-bank = Your bank details
step-summary = Check, then send

lead-identity = Write your names as on your identity document.
lead-contact = Your agency depends on the town where you live.
lead-situation = These answers tell us which rights to look at with you.
lead-experience = Broad outlines are enough. You will talk about it with your adviser.
lead-skills = Tick what you can do. Nothing is compulsory here.
lead-project = At least one occupation. Use your own words: we look for the occupation that fits.
lead-area = So that offers take your life into account.
lead-bank = To pay an allowance if you are entitled to one. You can also give them later, to your adviser.

back = Previous step
back-intro = Back
go-on = Save and continue
leave = Save and leave
to-summary = Save and go back to the summary
kept-until = Draft kept until the end of { $day }.
overwrite-title = Another page changed this step
overwrite-text = You may have two tabs or two devices open. Nothing is lost: what had been saved stayed as it was.
overwrite-reload = See what is saved
overwrite = Keep what I see here

first-name = First name
birth-name = Name at birth
used-name = Name in use
used-name-hint = If you go by another name, such as your spouse’s.
birth-date = Date of birth
birth-place = Place of birth
birth-place-hint = The town, and the country if it is not France.
missing-first-name = Write your first name.
missing-birth-name = Write your birth name.
missing-birth-date = Write your date of birth.
nir = Social security number
nir-hint = 15 characters, on your Vitale card or your certificate. It prevents duplicates and mistakes about your rights. It is encrypted, and nobody sees all of it.
nir-kept = Number saved: { $masked }
nir-keep-hint = Leave empty to keep this number.
nir-erase = Erase this number

street = Number and street
extra = Rest of the address
extra-hint = Floor, building, “c/o …”.
postcode = Postcode
city = Town
phone = Telephone
phone-hint = So that your adviser can call you. Foreign numbers are fine.
missing-street = Write the number and the street.
missing-postcode = Write your postcode.
missing-city = Write the name of your town.
email-fixed = E-mail: { $email }
email-change = Change my e-mail address
which-commune = Which town do you live in?
which-commune-hint = The postcode and the town that you wrote do not tell it. Your agency depends on it. Choose one, or correct the postcode or the town.
agency-is = Your agency: { $agency }

reason = Why are you looking for a job now?
reason-contract-ended = My contract ended
reason-dismissed = I was dismissed
reason-mutual = Termination by mutual agreement
reason-resigned = I resigned
reason-studies-ended = I finished my studies or training
reason-first-job = It is my first job
reason-own-business-ended = I stopped my own business
reason-back-to-work = I am coming back after a break (children, illness, a relative to care for)
reason-working = I work and look for something else
reason-other = Another reason
since = Since when?
since-hint = The date it ended, if there is one. For example 31/10/2026.
availability = When can you start?
availability-now = At once
availability-month = Within a month
availability-later = Later
residence = Your nationality
residence-french = French
residence-europe = Of a country of the European Union, Norway, Iceland, Liechtenstein or Switzerland
residence-permit = Of another country, with a residence permit
allowance = Do you ask for an unemployment allowance?
allowance-hint = We look at your rights in any case. “Yes” prepares the documents to ask for.
registered-before = Have you been registered before?
yes = Yes
no = No

education = Your level of education
education-none = No diploma, or brevet
education-cap = CAP, BEP (vocational)
education-bac = Baccalauréat
education-bac2 = Two years of higher education
education-bac3 = Bachelor’s degree
education-bac5 = Master’s degree or more
diploma = Your most useful diploma
diploma-hint = For example: CAP in pastry.
years = How many years have you worked in all?
years-none = Not yet
years-under-1 = Less than a year
years-1-3 = 1 to 3 years
years-3-5 = 3 to 5 years
years-5-10 = 5 to 10 years
years-over-10 = More than 10 years
job-last = Your latest job
job-before = A job before that
job-title = Position
job-employer = Employer
job-from = First year
job-to = Last year
job-to-hint = Empty if you are still there.
missing-job-title = Write the name of the job.
job-years = { $from } – { $to }
job-since = since { $from }

skills = What you can do
skills-from = Proposed from your jobs, or from the occupations you are looking for.
skills-none-yet = Write them here in your own words. Once you have chosen an occupation we will propose some: you can come back to this step.
own-words = Other things you can do
own-words-hint = In your own words: software, machines, care, organisation…
language-number = Language { $number }
language = Language
missing-language = Write the name of the language.
level = Level
level-beginner = A few words
level-everyday = Everyday life
level-work = I can work in this language
level-native = Mother tongue, or nearly

occupation = Occupation you are looking for
occupation-second = Second occupation
occupation-third = Third occupation
occupation-hint = Write a few letters in French, such as “boulangère” or “dev web”, then choose from the list.
missing-occupation = Write the occupation you are looking for.
contracts = Which contracts would you accept?
contract-permanent = Permanent (CDI)
contract-fixed-term = Fixed-term (CDD)
contract-temporary = Temporary agency work
contract-apprenticeship = Apprenticeship
contract-own-business = Start or take over a business
salary = Salary you hope for, gross a month, in euros
salary-hint = For example 1900.
salary-value = { $amount } € gross a month
about = What you want to add about your plans

place = Around which town are you looking?
place-hint = Its name or postcode, then choose from the list.
missing-place = Write the name or the postcode of a town.
radius = Within how many kilometres?
radius-hint = For example 20.
missing-radius = Write the number of kilometres.
radius-value = { $place }, within { $km } km
transports = How do you get about?
transport-car = Car
transport-two-wheels = Motorcycle or scooter
transport-bicycle = Bicycle or e-scooter
transport-public = Public transport
transport-on-foot = On foot
licences = Your driving licences
licence-a = Licence A (motorcycle)
licence-b = Licence B (car)
licence-c = Licence C (lorry)
licence-d = Licence D (bus)
hours = Working time
hours-full = Full time
hours-part = Part time
hours-either = Either suits me
weekly = Hours a week you hope for
schedules = When can you work?
schedule-day = In the daytime
schedule-early = Early in the morning
schedule-evening = In the evening
schedule-night = At night
schedule-weekend = At weekends
constraints = What has to be taken into account
constraints-hint = For example: children to fetch at 5 pm, a relative to care for, no bus on Sundays.
health-title = Health: only if you want to
health-text = You need not say anything about your health. If a difficulty matters for your work, you can write it for your adviser. It is encrypted, only your adviser reads it, and never an employer.
health-consent = I want my adviser to know and I agree that this text is kept
health-consent-hint = Untick whenever you like: the text is then erased.
health = What you want to say
health-kept = A text is saved. For your safety it is not shown. Write here to replace it, or untick the box to erase it.
health-kept-short = A text is saved, for your adviser only

iban = IBAN
iban-hint = On your bank details slip. Not at hand? Tick “later” below. It is encrypted, and nobody sees it in full.
iban-kept = Account saved: { $masked }
iban-keep-hint = Leave empty to keep this account.
iban-erase = Erase this account
iban-later = I will give my IBAN later
holder = Holder of the account, if it is not you

summary-lead = Read it through. You can change everything before you send it.
summary-empty = Not filled in
summary-none = Nothing
summary-incomplete = Some steps are still to be filled in
summary-fill = Fill in: { $step }
summary-check = To check before you send
summary-check-text = It may not be a mistake: you can send your file as it is.
summary-check-link = Look at my identity again
summary-documents = Documents you will be asked for
summary-documents-text = There is nothing to send now. Your adviser will tell you when and how to give them.
document-identity = Identity document
document-permit = Residence permit
document-iban = Bank details
document-employer-certificate = Certificate of your last employer
document-cv = CV, if you have one
summary-choice = Have you chosen how to be supported?
summary-choice-text = Before you send, tell us whether you volunteer for 100 % Web. It is a choice, never an obligation.
summary-choice-link = Take the check and choose
consent-title = Your agreement
consent-text = By sending, you ask to be registered as a job seeker. Your answers serve to look at your rights and to support you. Your adviser and the people of your agency read them, and each reading is noted: ask us who has read, and we tell you. They are kept during your registration and { FILE_ACTIVE() } afterwards, then { FILE_ARCHIVED() } in an archive that few people may open, saying why. You can see them, correct them, and ask for them to be erased.
consent = My answers are correct to the best of my knowledge and I agree to this use
send = Send my registration
send-hint = An adviser answers within { ANSWER() }.

receipt-title = Your registration has been sent
receipt-number = File number
receipt-keep = Keep this number: it is enough to talk about your file.
receipt-sent = Sent on
receipt-effect = Date of effect of your registration
receipt-answer = An adviser answers at the latest on
receipt-answer-hint = { ANSWER() }, weekends and public holidays included. After that a colleague takes over.
receipt-agency = Your agency
receipt-mail = We also wrote to { $email }.
receipt-next = What next?
receipt-next-text = An adviser reads your file and confirms with you how you will be supported. You will be told by e-mail and in your space.
receipt-home = Go to my space
receipt-name = Name
receipt-phone = Your telephone
sent-link = Read again what I sent
sent-title = What you sent
sent-number = File no. { $number }, sent on { $at }.
sent-change = Did something change? Tell an adviser.
sent-back = Back to my receipt
print = Print
