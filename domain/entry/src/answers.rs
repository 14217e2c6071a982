//! The answers to the questions, however few: any can be skipped, and the check
//! can be left and resumed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::questions::{AnswerOption, Axis, QUESTIONS, Question};
use pleinweb_kernel::{Code, FieldErrors};

/// What a question can hold besides an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Given {
    #[default]
    Unseen,
    Skipped,
    /// Place in the question's options.
    Option(usize),
}

/// The answers so far. Stored as a map from question to option (or `skip`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Answers([Given; QUESTIONS.len()]);

impl Answers {
    /// What a form sends for "skip this question".
    pub const SKIP: &str = "skip";

    /// Reads what a form sends: question id and option id (or `skip`, or
    /// nothing). A question that does not exist any more is passed over.
    ///
    /// Code: `choice-unknown`, under the question's id.
    pub fn parse(sent: &BTreeMap<String, String>) -> Result<Self, FieldErrors> {
        let mut answers = Self::default();
        let mut errors = FieldErrors::default();
        for question in &QUESTIONS {
            let option = sent.get(question.id).map_or("", |text| text.trim());
            errors.check(question.id, answers.set(question.id, option));
        }
        errors.finish(Some(answers))
    }

    /// Keeps one answer: an option id, `skip`, or nothing (as if never seen).
    /// Code: `choice-unknown` (the question or the option).
    pub fn set(&mut self, question: &str, option: &str) -> Result<(), Code> {
        let unknown = || Code::new("choice-unknown");
        let (at, question) = Question::find(question).ok_or_else(unknown)?;
        self.0[at] = match option {
            "" => Given::Unseen,
            Self::SKIP => Given::Skipped,
            id => Given::Option(
                question
                    .options
                    .iter()
                    .position(|option| option.id == id)
                    .ok_or_else(unknown)?,
            ),
        };
        Ok(())
    }

    /// The option chosen for a question.
    pub fn get(&self, question: &str) -> Option<&'static AnswerOption> {
        let (at, question) = Question::find(question)?;
        chosen(question, self.0[at])
    }

    /// The options chosen on an axis, in the order of the questions.
    pub fn on(&self, axis: Axis) -> impl Iterator<Item = &'static AnswerOption> {
        let given = QUESTIONS.iter().zip(self.0);
        given
            .filter(move |(question, _)| question.axis == axis)
            .filter_map(|(question, given)| chosen(question, given))
    }

    /// Where to resume: the first question neither answered nor skipped.
    pub fn resume_at(&self) -> Option<&'static Question> {
        QUESTIONS
            .iter()
            .zip(self.0)
            .find(|(_, given)| *given == Given::Unseen)
            .map(|(question, _)| question)
    }

    /// How many questions are behind (answered or skipped), of [`QUESTIONS`].
    pub fn seen(&self) -> usize {
        self.0
            .iter()
            .filter(|given| **given != Given::Unseen)
            .count()
    }
}

fn chosen(question: &'static Question, given: Given) -> Option<&'static AnswerOption> {
    match given {
        Given::Option(place) => question.options.get(place),
        Given::Unseen | Given::Skipped => None,
    }
}

/// Lenient: what an older version of the questions stored and is not known any
/// more counts as never seen.
impl From<BTreeMap<String, String>> for Answers {
    fn from(stored: BTreeMap<String, String>) -> Self {
        let mut answers = Self::default();
        for (question, option) in &stored {
            let _unknown_is_unseen = answers.set(question, option);
        }
        answers
    }
}

impl From<Answers> for BTreeMap<String, String> {
    fn from(answers: Answers) -> Self {
        let text = |question: &'static Question, given| match given {
            Given::Unseen => None,
            Given::Skipped => Some(Answers::SKIP),
            Given::Option(place) => question.options.get(place).map(|option| option.id),
        };
        let given = QUESTIONS.iter().zip(answers.0);
        given
            .filter_map(|(question, given)| {
                Some((question.id.to_owned(), text(question, given)?.to_owned()))
            })
            .collect()
    }
}
