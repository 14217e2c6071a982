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
    let text = fold_latin(&one_line(text));
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
        [all] if all.len() == 8 && digits(all).is_some() => {
            from_texts(&all[..2], &all[2..4], &all[4..])
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
        0 => from_texts(&day, month.trim_end_matches('.'), &year),
        3 => Err(Code::new("required")),
        _ => Err(Code::new("date-incomplete")),
    }
}

fn from_texts(day: &str, month: &str, year: &str) -> Result<Day, Code> {
    let day = day.strip_suffix("er").unwrap_or(day);
    let month = month_number(month).ok_or(Code::new("date-format"))?;
    let (Some(day), Some(year_number)) = (digits(day), digits(year)) else {
        return Err(Code::new("date-format"));
    };
    if year.len() != 4 {
        return Err(Code::new("date-year-digits"));
    }
    // What does not fit is no day and no month of any calendar.
    let date = i8::try_from(day)
        .ok()
        .zip(i8::try_from(month).ok())
        .zip(i16::try_from(year_number).ok());
    date.and_then(|((day, month), year)| Day::new(year, month, day))
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
