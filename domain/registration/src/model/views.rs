//! What pages, neighbours and advisers get to see.

use serde::{Deserialize, Serialize};

use super::{
    AreaInput, BankInput, ContactInput, ExperienceInput, IdentityInput, ProjectInput, Secret,
    SituationInput, SkillsInput, Step,
};
use pleinweb_kernel::{
    AdviserId, AgencyId, Code, Day, LocalTime, PersonId, RegistrationId, Timestamp,
};

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegistrationState {
    Draft,
    Sent,
    Decided,
}

impl RegistrationState {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Sent, Self::Decided];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Decided => "decided",
        }
    }
}

#[cfg(feature = "server")]
pleinweb_kernel::kept_by_key!(RegistrationState);

/// Where a person's registration stands, for the home page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum RegistrationStatus {
    /// Not begun, or a draft that ended.
    None,
    Draft {
        id: RegistrationId,
        /// The first step that is not complete; the summary when all are.
        next: Step,
        /// How many of the eight steps are complete.
        done: u32,
        changed_at: Timestamp,
        /// When the draft is erased unless it changes.
        ends_at: Timestamp,
    },
    Sent(SentStatus),
    Decided {
        sent: SentStatus,
        decided_at: Timestamp,
        /// As the adviser's side gave it: `full-web`, `mixed` or `agency`.
        decision: String,
    },
}

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentStatus {
    pub id: RegistrationId,
    /// `PW-2026-000123-K`.
    pub number: String,
    pub agency: Option<AgencyId>,
    pub sent_at: Timestamp,
    /// By when an adviser answers.
    pub answer_by: Timestamp,
    /// Legal date of effect.
    pub effect_on: Day,
}

/// The answers of a file, as they were given and put in normal form; secrets are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub identity: IdentityInput,
    pub contact: ContactInput,
    pub situation: SituationInput,
    pub experience: ExperienceInput,
    pub skills: SkillsInput,
    pub project: ProjectInput,
    pub area: AreaInput,
    pub bank: BankInput,
}

/// A secret that is kept: of an IBAN the ends, of a NIR nothing but that it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSecret {
    pub secret: Secret,
    /// Empty for health.
    pub masked: String,
    pub saved_at: Timestamp,
}

/// A file as an adviser sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    pub status: SentStatus,
    pub person: PersonId,
    pub state: RegistrationState,
    pub name: String,
    pub answers: Answers,
    /// NIR and IBAN, masked.
    pub secrets: Vec<KeptSecret>,
    /// What the person wrote about health, if they consented that their adviser reads it.
    pub health: Option<String>,
    /// Labels for the codes in `answers` (skills).
    pub labels: Vec<(String, String)>,
    /// See `rules::to_check`.
    pub to_check: Vec<Code>,
    pub possible_double_of: Option<RegistrationId>,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<AdviserId>,
    pub decision: Option<String>,
}

/// The page that begins or resumes a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intro {
    pub status: RegistrationStatus,
    /// The last day of the draft, in Paris.
    pub ends_on: Option<Day>,
    /// Which steps are complete.
    pub complete: Vec<Step>,
}

/// Something to choose from, or that was chosen: a code, its label, and what
/// tells it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    pub code: String,
    pub label: String,
    pub detail: String,
}

/// What was typed in one field may mean these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MayMean {
    pub field: String,
    pub choices: Vec<Labelled>,
}

/// The page of one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    pub step: Step,
    /// Of the draft, for the form to send back.
    pub version: i64,
    /// A word for this page.
    pub page: String,
    /// The answers of this step (the others are empty).
    pub answers: Answers,
    pub secrets: Vec<KeptSecret>,
    pub ends_on: Option<Day>,
    /// For texts that were typed without choosing.
    pub may_mean: Vec<MayMean>,
    /// Skills proposed from the occupations, on the step that asks for them.
    pub proposed: Vec<Labelled>,
    /// The person's agency, once the postcode is known.
    pub agency: Option<String>,
    /// The address of the account, where the person is reached.
    pub email: String,
}

/// The summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryView {
    pub answers: Answers,
    pub secrets: Vec<KeptSecret>,
    pub complete: Vec<Step>,
    /// See `rules::to_check`.
    pub to_check: Vec<Code>,
    pub labels: Vec<(String, String)>,
    pub agency: Option<String>,
    pub email: String,
    pub ends_on: Option<Day>,
    /// Whether the person said if they volunteer for 100 % Web.
    pub chose: bool,
    pub documents: Vec<String>,
    pub consent_version: u16,
}

/// The receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub status: SentStatus,
    /// In Paris.
    pub sent_at: LocalTime,
    pub answer_by: LocalTime,
    /// What the person is called.
    pub name: String,
    /// Where they are called; may be empty.
    pub phone: String,
    pub agency: Option<OwnAgency>,
    pub email: String,
    pub documents: Vec<String>,
}

/// The agency of a person, with how to reach it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAgency {
    pub name: String,
    /// On one line.
    pub address: String,
    pub phone: String,
}

/// What was sent, to be read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentView {
    pub number: String,
    /// In Paris.
    pub sent_at: LocalTime,
    pub answers: Answers,
    pub secrets: Vec<KeptSecret>,
    pub labels: Vec<(String, String)>,
    pub agency: Option<String>,
    pub email: String,
}

/// What is known of somebody who is signed in, so that they are not asked again:
/// from their registration, a draft too. Parts may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub name: String,
    pub phone: String,
    pub email: String,
    pub postcode: String,
    /// Its code, where it is known.
    pub commune: String,
    /// As a search of offers understands it.
    pub place: String,
    pub agency: String,
}

/// The form at the end of the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SendInput {
    pub consent: bool,
    /// The version of the consent text that was shown.
    pub consent_version: String,
}

/// Begins a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StartInput {
    /// Nothing to choose; a form needs one field to be sent at all.
    pub go: bool,
}
