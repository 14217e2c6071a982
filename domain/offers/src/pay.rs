//! What an offer says about pay, and the year's pay in it; `salary` reads it.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::keyed;

keyed! {
    /// How a yearly range came about.
    "offer-pay-certainty" Certainty {
        /// The text says a year's pay.
        Stated "stated",
        /// Computed from an hour's, a day's, a week's or a month's pay.
        Computed "computed",
        /// The pay of part-time work, raised to full time.
        Converted "converted",
        /// The unit was missing, or net pay was made gross.
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
