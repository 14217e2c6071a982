### lookup

# Offers: the search, an offer's page, reporting.

title = Job offers
what = Which job, which words?
what-hint = For example: boulanger, “aide-soignante de nuit”, CACES 3
whereabouts = Where?
where-hint = Town, postcode, department or region
radius = Around it, up to
radius-town = This town only
radius-km = { $km } km
radius-km-count = { $km } km ({ $count })
search = Search
to-results = Go to the results
alert = Tell me about new offers
sort = Sort by
sort-pertinence = Relevance
sort-date = Date
sort-distance = Distance
sort-salaire = Pay
filters = Filters
filters-active = Filters ({ $count })
filters-apply = See: { $total }
filters-clear = Remove all filters
filters-on = Chosen filters
remove = Remove: { $what }
group-regions = Region
group-departments = Department
group-contract = Contract
group-hours = Working time
group-experience = Experience
group-remote = Remote work
group-size = Size of the employer
group-pay = Gross pay, at least
group-age = Published within
group-domain = Field
group-occupation = Occupation
group-other = Other
any = Any
choice-count = { $what } ({ $count })

total = { $count ->
    [0] No offer
    [one] One offer
   *[other] { $count } offers
}
total-around = { $total } around { $place }
total-in = { $total }: { $place }
list = Offers found
more = See more offers
more-wait = More is coming…
more-failed = The next offers did not arrive. Check your network, then try again.
more-shown = { $shown ->
    [one] One offer shown of { $total }
   *[other] { $shown } offers shown of { $total }
}
more-said = { $count ->
    [one] One more offer
   *[other] { $count } more offers
}
feed = Follow by Atom feed
beginning = Back to the beginning of the list
corrected = Results for “{ $used }”.
exactly = Search for exactly “{ $typed }”
as-typed = The words “{ $typed }” are searched as they are typed.
correct-again = Correct typing errors
read-words = We look for “{ $words }”.
read-both = We look for “{ $words }”, with: { $filters }.
read-filters = Here are the offers with: { $filters }.
read-nothing = Here are all offers: add an occupation, a word or a place.
read-diploma = Not every offer says whether a diploma is asked for: here are those where a beginner is welcome. Read what is required.
some-words = No offer holds all these words. These hold some of them.
tail = Offers for “{ $kept }” without “{ $without }”
tail-only = No offer holds all these words. Below are those that hold some of them.
no-words = “{ $typed }” is not enough to search by: at least one word is needed. These are the offers without it.
ignored = We did not understand a part of the address, and left it out: { $what }.
place-unknown = We do not know the place “{ $place }”. The search covers all of France.
other-places = Did you mean:
place-corrected = “{ $typed }” is not in our lists. These are the offers for { $place }.
place-exactly = Search for the place “{ $typed }” as it is
place-unknown-choose = We do not know the place “{ $place }”. Choose one below; until then the search covers all of France.
elsewhere-abroad = “{ $name }” is abroad ({ $country }).
elsewhere-namesake = “{ $name }” is also the name of a place abroad ({ $country }).
elsewhere-namesake-area = “{ $name }” is also the name of an area in France.
elsewhere-country = “{ $name }” is another country.
elsewhere-old-region = “{ $name }” is a former region.
elsewhere-region = “{ $name }” is an area without official borders.
elsewhere-island = “{ $name }” is an island or a peninsula, not a town of its own.
elsewhere-inside = The search covers the departments that belong to it. You can choose one:
elsewhere-near = Choose a place close to it. Until then the search covers all of France.
elsewhere-also = Places close to it, in France:
elsewhere-all = The search covers all of France.
country-ch = Switzerland
country-be = Belgium
country-lu = Luxembourg
country-de = Germany
country-it = Italy
country-mc = Monaco
country-ad = Andorra
country-es = Spain
country-gb = United Kingdom
country-ie = Ireland
country-nl = Netherlands
country-pt = Portugal
country-at = Austria
country-cz = Czechia
country-pl = Poland
country-hu = Hungary
country-ro = Romania
country-gr = Greece
country-dk = Denmark
country-se = Sweden
country-no = Norway
country-fi = Finland
country-ca = Canada
country-us = United States
country-ma = Morocco
country-dz = Algeria
country-tn = Tunisia
country-sn = Senegal
country-ci = Ivory Coast
country-ae = United Arab Emirates
country-jp = Japan
country-cn = China
country-au = Australia
country-mt = Malta
country-ru = Russia
country-ua = Ukraine
country-tr = Turkey
country-br = Brazil
country-sr = Suriname
country-sx = Sint Maarten
country-mu = Mauritius
country-mg = Madagascar
country-km = Comoros
partial = The list is being made right now: offers are still missing. Try again in a minute.
related = Close occupations that hire here
related-item = { $label } ({ $count })
none-title = No offer fits
none-text = This is what you can change:
none-nothing = Try fewer words, or another name for the job.
relax-filter = Without “{ $what }”: { $total }
relax-all = Without any filter: { $total }
relax-radius = Up to { $km } km: { $total }
relax-words = Without your words, with the filters: { $total }
relax-place = Anywhere in France: { $total }
published-today = Published today
published-yesterday = Published yesterday
published-ago = Published { $days } days ago
confirmed-today = confirmed today
confirmed-yesterday = confirmed yesterday
confirmed-ago = confirmed { $days } days ago
old = Not confirmed by its source for more than { OFFER_OLD() }: the job may be taken.
all-old = These offers are all old: their source has not confirmed any of them for { OFFER_OLD() }. Before you apply, ask whether the job is still open.
km = { $km } km away
km-here = less than a km away
km-from = { $km } km from { $place }
source = Source: { $name }
places-more = { $count ->
    [one] { $place } and one more place
   *[other] { $place } and { $count } more places
}
copies = { $count ->
    [one] Also published once more
   *[other] Also published { $count } more times
}
employer-unknown = Employer not named
pay-unsaid = pay not stated
pay-range = { $from } to { $to } € gross a month, that is { $low } to { $high } € a year
pay-one = { $month } € gross a month, that is { $year } € a year
pay-short = { $from } to { $to } € gross a month
pay-computed = { $pay } (computed for full time)
pay-converted = { $pay } (part time converted: computed for full time)
pay-guessed = { $pay } (estimate, for full time)
pay-floor = { $month } € a month ({ $year } € a year)
age-days = { $days ->
    [one] 24 hours
   *[other] { $days } days
}
accessible = Open to disabled workers
night-work = Night work

offer-contract-permanent = Permanent
offer-contract-fixed-term = Fixed term
offer-contract-temporary = Temporary agency
offer-contract-permanent-temporary = Permanent, temporary agency
offer-contract-seasonal = Seasonal
offer-contract-integration = Integration through work
offer-contract-apprenticeship = Apprenticeship
offer-contract-professionalisation = Work and training
offer-contract-internship = Internship
offer-contract-self-employed = Self-employed
offer-contract-other = Another contract
offer-hours-full = Full time
offer-hours-part = Part time
offer-experience-none = Beginners welcome
offer-experience-wished = Experience welcome
offer-experience-required = Experience required
offer-remote-no = On site
offer-remote-partial = Partly remote
offer-remote-full = Fully remote
offer-size-micro = Fewer than 10 people
offer-size-small = 10 to 49
offer-size-medium = 50 to 249
offer-size-large = 250 and more
offer-report-discrimination = It discriminates (age, sex, origin, health…)
offer-report-fake = There is no such job
offer-report-asks-for-money = Money is asked for
offer-report-misleading = It misleads about the work or the pay
offer-report-misread = The pay or the place shown here is wrong
offer-report-already-filled = The job is taken already
domain-a = Farming, green spaces, animals
domain-b = Arts and crafts
domain-c = Banking, insurance, property
domain-d = Shops and sales
domain-e = Communication and media
domain-f = Building and public works
domain-g = Hotels, restaurants, leisure
domain-h = Manufacturing
domain-i = Installation and maintenance
domain-j = Health
domain-k = Services to people and communities
domain-l = Performing arts
domain-m = Office, computing, management
domain-n = Transport and logistics

back = Back to the offers
facts = In short
place = Place
contract = Contract
hours = Working time
experience = Experience
pay = Pay
pay-wrong = Is this figure wrong? Tell us
place-wrong = Is this place wrong? Tell us
place-computed = distance computed
pay-said = In the offer: { $text }
occupation = Occupation
employer = Employer
about-employer = The employer
description = The job
must = What is required
nice = What is welcome
apply = Apply
apply-at = Apply at { $name }
apply-mail = Apply by e-mail
apply-phone = Call to apply
apply-none = The source of this offer does not say how to apply. Look for the employer’s site or phone number, or call us.
by-mail = By e-mail:
by-phone = By phone:
by-letter = By post:
at-source = See the offer at { $name }
from-source = Source: { $name }. Updated on { $day }
deadline = Apply by
posts = Number of posts
sector = Sector
qualification = Qualification
from-partner = Passed on by { $partner }
source-checked = Still online at { $name } on { $day }
similar = Similar offers
similar-lead = The same job or a close one, within { SIMILAR_WITHIN() } km of this offer, the nearest first.
similar-few = { $count ->
    [0] There are none at the moment within { SIMILAR_WITHIN() } km.
    [one] We found only one.
   *[other] We found only { $count }.
}
similar-unsaid = The job or the place of this offer is not precise enough to find similar ones.
also-published = Also published by
still-published = Still published by
newest = The newest offers
share = Share this offer
share-sheet = Share
share-copy = Copy the link
share-copied = The link is copied.
share-not-copied = Your browser did not allow it. You can copy the address by hand.
share-mail = By e-mail
share-whatsapp = WhatsApp
share-facebook = Facebook
share-linkedin = LinkedIn
share-note = These links open the site you choose; nothing is sent there before you click.
share-address = Address of the offer
market-link = See the labour market for this occupation here
report-link = Report this offer
gone-title = This offer is no longer online
gone-text = It was withdrawn or filled.
unknown-title = This offer does not exist
unknown-text = The address may be incomplete. Here are the newest offers.
report-title = Report an offer
report-lead = Tell us what is wrong. Someone looks at the offer and decides. The employer is not told who reported it.
report-reason = What is wrong?
report-words = What you saw
report-email = Your e-mail address, to get an answer
report-send = Send my report
reported-title = We have received your report
reported-text = Thank you. Someone will look at this offer. If you left an address, you will get an answer.
reported-back = Back to the offer
