### lookup

# The adviser's desk: queue, file, decision, call-backs, caseload.

nav-label = Adviser’s desk
nav-queue = To decide
nav-callbacks = To call back
nav-people = My caseload
nav-late = late

## The queue

queue-title = Files to decide
queue-lead = What is urgent first. Everyone has an answer within { ANSWER() }, weekends and public holidays included.
queue-figures = What the list shows
waiting-all = waiting
waiting-late = late
waiting-mine = in my name
queue-caption = Files waiting for a decision
queue-empty = No file is waiting
queue-empty-text = Every file of your agencies has an answer.
nowhere = You are in no agency
nowhere-text = So you see no file, no call and no person. Ask the operators to attach you to an agency: everything will be back here.
queue-none-late = No file is late
queue-none-late-text = Everyone has an answer in time.
queue-none-mine = No file is in your name
queue-none-mine-text = You can help a colleague: the list “waiting” shows what is urgent.
queue-more = Pages of the list
col-person = Person
col-what = Request
col-since = Since
col-left = Time left
col-owner = Whose
col-mark = To note
col-act = To do here
act-decide = Decide
act-go-on = Go on
act-open = Open
review-new-file = New registration
review-volunteers-again = Asks for 100% Web
left-hours = { $hours ->
    [0] Less than an hour
    [one] One hour
   *[other] { $hours } hours
}
late-hours = { $hours ->
    [0] Late
    [one] One hour late
   *[other] { $hours } hours late
}
late-days = { $days ->
    [one] One day late
   *[other] { $days } days late
}
owner-nobody = Nobody yet
owner-me = Me
claim-me = You, until { $time }
claim-other = Opened by { $name } until { $time }
mark-double = Possible double
mark-passed = Passed to a colleague
nameless = No name

## The file

file-title = File of { $name }
file-back = Back to the queue
file-number = File no. { $number }
file-answer-by = Answer due before { $moment }
file-since = Sent on { $moment }
file-owner = This file is { $name }’s.
file-owner-nobody = This file is nobody’s yet.
file-passed = Passed to a colleague on { $moment }.
file-passed-from = It was { $name }’s.
file-double = This person may already be registered
file-double-text = Another file has the same social security number, or the same name and birth date. Check with them in person. Tell them nothing about the other file.
file-double-link = Open the other file
file-check = To check with the person
file-check-text = It is not necessarily a mistake: civil status changes, and a temporary number is made with what was known.
file-again = This person asks for 100% Web
file-closed = File decided on { $moment }
file-closed-by = by { $name }
file-journal = Your reading of this file is noted in a journal. The person can ask who has read it.
file-answers = What the person wrote
file-autonomy = Autonomy: two views
file-no-check = The person did not do the check.
file-contract = Contract so far
file-no-contract = No contract yet.
file-interview = Interview at the agency asked for on { $moment }
file-interview-note = “{ $note }”
file-interview-done = The interview took place
file-chosen = They chose: { $path }
file-suggested = The check suggested: { $path }
file-differs = They chose otherwise than suggested. That is their right: talk about it with them.
axis-digital = At ease online
axis-job-search = Job search
view-axis = What is looked at
view-declared = What they say
view-level = What is concluded
view-task = What the exercise shows
view-why = Why
view-at = Check of { $moment }

claim-title-free = Nobody has opened this file to decide
claim-text-free = You can read it. To decide, open it: it will be yours for { CLAIM() }.
claim-open = Open to decide
claim-title-mine = You have this file until { $time }
claim-text-mine = The time begins again when you write. Give it back if you do not decide now.
claim-renew = Keep { CLAIM() } more
claim-release = Give the file back
claim-title-theirs = Opened by { $name } until { $time }
claim-text-theirs = You can read it, but not decide.

decide-title = Decide
decide-path = How will this person be supported?
decide-intensity = Support
decide-intensity-hint = “Renforcé” never goes with 100% Web.
decide-channels = By which channel, for each service
decide-channels-hint = Leave “As decided” for the usual channel: all online for 100% Web; interviews at the agency and messages by telephone for mixed; all at the agency, messages by telephone, for the agency.
decide-default = As decided
decide-ready = Begin with a sentence
decide-ready-hint = You can then change it or add to it.
ready-full-web = You are at ease online and your project is clear: we go on at a distance.
ready-full-web-chosen = You chose 100% Web, and everything shows that it suits you.
ready-mixed = What is simplest is done online, and we meet at the agency for interviews.
ready-mixed-project = You are at ease online, and an interview at the agency will help you to make your project clearer.
ready-agency = You prefer to come to the agency: we do everything with you, there.
ready-agency-steps = We meet at the agency: an adviser helps you step by step.
decide-reason = Why
decide-reason-hint = The person reads it. Say it simply, in one or two sentences, at least { REASON_LEAST() } characters.
missing-reason = Write why.
decide-send = Send the decision
decide-send-hint = It waits { DECISION_HELD(as: "words") } before it goes: you can take it back.
decide-done = Decision sent to { $name }
held-until = It goes at { $time }. Until then the person knows nothing of it and you can take it back.
held-gone = The person reads it in their space and by mail.
next-file = Next file: { $name }
held-title = Your decisions that go soon
held-goes = Goes at { $time }
held-take-back = Take back
held-send-now = Send now
held-mine = Your decision goes at { $time }
held-mine-text = Until then the person knows nothing of it. You can take it back.
held-theirs = { $name } has decided. The answer goes at { $time }.
stopped-title = The decision for { $name } did not go
stopped-somebody = One of your decisions did not go
stopped-taken-back = You took it back.
stopped-returned = The person asked to return to the agency meanwhile. Their file waits again.
stopped-withdrawn = The person does not ask for it any more. There is nothing to decide.
stopped-file-changed = The file changed meanwhile: another choice, or a possible double. It waits again.
stopped-adviser-left = You are not in this person’s agency any more. A colleague answers them.
stopped-open = Open the file

## The caseload

people-title = My caseload
people-caption = People supported, what is urgent first
people-empty = You do not support anybody yet
people-empty-text = You become the referring adviser of the person whose file you decide.
people-figures = What the list shows
people-all = people supported
people-to-do = to do
people-late = { $count ->
    [one] One person has waited too long
   *[other] { $count } people have waited too long
}
people-name = Find a name
people-search = Search
people-found = { $count ->
    [0] Nobody of this name: “{ $name }”
    [one] One person found for “{ $name }”
   *[other] { $count } people found for “{ $name }”
}
people-everybody = See everybody
people-nothing-to-do = Nothing to do for now
people-nothing-to-do-text = Nobody of your caseload waits for anything from you.
col-to-do = To do
todo-interview = Propose an interview
todo-decide = Decide
todo-nothing = –
col-path = Support
channels-all = everything
col-channels = Channels
col-last = Latest news
event-decided = Decision
event-returned-once = Interview at the agency asked for
event-returned-for-good = Return to the agency
event-interview-held = Interview at the agency held
event-volunteers-again = 100% Web asked for
mark-returned = Returned to the agency
no-contract = No contract yet

## Call-backs

calls-title = People to call back
calls-lead = What is late comes first. Take a request before you call: no colleague will call at the same time.
calls-empty = Nobody is waiting for a call
calls-empty-text = Every request has been answered.
call-due = To be called before { $moment }
call-asked = Asked on { $moment }
call-slot = Prefers: { $slot }
call-postcode = Postcode { $postcode }
call-lang-en = Written in English
call-tries = { $count ->
    [one] Called once without an answer
   *[other] Called { $count } times without an answer
}
call-take = I will do it
call-mine = You are dealing with it
call-colleague = { $name } is dealing with it
call-done = The call is over
call-outcome = How did the call end?
call-note = Note for colleagues
call-finish = Save
call-not-reached = No answer
call-again = Call again
call-two-hours = in { CALL_SOON() }
call-tomorrow = tomorrow at the same time
call-two-days = in { CALL_LATE() }
call-later = Call again later

## A reason first, and a pause

reason-title = Why open this file?
reason-lead = This person is not in your caseload. Say why you open their file: your reason is kept in the journal, and the person can ask for it.
reason-label = Your reason
reading-reason-to-decide = I am going to decide on this file
reading-reason-person-asked = The person called, wrote, or is in front of me
reading-reason-for-colleague = I stand in for a colleague, or they asked for my view
reading-reason-double = I check whether the person is already registered
reading-reason-other = Another reason
reason-words = A few words
reason-words-hint = Asked for with another reason, { READING_WORDS_MOST() } characters at most. Write nothing personal.
missing-words = Write a few words.
reason-send = Open the file
pause-title = A pause before opening more files
pause-what = Many files were opened with your account in little time. To protect people, the service shows no file and no list for { READING_PAUSE(as: "article") }. This is no blame: a busy day is enough.
pause-until = Everything goes on by itself at { $time }.
pause-ask-head = So as not to wait: { $names } can lift the pause. Say what you were doing.
pause-ask-operator = So as not to wait: the operators can lift the pause. Say what you were doing.
pause-still = A decision that you began on a file already open can be sent. If it was not you, change your password and tell the operators.
pause-again = Try again
pause-over = The pause is over.
