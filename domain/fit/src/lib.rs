//! Offers that fit a person, and why: never a judgement of the person, always
//! something that can be read and contested.
//!
//! `weights` are the points that each reason gives, with their reasons and a
//! version; the page that explains the ranking is made from them. `profile` is
//! what a person brings and wants: the registration file as it was sent, and
//! over it the corrections ("Ce n'est pas juste"), which can be undone. The
//! search engine ranks all open offers by them and gives a hundred candidates;
//! `rules` then takes points off for those that many look at, so that not
//! everyone is sent to the same offer, and says why in words' places.
//!
//! What is kept beside: the offers that a person keeps; who opened an offer,
//! for `VIEW_KEPT` and so that nobody can tell which offers one person
//! opened; every list that was shown, with its weights and what it was made
//! from, for `LIST_KEPT` (docs/adr/0011).

mod model;
mod weights;

#[cfg(feature = "server")]
mod commands;
#[cfg(feature = "server")]
mod profile;
#[cfg(feature = "server")]
mod rules;
#[cfg(feature = "server")]
mod store;
#[cfg(feature = "testing")]
mod tests;

pub use model::*;
pub use weights::*;

#[cfg(feature = "testing")]
pub(crate) use commands::TidyFit;
#[cfg(feature = "server")]
pub use commands::{
    ContestFit, FitUpkeep, KeepOffer, LoadFit, LoadKeptOffers, LoadOfferFit, UndoContest,
};
