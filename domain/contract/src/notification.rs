//! What a person is told by mail about their contract. The sentences are the interface's
//! (`app/src/contract/mails.rs`).

use serde::{Deserialize, Serialize};

use pleinweb_kernel::Timestamp;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notification {
    /// The person went back to the agency, `once` or for good.
    ReturnedToAgency { once: bool },
    /// The person volunteers again.
    VolunteersAgain { answer_by: Timestamp },
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}
