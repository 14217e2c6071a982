//! What is indexed.

/// The id of an offer, as the store has it (a UUID's bytes).
pub type Id = [u8; 16];

/// How many flags there are. One more is a number here and a group in
/// `run/filter.rs`, makes the tables of settings twice as long, and takes a bit
/// from the areas of `packed.rs`.
pub const FLAGS: usize = 2;

/// What holds of an offer with a plain yes; which is which, the caller knows.
pub type Flags = [bool; FLAGS];

/// A place on the globe, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub lat: f64,
    pub lon: f64,
}

/// One more place of an offer that has several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    pub commune: String,
    pub department: String,
    pub region: String,
    pub at: Option<Point>,
}

/// A skill that an offer asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skill {
    pub name: String,
    /// Required, where others are merely welcome.
    pub must: bool,
}

/// An offer as the index sees it. An empty text means "not said". Codes
/// (occupation, places, contract …) are whatever words the caller uses; the
/// same words come back in facets and are given in filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub id: Id,
    pub title: String,
    pub text: String,
    pub employer: String,
    pub skills: Vec<Skill>,
    /// The occupation's code, such as M1607.
    pub occupation: String,
    pub occupation_label: String,
    /// Other names of this very job: the offer's appellation, not all of the occupation's.
    pub synonyms: Vec<String>,
    /// The occupation's domain; the first one given for an occupation stays.
    pub domain: String,
    pub commune: String,
    pub department: String,
    pub region: String,
    pub at: Option<Point>,
    /// Where it is besides: found there too, and counted once.
    pub elsewhere: Vec<Elsewhere>,
    pub contract: String,
    pub hours: String,
    pub experience: String,
    pub remote: String,
    pub employer_size: String,
    pub flags: Flags,
    /// Gross pay of a year, in euros.
    pub pay_low: Option<u32>,
    pub pay_high: Option<u32>,
    /// The instant that age, freshness and the order by date go by, in
    /// milliseconds; kept to the second.
    pub created: i64,
    /// Nobody has confirmed for long that it is still there: it is never fresh, and
    /// of those that fit as well it comes last.
    pub aged: bool,
    pub source: String,
}
