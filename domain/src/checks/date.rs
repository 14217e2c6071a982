//! Dates as typed.

use super::letters::{fold, one_line};
use crate::kernel::{Code, Day};

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
    let text = fold(&one_line(text));
    if text.is_empty() {
        return Err(Code::new("required"));
    }
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '/' | '.' | '-' | ' ' | ',' | '\u{2010}'..='\u{2015}'))
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => from_texts(day, month, year),
        [day, month, year] => from_texts(day, month, year),
        [digits] if digits.len() == 8 && is_number(digits) => {
            from_texts(&digits[..2], &digits[2..4], &digits[4..])
        }
        _ => Err(Code::new("date-format")),
    }
}

/// Reads three separate fields; the month may be a number or a word.
///
/// Codes: as [`parse_date`], and `date-incomplete` when one of them is empty.
pub fn parse_date_fields(day: &str, month: &str, year: &str) -> Result<Day, Code> {
    let [day, month, year] = [day, month, year].map(|field| fold(&one_line(field)));
    match [&day, &month, &year]
        .into_iter()
        .filter(|field| field.is_empty())
        .count()
    {
        0 => from_texts(&day, month.trim_end_matches('.'), &year),
        3 => Err(Code::new("required")),
        _ => Err(Code::new("date-incomplete")),
    }
}

fn from_texts(day: &str, month: &str, year: &str) -> Result<Day, Code> {
    let day = day.strip_suffix("er").unwrap_or(day);
    let month = month_number(month).ok_or(Code::new("date-format"))?;
    if !is_number(day) || !is_number(year) {
        return Err(Code::new("date-format"));
    }
    if year.len() != 4 {
        return Err(Code::new("date-year-digits"));
    }
    let impossible = || Code::new("date-impossible");
    let day: i8 = day.parse().map_err(|_| impossible())?;
    let year: i16 = year.parse().map_err(|_| impossible())?;
    Day::new(year, month, day).ok_or_else(impossible)
}

/// 1 to 12 for a known name; a number is left for the calendar to judge.
fn month_number(text: &str) -> Option<i8> {
    if is_number(text) {
        return Some(text.parse().unwrap_or(i8::MAX));
    }
    let mut named = (1..)
        .zip(MONTHS)
        .filter(|(_, names)| text.len() >= 3 && names.iter().any(|name| name.starts_with(text)));
    let (month, _) = named.next()?;
    named.next().is_none().then_some(month)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
