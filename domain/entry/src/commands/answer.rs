//! One answer.

use super::{keep, own_check};
use crate::store::CheckRow;
use crate::{AnswerNext, AnswerQuestionInput, Answers, QUESTIONS, Question};
use pleinweb_kernel::{AppError, Code, FieldErrors};
use pleinweb_platform::{Command, Counted, Cx, Permit};

/// Keeps one answer, and says where to go on.
///
/// # Errors
/// `Invalid`: `question` choice-unknown; `option` answer-or-skip (nothing was
/// chosen), choice-unknown. `TooMany` when too many new browsers came from one
/// network.
#[derive(Debug)]
pub struct AnswerQuestion {
    question: &'static Question,
    number: u32,
    option: String,
}

impl Command for AnswerQuestion {
    const NAME: &'static str = "entry/answer";
    const COUNTED: Counted = Counted::NEWCOMERS;
    type Input = AnswerQuestionInput;
    type Subject = CheckRow;
    type Output = AnswerNext;

    fn parse(input: AnswerQuestionInput) -> Result<Self, FieldErrors> {
        let (place, question) = Question::find(&input.question)
            .ok_or_else(|| FieldErrors::one("question", "choice-unknown"))?;
        let skipped = !input.skip.is_empty();
        let option = if skipped {
            Answers::SKIP
        } else {
            input.option.trim()
        };
        let known = if option.is_empty() {
            Err(Code::new("answer-or-skip"))
        } else {
            Answers::default().set(question.id, option)
        };
        let mut errors = FieldErrors::default();
        let known = errors.check("option", known);
        let number = u32::try_from(place).unwrap_or(0) + 1;
        errors.finish(known.map(|()| Self {
            question,
            number,
            option: option.to_owned(),
        }))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<CheckRow>, AppError> {
        own_check(cx).await
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<CheckRow>) -> Result<AnswerNext, AppError> {
        let mut check = permit.subject.clone();
        check
            .answers
            .set(self.question.id, &self.option)
            .map_err(|_| AppError::invalid("option", "choice-unknown"))?;
        let next = next(&check, self.number);
        keep(cx, check).await?;
        Ok(next)
    }
}

/// The next question, then the task; whoever changes an answer at the end goes
/// back to the result.
fn next(check: &CheckRow, number: u32) -> AnswerNext {
    let last = u32::try_from(QUESTIONS.len()).unwrap_or(u32::MAX);
    match (check.outcome, check.answers.resume_at()) {
        (Some(_), None) => AnswerNext::Result,
        _ if number < last => AnswerNext::Question(number + 1),
        (Some(_), _) => AnswerNext::Result,
        (None, _) => AnswerNext::Task,
    }
}
