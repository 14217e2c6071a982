//! Days and moments in words.

use pleinweb_kernel::{Day, Lang, LocalTime};

use crate::texts::dates as t;

/// "lundi 23 novembre 2026".
pub fn full_day(lang: Lang, day: Day) -> String {
    t::full_day(
        lang,
        &day_of_month(lang, day),
        month(lang, day),
        weekday(lang, day),
        &year(day),
    )
}

/// "23 novembre 2026".
pub fn short_day(lang: Lang, day: Day) -> String {
    t::short_day(lang, &day_of_month(lang, day), month(lang, day), &year(day))
}

/// "23/11/2026": in a table, where many stand under each other.
pub fn digits(day: Day) -> String {
    let numbers = [
        two_digits(day.0.day()),
        two_digits(day.0.month()),
        year(day),
    ];
    numbers.join("/")
}

/// "novembre 2026".
pub fn month_year(lang: Lang, day: Day) -> String {
    t::month_year(lang, month(lang, day), &year(day))
}

/// "11/26": where there is hardly any room.
pub fn month_digits(day: Day) -> String {
    let year = day.0.year() % 100;
    [
        two_digits(day.0.month()),
        "/".to_owned(),
        two_digits(i8::try_from(year).unwrap_or(0)),
    ]
    .concat()
}

/// "lundi 23 novembre 2026 à 10 h 05".
pub fn moment(lang: Lang, at: LocalTime) -> String {
    t::moment(
        lang,
        &full_day(lang, at.day),
        &at.hour.to_string(),
        &two_digits(at.minute),
    )
}

/// "10 h 05": its day is known.
pub fn time(lang: Lang, at: LocalTime) -> String {
    t::time(lang, &at.hour.to_string(), &two_digits(at.minute))
}

fn two_digits(number: i8) -> String {
    let mut text = number.to_string();
    if text.len() == 1 {
        text.insert(0, '0');
    }
    text
}

fn day_of_month(lang: Lang, day: Day) -> String {
    if day.0.day() == 1 {
        t::first_of_month(lang).to_owned()
    } else {
        day.0.day().to_string()
    }
}

fn year(day: Day) -> String {
    day.0.year().to_string()
}

fn weekday(lang: Lang, day: Day) -> &'static str {
    match day.0.weekday().to_monday_zero_offset() {
        0 => t::monday(lang),
        1 => t::tuesday(lang),
        2 => t::wednesday(lang),
        3 => t::thursday(lang),
        4 => t::friday(lang),
        5 => t::saturday(lang),
        _ => t::sunday(lang),
    }
}

fn month(lang: Lang, day: Day) -> &'static str {
    match day.0.month() {
        1 => t::january(lang),
        2 => t::february(lang),
        3 => t::march(lang),
        4 => t::april(lang),
        5 => t::may(lang),
        6 => t::june(lang),
        7 => t::july(lang),
        8 => t::august(lang),
        9 => t::september(lang),
        10 => t::october(lang),
        11 => t::november(lang),
        _ => t::december(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::{digits, full_day, moment};
    use pleinweb_kernel::{Lang, LocalTime};

    #[test]
    fn a_moment_is_written_as_people_say_it() {
        let at = LocalTime {
            day: "2026-11-23".parse().unwrap(),
            hour: 10,
            minute: 5,
        };
        assert_eq!(
            moment(Lang::Fr, at),
            "lundi 23 novembre 2026 à 10\u{a0}h\u{a0}05"
        );
        assert_eq!(moment(Lang::En, at), "Monday 23 November 2026 at 10:05");
        assert_eq!(
            full_day(Lang::Fr, "2026-01-01".parse().unwrap()),
            "jeudi 1er janvier 2026"
        );
        assert_eq!(digits("2026-02-01".parse().unwrap()), "01/02/2026");
    }
}
