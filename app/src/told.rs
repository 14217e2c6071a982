//! What a person reads about themselves, as staff read it about them: in the third person,
//! and without what is said to comfort. A text that speaks to the person has another
//! one in `told.ftl`; all others are the same for both.

use pleinweb_kernel::Lang;

use crate::texts::{contract as contracts, entry as checks, registration as files, told};

fn instead(lang: Lang, feature: &str, id: &str) -> Option<&'static str> {
    told::by_id(lang, &[feature, "-", id].concat())
}

/// A text of the entry check.
pub fn entry(lang: Lang, id: &str) -> &'static str {
    instead(lang, "entry", id)
        .or_else(|| checks::by_id(lang, id))
        .unwrap_or_default()
}

/// A text of the contract.
pub fn contract(lang: Lang, id: &str) -> &'static str {
    instead(lang, "contract", id)
        .or_else(|| contracts::by_id(lang, id))
        .unwrap_or_default()
}

/// A text of the registration.
pub fn registration(lang: Lang, id: &str) -> &'static str {
    instead(lang, "registration", id)
        .or_else(|| files::by_id(lang, id))
        .unwrap_or_default()
}
