//! Offers: what an employer proposes, from wherever it comes.
//!
//! `model` is an offer and its parts, `columns` those that are counted and searched, `views` what pages show of it, `salary`
//! reads pay from the texts in use into a yearly range that can be compared.
//! `import` reads the files of others, `importing` stores what they hold: a
//! newer version replaces, and of what a source no longer gives, the text goes
//! and the figures stay. Every change leaves an event in the outbox: `offer:<id>`
//! with `new`, `changed`, `withdrawn` or `closed`. The search index follows them
//! (`platform::changes_after`, `offers_by_id`) and is made anew from
//! `offers_after` (`index`); `search` is what people ask of it. Open pages are told `offers` once for many. `reports` is what
//! people say is wrong with an offer, and what becomes of it; `saved` the searches that people keep.
//! `applying` says how one answers an offer.
//! `twins` tells which offers are the same one: the first of them stands for all (in the
//! index, in figures, in what is told), the others are reached from it.

pub mod applying;
pub mod columns;
pub mod contact;
pub mod model;
mod notification;
mod pay;
pub mod reports;
pub mod rules;
pub mod salary;
pub mod saved;
pub mod search;
pub mod views;
mod words;

#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod html_text;
#[cfg(feature = "server")]
pub mod import;
#[cfg(feature = "server")]
mod importing;
#[cfg(feature = "server")]
mod index;
#[cfg(feature = "server")]
mod placing;
#[cfg(feature = "server")]
mod sitemap;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "testing")]
pub mod tests;
#[cfg(feature = "server")]
mod twins;

pub use notification::{FoundInMail, Notification};

#[cfg(feature = "server")]
pub use self::facade::*;
#[cfg(feature = "testing")]
pub use index::Keeper;

use serde::{Deserialize, Serialize};

use pleinweb_kernel::{OfferId, Timestamp};

/// An offer with its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredOffer {
    pub id: OfferId,
    pub state: model::OfferState,
    /// `published_at` is always there.
    pub offer: model::Offer,
    /// How many other open offers are the same.
    pub copies: u32,
    /// These, where they were asked for.
    pub twins: Vec<views::Twin>,
    /// The offer that was told of when this one came, if it is the same as one
    /// that was there before.
    pub told_as: Option<OfferId>,
    /// When its source last said that it is there.
    pub confirmed_at: Timestamp,
    /// The index has it behind others that are as good: see `rules::is_old`.
    pub aged: bool,
}

/// What an id leads to, for whoever reads offers whole.
#[derive(Clone, Debug, PartialEq)]
pub enum StoredFound {
    Open(Box<StoredOffer>),
    /// It was there.
    Gone,
    /// It never was.
    Unknown,
}

/// What other features and the program use.
#[cfg(feature = "server")]
mod facade {
    pub use super::commands::{
        ContestTakedown, DecideReport, LoadReports, LoadStoredOffer, LoadTakedown, OfferUpkeep,
        ReportOffer, SettleContest, TidyOffers,
    };
    #[cfg(feature = "testing")]
    pub(crate) use super::importing::ImportFailure;
    pub use super::importing::{ImportEvent, ImportOptions, Report, import_offers};
    pub use super::index::{
        IndexFound, IndexStatus, IndexedOffers, OfferIndex, index_folders, look_at_index,
    };
    pub use super::placing::{Placed, add_offer_source, place_offers, withdraw_next};
    pub use super::search::{
        FindInput, FindOffers, FoundOffers, LoadOfferPage, OfferPageInput, SearchInput,
        SearchOffers, is_mark,
    };
    pub use super::sitemap::{ListOffers, Mark, MarkOffers};
    pub use super::store::{
        Tally, card, cards, found, offers_after, offers_by_id, tallies_after, tallies_by_id,
    };
}
