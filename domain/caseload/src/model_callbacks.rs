//! The queue of call-backs: what its page shows and what its forms send.

use serde::{Deserialize, Serialize};

use pleinweb_checks::parse_text;
use pleinweb_entry::{CallbackOutcome, CallbackSlot, CallbackSubject};
use pleinweb_kernel::promises::{CALL_LATE, CALL_SOON};
use pleinweb_kernel::{CallbackId, FieldErrors, HOUR_MS, Lang, Timestamp};
use pleinweb_reviews::When;

/// When somebody who was not reached is called again, by key.
pub const REACH_AGAIN_MS: [(&str, i64); 3] = [
    ("two-hours", CALL_SOON.ms()),
    ("tomorrow", 24 * HOUR_MS),
    ("two-days", CALL_LATE.ms()),
];

/// The longest note for colleagues, in characters.
const NOTE_MAX: usize = 1000;

/// Who deals with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TakenBy {
    Nobody,
    Me,
    Colleague(String),
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackRow {
    pub id: CallbackId,
    pub name: String,
    pub phone: String,
    /// The person's own words, if any.
    pub words: Option<String>,
    pub slot: CallbackSlot,
    pub subject: CallbackSubject,
    pub postcode: String,
    /// The language they wrote in.
    pub lang: Lang,
    pub asked: When,
    /// When to call.
    pub due: When,
    /// How often they were not reached.
    pub tries: i64,
    pub taken: TakenBy,
}

/// `/conseil/rappels`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbacksView {
    pub now: Timestamp,
    pub rows: Vec<CallbackRow>,
    pub next: Option<String>,
    /// The adviser works in no agency.
    pub nowhere: bool,
}

/// A form that needs nothing but the request it is about.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CallbackInput {
    pub callback: String,
}

impl CallbackInput {
    /// Code: `choice-unknown`.
    pub fn check(&self) -> Result<CallbackId, FieldErrors> {
        self.callback
            .parse()
            .map_err(|_| FieldErrors::one("callback", "choice-unknown"))
    }
}

/// How a request ended.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FinishCallbackInput {
    pub callback: String,
    /// A `CallbackOutcome`.
    pub outcome: String,
    /// For colleagues, or nothing.
    pub note: String,
}

/// An end as it was understood.
#[derive(Clone, Debug)]
pub struct ParsedFinish {
    pub id: CallbackId,
    pub outcome: CallbackOutcome,
    pub note: String,
}

impl FinishCallbackInput {
    /// Codes: `outcome` required, choice-unknown; `note` too-long.
    pub fn check(&self) -> Result<ParsedFinish, FieldErrors> {
        let mut errors = FieldErrors::default();
        let id = CallbackInput {
            callback: self.callback.clone(),
        }
        .check()?;
        let outcome = errors.check("outcome", CallbackOutcome::parse(&self.outcome));
        let note = if self.note.trim().is_empty() {
            Some(String::new())
        } else {
            errors.check("note", parse_text(&self.note, NOTE_MAX))
        };
        let parsed = outcome
            .zip(note)
            .map(|(outcome, note)| ParsedFinish { id, outcome, note });
        errors.finish(parsed)
    }
}

/// Not reached: when to call again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LaterCallbackInput {
    pub callback: String,
    /// A key of `REACH_AGAIN_MS`.
    pub again: String,
}
