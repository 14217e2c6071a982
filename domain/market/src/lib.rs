//! The labour market: what is offered, where, for whom, at what pay.
//!
//! Figures are never counted from the offers when someone asks. `book` holds
//! counters by occupation and commune (with roll-ups by department and for the
//! country) and merges them; `keeper` fills it from the offers' table at start
//! and follows the changes. What must outlive a process is in the offers'
//! figures, which stay when a text goes. `rules` hides small numbers, reads
//! quartiles and makes our shortage indicator; `pay` says how exact they are.

pub mod model;
pub mod pay;
pub mod rules;

#[cfg(feature = "server")]
mod book;
#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod glance;
#[cfg(feature = "server")]
mod keeper;
#[cfg(feature = "server")]
mod official;
#[cfg(feature = "server")]
mod people;
#[cfg(feature = "server")]
mod places;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "server")]
mod tension;
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "testing")]
mod tests_rules;

#[cfg(feature = "server")]
pub use self::{
    commands::{CompareMarkets, ComparisonInput, LoadMarket},
    glance::LoadGlance,
    keeper::{CountedMarket, Market, TOPIC},
    official::{Families, import_official},
    store::Counts,
};
#[cfg(feature = "testing")]
pub use keeper::by_hand::fill_market;
#[cfg(feature = "testing")]
pub(crate) use keeper::by_hand::take_events;
