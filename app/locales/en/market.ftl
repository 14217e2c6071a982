# The labour market: figures of a kind of work in a place, two of them side by
# side, and how they are computed.

title = The labour market
lead = How many offers, where, for whom, at what pay. Without an account, with the figures of the moment.

## The question.

form-label = Choose an occupation and a place
occupation = Occupation
occupation-hint = In your own words: baker, home help…
domain = Or a whole field
place = Place
place-hint = A town or a postcode. Without a place, the whole of France.
radius = Distance
radius-here = The town alone
radius-km = { $km } km around
level = Extent
show = See the market
which-occupation = Did you mean another occupation?
which-place = Did you mean another place?

compare-summary = Compare with another occupation or another place
compare-occupation = Other occupation
compare-place = Other place
compare-show = Compare
compare-title = Two markets side by side
compare-stop = Stop comparing
compare-absent = A dash: this figure is not given here, because it is too small or not among the first.
compare-trend = { $percent }% ({ $word })
compare-score = { $score } ({ $word })

## The answer.

all-occupations = All occupations
around = { $km } km around { $place }
only = { $place }
zone = employment zone { $area }
country = the whole of France
scope = { $what }, { $place }

open = { $count ->
    [one] open offer
   *[other] open offers
}
new-week = new in { NEW_WEEK() }
new-month = new in { NEW_MONTH() }
seekers-count = registered people who look for this work (in an employment zone at least)
seekers-where = registered people who look for this work, { $area }
employers-count = employers hiring
few = fewer than { HIDDEN_BELOW() }
updated-on = Updated on { $day } at { $time }
csv = Download the figures (CSV)

trend-title = New offers over { MARKET_MONTHS() }
trend-words = Over the last { TREND_MONTHS(as: "words") }, the number of new offers is { $direction }: { $percent }% against the { TREND_MONTHS(as: "words") } before.
trend-csv = New offers of the last { TREND_MONTHS(as: "words") } against the { TREND_MONTHS(as: "number-in-words") } before, in %
trend-unknown = Too few offers to tell a trend.
months-title = Offers by month
month = Month
month-new = New
month-ended = Ended
month-running = { $month } (not over)
month-partial = { $month } (in part)
months-few = Too few months to draw a line. New offers: { $months }.
months-item = { $new } in { $month }
months-nothing = Each month counts fewer than { HIDDEN_BELOW() } offers here.

pay-title = Gross pay, full time
pay-words = Half of the offers pay more than €{ $medianmonth } a month, that is €{ $median } a year. A quarter pay less than €{ $lowmonth } a month (€{ $low } a year), a quarter more than €{ $highmonth } a month (€{ $high } a year).
pay-both = €{ $month } a month, that is €{ $year } a year
pay-drawn = €{ $month } a month
pay-by-month = a month
pay-by-year = a year
pay-count = { $count ->
    [one] From one offer that says its pay.
   *[other] From { $count } offers that say their pay.
}
pay-unknown = Fewer than { HIDDEN_BELOW() } offers say a pay that can be compared: we give no figure.
pay-measure = Measure
pay-month = A month
pay-amount = A year
pay-low = A quarter earn less
pay-median = Middle
pay-high = A quarter earn more
euros = €{ $amount }

contracts-title = Contracts
contract = Contract
experience-title = Experience
experience = Experience asked for
skills-title = Skills asked for most
skill = Skill
employers-title = Employers hiring most
employer = Employer
offers = Offers
hidden-kinds = { $count ->
    [one] One other case is not shown: fewer than { HIDDEN_BELOW() } offers.
   *[other] { $count } other cases are not shown: too few offers.
}

tension-title = Plein Web shortage indicator
tension-score = { $score } out of 100
tension-seekers = Offers against registered people
tension-lasting = Offers that stay open long
tension-exits = Offers that find nobody
tension-part = Part
tension-value = Out of 100
tension-unknown = Too few offers to compute the indicator here.
tension-not-official = This is our own computation, not the official indicator.
tension-how = How it is computed
not-known = not enough data

official-title = Official statistics
official-source = Source: { $source }, year { $year }. Imported on { $day }.
official-about = { $occupation }, { $area }
official-column = Figure
official-value = Value

## A glance, on the front page.

glance = Right now: { $place }
glance-all = See the labour market
glance-pay = gross a month, that is €{ $year } a year: half of the offers pay more

## States.

empty-title = Too few offers to give figures
empty-text = There are fewer than { HIDDEN_BELOW() } offers for this work in this place. Here is where there are enough:
wider-lead = There are fewer than { HIDDEN_BELOW() } open offers here. Here is where there are enough:
empty-nowhere = There are fewer than { HIDDEN_BELOW() } offers for this work, even in the whole of France. Try another occupation, or a whole domain.
wider = { $count ->
    [one] One offer: { $area }
   *[other] { $total } offers: { $area }
}
counting-title = The figures are on their way
counting-text = We are counting the offers again. It takes a few seconds: reload the page.
unknown-title = We did not find it
unknown-occupation = No occupation answers to “{ $words }”. Try a simpler word.
unknown-place = No place answers to “{ $words }”. Try a postcode.
invite-title = Choose an occupation, a place, or both
invite-text = To begin with, here is the whole of France, all occupations.

## How it is computed.

how-title = How it is computed
how-offers = We count the offers published here. An offer counts in the town where the work is; without a town, it counts in the department or in the whole of France.
how-hidden = A number below { HIDDEN_BELOW() } is never shown. If what a table hides were a single part, or fewer than { HIDDEN_BELOW() } in all, we also hide the next part, so that the total does not give it away.
how-people = Registered people are counted by employment zone at least, and rounded to { PEOPLE_STEP() }. Offers are counted apart and are not rounded.
how-pay = Pay is the middle of the range that the offer says, brought to a full-time year. Pay that is guessed, below the legal minimum or out of bounds does not count. Quartiles are exact to 1.3%, then rounded to €{ PAY_ROUNDED_TO() }. By the month, it is a twelfth.
how-trend = The trend compares the last { TREND_MONTHS(as: "number-in-words") } whole months with the { TREND_MONTHS(as: "number-in-words") } before. Less than { STEADY_BELOW() }% apart: steady. Months that are not over, or of which we know a part only, do not count and are not drawn.
how-tension = The Plein Web shortage indicator is the mean of two or three parts, each from 0 to 100:
how-tension-seekers = 50 + 25 × log2(open offers ÷ registered people). As many offers as people: 50. Four offers for each person: 100. It is not computed around a town, because people are counted there more widely than offers.
how-tension-lasting = of the offers published { LASTING_FROM(as: "days") } to { LASTING_UPTO() } ago, the share that is still open, doubled.
how-tension-exits = 100 × (1 − offers ended in { LASTING_UPTO() } ÷ (ended + open)).
how-tension-levels = Below { TENSION_MODERATE() } it is easy to find someone; below { TENSION_HIGH() } it is fairly balanced; from { TENSION_HIGH() } it is hard; from { TENSION_VERY_HIGH() } very hard.
how-tension-limits = It knows only the offers and people of this service: it can differ from official statistics.

## The file.

csv-what = Market
csv-figure = Figure
csv-detail = Detail
csv-value = Value
csv-name = labour-market
