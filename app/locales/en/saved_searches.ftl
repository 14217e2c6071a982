### lookup

# Searches that a person keeps, and what came since.

title = My searches
lead = We watch new offers for you. Each offer is sent to you only once.
none = You have not kept a search yet
none-text = Search for offers, then choose “Tell me about new offers”.
none-action = Search for offers
night = No mail between { QUIET_FROM() } and { QUIET_UNTIL() } A link in each mail stops them.
around = { $place }, { $km } km
since = Kept since { $day }
week = { $count ->
    [one] One new this week
   *[other] { $count } new this week
}
week-line = { $count ->
    [0] Nothing new in the last { SEARCH_NEWS(as: "words") }.
    [one] One new offer in the last { SEARCH_NEWS(as: "words") }.
   *[other] { $count } new offers in the last { SEARCH_NEWS(as: "words") }.
}
nothing-yet = Nothing new for now
nothing-yet-text = Offers that arrive will show here.
open = See what arrived
open-named = See what arrived: { $name }
all = All offers of this search
all-named = All offers of this search: { $name }
done-kept = Your search is kept.
done-changed = Changed.
done-deleted = The search is deleted.
done-back = Your search is back.
undo = Undo
rhythm = When should we write to you?
rhythm-hint = Only when there is something new, and never between { QUIET_FROM() } and { QUIET_UNTIL() }
rhythm-at-once = As soon as an offer arrives
rhythm-daily = Once a day, in the morning
rhythm-weekly = Once a week, on Monday morning
rhythm-page-only = No mail: I will look here
new-title = Tell me about new offers
new-lead = Your search: { $name }
new-now = { $total } right now.
new-see = See the list
new-keep = Keep this search
new-known = You keep this search already. You can change when we write to you.
new-nothing = There is nothing to keep
new-nothing-text = Choose an occupation, a place or a filter first.
back = My searches
found = Arrived since you keep this search
only-last = The last fifty are shown.
settings = Mails
change = Save
delete-title = Delete this search
delete-text = We will no longer watch for you. You can take this back right after.
delete = Delete the search
stop-title = Stop these mails
stop-lead = Your search: { $name }
stop-button = Send me no more of these mails
stop-stopped = You will get no more mails for this search.
stop-page = It stays in your space: new offers show there.
stop-resume = Send me these mails again
stop-resumed = You will get these mails again.
stop-all = All my searches
stop-dead = To stop receiving the offers of a search, sign in and open your searches. You can also use the link of the last mail that you received.
