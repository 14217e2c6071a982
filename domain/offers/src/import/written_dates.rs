//! Dates as people write them: "12 mai 2026 à 8h30", "Tue, 12 May 2026 08:00:00
//! +0200", "12.05.26". One date and at most one time: a text with two dates is none.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use super::days::{End, day, in_paris, whole};
use pleinweb_platform::clock::paris;

/// Beginnings of months in French and English, without accents.
const MONTHS: [(&str, i8); 19] = [
    ("janv", 1),
    ("jan", 1),
    ("fevr", 2),
    ("fev", 2),
    ("feb", 2),
    ("mars", 3),
    ("mar", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aou", 8),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
];
const LATE_MONTHS: [(&str, i8); 2] = [("nov", 11), ("dec", 12)];

/// A run of digits or of letters, and where it ends.
enum Part {
    Number {
        value: i16,
        digits: usize,
        end: usize,
    },
    Word {
        month: Option<i8>,
        end: usize,
    },
}

impl Part {
    fn end(&self) -> usize {
        match self {
            Self::Number { end, .. } | Self::Word { end, .. } => *end,
        }
    }
}

fn month(word: &str) -> Option<i8> {
    // "mardi" is no month.
    if word == "mardi" {
        return None;
    }
    MONTHS
        .iter()
        .chain(&LATE_MONTHS)
        .find(|(begin, _)| word.starts_with(begin))
        .map(|(_, month)| *month)
}

fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' => 'e',
            'û' | 'ù' => 'u',
            'à' | 'â' => 'a',
            '\u{a0}' | '\u{202f}' => ' ',
            other => other,
        })
        .collect()
}

fn parts(text: &str) -> Vec<Part> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(begin) = text[from..].find(char::is_alphanumeric).map(|at| from + at) {
        let rest = &text[begin..];
        let is_number = rest.starts_with(|letter: char| letter.is_ascii_digit());
        let length = rest
            .find(|letter: char| !letter.is_alphanumeric() || letter.is_ascii_digit() != is_number)
            .unwrap_or(rest.len());
        let end = begin + length;
        all.push(if is_number {
            Part::Number {
                value: rest[..length].parse().unwrap_or(-1),
                digits: length,
                end,
            }
        } else {
            Part::Word {
                month: month(&rest[..length]),
                end,
            }
        });
        from = end;
    }
    all
}

/// The date that three parts make.
fn triple(parts: &[Part]) -> Option<Date> {
    let small = |value: i16| i8::try_from(value).ok();
    let year = |value: i16, digits: usize| match digits {
        4 => Some(value),
        2 if value >= 90 => Some(1900 + value),
        2 => Some(2000 + value),
        _ => None,
    };
    let (year, month, day) = match parts {
        [
            Part::Number {
                value: first,
                digits: 4,
                ..
            },
            Part::Number { value: second, .. },
            Part::Number { value: third, .. },
        ] => (*first, small(*second)?, small(*third)?),
        [
            Part::Number {
                value: first,
                digits: 1 | 2,
                ..
            },
            Part::Number {
                value: second,
                digits: 1 | 2,
                ..
            },
            Part::Number {
                value: third,
                digits,
                ..
            },
        ] => {
            let (day, month) = (small(*first)?, small(*second)?);
            // The day comes first, unless that cannot be.
            let (day, month) = if month > 12 {
                (month, day)
            } else {
                (day, month)
            };
            (year(*third, *digits)?, month, day)
        }
        [
            Part::Number {
                value: first,
                digits: 1 | 2,
                ..
            },
            Part::Word {
                month: Some(month), ..
            },
            Part::Number {
                value: third,
                digits,
                ..
            },
        ] => (year(*third, *digits)?, *month, small(*first)?),
        [
            Part::Word {
                month: Some(month), ..
            },
            Part::Number {
                value: second,
                digits: 1 | 2,
                ..
            },
            Part::Number {
                value: third,
                digits,
                ..
            },
        ] => (year(*third, *digits)?, *month, small(*second)?),
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

/// Eight digits: `20260512`.
fn in_one(part: &Part, text: &str) -> Option<Date> {
    let Part::Number { digits: 8, end, .. } = part else {
        return None;
    };
    let digits = &text[end - 8..*end];
    let (year, month, day) = (&digits[..4], &digits[4..6], &digits[6..]);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The first place where a date stands, and the text after it.
fn date(text: &str) -> Option<(Date, &str)> {
    let mut parts = parts(text);
    // "1er".
    let er = |part: &Part| matches!(part, Part::Word { end, .. } if text[..*end].ends_with("1er"));
    if let Some(at) = parts.iter().position(er) {
        parts.remove(at);
    }
    for (at, part) in parts.iter().enumerate() {
        if let Some(date) = in_one(part, text) {
            return Some((date, &text[part.end()..]));
        }
        if let Some(date) = parts.get(at..at + 3).and_then(triple) {
            return Some((date, &text[parts[at + 2].end()..]));
        }
        // A number that is no part of a date may make it another one.
        if matches!(part, Part::Number { .. }) {
            return None;
        }
    }
    None
}

/// A time and where it is that time: "a 8h30", "T08:00:00.000+0200", "8:00 PM".
fn time(text: &str) -> Option<(Time, TimeZone)> {
    let begin = text.find(|letter: char| letter.is_ascii_digit())?;
    let text = &text[begin..];
    let mut numbers = [0i8; 3];
    let mut rest = text;
    for (at, number) in numbers.iter_mut().enumerate() {
        let digits = rest
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        // "8h" and the end.
        if digits == 0 && at > 0 {
            break;
        }
        *number = rest
            .get(..digits)
            .filter(|digits| digits.len() <= 2)?
            .parse()
            .ok()?;
        rest = &rest[digits..];
        let Some(next) = rest.strip_prefix([':', 'h']) else {
            // A number alone is no time.
            if at == 0 {
                return None;
            }
            break;
        };
        rest = next;
    }
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
    }
    let rest = rest.trim();
    let [mut hour, minute, second] = numbers;
    let rest = if let Some(rest) = rest.strip_prefix("pm") {
        hour = if hour < 12 { hour + 12 } else { hour };
        rest
    } else if let Some(rest) = rest.strip_prefix("am") {
        hour = if hour == 12 { 0 } else { hour };
        rest
    } else {
        rest
    };
    let time = Time::new(hour, minute, second, 0).ok()?;
    zone(rest.trim()).map(|zone| (time, zone))
}

/// Where it is that time: an offset, else Paris; nothing for a number that is none.
fn zone(text: &str) -> Option<TimeZone> {
    // "GMT+0200 (Central European Summer Time)".
    let text = text.split('(').next().unwrap_or_default().trim();
    let named = ["utc", "gmt", "z"]
        .iter()
        .find_map(|name| text.strip_prefix(name));
    let offset = named.unwrap_or(text).trim();
    let (sign, digits) = match offset.as_bytes().first() {
        None if named.is_some() => return Some(TimeZone::UTC),
        Some(b'+') => (1, &offset[1..]),
        Some(b'-') => (-1, &offset[1..]),
        _ if offset.contains(|letter: char| letter.is_ascii_digit()) => return None,
        _ => return Some(paris()),
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let offset = Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?;
    Some(offset.to_time_zone())
}

/// Milliseconds since 1970 of a date, with its time if it has one.
pub fn read(text: &str, end: End) -> Option<i64> {
    let text = folded(text);
    let (date, rest) = date(&text)?;
    if !rest.contains(|letter: char| letter.is_ascii_digit()) {
        return in_paris(day(date, end));
    }
    let (time, zone) = time(rest)?;
    let local = date.to_datetime(time);
    if zone == paris() {
        return in_paris(whole(local, end));
    }
    let local = local.to_zoned_datetime(zone).ok()?;
    Some(local.timestamp().as_millisecond())
}
