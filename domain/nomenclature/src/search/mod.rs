//! Typeahead: occupations by everyday words, places by name or postcode.
//!
//! Both indexes are built once from rows, never change, and are shared by all
//! requests; an import builds new ones. A query is cut into folded words; each
//! word marks the entries that hold it (the word itself, another form of it,
//! its beginning, or a near miss), and the entries that hold all words are
//! ranked. Nothing compares the query with every entry.

mod distance;
mod everyday;
mod former;
mod lexicon;
mod occupations;
mod place_score;
mod places;
mod query;
mod strings;
mod sure;
mod terms;

pub use occupations::Meant;
pub(crate) use occupations::OccupationIndex;
pub use place_score::is_article;
pub use places::{PlaceIndex, without_cedex};
pub use sure::Sure;
pub(crate) use sure::one_letter_apart;

#[cfg(feature = "testing")]
mod tests;
