//! The search index of this process: a copy of the open offers (of those that are
//! the same, the one that stands for all), kept up from
//! the outbox (a projection of the platform's), asked by `search`.
//!
//! It is never the truth: what is missing, old or broken is made again from the
//! store, and what there is serves meanwhile.

#[cfg(feature = "testing")]
mod by_hand;
mod document;
mod home;
mod keeper;
mod look;
#[cfg(feature = "testing")]
mod restored;
#[cfg(feature = "testing")]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pleinweb_search::{Index, Reader};

#[cfg(feature = "testing")]
pub use by_hand::Keeper;
pub use keeper::IndexedOffers;
pub use look::{IndexFound, index_folders, look_at_index};

/// How far the index is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndexStatus {
    /// Nothing has been compared with the store yet.
    #[default]
    Starting,
    /// It is made anew: so many offers of so many are read. What there was serves.
    Rebuilding { done: u64, all: u64 },
    /// It follows the outbox, and some rows of it are still to be read: there are
    /// many, or nobody can read them yet.
    CatchingUp,
    /// It holds what the store holds, but for the last moment.
    Current,
}

/// The index of one app. Searches ask it from the first moment on.
#[derive(Debug)]
pub struct OfferIndex(Mutex<Held>);

#[derive(Debug)]
struct Held {
    index: Arc<Index>,
    standing: IndexStatus,
    memory_only: bool,
    upto: Option<i64>,
}

impl Default for OfferIndex {
    fn default() -> Self {
        Self(Mutex::new(Held {
            index: Arc::new(Index::in_memory()),
            standing: IndexStatus::Starting,
            memory_only: false,
            upto: None,
        }))
    }
}

impl pleinweb_platform::Service for OfferIndex {}

impl OfferIndex {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The index as it is now, for one or several questions.
    pub fn reader(&self) -> Reader {
        self.held().index.reader()
    }

    pub fn standing(&self) -> IndexStatus {
        self.held().standing
    }

    /// Up to which position of the outbox it holds all there is, at least; nothing
    /// while it has not been compared with the store. Asked before a question,
    /// it is true of the answer.
    pub fn upto(&self) -> Option<i64> {
        self.held().upto
    }

    /// How many offers it holds.
    pub fn offers(&self) -> u64 {
        self.held().index.status().offers
    }

    /// Whether searches may miss many offers: it is being made and holds fewer
    /// than it will.
    pub fn is_partial(&self) -> bool {
        let held = self.held();
        match held.standing {
            IndexStatus::Current | IndexStatus::CatchingUp => false,
            IndexStatus::Starting => held.index.status().offers == 0,
            IndexStatus::Rebuilding { all, .. } => held.index.status().offers * 2 < all,
        }
    }

    /// Whether a folder was given and none could be used: what this process
    /// knows is made anew at each start.
    pub fn is_memory_only(&self) -> bool {
        self.held().memory_only
    }

    fn index(&self) -> Arc<Index> {
        Arc::clone(&self.held().index)
    }

    fn replace(&self, index: Index) {
        let mut held = self.held();
        held.index = Arc::new(index);
        held.upto = None;
    }

    fn reached(&self, upto: i64) {
        self.held().upto = Some(upto);
    }

    fn in_memory_only(&self) {
        self.held().memory_only = true;
    }

    fn set(&self, standing: IndexStatus) {
        self.held().standing = standing;
    }
}
