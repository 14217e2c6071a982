# Help, accessibility statement, privacy and legal notices.

missing = (to be completed by the organisation that runs this service)

help-title = Help
help-phone = By phone
help-phone-text = A person answers.
help-call = Call { $phone }
help-callback = Ask for a call back
help-nearby = Find an agency or a place that helps
help-questions = Frequent questions
help-q-compulsory = Do I have to do everything online?
help-a-compulsory = No. Fully online is a choice. You can go back to the agency at any time, once or for good, without penalty and without giving a reason.
help-q-stop = Can I stop in the middle of my registration?
help-a-stop = Yes. Everything is kept for { DRAFT_KEPT() } after your last change. Sign in again, on this device or another, and go on where you were.
help-q-password = I forgot my password.
help-a-password = On the “Sign in” page, press “Forgotten password”. You will receive a link by mail.
help-q-mail = I did not receive the mail.
help-a-mail = Look in your junk mail, and check the address. Otherwise ask for it again: that is possible a few times a day.
help-q-failure = The site does not work just when I have something to do.
help-a-failure = Call us. A breakdown never counts against you.

accessibility-title = Accessibility: not compliant
accessibility-commitment = This service wants to be usable by everyone, with or without assistive technology.
accessibility-state = Compliance
accessibility-state-text = No complete audit has been made yet on the 106 criteria of RGAA 4.1, so the rate of compliance is not known. Without an audit the rule is to declare the service not compliant. We say so as it is.
accessibility-done = What is checked
accessibility-done-text = For each version an automatic tool (axe) checks every tested page, in French and English, on phone and computer. The journeys are also made with the keyboard and without scripts. An automatic tool sees only part of the defects.
accessibility-contact = Report a difficulty
accessibility-contact-text = If a page blocks you, call { $phone }: we help you with what you had to do, and we mend it.
accessibility-rights = Remedies
accessibility-rights-text = If you reported a defect and did not get a satisfactory answer, you can write to the French Defender of Rights, or see their delegate near you.

privacy-title = Personal data
privacy-who = Who is responsible
privacy-who-text = { $operator }
privacy-contact = Data protection officer: { $contact }
privacy-what = What we keep, and why
privacy-what-check = The entry check: your answers and the exercise, to suggest a way of being supported. An adviser sees them when you register.
privacy-what-file = Your registration: identity, contact details, situation, experience, project, constraints and bank account, to support you and pay your benefits.
privacy-what-sensitive = Your social security number, your bank account and what you say about your health are encrypted with a key of your own. Health is asked only if you want, and never shown to an employer.
privacy-what-offers = The offers you keep, what you correct in “Offers for me” and the lists that are shown to you there: to rank them, and to be able to explain how.
privacy-who-sees = Who sees it
privacy-who-sees-text = You, and the advisers of your agency. Each time an adviser opens your file, the service notes it.
privacy-how-long = For how long
privacy-how-long-draft = A registration draft: { DRAFT_KEPT() } after your last change.
privacy-how-long-visitor = A check without an account: { VISITOR_CHECK_KEPT() } after your last change.
privacy-how-long-file = A file: { FILE_ACTIVE() } after your registration ends. Then { FILE_ARCHIVED() } in an archive that very few people may open, saying why. Then it is erased. The rule is in the French Labour Code, article R5312-44.
privacy-how-long-account = An account without a registration: { UNREGISTERED_KEPT() } without being used.
privacy-how-long-traces = The service’s technical traces: { TRACES_KEPT() } at most.
privacy-how-long-offers = A list of offers that was shown to you: { LIST_KEPT(as: "words") }. Who opened an offer: { VIEW_KEPT(as: "words") }, without anyone being able to know which offers you opened.
privacy-cookies = Cookies
privacy-cookies-text = One for your session, and one to recognise a device where you have signed in before. Nothing else: no advertising, no audience measurement, no outside service.
privacy-rights = Your rights
privacy-rights-text = You can ask to see, correct or erase your data, and turn to the CNIL if our answer does not suit you.

legal-title = Legal notice
legal-publisher = Publisher
legal-address = Address
legal-software = Software
legal-software-text = Plein Web is free software under the MIT licence. It is the brand of no State.
legal-data = Nomenclatures
legal-data-text = Occupations follow the codes of ROME 4.0 and communes those of Insee where the operator has imported them; otherwise a small demo nomenclature written for this software.
