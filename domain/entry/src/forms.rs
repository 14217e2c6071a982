//! What the pages of the entry check send and show.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::callback::CallbackSlot;
use super::model::{Assessment, Choice, Outcome, Suggestion, TaskKind};
use pleinweb_kernel::LocalTime;

/// One answer. `skip` is not empty when the question is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerQuestionInput {
    pub question: String,
    pub option: String,
    pub skip: String,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerNext {
    /// The question of this number, from 1.
    Question(u32),
    Task,
    Result,
}

/// What came of the task, but for a file (which comes by its own route).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TryTaskInput {
    /// A `TaskKind`; may stay empty when the task is skipped before one is picked.
    pub kind: String,
    pub text: String,
    pub helped: bool,
    /// `send`, `give-up` or `skip`.
    pub step: String,
    /// It was tried before: what does not work now ends it.
    pub again: bool,
}

/// A file arrived; made by the file route and never by a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileArrivedInput {
    /// 0 when none was chosen.
    pub bytes: u64,
    pub helped: bool,
}

/// The way to be supported that the person chooses: a `Path`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoosePathInput {
    pub path: String,
}

/// A link to go on later; sent by mail if an address is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeepEntryLinkInput {
    pub email: String,
    /// The answers to "did you mean …?".
    pub email_meant: String,
    pub email_kept: String,
}

/// A link that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLink {
    pub token: String,
    /// The address that it was mailed to, sealed for the page that says so.
    pub mailed_to: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResumeEntryInput {
    pub token: String,
}

/// Begin again, because the result does not fit. The field only makes the form
/// one that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RestartEntryInput {
    pub again: String,
}

/// A request to be called back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestCallbackInput {
    pub name: String,
    pub phone: String,
    /// May stay empty: then nothing is mailed.
    pub email: String,
    /// The answers to "did you mean …?".
    pub email_meant: String,
    pub email_kept: String,
    /// A `CallbackSlot`.
    pub slot: String,
    /// A `CallbackSubject`.
    pub subject: String,
    /// The person's own words; may stay empty.
    pub words: String,
    pub postcode: String,
    /// The code of the commune, where the page knows it: the postcode alone may leave
    /// several agencies. May stay empty.
    pub commune: String,
    pub agreed: bool,
}

/// Whose the check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// Nobody yet, or a visitor's browser.
    Visitor,
    /// The account of a job seeker: it follows them from device to device.
    JobSeeker,
    /// Someone of the staff, or an employer, who looks at what others see.
    Other,
}

/// An entry check, as far as it is. Also what someone sees who has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    pub holder: Holder,
    pub answers: Answers,
    /// What came of the task, once it was tried or skipped.
    pub task: Option<(Option<TaskKind>, Outcome)>,
    /// None as long as nothing was said.
    pub result: Option<(Assessment, Suggestion)>,
    pub choice: Option<Choice>,
    /// When a visitor's check is erased, if nobody touches it.
    pub kept_until: Option<LocalTime>,
}

/// A link to resume a check, seen by whoever opened it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that do not depend on each other"
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkView {
    /// This browser holds the check already.
    pub here: bool,
    /// This browser (or account) holds another check, which this one replaces.
    pub replaces: bool,
    /// The whole address, to copy.
    pub address: String,
    pub mailed: bool,
    pub ends_at: LocalTime,
    /// Questions behind, of ten.
    pub seen: u32,
    /// The question to go on with, from 1; none when all are behind.
    pub resume_at: Option<u32>,
    /// Whether the task is behind too.
    pub finished: bool,
}

/// An agency or a place that helps, as a visitor reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearPlace {
    pub name: String,
    pub street: String,
    /// Postcode and town.
    pub city: String,
    pub phone: String,
    /// As people read them; empty if not known.
    pub hours: String,
    /// Whole kilometres as the crow flies; missing where that is not known.
    pub km: Option<u32>,
    /// The agency that people of this place belong to.
    pub own: bool,
}

/// Who helps around a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearbyView {
    /// "Limoges (Haute-Vienne)"; empty where the place is not known, and `others`
    /// are to choose from.
    pub place: String,
    pub agencies: Vec<NearPlace>,
    pub help: Vec<NearPlace>,
    /// Other communes that may be meant: code, and name with department.
    pub others: Vec<(String, String)>,
}

/// "We call you before …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackView {
    pub answer_by: LocalTime,
    pub slot: CallbackSlot,
    pub mailed: bool,
    /// To which address, where one was given.
    pub email: Option<String>,
}
