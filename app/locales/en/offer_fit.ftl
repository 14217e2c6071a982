### lookup

# Offers that fit a person, why, and how to contest it.

nav = Offers
title = Offers for me
tabs = My offers
tab-fit = For me
tab-searches = Searches
tab-kept = Kept
from-file = From your registration: { $occupations }.
from-place = Around { $place }, up to { $km } km.
close-too = { $count ->
    [one] One close occupation is looked at too.
   *[other] { $count } close occupations are looked at too.
}
how-link = How these offers are ranked
list = Offers ranked for you
all-offers = Search all offers
partial = The list is being prepared: offers are still missing. Come back in a minute.
made-by = List of { $day }, version { $version } of the ranking. Offers change during the day.
home-link = See offers for me

## Why

why = Why this offer
why-asked = It is an occupation you look for: { $name }
why-close = { $name }: an occupation close to { $asked }
why-other = It is not an occupation you named
why-has-must = Required, and you have it: { $list }
why-has-nice = A plus, and you have it: { $list }
why-lacks-must = Required, but not in your registration: { $list }. { $learning }
why-lacks-nice = A plus, not in your registration: { $list }
why-and-others = { $count ->
    [one] { $list } and { $count } more
   *[other] { $list } and { $count } more
}
why-yours = For you to judge: { $list }
why-nothing-asked = The offer asks for no particular skill
why-anywhere = It can be done from home: distance does not count
why-here = Less than a km from { $place }
why-near = { $km } km from { $place }; you look up to { $reach } km
why-far = { $km } km from { $place }, further than the { $reach } km you named
why-somewhere = The offer does not say where exactly
why-hours-yes = { $what }: what you asked for
why-hours-no = { $what }: not what you asked for
why-contract-yes = { $what }: a contract you accept
why-contract-no = { $what }: a contract you did not choose
why-pay-yes = The pay reaches what you ask for
why-pay-no = The pay is below what you ask for
why-after = { $count ->
    [one] One other person opened or kept it this week
   *[other] { $count } other people opened or kept it this week
}
why-tension = For employers, in this occupation ({ $area }): { $words }, by Plein Web’s indicator
fit-learning-at-work = This is usually learnt at work.
fit-learning-course = This is often learnt in a short course or some days in a company.
fit-learning-practice = A language can be learnt, with time.
fit-learning-exam = This is prepared and taken like an examination.
fit-learning-diploma = This is a diploma: a long training, or the validation of your experience (VAE).
fit-learning-experience = This is experience: it only comes with work.
fit-learning-yours = Only you can tell.

## In a line

line = { $points } points out of 100: { $why }
line-asked = a job you are looking for
line-close = a close job
line-other = another job
line-skills = { $count ->
    [one] { $has } of { $count } required skill
   *[other] { $has } of { $count } required skills
}
line-anywhere = from home
why-and-contest = Why, and correct it
why-aged = Its source has not confirmed it for more than { OFFER_OLD() }: the job may be taken

## Points

points = The points in detail
points-lead = { $total } points out of 100.
points-item = { $part }: { $points } out of { $most }
points-off = { $part }: { $points } less, { $most } at most
fit-part-occupation = Occupation
fit-part-must = Required skills
fit-part-nice = Skills that are a plus
fit-part-distance = Distance
fit-part-hours = Working hours
fit-part-contract = Contract
fit-part-pay = Pay
fit-part-freshness = Date of publication
fit-part-crowd = People already interested
fit-part-aged = Offer that nobody confirms any more

## Contest

contest = This is not right
contest-what = What is not right?
contest-have = I can do this, or have it: { $name }
contest-lack = I cannot do this, or do not have it: { $name }
contest-distance = How far I can go
contest-work = This is not the work I look for
contest-km = How many kilometres at most?
contest-km-hint = Only if it is the distance.
missing-km = Write the number of kilometres.
contest-note = Your registration stays as you sent it. The correction only counts for these offers, and you can undo it.
contest-send = Correct
corrected = Corrected. The list has changed.
undone = The correction is undone. The list is as before.
undo = Undo
corrections = Your corrections
fit-correction-have = You can do this, or have it: { $value }
fit-correction-lack = You cannot do this, or do not have it: { $value }
fit-correction-distance = You look up to { $value } km
fit-correction-work = Not this work: { $value }

## Kept

keep = Keep this offer
let-go = Stop keeping it
is-kept = Offer kept
is-let-go = Offer taken out of those you keep
kept-title = Offers I keep
kept-lead = They stay here until you take them out, and for { GONE_OFFER_KEPT(as: "article") } after the offer has ended.
kept-list = Kept offers
kept-none = You keep no offer
kept-none-text = On an offer, choose “Keep this offer” to find it here again.
kept-gone = This offer is no longer online
kept-gone-work = This offer is no longer online: { $name }

## Nothing

unregistered = Register to see offers chosen for you
unregistered-text = They are ranked by the occupations, the skills and the place that you give in your registration, once you have sent it.
unregistered-go = Go to my registration
no-work = No occupation to look for
no-work-text = There is no occupation that we know in your registration, or you took all of them out. Undo a correction, or search all offers.
none = No offer fits at the moment
none-text = There is none in your occupations or in close ones, up to { $km } km. New offers arrive every day.
few = That is few. You can also look further: { $km } km at most for now.
widen = Look up to { $km } km

## How the ranking works

how-title = How offers are ranked for you
how-lead = This page says everything that counts in “Offers for me”, and for how much. It is a simple sum, the same for everyone. It decides nothing: it puts offers in order, and all others stay in the search.
how-counts = What counts
how-counts-text = Each offer gets up to 100 points. What an offer or you do not say counts half: nobody gains or loses by saying nothing.
how-column-part = What counts
how-column-points = Points
how-column-why = Why
how-minus = up to { $points } less
weight-occupation = First the occupation you look for. A close one gets { $close } % of it, then { $step } % less at each rank, never less than { $least } %.
weight-must = They often decide whether an application is read. The points follow the share of what is required that you told us.
weight-nice = A small advantage, three times less than a required skill.
weight-distance = The nearer, the more points. Further than what you named ({ $reach } km if you named nothing) an offer is not shown, unless it can be done from home. Without an exact address it is shown in your department only.
weight-hours = The full or part time you asked for. Other offers come after, they are not hidden.
weight-contract = The contracts you accept. The others come after.
weight-pay = The pay you ask for. Few points, because many offers say nothing of it.
weight-freshness = A recent offer is more likely to be still free. It loses half of these points every { $days } days.
weight-crowd = So that not everyone is sent to the same offer. { $people } people for one post take off half of these points; someone who keeps an offer counts as { $keeper }. What you open and keep yourself does not count for you.
weight-aged = Its source has not confirmed it for more than { OFFER_OLD() }, in days of Paris: the job may be taken. It is a little more than interested people can take off: an offer confirmed since then that fits as well always stands before it.
how-data = Where the information comes from
how-data-file = From your registration: occupations looked for, contracts, pay asked for, skills, languages, licences, commune, distance, working hours. And from your corrections.
how-data-offer = From the offer, as its source gives it.
how-data-close = Close occupations are those of the ROME directory.
how-data-market = From our figures of the market: whether it is hard to find someone for the occupation near the offer. It is told, and it counts no points.
how-search = In the search
how-search-text = The search uses nothing of your file. It ranks by words, then by date. There too, an offer that its source has not confirmed for more than { OFFER_OLD() } stands behind those that answer as well. When all the offers found are old, the page says so.
how-never = What is never used
how-never-text = Your name, your sex, your age, your nationality or origin, your exact address, your family, your health, your benefits, your diplomas, what you read on this site, or anything from elsewhere. The ranking does not read these parts of your file.
how-contest = If it is not right
how-contest-text = Under each offer, “This is not right” corrects a skill, the distance or the kind of work. The list changes at once, and you can undo it. You can also talk to your adviser about it, or call us.
how-learning = Where it is said that a skill can be learnt, that is a general indication by its kind: talk to your adviser about it.
how-kept = What we keep
how-kept-list = Each list that is shown to you, with the version of the ranking and what it was made from, for { LIST_KEPT(as: "days") } days: to be able to explain afterwards why an offer was in it.
how-kept-views = How many people opened an offer, for { VIEW_KEPT(as: "days") } days. It is counted without anyone being able to know which offers you opened.
how-kept-gone = The offers you keep, until { GONE_OFFER_KEPT(as: "days") } days after their end. Your corrections, until you undo them.
how-law = The European regulation on artificial intelligence counts this kind of ranking among high-risk systems: it must be explained, logged and contestable. This sum learns nothing by itself.
how-version = Version { $version } of the ranking.
