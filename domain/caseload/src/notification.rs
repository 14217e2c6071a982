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
        /// It is another than the person wished.
        #[serde(default)]
        not_wished: Option<NotWished>,
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

/// What the person wished instead, and with whom to talk about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotWished {
    /// `full-web`, `mixed` or `agency`.
    pub wished: String,
    /// The adviser who decided, by name; may be empty.
    pub adviser: String,
    pub agency: String,
    pub phone: String,
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}
