//! Telephone numbers: French, overseas and foreign.
//!
//! Sources: ITU-T E.164 for country codes and lengths; ARCEP's national
//! numbering plan for France and the overseas departments.

use std::fmt;

use super::letters::is_invisible;
use pleinweb_kernel::Code;

/// A number that a person can be called on, kept as E.164 (`+33612345678`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone {
    e164: String,
    /// How many digits after `+` are the country code.
    country: usize,
}

/// Overseas departments dial like the mainland and have country codes of their
/// own. First four digits of the national number, country code.
const OVERSEAS: &[(&str, &str)] = &[
    ("0262", "262"),
    ("0263", "262"),
    ("0269", "262"),
    ("0639", "262"),
    ("0692", "262"),
    ("0693", "262"),
    ("0590", "590"),
    ("0690", "590"),
    ("0691", "590"),
    ("0594", "594"),
    ("0694", "594"),
    ("0596", "596"),
    ("0696", "596"),
    ("0697", "596"),
];

/// How many digits follow the country code, where it is always the same: a
/// forgotten digit is noticed in France, its territories and North America.
const LENGTHS: &[(&str, &[usize])] = &[
    ("1", &[10]),
    ("33", &[9]),
    ("262", &[9]),
    ("590", &[9]),
    ("594", &[9]),
    ("596", &[9]),
    ("508", &[6, 9]),
    ("681", &[6]),
    ("687", &[6]),
    ("689", &[8]),
];

/// Countries where people write the 0 of the national number after the country
/// code (`+32 0470…`), and where it is not dialled. Elsewhere (Italy, Ivory
/// Coast, Congo …) a 0 there is part of the number.
const DROPS_ZERO: &[&str] = &[
    "31", "32", "33", "40", "41", "43", "44", "46", "49", "90", "212", "213", "262", "590", "594",
    "596",
];

/// Country codes of two digits. 1 and 7 have one digit, all others three (E.164).
const TWO_DIGITS: &[u8] = &[
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
    57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
];

/// Beginnings of numbers that cost whoever calls them: French 089, the
/// international premium rate, satellite and shared-network numbers.
const PREMIUM: &[&str] = &["3389", "979", "870", "878", "881", "882", "883"];

impl Phone {
    /// Reads `06 12 34 56 78`, `+33 (0)6…`, `0033…`, `0692…`, `+687…`, `+32…`.
    ///
    /// Codes: `required`, `phone-format`, `phone-premium` (numbers that cost
    /// whoever calls back).
    pub fn parse(text: &str) -> Result<Self, Code> {
        let dialled = dialled(text).ok_or(Code::new("phone-format"))?;
        if dialled.is_empty() {
            return Err(Code::new("required"));
        }
        let digits = international(&dialled).ok_or(Code::new("phone-format"))?;
        if PREMIUM.iter().any(|start| digits.starts_with(start)) {
            return Err(Code::new("phone-premium"));
        }
        let country = country_length(&digits);
        let rest = digits.len().saturating_sub(country);
        // In these countries the 0 in front is not dialled, and was taken away
        // above: one that is still there is a mistake.
        let (code, number) = digits.split_at(country.min(digits.len()));
        if number.starts_with('0') && DROPS_ZERO.contains(&code) {
            return Err(Code::new("phone-format"));
        }
        let fits = match LENGTHS
            .iter()
            .find(|(code, _)| digits.get(..country) == Some(*code))
        {
            Some((_, lengths)) => lengths.contains(&rest),
            None => (4..=14).contains(&rest) && (7..=15).contains(&digits.len()),
        };
        if fits {
            Ok(Self {
                e164: format!("+{digits}"),
                country,
            })
        } else {
            Err(Code::new("phone-format"))
        }
    }

    /// E.164: `+33612345678`.
    pub fn as_str(&self) -> &str {
        &self.e164
    }
}

/// As its people write it: `06 12 34 56 78`, `0692 12 34 56`, `+32 470 12 34 56`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (country, rest) = self.e164[1..].split_at(self.country);
        match country {
            "33" => pairs(f, "0", rest),
            "1" => write!(f, "+1 {} {} {}", &rest[..3], &rest[3..6], &rest[6..]),
            "262" | "590" | "594" | "596" => {
                write!(f, "0{}", &rest[..3])?;
                pairs(f, "", &rest[3..])
            }
            _ => {
                write!(f, "+{country}")?;
                if rest.len() % 2 == 0 {
                    return pairs(f, "", rest);
                }
                write!(f, " {}", &rest[..3])?;
                pairs(f, "", &rest[3..])
            }
        }
    }
}

/// Writes digits two by two; `first` stands before the first digit, else every
/// pair has a space before it.
fn pairs(f: &mut fmt::Formatter<'_>, first: &str, digits: &str) -> fmt::Result {
    f.write_str(first)?;
    for (index, digit) in digits.chars().enumerate() {
        if (index + first.len()).is_multiple_of(2) {
            f.write_str(" ")?;
        }
        write!(f, "{digit}")?;
    }
    Ok(())
}

/// Digits, with a `+` in front if there was one (or `00`). `None` if something
/// else than digits and the usual signs is there.
fn dialled(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '0'..='9' => out.push(c),
            '+' if out.is_empty() => out.push(c),
            // `(0)` is what is left out after a country code.
            '(' => {
                let after = rest.as_str();
                rest = after.strip_prefix("0)").unwrap_or(after).chars();
            }
            '.' | '-' | '/' | ')' | '\u{2010}'..='\u{2015}' => {}
            c if c.is_whitespace() || is_invisible(c) => {}
            _ => return None,
        }
    }
    match out.strip_prefix("00") {
        Some(rest) => Some(format!("+{rest}")),
        None => Some(out),
    }
}

/// The digits of E.164, without `+`.
fn international(dialled: &str) -> Option<String> {
    let Some(digits) = dialled.strip_prefix('+') else {
        return national(dialled);
    };
    if digits.starts_with('0') {
        return None;
    }
    let (country, rest) = digits.split_at_checked(country_length(digits))?;
    let rest = match rest.strip_prefix('0') {
        Some(without) if DROPS_ZERO.contains(&country) => without,
        _ => rest,
    };
    // `+33 692…` is how people from overseas write it from the mainland.
    if country == "33" {
        national(&format!("0{rest}"))
    } else {
        Some(format!("{country}{rest}"))
    }
}

/// Ten digits as dialled in France and the overseas departments, or eleven
/// that begin with 33, whose `+` was lost on the way.
fn national(digits: &str) -> Option<String> {
    if digits.len() == 11 && digits.starts_with("33") {
        return national(&format!("0{}", &digits[2..]));
    }
    let rest = digits
        .strip_prefix('0')
        .filter(|rest| rest.len() == 9 && !rest.starts_with('0'))?;
    if let Some(local) = digits.strip_prefix("0508") {
        return Some(format!("508{local}"));
    }
    let country = OVERSEAS
        .iter()
        .find(|(start, _)| digits.starts_with(start))
        .map_or("33", |(_, country)| country);
    Some(format!("{country}{rest}"))
}

fn country_length(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [tens, units, ..] if TWO_DIGITS.contains(&((tens - b'0') * 10 + (units - b'0'))) => 2,
        _ => 3,
    }
}
