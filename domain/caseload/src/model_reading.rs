//! Reading outside the caseload: the reason that is asked for, and the pause
//! that follows too much of it.

use serde::{Deserialize, Serialize};

use pleinweb_checks::parse_text;
use pleinweb_kernel::keyed;
use pleinweb_kernel::promises::READING_WORDS_MOST;
use pleinweb_kernel::{FieldErrors, RegistrationId, Timestamp};
use pleinweb_reviews::When;

/// The code of a file that asks for a reason first.
pub const REASON_FIRST: &str = "reason-first";
/// The code of whatever is not shown during a pause.
pub const READING_PAUSED: &str = "reading-paused";

keyed! {
    /// Why an adviser opens a file outside the caseload.
    "reading-reason" ReadingReason {
        /// To decide on it.
        ToDecide "to-decide",
        /// The person called, wrote or came.
        PersonAsked "person-asked",
        /// For a colleague who is away, or who asked.
        ForColleague "for-colleague",
        /// It may be the same person as in another file.
        Double "double",
        /// Said in words.
        Other "other",
    }
}

/// A stated reason.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StateReasonInput {
    pub registration: String,
    /// A `ReadingReason`.
    pub reason: String,
    /// In the adviser's words; asked for with `other`.
    pub words: String,
}

/// A reason as it was understood.
#[derive(Clone, Debug)]
pub struct StatedReason {
    pub registration: RegistrationId,
    pub reason: ReadingReason,
    pub words: Option<String>,
}

impl StateReasonInput {
    /// Codes: `registration` choice-unknown; `reason` required, choice-unknown;
    /// `words` required (with `other`), too-long.
    pub fn check(&self) -> Result<StatedReason, FieldErrors> {
        let mut errors = FieldErrors::default();
        let registration = self
            .registration
            .parse()
            .map_err(|_| FieldErrors::one("registration", "choice-unknown"))?;
        let reason = errors.check("reason", ReadingReason::parse(&self.reason));
        let asked = reason == Some(ReadingReason::Other);
        let words = if self.words.trim().is_empty() && !asked {
            None
        } else {
            errors.check("words", parse_text(&self.words, READING_WORDS_MOST.usize()))
        };
        let stated = reason.map(|reason| StatedReason {
            registration,
            reason,
            words,
        });
        errors.finish(stated)
    }
}

/// What an adviser who reads nobody for a while is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseView {
    pub now: Timestamp,
    pub until: When,
    /// Who can lift it besides the operators: the heads of their agencies, by name.
    pub heads: Vec<String>,
}
