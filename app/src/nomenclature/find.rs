//! Occupations and places for the kit's `Combobox`. When the service cannot be
//! reached there are no proposals, and the text that was typed is still sent.

use pleinweb_domain::registration::place_label;

use super::api;
use crate::kit::{Suggest, Suggestion, suggest};

/// Occupations by everyday words: the code, under the job title that was meant.
pub fn find_occupations() -> Suggest {
    suggest(|text| async move {
        let found = api::suggest_occupations(text).await.unwrap_or_default();
        found
            .into_iter()
            .map(|hit| Suggestion {
                value: hit.code.to_string(),
                detail: if hit.matched == hit.label {
                    String::new()
                } else {
                    hit.label
                },
                label: hit.matched,
            })
            .collect()
    })
}

/// Places by name or postcode: the commune's code.
pub fn find_places() -> Suggest {
    suggest(|text| async move {
        let found = api::suggest_places(text).await.unwrap_or_default();
        found
            .into_iter()
            .map(|place| Suggestion {
                value: place.commune.to_string(),
                label: place_label(&place),
                detail: place.region,
            })
            .collect()
    })
}
