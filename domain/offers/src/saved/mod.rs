//! Searches that a person keeps, and what came since.
//!
//! `rules` says when to look and when to tell: never at night, and not mail
//! after mail. Looking (`commands/look`) asks the index what arrived since the
//! last look and notes it: `arrivals` knows, from the outbox, what did; telling (`commands/tell`) sends one mail of what was
//! not told yet. An offer is told once to a person, whatever search of theirs
//! finds it. The link under a mail stops its mails (`commands/stop`); the
//! search stays, and its page goes on showing what it finds.

pub mod model;
pub mod rules;

#[cfg(feature = "server")]
mod arrivals;
#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod link;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "testing")]
mod tests;

#[cfg(feature = "server")]
pub(crate) use arrivals::Arrivals;
#[cfg(feature = "testing")]
pub(crate) use commands::TidySearches;
#[cfg(feature = "testing")]
pub(crate) use commands::work_is_due;
#[cfg(feature = "server")]
pub use commands::{
    Alerts, ChangeRhythm, DeleteSearch, LoadMailStop, LoadNewSearch, LoadSavedSearch,
    LoadSavedSearches, LookForOffers, ResumeMails, SaveSearch, SearchUpkeep, StopMails,
    TellFoundOffers, UndeleteSearch,
};
#[cfg(feature = "server")]
pub use link::token as mail_stop_token;
