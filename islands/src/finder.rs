//! Answers that a field proposes, and how they are found.

use pleinweb_registration::place_label;
use serde::{Deserialize, Serialize};

use super::suggest::{suggest_occupations, suggest_places};

/// One proposed answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What is sent.
    pub value: String,
    /// What is shown in the field once chosen.
    pub label: String,
    /// What tells it from others of the same name; may be empty.
    pub detail: String,
}

/// What answers are found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finder {
    /// Occupations by everyday words: the code, under the job title that was meant.
    Occupations,
    /// Places by name or postcode: the commune's code.
    Places,
}

impl Finder {
    /// The answers for a text, best first. When the service cannot be reached
    /// there are none, and the text that was typed is still sent.
    pub(crate) async fn find(self, text: String) -> Vec<Suggestion> {
        match self {
            Self::Occupations => {
                let found = suggest_occupations(text).await.unwrap_or_default();
                let suggestion = |hit: pleinweb_nomenclature::model::OccupationHit| {
                    let is_title = hit.matched == hit.label;
                    Suggestion {
                        value: hit.code.to_string(),
                        detail: if is_title { String::new() } else { hit.label },
                        label: hit.matched,
                    }
                };
                found.into_iter().map(suggestion).collect()
            }
            Self::Places => {
                let found = suggest_places(text).await.unwrap_or_default();
                let suggestion = |place: pleinweb_nomenclature::model::PlaceHit| Suggestion {
                    value: place.commune.to_string(),
                    label: place_label(&place),
                    detail: place.region,
                };
                found.into_iter().map(suggestion).collect()
            }
        }
    }
}
