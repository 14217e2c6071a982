//! The social security number (NIR): 13 characters and a key of two digits.
//!
//! Source of the structure and the key: INSEE, decree 82-103 of 22 January
//! 1982 on the national register of persons.

use std::fmt;

use super::letters::{digits, ungrouped};
use pleinweb_kernel::{Code, Day};

/// Any number, as others see it.
const MASK: &str = "• •• •• •• ••• ••• ••";

/// A number whose key is right. It identifies a person for life: `Debug` and
/// `Display` hide it, there is no serde on it, and only [`Nir::expose`] gives it
/// (to encrypt it or to hash it).
#[derive(Clone, PartialEq, Eq)]
pub struct Nir(String);

/// The sex in the civil status, as the first digit of the number tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

impl Nir {
    /// Spaces, dots and dashes are tolerated, letters may be small.
    ///
    /// Codes: `required`, `nir-length`, `nir-key-missing` (13 characters: the
    /// two last ones were left out), `nir-format`, `nir-key`.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let text = ungrouped(text).to_ascii_uppercase();
        match text.len() {
            0 => return Err(Code::new("required")),
            13 => return Err(Code::new("nir-key-missing")),
            15 => {}
            _ => return Err(Code::new("nir-length")),
        }
        let (number, key) = text.split_at_checked(13).ok_or(Code::new("nir-format"))?;
        let value = key_value(number)
            .filter(|value| is_plausible(number, *value))
            .ok_or(Code::new("nir-format"))?;
        let key: u64 = digits(key).ok_or(Code::new("nir-format"))?;
        if key == 97 - value % 97 {
            Ok(Self(text))
        } else {
            Err(Code::new("nir-key"))
        }
    }

    /// All 15 characters, without spaces.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `• •• •• •• ••• ••• ••`: that there is one, and nothing of it. Sex, year
    /// and month would leave so few numbers that they can be tried.
    pub fn masked(&self) -> String {
        MASK.to_owned()
    }

    /// Given while the person is not in the register yet (first digit 3, 4, 7
    /// or 8): it will change, so it proves nothing about doubles.
    pub fn is_temporary(&self) -> bool {
        !self.0.starts_with(['1', '2'])
    }

    pub fn sex(&self) -> Sex {
        if self.0.starts_with(['1', '3', '7']) {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    /// What does not fit with the rest of the form. Warnings and not errors:
    /// civil status changes, and temporary numbers are made with what is known.
    ///
    /// Codes: `nir-differs-sex`, `nir-differs-year`, `nir-differs-month`.
    pub fn differences(&self, birth: Option<Day>, sex: Option<Sex>) -> Vec<Code> {
        let mut codes = Vec::new();
        if sex.is_some_and(|sex| sex != self.sex()) {
            codes.push(Code::new("nir-differs-sex"));
        }
        if let Some(birth) = birth {
            codes.extend(birth_differs(&self.0[1..3], &self.0[3..5], birth));
        }
        codes
    }
}

fn birth_differs(year: &str, month: &str, Day(birth): Day) -> Vec<Code> {
    let mut codes = Vec::new();
    let (year, month) = (digits(year), digits(month));
    if year.is_some() && year != u64::try_from(birth.year() % 100).ok() {
        codes.push(Code::new("nir-differs-year"));
    }
    // Above 12 the month was not known when the number was made.
    if month.is_some_and(|month| month <= 12) && month != u64::try_from(birth.month()).ok() {
        codes.push(Code::new("nir-differs-month"));
    }
    codes
}

impl fmt::Debug for Nir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nir(hidden)")
    }
}

/// Masked.
impl fmt::Display for Nir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// The 13 characters as the number that the key is made from: Corsica's 2A
/// counts as 19, 2B as 18.
fn key_value(number: &str) -> Option<u64> {
    match number.get(5..7)? {
        "2A" => digits(&format!("{}19{}", &number[..5], &number[7..])),
        "2B" => digits(&format!("{}18{}", &number[..5], &number[7..])),
        _ => digits(number),
    }
}

/// Sex, month, place and order number within what INSEE gives out. `value` is
/// [`key_value`].
fn is_plausible(number: &str, value: u64) -> bool {
    let sex = value / 1_000_000_000_000;
    let month = value / 100_000_000 % 100;
    // Departments 91 to 96 were also Algeria, Morocco and Tunisia before their
    // independence, 20 was Corsica before 1976: only 00 was never given.
    let department = number.get(5..7);
    let commune = value / 1000 % 1000;
    let order = value % 1000;
    matches!(sex, 1..=4 | 7 | 8)
        // 20 to 42 and 50 to 99: month unknown, in the order they were needed.
        && matches!(month, 1..=12 | 20..=42 | 50..=99)
        && department != Some("00")
        && commune != 0
        && order != 0
}
