//! What a source says besides links, for whoever answers its offer.

use serde::{Deserialize, Serialize};

/// What a source says besides links.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// As [`pleinweb_checks::Phone`] keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where a letter goes, on one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl Contact {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
