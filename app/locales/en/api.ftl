# What programs read: feeds, the public API and the page that explains it.

feed-title = Job offers
feed-title-for = Job offers: { $search }
feed-author = Plein Web

title = A public API, for your programs
lead = Your programs can read open job offers and labour market figures: free, without a key and without an account. Reading only, nothing can be changed.
same = They are the same offers and the same figures as on the site. Small numbers are hidden in the same way, and nothing is about a person.
rules = What to know
rule-limits = Each answer says how many requests a minute your address may make, and how many are left: RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset. Beyond that the answer is 429; Retry-After says how many seconds to wait.
rule-cache = An answer may be kept for { API_ANSWER_KEPT(as: "article") }. Send its ETag back in If-None-Match: if nothing changed, the answer is 304, without content.
rule-paging = To read on in a list, follow the next link as it is. Nothing is skipped or repeated.
rule-errors = A parameter that is unknown or unreadable is refused, with a code and a sentence (application/problem+json). Nothing is guessed.
rule-browsers = Programs that run in a browser, on another site, may read too (CORS).
also = Also
feed-text = Any search of offers is also an Atom feed, for a feed reader.
feed-link = Feed of all offers
document-link = OpenAPI 3.1 description
operations = What can be asked
parameters = Parameters
answers = Answers
example = For example:
schemas = What the answers of the API hold
back-to-api = Back to the public API
kind-text = text
kind-integer = whole number
kind-span = whole number, from { $least } to { $most }
kind-number = number
kind-boolean = true or false
kind-many = , list
kind-null = , or null
