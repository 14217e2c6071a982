//! One answer.

use super::{keep, own_check};
use crate::entry::store::CheckRow;
use crate::entry::{AnswerQuestionInput, Answers, Question};
use crate::kernel::{AppError, Code, FieldErrors};
use crate::platform::{Command, Cx, Permit};

/// Keeps one answer; gives the number of its question, from 1.
#[derive(Debug)]
pub struct AnswerQuestion {
    question: &'static Question,
    number: u32,
    option: String,
}

impl Command for AnswerQuestion {
    const NAME: &'static str = "entry/answer";
    type Input = AnswerQuestionInput;
    type Subject = CheckRow;
    type Output = u32;

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
            Err(Code::new("required"))
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

    async fn handle(&self, cx: &mut Cx, permit: &Permit<CheckRow>) -> Result<u32, AppError> {
        let mut check = permit.subject.clone();
        check
            .answers
            .set(self.question.id, &self.option)
            .map_err(|_| AppError::invalid("option", "choice-unknown"))?;
        keep(cx, check).await?;
        Ok(self.number)
    }
}
