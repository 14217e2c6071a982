//! How a promise is written down (`promises.rs`): a number with its unit, and where
//! it comes from. Needs nothing, because the compiler of texts reads it too
//! (`app/build/promise.rs`).

/// What a length of time is counted in when people are told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

/// A length of time: `hours(72)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    number: u16,
    unit: Unit,
}

/// A number of things: the least, the most, how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(u16);

/// An hour of the day, by the clocks of Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock(i8);

/// Where a promise comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A rule of PRODUCT.md, by its name there.
    Product(&'static str),
    /// A law or a standard, by its article.
    Law(&'static str),
    /// Nobody asks for it: chosen here, for the reason that its comment gives.
    Ours,
}

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Span(Span),
    Count(Count),
    Clock(Clock),
}

/// One line of the table of promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The constant's own name; texts say it too: `{ ANSWER() }`.
    pub name: &'static str,
    pub told: Told,
    pub source: Source,
}

const SECOND_MS: i64 = 1_000;
const DAY_MS: i64 = 24 * 60 * 60 * SECOND_MS;

impl Span {
    pub const fn number(self) -> u16 {
        self.number
    }

    pub const fn unit(self) -> Unit {
        self.unit
    }

    pub const fn ms(self) -> i64 {
        let number = self.number as i64;
        match self.unit {
            Unit::Second => number * SECOND_MS,
            Unit::Minute => number * 60 * SECOND_MS,
            Unit::Hour => number * 60 * 60 * SECOND_MS,
            Unit::Day | Unit::Month | Unit::Year => self.days() as i64 * DAY_MS,
        }
    }

    pub const fn seconds(self) -> i64 {
        self.ms() / SECOND_MS
    }

    pub const fn minutes(self) -> i64 {
        self.ms() / (60 * SECOND_MS)
    }

    /// Whole days. Months and years are of the average length, to the nearest day: 13
    /// months are 396 days, six are 183, one is 30.
    #[expect(clippy::cast_possible_truncation, reason = "asserted before")]
    pub const fn days(self) -> u16 {
        let number = self.number as u32;
        let days = match self.unit {
            Unit::Second => number / 86_400,
            Unit::Minute => number / 1_440,
            Unit::Hour => number / 24,
            Unit::Day => number,
            Unit::Month => (number * 36_525 + 600) / 1_200,
            Unit::Year => (number * 36_525 + 50) / 100,
        };
        assert!(days <= u16::MAX as u32, "longer than anything promised");
        days as u16
    }

    pub const fn told(self) -> Told {
        Told::Span(self)
    }
}

impl Count {
    pub const fn number(self) -> u16 {
        self.0
    }

    pub const fn usize(self) -> usize {
        self.0 as usize
    }

    pub const fn u32(self) -> u32 {
        self.0 as u32
    }

    pub const fn i64(self) -> i64 {
        self.0 as i64
    }

    pub const fn told(self) -> Told {
        Told::Count(self)
    }
}

impl Clock {
    pub const fn hour(self) -> i8 {
        self.0
    }

    pub const fn told(self) -> Told {
        Told::Clock(self)
    }
}

pub const fn seconds(number: u16) -> Span {
    let unit = Unit::Second;
    Span { number, unit }
}

pub const fn minutes(number: u16) -> Span {
    let unit = Unit::Minute;
    Span { number, unit }
}

pub const fn hours(number: u16) -> Span {
    let unit = Unit::Hour;
    Span { number, unit }
}

pub const fn days(number: u16) -> Span {
    let unit = Unit::Day;
    Span { number, unit }
}

pub const fn months(number: u16) -> Span {
    let unit = Unit::Month;
    Span { number, unit }
}

pub const fn years(number: u16) -> Span {
    let unit = Unit::Year;
    Span { number, unit }
}

pub const fn count(number: u16) -> Count {
    Count(number)
}

pub(crate) const fn o_clock(hour: i8) -> Clock {
    assert!(0 <= hour && hour < 24, "a day has 24 hours");
    Clock(hour)
}
