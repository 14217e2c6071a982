### lookup

# The adviser's desk: queue, file, decision, call-backs, caseload.

nav-label = Adviser’s desk
nav-queue = To decide
nav-callbacks = To call back
nav-people = My caseload

## The queue

queue-title = Files to decide
queue-lead = The oldest first. Everyone has an answer within { ANSWER() }, weekends and public holidays included.
count-waiting = waiting
count-late = late
count-mine = in my name
queue-caption = Files waiting for a decision
queue-empty = No file is waiting
queue-empty-text = Every file of your agencies has an answer.
nowhere = You are in no agency
nowhere-text = So you see no file, no call and no person. Ask the operators to attach you to an agency: everything will be back here.
queue-more = Pages of the list
col-person = Person
col-what = Request
col-since = Since
col-left = Time left
col-owner = Whose
col-claim = Opened by
col-mark = To note
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
owner-nobody = Nobody yet
owner-me = Me
claim-nobody = Nobody
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
decide-reason = Why
decide-reason-hint = The person reads it. Say it simply, in one or two sentences, at least { REASON_LEAST() } characters.
missing-reason = Write why.
decide-send = Send the decision
decide-done = Decision sent. The person reads it in their space and by mail.

## The caseload

people-title = My caseload
people-total = { $count ->
    [0] Nobody for now
    [one] One person supported
   *[other] { $count } people supported
}
people-caption = People supported, the latest news first
people-empty = You do not support anybody yet
people-empty-text = You become the referring adviser of the person whose file you decide.
col-path = Support
channels-all = everything
col-channels = Channels
col-last = Latest news
col-followed = Since
event-decided = Decision
event-returned-once = Interview at the agency asked for
event-returned-for-good = Return to the agency
event-interview-held = Interview at the agency held
event-volunteers-again = 100% Web asked for
mark-interview = Propose an interview before { $moment }
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
