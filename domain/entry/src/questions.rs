//! The questions of the entry check, as data: five on each axis.
//!
//! Texts are Fluent messages of `entry.ftl`: `question-<question>`,
//! `option-<question>-<option>` and, for the person and the adviser to read why,
//! `reason-<question>-<option>`.

use pleinweb_kernel::promises::CHECK_QUESTIONS;

/// Two different things: being at ease online, and leading one's own job search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Digital,
    JobSearch,
}

/// What an answer says about its axis, from the most to the least needed help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Online is not possible as things are, whatever the other answers.
    Blocking,
    /// Better with someone.
    Hard,
    /// Possible, with time or a little help; also what was never tried: it says
    /// nothing against a person.
    Between,
    Easy,
}

#[derive(Debug)]
pub struct Question {
    pub id: &'static str,
    pub axis: Axis,
    /// Message id of the question.
    pub text: &'static str,
    pub options: &'static [AnswerOption],
}

#[derive(Debug)]
pub struct AnswerOption {
    pub id: &'static str,
    pub weight: Weight,
    /// Message id of the answer, as the person says it.
    pub text: &'static str,
    /// Message id of the answer, as a reason.
    pub reason: &'static str,
}

/// Raised when a question or a weight changes: results are kept with it.
pub(crate) const QUESTIONS_VERSION: u16 = 1;

macro_rules! question {
    ($axis:ident $question:literal: $($option:literal $weight:ident),+ $(,)?) => {
        Question {
            id: $question,
            axis: Axis::$axis,
            text: concat!("question-", $question),
            options: &[$(AnswerOption {
                id: $option,
                weight: Weight::$weight,
                text: concat!("option-", $question, "-", $option),
                reason: concat!("reason-", $question, "-", $option),
            }),+],
        }
    };
}

/// In the order they are asked. Equipment counts in the digital axis: skill
/// without a connection does not send a document. A phone of one's own is
/// enough, because everything here works on one.
pub static QUESTIONS: [Question; CHECK_QUESTIONS.usize()] = [
    question!(Digital "equipment": "own" Easy, "shared" Between, "none" Blocking),
    question!(Digital "connection": "good" Easy, "limited" Between, "outside" Hard, "none" Blocking),
    question!(Digital "messages": "easy" Easy, "slow" Between, "with-help" Hard),
    question!(Digital "online-steps": "alone" Easy, "some-help" Between, "never" Between, "someone-else" Hard),
    question!(Digital "video": "fine" Easy, "to-try" Between, "rather-not" Hard),
    question!(JobSearch "project": "clear" Easy, "several" Between, "open" Hard),
    question!(JobSearch "cv": "ready" Easy, "to-update" Between, "none" Hard),
    question!(JobSearch "offers": "alone" Easy, "some-help" Between, "start" Hard),
    question!(JobSearch "applying": "alone" Easy, "some-help" Between, "together" Hard),
    question!(JobSearch "obstacles": "none" Easy, "managing" Between, "to-discuss" Hard),
];

impl Question {
    /// The question of this id and its place.
    pub fn find(id: &str) -> Option<(usize, &'static Self)> {
        QUESTIONS
            .iter()
            .enumerate()
            .find(|(_, question)| question.id == id)
    }
}
