//! Pay, read from the texts in use into a yearly range that can be compared,
//! with how certain it is. What cannot be read stays as text.
//!
//! The range is gross, in whole euros, for full-time work (35 hours a week):
//! two offers compare whatever their hours. It is never more than the text
//! says: where a text can be read in two ways, or says less than the law allows
//! or more than the bounds, it is not read (docs/adr/0022). `lexing` cuts a text,
//! `units` knows what an amount can be for, `counts` and `context` what is no pay,
//! `claims` finds the amounts, `bounds` holds the law's minima, `reading` makes a year of it.

mod bounds;
mod claims;
mod context;
mod counts;
mod lexing;
mod minimum;
mod money;
mod reading;
#[cfg(feature = "testing")]
mod tests;
mod told;
mod units;

use super::model::{Contract, Figures, Hours, Place};
use pleinweb_kernel::Day;

pub use super::pay::{Certainty, Pay, YearlyPay};
pub use bounds::smic_yearly;
pub(crate) use units::Unit;

/// Legal hours of a full-time year: 35 hours, 52 weeks.
pub(crate) const HOURS_A_YEAR: f64 = 1820.0;
/// Minutes of a full-time week.
pub(crate) const FULL_WEEK_MINUTES: u16 = 35 * 60;

/// Pay as the text says it, in euros, for a unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    pub low: f64,
    pub high: f64,
    pub unit: Unit,
}

/// What is known of the work when its pay is read.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub hours: Option<Hours>,
    pub weekly_minutes: Option<u16>,
    /// Each kind of contract has its own minimum.
    pub contract: Contract,
    /// Where the minimum wage is lower: Mayotte, and the territories whose own is
    /// in another currency.
    pub lower_minimum: bool,
    /// When the offer was published, where that is known: the minimum wage changes.
    pub day: Option<Day>,
}

impl Terms {
    /// The terms of an offer that was published on that day.
    pub fn of(figures: &Figures, place: &Place, day: Option<Day>) -> Self {
        Self {
            hours: figures.hours,
            weekly_minutes: figures.weekly_minutes,
            contract: figures.contract,
            lower_minimum: matches!(
                place.department.as_deref(),
                Some("976" | "986" | "987" | "988")
            ),
            day,
        }
    }
}

/// Reads pay: the label, or if that says nothing readable, the comment beside
/// it. `complements` are kept as they are.
pub fn read_pay(label: &str, comment: &str, complements: &[&str], terms: &Terms) -> Pay {
    let (label, comment) = (label.trim(), comment.trim());
    // "Annuel de", "Autre": a form that nobody filled in.
    let says_something = label.split_whitespace().any(|word| {
        !matches!(
            word.to_lowercase().as_str(),
            "annuel" | "mensuel" | "horaire" | "cachet" | "autre" | "de"
        )
    });
    let beside = if says_something { label } else { "" };
    let yearly = reading::read(label, comment, terms)
        .or_else(|| reading::read(comment, beside, terms))
        .map(|read| read.yearly);
    let text = if says_something { label } else { comment };
    let extras = complements
        .iter()
        .copied()
        .chain((says_something && text != comment).then_some(comment))
        .map(str::trim)
        .filter(|extra| {
            !extra.is_empty()
                && !matches!(extra.to_lowercase().as_str(), "autre" | "autres" | "n/a")
        })
        .map(str::to_owned)
        .collect();
    Pay {
        yearly,
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
        extras,
    }
}

/// Pay in the offer's own unit, where its text says a gross amount that is its
/// yearly range: what machines may be told as the offer's own words.
pub(crate) fn as_said(pay: &Pay, terms: &Terms) -> Option<Stated> {
    let yearly = pay
        .yearly
        .filter(|yearly| yearly.certainty != Certainty::Guessed)?;
    pay.text
        .iter()
        .chain(&pay.extras)
        .filter_map(|text| reading::read(text, "", terms))
        .find(|read| read.yearly == yearly)?
        .stated
}

/// The yearly range of stored pay by the rules of today. Where the text is gone,
/// what was guessed or is out of bounds goes, and the rest stays.
pub(crate) fn read_again(pay: &Pay, terms: &Terms) -> Option<YearlyPay> {
    let Some(text) = &pay.text else {
        return pay.yearly.filter(|yearly| {
            yearly.certainty != Certainty::Guessed && f64::from(yearly.high) <= bounds::MOST
        });
    };
    let beside = pay.extras.join("; ");
    reading::read(text, &beside, terms)
        .or_else(|| {
            pay.extras
                .iter()
                .find_map(|extra| reading::read(extra, text, terms))
        })
        .map(|read| read.yearly)
}
