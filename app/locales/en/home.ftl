# The home page: someone without a job discovers the service, on a phone.

title = Look for work online, with someone behind the screen
lead = Fully online means support from home: an adviser follows you by video, message or phone. It is a choice, never an obligation.
check = See if it suits me
check-hint = { CHECK_TAKES() }, no account. No marks are given.
offers = Look for a job offer
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
