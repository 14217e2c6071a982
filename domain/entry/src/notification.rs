//! What someone who goes through the entry check is told by mail. The sentences are the interface's
//! (`app/src/entry/mails.rs`).

use serde::{Deserialize, Serialize};

use pleinweb_kernel::Timestamp;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notification {
    /// The kept address of an entry check, to go on elsewhere.
    EntryCheckLink { link: String },
    /// A call-back request was received.
    CallbackReceived { answer_by: Timestamp },
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}
