//! What is answered.

use crate::document::{FLAGS, Id};
use crate::page_cursor::PageCursor;

/// The steps of pay that facets count, in euros a year: offers that reach each.
pub const PAY_STEPS: [u32; 12] = [
    18_000, 20_000, 22_000, 24_000, 26_000, 28_000, 30_000, 35_000, 40_000, 50_000, 60_000, 80_000,
];
/// The ages that facets count, in days: offers not older than each.
pub const AGE_STEPS: [u32; 5] = [1, 3, 7, 14, 30];
/// The radii that facets count around the filter's point, in km.
pub const RADIUS_STEPS: [u32; 6] = [5, 10, 20, 30, 50, 100];

#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Best first.
    pub hits: Vec<Hit>,
    /// How many there are, exactly.
    pub total: u64,
    /// Where the next page begins; none at the end.
    pub next: Option<PageCursor>,
    pub facets: Option<Facets>,
    /// Words that no offer holds, and what was searched instead.
    pub corrections: Vec<Correction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub id: Id,
    /// What it was sorted by; larger comes first.
    pub value: u32,
    /// From [`crate::Query::from`] or the middle of the filter's circle, where both ends are known.
    pub metres: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub typed: String,
    pub used: String,
}

/// How many offers each choice would give, all other groups' filters applied.
/// Values that no offer has are left out; the most frequent come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub occupations: Vec<(String, u64)>,
    pub domains: Vec<(String, u64)>,
    pub departments: Vec<(String, u64)>,
    pub regions: Vec<(String, u64)>,
    /// By [`RADIUS_STEPS`], when the filter is a circle.
    pub radii: Vec<(u32, u64)>,
    pub contracts: Vec<(String, u64)>,
    pub hours: Vec<(String, u64)>,
    pub experiences: Vec<(String, u64)>,
    pub remote: Vec<(String, u64)>,
    pub employer_sizes: Vec<(String, u64)>,
    pub sources: Vec<(String, u64)>,
    /// By [`PAY_STEPS`].
    pub pay: Vec<(u32, u64)>,
    /// By [`AGE_STEPS`].
    pub ages: Vec<(u32, u64)>,
    /// Of offers that have each.
    pub flags: [u64; FLAGS],
}
