//! What is told by mail about offers: new ones, and what became of a report. The sentences are the interface's
//! (`app/src/offers/mails.rs`).

use serde::{Deserialize, Serialize};

use super::model::Contract;
use super::salary::Pay;
use super::search::view::SearchRequest;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notification {
    /// An operator decided about an offer that someone reported.
    OfferReportAnswered {
        title: String,
        taken_down: bool,
        reason: String,
    },
    /// To its employer: an offer was taken down; the link is the way to contest.
    OfferTakenDown {
        title: String,
        reason: String,
        link: String,
    },
    /// To its employer: what became of the contest.
    OfferContestAnswered {
        title: String,
        restored: bool,
        reason: String,
    },
    /// Offers that came and that a saved search finds: the first ones, and how
    /// many others there are. `link` is the search's page, `stop` stops its mails.
    OffersFound {
        asked: SearchRequest,
        offers: Vec<FoundInMail>,
        others: u64,
        link: String,
        stop: String,
    },
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}

/// An offer that a mail names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundInMail {
    pub title: String,
    pub employer: Option<String>,
    pub place: String,
    pub link: String,
    /// A mail that waits since before these were told has none of them.
    #[serde(default)]
    pub pay: Pay,
    #[serde(default)]
    pub contract: Option<Contract>,
    /// From the place that is looked around, where both are known.
    #[serde(default)]
    pub km: Option<u32>,
}
