# Days, months and moments, as they are written in a sentence.

monday = lundi
tuesday = mardi
wednesday = mercredi
thursday = jeudi
friday = vendredi
saturday = samedi
sunday = dimanche

january = janvier
february = février
march = mars
april = avril
may = mai
june = juin
july = juillet
august = août
september = septembre
october = octobre
november = novembre
december = décembre

# "lundi 23 novembre 2026"
full-day = { $weekday } { $day } { $month } { $year }
# "23 novembre 2026"
short-day = { $day } { $month } { $year }
# "lundi 23 novembre 2026 à 10 h 05"
moment = { $day } à { $hour } h { $minute }
# "1er"
first-of-month = 1er
# "10 h 05"
time = { $hour } h { $minute }
month-year = { $month } { $year }
