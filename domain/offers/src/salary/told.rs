//! What is found in a text about pay while it is read.

use super::lexing::{Number, Token};
use super::minimum::Smic;
use super::units::Unit;

/// An amount or a range, and what it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    pub low: Number,
    pub high: Option<Number>,
    pub unit: Option<Unit>,
    pub net: bool,
    /// A bonus or an allowance was spoken of before.
    pub after_a_bonus: bool,
}

/// Hours that a text says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// Minutes of a week.
    Minutes(u16),
    /// "temps partiel", and no more.
    Unknown,
}

/// What a text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub claims: Vec<Claim>,
    /// Units that are named anywhere, once each.
    pub units: Vec<Unit>,
    /// Months of pay a year.
    pub months: Option<f64>,
    /// Less than full time.
    pub share: Option<Share>,
    pub smic: Option<Smic>,
    /// Another currency than euros.
    pub foreign: bool,
}

/// A text that is being read.
pub struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    /// Tokens that say hours, months or a count of something.
    pub(super) used: Vec<bool>,
    pub(super) learner: bool,
    pub(super) said: Said,
}
