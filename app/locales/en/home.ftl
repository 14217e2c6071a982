# The front page: someone without a job searches, discovers the service, on a phone.

title = Find work, and someone to talk to
full-web = Fully online
lead = Support from home: an adviser follows you by video, message or phone. It is a choice, never an obligation.
check = See if it suits me
check-hint = About { CHECK_TAKES() }, no account. Your answers are kept so that you can go on later; nobody gives you marks.
sign-in = I already have an account
agency = I prefer an agency
how = How it works
step-check = You take stock
step-check-text = { CHECK_QUESTIONS(as: "Words") } simple questions and one small exercise. You see the result, and you are the one who chooses.
step-register = You register
step-register-text = Step by step, at your own pace. You can stop and go on with another device.
step-adviser = An adviser answers
step-adviser-text = Within { ANSWER() }. Together you confirm what suits you.
promises = What we owe you
promise-return = Going back to the agency at any time, once or for good, without penalty.
promise-rights = The same rights and duties as everyone.
promise-answer = An answer within { ANSWER() }. Otherwise a colleague takes over.
promise-failure = A breakdown never counts against you.
human = Talk to someone
human-text = Not at ease with a computer or a phone? Many people are not. We can call you, or see you.
callback = Get a call back
nearby = Find help near me

## What whoever is signed in does next.

next-step = To do now
step-factor-title = One step left to come in
step-factor-text = Give your second factor: your phone or your key.
step-factor = Finish signing in
queue-title = { $count ->
    [0] No file waits for an answer
    [one] One file waits for an answer
   *[other] { $count } files wait for an answer
}
queue-late = { $count ->
    [0] None is late.
    [one] One is late.
   *[other] { $count } are late.
}
queue-mine = { $count ->
    [0] None is in your name.
    [one] One is in your name.
   *[other] { $count } are in your name.
}
queue-open = Open the files
alarms-title = { $count ->
    [0] No open alarm
    [one] One open alarm
   *[other] { $count } open alarms
}
alarms-open = Open operations
space-title = You are signed in
space-open = Open my space
