//! What the contract's pages show and what their forms send.

use pleinweb_kernel::keyed;
use serde::{Deserialize, Serialize};

use super::rules::{Cause, Standing};
use pleinweb_checks::parse_text;
use pleinweb_entry::{ChannelContract, Path, Return, SupportIntensity};
use pleinweb_kernel::{FieldErrors, LocalTime, Timestamp};

keyed! {
    /// Why someone returns to the agency, if they like to say so.
    "why" ReturnReason {
        Equipment "equipment",
        Connection "connection",
        Complicated "complicated",
        Contact "contact",
        Situation "situation",
        Other "other",
    }
}

/// The longest free text of a return, in characters.
pub const NOTE_MAX: usize = 1000;

/// One version of someone's contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub version: i64,
    pub at: Timestamp,
    /// `at`, on a wall in Paris.
    pub when: LocalTime,
    pub cause: Cause,
    /// The adviser who decided; none when the person did.
    pub adviser: Option<String>,
    pub intensity: Option<SupportIntensity>,
    pub contract: ChannelContract,
    pub why: Option<ReturnReason>,
    /// The adviser's reason, or the person's own words.
    pub reason: String,
}

/// Who to turn to, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The adviser who decided on the file, or has it.
    pub adviser: Option<String>,
    pub agency: String,
    /// On one line.
    pub address: String,
    pub phone: String,
}

/// `/espace`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    pub standing: Standing<LocalTime>,
    pub contact: Option<Contact>,
    /// The contract that holds, if an adviser decided or the person returned.
    pub current: Option<Version>,
    /// The number of the receipt, once the file is sent.
    pub number: Option<String>,
    pub may_volunteer: bool,
    /// The decision that holds is another than the person wished.
    pub differs: Option<Differs>,
}

/// What was wished, and what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differs {
    pub wished: Path,
    pub decided: Path,
}

impl Differs {
    /// Nothing where it is what was wished, or nothing was.
    pub fn of(wished: Option<Path>, decided: Path) -> Option<Self> {
        let wished = wished.filter(|wished| *wished != decided)?;
        Some(Self { wished, decided })
    }
}

/// `/espace/contrat`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractView {
    /// Newest first; the first one holds. Empty before any decision.
    pub versions: Vec<Version>,
    pub contact: Option<Contact>,
    pub may_volunteer: bool,
    /// By when an adviser answers a new request to volunteer, if one waits.
    pub answer_by: Option<LocalTime>,
}

/// `/espace/retour-en-agence` and `/espace/volontaire`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnView {
    /// Where the interview will be; none before the file is sent.
    pub contact: Option<Contact>,
    pub current: Option<ChannelContract>,
    /// By when the agency proposes a time, if an interview at the desk was asked for.
    pub interview_by: Option<LocalTime>,
    pub may_volunteer: bool,
    pub answer_by: Option<LocalTime>,
}

/// The form of `/espace/retour-en-agence`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnToAgencyInput {
    /// `once` or `for-good`.
    pub how: String,
    /// A `ReturnReason`, or nothing.
    pub why: String,
    /// Free words, or nothing.
    pub note: String,
}

/// A return as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedReturn {
    pub how: Return,
    pub why: Option<ReturnReason>,
    pub note: String,
}

impl ReturnToAgencyInput {
    /// Codes: `how` required, choice-unknown; `why` choice-unknown; `note` too-long.
    pub fn check(&self) -> Result<ParsedReturn, FieldErrors> {
        let mut errors = FieldErrors::default();
        let how = errors.check("how", Return::parse(&self.how));
        let why = if self.why.trim().is_empty() {
            None
        } else {
            errors.check("why", ReturnReason::parse(&self.why))
        };
        let note = if self.note.trim().is_empty() {
            Some(String::new())
        } else {
            errors.check("note", parse_text(&self.note, NOTE_MAX))
        };
        let parsed = how
            .zip(note)
            .map(|(how, note)| ParsedReturn { how, why, note });
        errors.finish(parsed)
    }
}

/// The form of `/espace/volontaire`: one button.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VolunteerAgainInput {
    /// Nothing to choose; a form needs one field to be sent at all.
    pub go: bool,
}
