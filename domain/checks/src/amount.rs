//! Amounts of money and whole numbers, as typed in French.

use std::fmt;

use super::letters::{digits, fold_latin, one_line};
use pleinweb_kernel::Code;

/// An amount in euros, held in cents, zero or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// Ten million euros: above it is a slip.
    pub const MAX_CENTS: i64 = 1_000_000_000;

    /// Reads `1 850,50 €`, `1850.5`, `1.850,50`, `1,850.50`, `1.850` (thousands:
    /// cents have two digits), `1850 euros`. `1,850` could be meant either way
    /// and is refused.
    ///
    /// Codes: `required`, `amount-format`, `amount-negative`, `number-too-large`.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = fold_latin(&one_line(text));
        let text = without_unit(&text, &["€", "euros", "euro", "eur"]);
        if text.is_empty() {
            return Err(Code::new("required"));
        }
        if text.starts_with(['-', '\u{2212}', '\u{2013}']) {
            return Err(Code::new("amount-negative"));
        }
        let (euros, cents) = split_cents(text).ok_or(Code::new("amount-format"))?;
        let cents = match cents.len() {
            0 => Some(0),
            1 => digits(cents).map(|tenths| tenths * 10),
            _ => digits(cents),
        };
        let euros = ungroup_thousands(euros).and_then(|euros| digits(&euros));
        let (Some(euros), Some(cents)) = (euros, cents) else {
            return Err(Code::new("amount-format"));
        };
        let total =
            i64::try_from(euros.saturating_mul(100).saturating_add(cents)).unwrap_or(i64::MAX);
        if total > Self::MAX_CENTS {
            Err(Code::new("number-too-large"))
        } else {
            Ok(Self(total))
        }
    }

    pub const fn cents(self) -> i64 {
        self.0
    }
}

/// `1 850,50` with non-breaking spaces, without the unit.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let euros = (self.0 / 100).to_string();
        for (index, digit) in euros.chars().enumerate() {
            if index > 0 && (euros.len() - index).is_multiple_of(3) {
                f.write_str("\u{a0}")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ",{:02}", self.0 % 100)
    }
}

/// Cents are one or two digits after the last comma or full stop.
fn split_cents(text: &str) -> Option<(&str, &str)> {
    let Some((euros, end)) = text.rsplit_once([',', '.']) else {
        return Some((text, ""));
    };
    match end.trim_start() {
        cents if cents.len() <= 2 => digits(cents).map(|_| (euros, cents)),
        // Three digits: thousands, if it can be nothing else.
        _ if text.contains('.') && !text.contains(',') => Some((text, "")),
        _ => None,
    }
}

/// The digits of `1 850`, `1.850` or `1850`; groups must be of three.
fn ungroup_thousands(text: &str) -> Option<String> {
    let mut groups = text.trim_end().split([' ', '.', ',', '\'']);
    let first = groups.next()?;
    let mut out = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        out.push_str(group);
    }
    (!first.is_empty() && (!grouped || first.len() <= 3)).then_some(out)
}

/// A whole number, with or without one of `units` behind it (`35 h`, `30 km`).
///
/// Codes: `required`, `number-format`, `number-whole` (a comma or a full stop
/// was typed), `number-too-small`, `number-too-large`.
pub fn parse_whole(text: &str, units: &[&str], min: u32, max: u32) -> Result<u32, Code> {
    let text = fold_latin(&one_line(text));
    let text = without_unit(&text, units);
    if text.is_empty() {
        return Err(Code::new("required"));
    }
    if let Some((whole, rest)) = text.split_once([',', '.'])
        && digits(whole).is_some()
        && digits(rest).is_some()
    {
        return Err(Code::new("number-whole"));
    }
    let (negative, number) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let number = ungroup_thousands(number)
        .and_then(|number| digits(&number))
        .ok_or(Code::new("number-format"))?;
    // Too many digits for u32 are too large too.
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    if number < min || (negative && number > 0) {
        Err(Code::new("number-too-small"))
    } else if number > max {
        Err(Code::new("number-too-large"))
    } else {
        Ok(number)
    }
}

/// Whole hours, such as the 15 of a week's plan; `max` is what the period holds.
/// Codes: as [`parse_whole`].
pub fn parse_hours(text: &str, max: u32) -> Result<u32, Code> {
    parse_whole(text, &["h", "heure", "heures", "hour", "hours"], 0, max)
}

/// Whole kilometres. Codes: as [`parse_whole`].
pub fn parse_kilometres(text: &str, max: u32) -> Result<u32, Code> {
    parse_whole(text, &["km", "kms", "kilometre", "kilometres"], 0, max)
}

/// Takes one unit off, before or behind.
fn without_unit<'a>(text: &'a str, units: &[&str]) -> &'a str {
    units
        .iter()
        .find_map(|unit| text.strip_suffix(unit).or_else(|| text.strip_prefix(unit)))
        .unwrap_or(text)
        .trim()
}
