# Days, months and moments, as they are written in a sentence.

monday = Monday
tuesday = Tuesday
wednesday = Wednesday
thursday = Thursday
friday = Friday
saturday = Saturday
sunday = Sunday

january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December

# "Monday 23 November 2026"
full-day = { $weekday } { $day } { $month } { $year }
# "23 November 2026"
short-day = { $day } { $month } { $year }
# "Monday 23 November 2026 at 10:05"
moment = { $day } at { $hour }:{ $minute }
# "1"
first-of-month = 1
# "10:05"
time = { $hour }:{ $minute }
month-year = { $month } { $year }
