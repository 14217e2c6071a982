### lookup

# Reports about offers: the operator's queue, and the employer's way to contest.

nav-label = Operation
nav-staff = Team
nav-reports = Reports
title = Reports about offers
lead = The oldest first. Each decision has a reason: whoever reported gets it if they left an address, and the employer if you give one.
waiting = To examine
empty = No report is waiting
empty-text = The next ones will appear here by themselves.
more = More reports
done = { $count ->
    [0] Done. The decision is kept. Nobody left an address: no answer was sent.
    [one] Done. The decision is kept, and one answer was sent.
   *[other] Done. The decision is kept, and { $count } answers were sent.
}
gone = An offer whose text is no longer kept
look = See the offer
not-shown = No longer online
open-for-offer = { $count ->
    [one] One report about this offer
   *[other] { $count } reports about this offer
}
reported-on = Reported on { $moment }
answerable = The person waits for an answer.
not-answerable = The person left no address.
decide = Decide
decision = Your decision
offer-decision-take-down = Take the offer down
offer-decision-keep = Leave the offer online
reason = Why
reason-hint = A few simple sentences. They go to whoever reported, if they left an address, and to the employer if you take the offer down and give theirs.
missing-reason = Write why.
employer-email = The employer’s e-mail address
employer-email-hint = If you take the offer down and know the address: the reason and the link to contest are sent there.
send-decision = Send my decision
contests = What employers contest
contested-on = Contested on { $moment }
our-reason = Reason given: “{ $reason }”
settle = Answer
outcome = Your answer
offer-contest-restored = Put the offer online again
offer-contest-upheld = It stays taken down
settle-reason-hint = A few simple sentences, for the employer: they read them on their page, and by mail if they left an address.
send-outcome = Send my answer
taken-down = Taken down in the last { CONTEST() }
taken-on = Taken down on { $moment }
contest-link = Path of the link to contest, to be passed on to the employer
contest-title = Contest the taking down of an offer
contest-dead = Use the link of the last mail that we sent you about this offer. If it does not open, call us: we will look at it together.
contest-late = It is too late to contest: it was possible until { $until }.
contest-late-text = If taking it down was not right, call us: we will look at the offer with you.
contest-lead = We took down the offer “{ $title }” on { $moment }.
contest-words = Why this was not right
contest-words-hint = Say what we did not see. Someone reads all of it again, and answers you with a reason.
missing-words = Write why taking it down is not right.
contest-email = Your e-mail address, to receive the answer
contest-until = You can contest until { $moment }.
contest-send = Send what I contest
contest-received = We received what you contest on { $moment }.
contest-received-text = Someone reads it again. The answer will be on this page, and in your mailbox if you left an address.
contest-restored = The offer is online again.
contest-upheld = It stays taken down.
