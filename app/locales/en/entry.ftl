### lookup

# The entry check, its result, and the channel contract. Ids follow the keys of
# the domain. Plain words for tired people; nobody is blamed.

## The questions: title, then the answers as a person says them.

question-equipment = What do you use to go online?
option-equipment-own = My own phone, tablet or computer
option-equipment-shared = A device that I share or borrow
option-equipment-none = I have no device at the moment
question-connection = How is your internet connection?
option-connection-good = It works well
option-connection-limited = It drops at times, or my data is limited
option-connection-outside = I go online away from home: library, family, friends…
option-connection-none = I have no connection at the moment
question-messages = Reading a message in French and answering it is…
option-messages-easy = Easy for me
option-messages-slow = Possible, if I take my time
option-messages-with-help = Better with someone
question-online-steps = How do you deal with online services: taxes, health, benefits?
option-online-steps-alone = I do it on my own
option-online-steps-some-help = I get a little help
option-online-steps-never = I have not done so yet
option-online-steps-someone-else = Someone does it for me
question-video = Would a video call with an adviser suit you?
option-video-fine = Yes
option-video-to-try = I am willing to try
option-video-rather-not = I would rather see someone in person
question-project = Do you know which job you are looking for?
option-project-clear = Yes, I do
option-project-several = I have several ideas
option-project-open = I do not know yet
question-cv = How is your CV?
option-cv-ready = It is up to date
option-cv-to-update = It needs an update
option-cv-none = I do not have one yet
question-offers = How do you find job offers?
option-offers-alone = I know where to look
option-offers-some-help = A hand would help
option-offers-start = I wonder where to start
question-applying = Writing to an employer, preparing an interview: how do you go about it?
option-applying-alone = I do it on my own
option-applying-some-help = Some advice would help
option-applying-together = I would rather do it with someone
question-obstacles = Does anything make your search harder?
question-obstacles-hint = For example health, child care, transport or housing. It is common, and you need not say what.
option-obstacles-none = No
option-obstacles-managing = Yes, and I manage
option-obstacles-to-discuss = Yes, and I would like to talk about it
question-skip = Skip this question
question-progress = Question { $number } of { $total }

## Why: the same answers as reasons, for the person and the adviser alike.

reason-equipment-own = A device of one’s own to go online
reason-equipment-shared = A shared or borrowed device
reason-equipment-none = No device at the moment
reason-connection-good = A connection that works well
reason-connection-limited = A connection that drops, or limited data
reason-connection-outside = A connection away from home only
reason-connection-none = No connection at the moment
reason-messages-easy = Reading and answering a message: easy
reason-messages-slow = Reading and answering a message: possible with time
reason-messages-with-help = Reading and answering a message: better with someone
reason-online-steps-alone = Online services used without help
reason-online-steps-some-help = Online services used with a little help
reason-online-steps-never = Online services not tried yet
reason-online-steps-someone-else = Online services used by someone else
reason-video-fine = Video with an adviser is fine
reason-video-to-try = Video with an adviser is to be tried
reason-video-rather-not = A preference for talking in person
reason-project-clear = A clear idea of the job
reason-project-several = Several ideas of a job
reason-project-open = A job still to be found out
reason-cv-ready = A CV that is up to date
reason-cv-to-update = A CV to update
reason-cv-none = A CV to write
reason-offers-alone = Known places to look for offers
reason-offers-some-help = A hand is useful to find offers
reason-offers-start = A place to start looking for offers is needed
reason-applying-alone = Applications and interviews prepared without help
reason-applying-some-help = Advice is useful for applications and interviews
reason-applying-together = Applications and interviews to prepare with someone
reason-obstacles-none = Nothing makes the search harder
reason-obstacles-managing = A difficulty that is being managed
reason-obstacles-to-discuss = A difficulty to talk about with an adviser
reason-digital-few-answers = Few answers about going online: we conclude nothing from that
reason-job-search-few-answers = Few answers about the search: we conclude nothing from that
reason-task-done = The try-out worked
reason-task-done-with-help = The try-out worked with help
reason-task-not-done = The try-out did not work out this time
reason-task-skipped = No try-out

## The small task: one of three.

task-attach = Attach a picture or a file
task-attach-intro = Choose a picture or a file, any one, then send it. This is a try-out: we do not keep it.
task-attach-label = Picture or file
task-find = Find a piece of information
task-find-intro = Read this short page, then answer the question.
task-find-page = The workshop “My first CV” takes place every Thursday from 2 to 4 p.m. at the community centre, room 12, first floor. Entry is free. Bring an old CV if you have one.
task-find-label = In which room does the workshop take place?
task-find-again = A hint: the room is in the first sentence, just before the floor.
task-answer = Answer a message
task-answer-intro = Read this practice message, then answer as you would answer an adviser. Nobody is waiting for it: this is a try-out.
task-answer-message = Hello, I can offer you an appointment on Tuesday at 10 a.m. Does that suit you? Camille, adviser
task-answer-label = Your answer
task-answer-again = A hint: two words are enough, for example “Yes, thank you”.
task-choose = Which try-out would you like?
task-helped = Someone helped me
task-give-up = I cannot do it
task-skip = Skip the try-out
task-no-hurry = Take your time: how long it takes does not count.
outcome-done = It worked.
outcome-done-with-help = It worked, with help.
outcome-not-done = It did not work this time. That is all right.
outcome-skipped = You skipped the try-out.

## The result on two axes, in two views.

axis-digital = You and the internet
axis-job-search = You and your job search
view-declared = From your answers
view-task = From the try-out
view-reasons = What counted
level-unknown = Not stated
level-supported = With someone
level-partial = Partly without help
level-autonomous = Without help
result-digital-unknown = You told us little about going online. That is your right.
result-digital-supported = For online services, you will be better off with someone beside you.
result-digital-partial = You can do some things online. For the rest, we are there.
result-digital-autonomous = You can do what you need online.
result-job-search-unknown = You told us little about your search. An adviser will talk about it with you.
result-job-search-supported = An adviser can do a lot for your search.
result-job-search-partial = Your search is under way. An adviser can help with some of it.
result-job-search-autonomous = You lead your search yourself.

## What it suggests, why, and what the person chooses.

path-full-web = 100 % Web
path-full-web-about = You do everything online. Your adviser talks to you by video and messages. You can come back to the agency whenever you want.
path-mixed = Mixed
path-mixed-about = You send your documents online. You see your adviser at the agency or talk on the phone.
path-agency = At the agency
path-agency-about = You come to the agency for what you need and for your appointments.
suggest-full-web = We suggest 100 % Web.
suggest-mixed = We suggest mixed support.
suggest-agency = We suggest support at the agency.
suggest-digital-unknown = As we know little about you and the internet, you can try online and keep the agency close.
suggest-digital-supported = For what you need to do, talking to someone will save you time.
suggest-digital-partial = Some of what you need to do can be done online, at your own pace.
suggest-digital-autonomous = Doing things online suits you.
suggest-job-search-unknown = Your adviser will go through your search with you.
suggest-job-search-supported = Talking in person will help your search.
suggest-job-search-partial = Your adviser will help with the points you named.
suggest-job-search-autonomous = Your search is well under way.
suggest-free-choice = This is a suggestion. You choose, and you can change at any moment.

## The channel contract.

intensity-suivi = Follow-up (suivi)
intensity-suivi-about = You move on by yourself, your adviser can be reached.
intensity-guide = Guided (guidé)
intensity-guide-about = Your adviser takes stock with you regularly.
intensity-renforce = Intensive (renforcé)
intensity-renforce-about = Your adviser is often at your side, in person too.
service-interviews = Interviews
service-documents = Documents
service-declaration = Declaration
service-messages = Messages
channel-web = Online
channel-phone = By phone
channel-desk = At the agency
return-once = One interview at the agency, this time
return-for-good = Come back to the agency for everything

## Requests to be called back.

slot-any = Any time
slot-morning = In the morning, 9 a.m. to noon
slot-midday = Between noon and 2 p.m.
slot-afternoon = In the afternoon, 2 to 5 p.m.
slot-evening = At the end of the day, 5 to 7 p.m.
subject-register = To register with someone
subject-choose = To choose how to be supported
subject-online = To be helped with going online
subject-job-search = To talk about my job search
subject-other = Something else
callback-outcome-answered = Question answered
callback-outcome-appointment = Appointment made
callback-outcome-registered = Registered together
callback-outcome-unreachable = No answer, after several calls
callback-outcome-wrong-number = Not the right number
callback-outcome-no-longer-needed = Help no longer needed
