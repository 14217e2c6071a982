# The pages of the entry check: what surrounds questions, task and result;
# help nearby; to be called back.

## Where it begins.

check-title = Is it for me?
check-lead = A few simple questions and a short try-out, to see what suits you: everything online, at the agency, or a little of both.
check-minutes = About { CHECK_TAKES() }, without an account.
check-free = You can skip a question, or all of them.
check-saved = Each answer is kept. You can stop and come back.
check-no-mark = Nobody marks you. In the end, you choose.
check-start = Begin
check-resume = Go on with question { $number }
check-to-task = Go on with the try-out
check-to-result = See my result
check-progress-title = Your check is kept
check-progress = { $seen ->
    [0] No question seen so far.
    [one] One question seen of { CHECK_QUESTIONS() }.
   *[other] { $seen } questions seen of { CHECK_QUESTIONS() }.
}
check-kept-until = We keep it until { $until }, then we erase it.
check-kept-account = It is in your account: sign in to find it again, on any device.
check-skip-all = Choose without answering the questions
check-other-ways = Would you rather talk to someone?
check-nearby = Find an agency or help near me
check-callback = Be called back

later-title = Go on later or elsewhere
later-text = We give you a link. It works for { CHECK_LINK() }, on a phone or a computer. Keep it to yourself: whoever has the link sees your answers.
later-email = E-mail address
later-email-hint = To receive the link. We use it for nothing else.
later-button = Get my link

## A question.

question-legend = Your answer
question-continue = Continue
question-back = Back to the previous question
question-to-start = Back to the start
question-later = Go on later

## The task.

task-title = A short try-out
task-lead = Pick one of three. It shows what goes by itself, and what would go better with someone.
task-send = Send
task-attach-hint = { TRIAL_FILE_MB() } MB at most. We only look whether it arrives.
missing-room = Write the number of the room.
missing-reply = Write your reply.
task-helped-hint = That is fine too: we only want to understand what helps you.
task-other = Pick another try-out
task-back = Back to the questions
task-cannot = Does it not work?
task-cannot-text = Never mind. You can also skip the try-out: nothing is concluded from that.

## The result.

result-title = Your result
result-title-choose = Choose how to be supported
result-nothing = You did not answer the questions, and that is your right. Here are the three ways to be supported.
result-no-task = You have not done the try-out yet.
result-do-task = Do the try-out
result-seen = You have seen { $seen } questions of { CHECK_QUESTIONS() }.
result-go-on = Go on with the questions
result-declared = From your answers: { $level }
result-task = From the try-out: { $level }
result-why = What counted
result-suggestion = What we suggest
result-choice = What do you choose?
result-choose = Choose
result-chosen = Your choice
result-suggested-mark = What we suggest.
result-chosen-text = You chose: { $path }. You can change your mind.
result-next = Continue
noted = Your choice is noted: { $path }
noted-left-account = You can change it later. What is left: create your account, fill in your registration and send it. An adviser then confirms with you.
noted-left-register = You can change it later. What is left: fill in your registration and send it. An adviser then confirms with you.
result-contest = Is this not right?
result-contest-text = Say so: it is your result. Change an answer, do the try-out again, or begin again. An adviser will see your answers too, and you can talk about them together.
result-again = Do the check again
result-task-again = Do the try-out again
result-answers = Your answers
result-skipped = Skipped
result-unseen = Not seen yet
result-how = How we come to this result
result-how-text = Each answer says: easy (2 points), in between (1 point), or better with someone (0 points). From { CHECK_ANSWERED_LEAST(as: "words") } answers out of five on, we count the share of points. From { AUTONOMOUS_FROM() }%, and if nothing is “better with someone”: alone. Under { SUPPORTED_BELOW() }%: with someone. Otherwise: partly alone. Without a device or a connection, it is always with someone. The try-out can move the online side by one step. How long it takes never counts. What is skipped does not count against you.
result-how-version = Questions, version { $questions }. Rules, version { $rules }.
result-how-people = No program decides: you choose, then an adviser confirms with you.

## A link to go on.

resume-title-here = Your link to go on
resume-title-elsewhere = Take up your check again
resume-mailed = We have also sent this link to the address you gave.
resume-mailed-to = We have also sent this link to { $email }.
resume-copy = Your link, to copy or to write down
resume-copy-hint = Keep it to yourself: whoever has the link sees your answers.
resume-until = It works until { $until }.
resume-go-on = Go on now
resume-text = { $seen ->
    [0] No question seen so far.
    [one] One question seen of { CHECK_QUESTIONS() }. You go on where you stopped.
   *[other] { $seen } questions seen of { CHECK_QUESTIONS() }. You go on where you stopped.
}
resume-replaces = Another check was begun in this browser: the one of the link will replace it.
resume-button = Take up my check here
resume-dead = Your answers are no longer kept under this link. The check takes a few minutes: you can do it again, or go on with it on the device where you began.
resume-dead-link = Go to the check

## Help nearby.

nearby-title = Help near you
nearby-lead = Agencies, and places where people help you with going online.
nearby-place = Postcode or town
nearby-place-hint = For example 87000 or Limoges
nearby-search = Search
nearby-which = Did you mean another town?
nearby-none-title = We cannot find this place
nearby-none = Check the postcode, or try the name of a town nearby.
nearby-around = Around { $place }
nearby-agencies = Agencies
nearby-no-agencies = There is no agency in our list yet. Call us, or ask to be called back.
nearby-help = Places that help with going online
nearby-no-help = There is no such place in our list for this area yet.
nearby-km = { $km ->
    [one] about { $km } km away
   *[other] about { $km } km away
}
nearby-here = in your town
nearby-call = Call { $phone }
nearby-hours = Opening hours: { $hours }
nearby-yours = Your agency
nearby-next = What next?
nearby-next-agency = At the agency, someone registers with you. You can go there without an appointment, or ask to be called back.
nearby-callback = Be called back

## To be called back.

callback-title = Be called back
callback-lead = An adviser calls you within { ANSWER() }, weekends and public holidays included.
callback-subject = What would you like to talk about?
callback-words = Would you like to say more?
callback-words-hint = A few words are enough. Please write nothing about your health here.
callback-name = Your name
missing-name = Write your name.
callback-phone = Telephone
callback-phone-hint = The number where we can reach you
missing-phone = Write the number to reach you on.
callback-slot = When would suit you?
callback-postcode = Postcode
callback-postcode-hint = To know which agency calls you
missing-postcode = Write your postcode.
callback-email = E-mail address
callback-email-hint = To receive a confirmation
callback-consent = I agree that the agency keeps this information to call me back.
callback-consent-hint = It is encrypted, read by the agency’s advisers only, and erased { CALL_KEPT() } after the call.
callback-send = Ask to be called back
callback-known = We call you
callback-agency = Agency
callback-other-number = Change the number for this call
callback-known-consent = By sending this request you agree that the agency keeps this to call you back. It is encrypted, and erased { CALL_KEPT() } after the call.
callback-sent-title = We have your request
callback-sent = An adviser will call you before { $by }.
callback-sent-slot = Preferred time: { $slot }
callback-sent-mailed = We have also written to { $email }.
callback-sent-missed = Never mind if you miss the call: we will call again.
callback-sent-help = Meanwhile, find help near me
callback-sent-home = Back to the home page
