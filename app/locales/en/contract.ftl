### lookup

# The person's home, the channel contract, the way back to the agency.

nav-label = My space
nav-home = My file
nav-registration = Registration
nav-contract = My contract
nav-return = Return to the agency

## Home

home-title = Where my file stands
home-number = File no. { $number }
home-next = To do now
home-timeline = My path
home-duties = What we owe each other
home-service-owes = We owe you
home-person-owes = You owe us
home-contact = How to reach us
home-adviser = Your adviser: { $name }
home-team = The agency’s team has your file.
home-phone = The agency’s telephone: { $phone }
home-help-line = Help by telephone: { $phone }
home-callback = Ask to be called back
home-volunteer = Ask for 100% Web
home-why = Why this decision
differs-title = This is not what you asked for
differs-text = You had chosen: { $wished }. An adviser decided: { $decided }. The reason is written below. Your rights are the same.
differs-talk = To talk about it: { $who }
by-date = Before { $moment }

state-signed-up = Your account is ready
state-checked = You have done the check
state-draft = You have started your registration
state-sent = Your registration is sent
state-passed = A colleague has taken over your file
state-full-web = Your support is 100% Web
state-mixed = Your support is mixed
state-agency = Your support is at the agency
state-returned-once = You asked for an interview at the agency
state-returned-for-good = You have returned to the agency
state-volunteers-again = You have asked for 100% Web

text-signed-up = Start with a short check: { CHECK_QUESTIONS(as: "words") } questions, { CHECK_TAKES(as: "words") }. It helps you choose between 100% Web, mixed and the agency. You can also register without it.
text-checked = You can register now. It takes about { REGISTRATION_TAKES(as: "words") }, and you can stop whenever you like.
text-draft = Your answers are kept. You go on where you stopped, on this device or on another.
text-sent = An adviser is reading your file. There is nothing for you to do for now: we write to you as soon as they have answered.
text-passed = The answer took too long: we apologise. Another adviser is now looking after your file. You have nothing to do again.
text-full-web = You do everything online. Your adviser talks to you by video and messages.
text-mixed = A part is done online, the rest by talking. Your contract has the details.
text-agency = You are received at the agency for your procedures and interviews.
text-returned-once = Your agency proposes a time. Nothing else changes in your contract.
text-returned-for-good = Everything is done at the agency again, with no effect on your rights. You can ask for 100% Web whenever you like.
text-volunteers-again = An adviser is reading your request. Your contract stays as it is until they answer.
text-late = The answer should have come. It is for us to put this right, and it changes nothing to your rights. Call us: we will look at it at once.

action-do-check = Do the check
action-register = Register
action-continue-draft = Continue my registration
action-wait = Wait for our answer
action-call-us = Call us
action-read-contract = Read my contract
action-await-interview = Wait for the agency’s proposal
action-register-anyway = Register without the check
wait-by = Answer before { $moment }
draft-by = To be finished before { $moment }. After that, the draft is erased.
interview-by = Proposal of an interview before { $moment }
late-by = Answer promised for { $moment }

milestone-signed-up = Account created
milestone-checked = Check
milestone-draft-saved = Registration started
milestone-draft-ends = End of the draft
milestone-sent = Registration sent
milestone-passed = File handed to a colleague
milestone-answer = An adviser’s answer
milestone-decided = An adviser’s decision
milestone-returned-once = Interview at the agency asked for
milestone-returned-for-good = Return to the agency
milestone-interview-held = Interview at the agency held
milestone-interview = Proposal of an interview at the agency
milestone-volunteered-again = 100% Web asked for
milestone-engagement = Engagement contract proposed
milestone-sent-next = Registration to be sent
milestone-checked-next = Check to do

duty-keep-draft = To keep your draft until then
duty-finish-draft = To finish and send your registration, if you want to register
duty-answer = An adviser’s answer
duty-late-answer = An answer, which is late
duty-propose-interview = A proposal of an interview at the agency
duty-propose-engagement = A proposal for an engagement contract: the plan of your search, written with you
duty-nothing = Nothing for now

## The contract

contract-title = My contract
contract-lead = For each service, how we talk to each other. You can return to the agency at any time, without any penalty.
contract-none = You do not have a contract yet
contract-none-text = An adviser makes it with you when they answer your registration.
contract-path = Your support: { $path }
contract-intensity = Support: { $intensity }
contract-since = Since { $day }
contract-why = Why
contract-history = What has changed
contract-desk-once = Your next interview is at the agency.
contract-waiting = An adviser has your request for 100% Web. Answer before { $moment }.
contract-by-adviser = { $name }, adviser
contract-by-you = You
contract-past-none = Nothing has changed since the decision.

cause-decided = An adviser’s decision
cause-returned-once = One interview at the agency, at your request
cause-returned-for-good = Return to the agency for everything, at your request
cause-interview-held = Interview at the agency held: all is as before

about-interviews-web = You talk to your adviser by video, from home.
about-interviews-phone = Your adviser calls you.
about-interviews-desk = You meet your adviser at the agency.
about-documents-web = You send your documents online: a photo is enough.
about-documents-desk = You bring your documents to the agency.
about-declaration-web = You make your declaration online every month.
about-declaration-phone = You make your declaration by telephone every month.
about-declaration-desk = You make your declaration at the agency every month.
about-messages-web = We write to each other in your space.
about-messages-phone = We talk on the telephone.
about-messages-desk = We talk at the agency.

## The way back

return-title = Return to the agency
return-lead = It is your right, at any time. Your benefits, your rights and your place do not change, and nobody will ask you to justify yourself.
return-how = What would you like?
return-once-label = One interview at the agency, this time
return-once-hint = Your agency proposes a time within { ANSWER() }. The rest does not change.
return-for-good-label = Return to the agency for everything
return-for-good-hint = From now on, everything is done at the agency. You can ask for 100% Web whenever you like.
return-why = For what reason?
return-why-hint = It helps us to improve the service. You need not say anything.
return-note = Would you like to add something?
return-send = Confirm my choice
return-where = Your agency
return-unknown = No agency knows you yet
return-unknown-text = You have not sent a registration yet. Go to the nearest agency, or ask to be called back: someone will register you in person.
return-nearby = See the agencies near me
return-already = You have already asked for an interview at the agency. Proposal before { $moment }.
return-already-agency = Everything is already done at the agency.

why-none = I would rather not say
why-equipment = My device is not suitable
why-connection = My connection is not good enough
why-complicated = Online procedures are too complicated
why-contact = I prefer to see someone
why-situation = My situation has changed
why-other = Another reason

done-title = It is done
done-once = The agency has your request for an interview.
done-for-good = Everything is done at the agency again, from now on.
done-by = Your agency proposes a time before { $moment }.
done-no-penalty = This changes nothing to your rights.
done-known = Your adviser sees it in your file.
done-change = Changed your mind? You can ask for 100% Web.
done-nothing = You have not asked for anything for now.
back-home = Back to my file

## Volunteering again

volunteer-title = Ask for 100% Web
volunteer-lead = Would 100% Web suit you? Say so, as often as you like.
volunteer-then = An adviser answers within { ANSWER() }. Nothing changes before their answer.
volunteer-send = Ask for 100% Web
volunteer-not-now = You cannot ask for this now
volunteer-full-web = Your support is already 100% Web.
volunteer-waiting = An adviser already has your request. Answer before { $moment }.
volunteer-first = First you need to register and receive an adviser’s answer.
