//! What is asked.

use std::sync::Arc;

use crate::document::{Flags, Id, Point};
use crate::page_cursor::PageCursor;

/// A search.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Query {
    /// Words as typed; exact phrases in quotes.
    pub words: String,
    /// One word is enough; else each is needed.
    pub any: bool,
    /// The last word may be unfinished.
    pub typing: bool,
    /// Occupations that stand for words of the query.
    pub alternatives: Vec<Alternative>,
    /// Words are looked up as they are typed, even if no offer holds them.
    pub as_typed: bool,
    /// Offers that hold all that one of these asks are left out: a list before
    /// showed them.
    pub without: Vec<Held>,
    pub filters: Filters,
    pub sort: Sort,
    /// Where distances are measured from; else from the middle of the filter's circle.
    pub from: Option<Point>,
    /// How many offers to give; none is allowed, to count only.
    pub limit: usize,
    /// The end of the page before.
    pub after: Option<PageCursor>,
    pub facets: bool,
    /// Now, in milliseconds: for ages and freshness.
    pub now: i64,
}

/// Words that offers hold, all of them, as another search had them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    pub words: String,
    pub alternatives: Vec<Alternative>,
}

/// What the domain knows about words: "prof" means these occupations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alternative {
    /// The words of the query that are meant; none means all of them.
    pub words: String,
    /// Occupation codes, each with how surely it is meant, from 0 to 1.
    pub occupations: Vec<(String, f32)>,
}

/// What offers must be. An empty list asks nothing; within a list one value is
/// enough. Occupations and domains are one group: either is enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    pub place: Place,
    pub occupations: Vec<String>,
    pub domains: Vec<String>,
    pub contracts: Vec<String>,
    pub hours: Vec<String>,
    pub experiences: Vec<String>,
    pub remote: Vec<String>,
    pub employer_sizes: Vec<String>,
    pub sources: Vec<String>,
    /// The most that an offer says it pays reaches this, in euros a year.
    pub pay_floor: Option<u32>,
    /// Not older than so many times 24 hours (counted in whole hours).
    pub max_age_days: Option<u32>,
    /// Those that are set are needed.
    pub flags: Flags,
    /// Not before this id: with ids that begin with a time, what came since.
    pub least_id: Option<Id>,
    /// One of these, which are in order.
    pub among: Option<Arc<[Id]>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Place {
    #[default]
    Anywhere,
    Around {
        at: Point,
        km: f64,
    },
    Communes(Vec<String>),
    Departments(Vec<String>),
    Regions(Vec<String>),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// How well the words fit, and freshness.
    #[default]
    Fit,
    /// Newest first.
    Date,
    /// Nearest first; offers without coordinates last.
    Distance,
    /// Best paid first; offers that do not say last.
    Pay,
}
