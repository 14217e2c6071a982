//! What is to be decided, what happened last, and when.

use serde::{Deserialize, Serialize};

#[cfg(feature = "server")]
use pleinweb_kernel::AdviserId;
use pleinweb_kernel::{LocalTime, Timestamp, keyed};

keyed! {
    /// What is to be decided.
    "review" ReviewKind {
        NewFile "new-file",
        /// Someone who returned to the agency volunteers again.
        VolunteersAgain "volunteers-again",
    }
}

keyed! {
    /// The latest thing that happened with someone an adviser follows.
    "event" Event {
        Decided "decided",
        ReturnedOnce "returned-once",
        ReturnedForGood "returned-for-good",
        InterviewHeld "interview-held",
        VolunteersAgain "volunteers-again",
    }
}

keyed! {
    /// Why a decision that was held did not go to its person.
    "stopped" Stopped {
        /// Its adviser took it back.
        TakenBack "taken-back",
        /// The person returned to the agency meanwhile.
        Returned "returned",
        /// The person does not ask for it any more.
        Withdrawn "withdrawn",
        /// The person chose anew, or the file may be a double by now.
        FileChanged "file-changed",
        /// Its adviser is not of the agency any more.
        AdviserLeft "adviser-left",
    }
}

/// An instant as it is and as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    pub at: Timestamp,
    pub local: LocalTime,
}

/// How many files wait, in the adviser's agencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(sqlx::FromRow))]
pub struct Counts {
    pub waiting: i64,
    /// Past their answer time.
    pub late: i64,
    /// Whose owner is the adviser who looks.
    pub mine: i64,
}

/// Names by adviser, as the server found them.
#[cfg(feature = "server")]
pub type Names = std::collections::HashMap<AdviserId, String>;
