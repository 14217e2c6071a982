//! Saved searches as forms send them and pages show them.

use serde::{Deserialize, Serialize};

use crate::search::view::FoundOffer;
use pleinweb_kernel::keyed;
use pleinweb_kernel::{LocalTime, SavedSearchId};

pub use crate::search::view::SearchRequest;
/// Offers that a page of a search shows: the last ones found.
pub const SHOWN_MAX: usize = 50;
/// Offers of a search on the page of all searches.
pub(crate) const LATEST: usize = 3;
/// Offers that a mail names; the page has the others.
pub(crate) const MAIL_MAX: usize = 10;

keyed! {
    /// When mails leave.
    "rhythm" Rhythm {
        /// As soon as an offer arrives, but for the night.
        AtOnce "at-once",
        /// Each morning.
        Daily "daily",
        /// On Monday morning.
        Weekly "weekly",
        /// No mail: what is found waits on the page.
        PageOnly "page-only",
    }
}

/// The form that keeps a search. Errors: `query` (`search-empty`,
/// `search-place-unknown`), `rhythm`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaveSearchInput {
    /// The query of the search's address.
    pub query: String,
    pub rhythm: String,
}

/// The form that changes when mails leave. Errors: `rhythm`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeRhythmInput {
    pub search: String,
    pub rhythm: String,
}

/// The forms that only name a search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchInput {
    pub search: String,
}

/// The form under the link of a mail. The token is a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailStopInput {
    pub token: String,
}

/// A search that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub asked: SearchRequest,
    pub rhythm: Rhythm,
    pub since: LocalTime,
    /// Offers found in the last seven days.
    pub week: u64,
    /// The last ones found that are still open.
    pub latest: Vec<FoundOffer>,
}

/// The searches of a person, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedSearches {
    pub searches: Vec<SavedSearch>,
}

/// A search that is about to be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewSearch {
    pub asked: SearchRequest,
    /// Open offers that it finds now.
    pub total: u64,
    /// It is kept already, with this rhythm.
    pub known: Option<Rhythm>,
    /// Searches that are kept already.
    pub kept: usize,
}

/// What the link of a mail leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MailStop {
    pub asked: SearchRequest,
    /// Mails leave no more.
    pub stopped: bool,
    /// A mail's link stopped them, so it can bring them back.
    pub can_resume: bool,
}

#[cfg(feature = "testing")]
mod tests {
    use super::Rhythm;

    #[pleinweb_testing::test]
    fn a_rhythm_has_a_name() {
        for rhythm in Rhythm::ALL {
            assert_eq!(Rhythm::parse(rhythm.key()), Ok(*rhythm));
        }
        assert!(Rhythm::parse("hourly").is_err());
    }
}
