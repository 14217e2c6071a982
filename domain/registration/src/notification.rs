//! What a person is told by mail about their file. The sentences are the interface's
//! (`app/src/registration/mails.rs`).

use serde::{Deserialize, Serialize};

use pleinweb_kernel::Timestamp;

/// One mail, without its sentences. Links are paths of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notification {
    /// A registration was sent: number and the time by which someone answers.
    RegistrationReceived {
        number: String,
        answer_by: Timestamp,
    },
    /// A draft will be erased.
    DraftEnding { erased_at: Timestamp, link: String },
}

#[cfg(feature = "server")]
impl pleinweb_platform::Notification for Notification {}
