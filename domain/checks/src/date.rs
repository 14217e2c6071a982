//! Dates as typed.

use super::letters::{digits, fold_latin, one_line};
use pleinweb_kernel::{Code, Day};

/// French and English names, accents folded. The first letters are enough
/// when they name one month: `janv`, `sept`, `dec`, but not `jui`.
const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "january"],
    ["fevrier", "february"],
    ["mars", "march"],
    ["avril", "april"],
    ["mai", "may"],
    ["juin", "june"],
    ["juillet", "july"],
    ["aout", "august"],
    ["septembre", "september"],
    ["octobre", "october"],
    ["novembre", "november"],
    ["decembre", "december"],
];

/// Reads `03/07/1990`, `3.7.1990`, `3 7 1990`, `03071990`,
/// `1990-07-03`, `3 juillet 1990`, `1er janv. 1990`, `3 July 1990`.
/// Day before month, always: this is a French service in English too.
///
/// Codes: `required`, `date-format`, `date-year-digits` (a year in two digits),
/// `date-impossible` (30 February).
pub fn parse_date(text: &str) -> Result<Day, Code> {
    read(text, None)
}

/// The same, and a year in two digits is understood: it is the last one of those
/// two digits that is not after `latest` (12/03/85 is in 1985).
///
/// Codes: `required`, `date-format`, `date-year-digits` (one digit, three, five),
/// `date-impossible`.
pub fn parse_date_until(text: &str, latest: Day) -> Result<Day, Code> {
    read(text, Some(latest))
}

fn read(text: &str, latest: Option<Day>) -> Result<Day, Code> {
    let text = fold_latin(&one_line(text));
    if text.is_empty() {
        return Err(Code::new("required"));
    }
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '/' | '.' | '-' | ' ' | ',' | '\u{2010}'..='\u{2015}'))
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => from_texts(day, month, year, latest),
        [day, month, year] => from_texts(day, month, year, latest),
        [all] if all.len() == 8 && digits(all).is_some() => {
            from_texts(&all[..2], &all[2..4], &all[4..], latest)
        }
        [all] if all.len() == 6 && digits(all).is_some() && latest.is_some() => {
            from_texts(&all[..2], &all[2..4], &all[4..], latest)
        }
        _ => Err(Code::new("date-format")),
    }
}

/// Reads three separate fields; the month may be a number or a word.
///
/// Codes: as [`parse_date`], and `date-incomplete` when one of them is empty.
pub(crate) fn parse_date_fields(day: &str, month: &str, year: &str) -> Result<Day, Code> {
    let [day, month, year] = [day, month, year].map(|field| fold_latin(&one_line(field)));
    match [&day, &month, &year]
        .into_iter()
        .filter(|field| field.is_empty())
        .count()
    {
        0 => from_texts(&day, month.trim_end_matches('.'), &year, None),
        3 => Err(Code::new("required")),
        _ => Err(Code::new("date-incomplete")),
    }
}

fn from_texts(day: &str, month: &str, year: &str, latest: Option<Day>) -> Result<Day, Code> {
    let day = day.strip_suffix("er").unwrap_or(day);
    let month = month_number(month).ok_or(Code::new("date-format"))?;
    let (Some(day), Some(year_number)) = (digits(day), digits(year)) else {
        return Err(Code::new("date-format"));
    };
    let years: &[u64] = match (year.len(), latest) {
        (4, _) => &[0],
        (2, Some(_)) => &[2000, 1900],
        _ => return Err(Code::new("date-year-digits")),
    };
    // What does not fit is no day and no month of any calendar.
    let of = |century: &u64| {
        let day = i8::try_from(day).ok()?;
        let month = i8::try_from(month).ok()?;
        let year = i16::try_from(year_number.saturating_add(*century)).ok()?;
        Day::new(year, month, day)
    };
    let fits = |day: &Day| year.len() == 4 || latest.is_none_or(|latest| *day <= latest);
    years
        .iter()
        .filter_map(of)
        .find(fits)
        .ok_or(Code::new("date-impossible"))
}

/// 1 to 12 for a known name; a number is left for the calendar to judge.
fn month_number(text: &str) -> Option<u64> {
    if let Some(number) = digits(text) {
        return Some(number);
    }
    let mut named = (1..)
        .zip(MONTHS)
        .filter(|(_, names)| text.len() >= 3 && names.iter().any(|name| name.starts_with(text)));
    let (month, _) = named.next()?;
    named.next().is_none().then_some(month)
}
