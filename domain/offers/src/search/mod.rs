//! Searching offers: from the words of an address to a list with its counts.
//!
//! `state` is the search as its address says it, read by the browser and the
//! server alike. On the server `spoken` takes filters and filler out of what people
//! say, `place` finds out where, `typed_words` what is meant,
//! `asking` puts the question to the index, and `commands` are what pages ask (`finding`: feeds and programs):
//! a constant number of SQL statements each, the offers of a page in one.

pub mod names;
pub mod state;
pub mod view;

#[cfg(feature = "server")]
mod asking;
#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod finding;
#[cfg(feature = "server")]
mod loosen;
#[cfg(feature = "server")]
mod newest;
#[cfg(feature = "server")]
mod page;
#[cfg(feature = "server")]
mod place;
#[cfg(feature = "server")]
mod plain;
#[cfg(feature = "server")]
mod posting;
#[cfg(feature = "server")]
pub mod spoken;
#[cfg(feature = "server")]
mod tail;
#[cfg(feature = "testing")]
pub mod tests;
#[cfg(feature = "server")]
mod typed_words;

#[cfg(feature = "server")]
pub use commands::{SearchInput, SearchOffers};
#[cfg(feature = "server")]
pub use finding::{FindInput, FindOffers, FoundOffers, is_mark};
#[cfg(feature = "server")]
pub(super) use newest::{Came, find_new, known, labels};
#[cfg(feature = "server")]
pub(super) use page::whole_km;
#[cfg(feature = "server")]
pub use page::{LoadOfferPage, OfferPageInput};
#[cfg(feature = "server")]
pub(super) use place::locate;
