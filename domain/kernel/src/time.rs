//! Instants and calendar dates.
//!
//! An instant is UTC milliseconds; a calendar date is ISO text. Both come from
//! `Cx`, never from the database or the machine, so that tests hold the clock.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Code;

pub const MINUTE_MS: i64 = 60_000;
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// An instant, in UTC milliseconds since 1970.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    pub const fn minus(self, ms: i64) -> Self {
        Self(self.0.saturating_sub(ms))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same instant for jiff. Instants outside its range become its ends.
    pub fn jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
}

/// A calendar date. Text form: `2026-11-23`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// The last day that there is.
    pub const LAST: Self = Self(Date::MAX);

    /// A date from its parts, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Days from `earlier` to here.
    pub fn since(self, earlier: Self) -> i32 {
        // Date subtraction in days cannot fail for dates in jiff's range.
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// Whole years between a birth date and this day.
    pub fn age_of(self, birth: Self) -> i16 {
        let years = self.0.year() - birth.0.year();
        let had_birthday = (self.0.month(), self.0.day()) >= (birth.0.month(), birth.0.day());
        if had_birthday { years } else { years - 1 }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Day {
    type Err = Code;
    fn from_str(text: &str) -> Result<Self, Code> {
        text.parse::<Date>()
            .map(Self)
            .map_err(|_| Code::new("date-format"))
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not a date"))
    }
}

/// An instant as a clock on a wall in Paris shows it. The server makes it
/// (`platform::clock::paris_time`), so that the browser needs no time zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LocalTime {
    pub day: Day,
    pub hour: i8,
    pub minute: i8,
}

#[cfg(feature = "server")]
mod sql {
    use sqlx::encode::IsNull;
    use sqlx::error::BoxDynError;
    use sqlx::{Database, Decode, Encode, Type};

    use super::Day;

    impl<DB: Database> Type<DB> for Day
    where
        String: Type<DB>,
    {
        fn type_info() -> DB::TypeInfo {
            <String as Type<DB>>::type_info()
        }
        fn compatible(ty: &DB::TypeInfo) -> bool {
            <String as Type<DB>>::compatible(ty)
        }
    }

    impl<'q, DB: Database> Encode<'q, DB> for Day
    where
        String: Encode<'q, DB>,
    {
        fn encode_by_ref(
            &self,
            buf: &mut <DB as Database>::ArgumentBuffer,
        ) -> Result<IsNull, BoxDynError> {
            self.to_string().encode_by_ref(buf)
        }
    }

    impl<'r, DB: Database> Decode<'r, DB> for Day
    where
        String: Decode<'r, DB>,
    {
        fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
            let text = <String as Decode<DB>>::decode(value)?;
            text.parse()
                .map_err(|_| "a stored date cannot be read".into())
        }
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::Day;

    #[pleinweb_testing::test]
    fn ages_turn_on_the_birthday() {
        let birth = Day::new(2000, 2, 29).unwrap();
        for (today, age) in [("2018-02-28", 17), ("2018-03-01", 18), ("2020-02-29", 20)] {
            assert_eq!(today.parse::<Day>().unwrap().age_of(birth), age, "{today}");
        }
    }

    #[pleinweb_testing::test]
    fn days_are_counted_across_months() {
        let a: Day = "2026-01-31".parse().unwrap();
        assert_eq!("2026-03-01".parse::<Day>().unwrap().since(a), 29);
        assert_eq!(a.plus_days(1).to_string(), "2026-02-01");
    }
}
