//! Pay, read from the texts in use into a yearly range that can be compared,
//! with how certain it is. What cannot be read stays as text.
//!
//! The range is gross, in whole euros, for full-time work (35 hours a week):
//! two offers compare whatever their hours. It is never more than the text
//! says: where a text can be read in two ways, it is not read.

mod amounts;
mod reading;
mod smic;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::model::Hours;
use crate::entry::keyed;
use crate::kernel::Day;

pub use smic::smic_yearly;

/// Legal hours of a full-time year: 35 hours, 52 weeks.
pub const HOURS_A_YEAR: f64 = 1820.0;
/// Minutes of a full-time week.
pub const FULL_WEEK_MINUTES: u16 = 35 * 60;

keyed! {
    /// How a yearly range came about.
    "offer-pay-certainty" Certainty {
        /// The text says a year's pay.
        Stated "stated",
        /// Computed from an hour's, a day's or a month's pay.
        Computed "computed",
        /// The unit was missing or wrong, or net pay was made gross.
        Guessed "guessed",
    }
}

/// A year's gross pay for full-time work, in whole euros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearlyPay {
    pub low: u32,
    /// At least `low`; the same where the text says one amount.
    pub high: u32,
    pub certainty: Certainty,
}

/// What an offer says about pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    pub yearly: Option<YearlyPay>,
    /// As given: "Mensuel de 2100.0 Euros à 2400.0 Euros sur 12.0 mois".
    pub text: Option<String>,
    /// What comes with it: "Primes", "Chèque repas".
    pub extras: Vec<String>,
}

/// What is known of the work when its pay is read.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub hours: Option<Hours>,
    pub weekly_minutes: Option<u16>,
    /// Learners are paid a part of the minimum wage.
    pub apprentice: bool,
    /// When the offer was published: the minimum wage changes.
    pub day: Day,
}

/// Reads pay: the label, or if that says nothing readable, the comment beside
/// it. `complements` are kept as they are.
pub fn read_pay(label: &str, comment: &str, complements: &[&str], terms: &Terms) -> Pay {
    let (label, comment) = (label.trim(), comment.trim());
    let yearly = reading::yearly(label, terms).or_else(|| reading::yearly(comment, terms));
    // "Annuel de", "Autre": a form that nobody filled in.
    let says_something = label.split_whitespace().any(|word| {
        !matches!(
            word.to_lowercase().as_str(),
            "annuel" | "mensuel" | "horaire" | "cachet" | "autre" | "de"
        )
    });
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
