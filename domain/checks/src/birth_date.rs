//! The birth date of a job seeker.

use std::fmt;

use super::date::{parse_date_fields, parse_date_until};
use pleinweb_kernel::promises::REGISTRATION_AGE;
use pleinweb_kernel::{Code, Day};

/// A birth date that someone who registers today can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate(Day);

impl BirthDate {
    /// Above this a slip of the finger is likelier than a job search.
    pub const MAX_AGE: i16 = 75;

    /// A year in two digits is the last one that is not ahead.
    ///
    /// Codes: those of [`parse_date_until`], and `date-future`, `birth-too-young`,
    /// `birth-too-old`.
    pub fn parse(text: &str, today: Day) -> Result<Self, Code> {
        Self::plausible(parse_date_until(text, today)?, today)
    }

    /// From three separate fields. Codes: also `date-incomplete`.
    pub fn parse_fields(day: &str, month: &str, year: &str, today: Day) -> Result<Self, Code> {
        Self::plausible(parse_date_fields(day, month, year)?, today)
    }

    fn plausible(birth: Day, today: Day) -> Result<Self, Code> {
        match today.age_of(birth) {
            _ if birth > today => Err(Code::new("date-future")),
            age if i32::from(age) < i32::from(REGISTRATION_AGE.number()) => {
                Err(Code::new("birth-too-young"))
            }
            age if age > Self::MAX_AGE => Err(Code::new("birth-too-old")),
            _ => Ok(Self(birth)),
        }
    }

    pub const fn day(self) -> Day {
        self.0
    }
}

/// ISO: `1990-07-03`, which [`BirthDate::parse`] reads again.
impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
