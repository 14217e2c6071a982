//! What is told by mail when advisers decide, pass a file on, or read too much. The sentences are the interface's
//! (`app/src/caseload/mails.rs`).

use serde::{Deserialize, Serialize};

use pleinweb_kernel::Timestamp;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notification {
    /// An adviser decided: `decision` is `full-web`, `mixed` or `agency`.
    Decided {
        decision: String,
        reason: String,
        link: String,
    },
    /// Nobody answered within 72 hours: a colleague takes over.
    PassedToColleague { answer_by: Timestamp },
    /// To heads and operators: an adviser read more people than their work
    /// explains, and reads nobody until then.
    MassReading {
        /// Who, as colleagues call them.
        name: String,
        count: u64,
        until: Timestamp,
        link: String,
    },
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}
