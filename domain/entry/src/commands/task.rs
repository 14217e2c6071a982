//! The small real task: what came of it, and not how long it took.

use super::{keep, own_check};
use crate::rules::judge;
use crate::store::CheckRow;
use crate::{Attempt, FileArrivedInput, Outcome, TaskKind, TryTaskInput};
use pleinweb_checks::parse_text;
use pleinweb_kernel::{AppError, Code, FieldErrors};
use pleinweb_platform::{Command, Counted, Cx, Permit};

/// The longest text of a task, in characters.
const TEXT_MAX: usize = 2000;

/// A task done in words, given up, or skipped.
///
/// # Errors
/// `Invalid`: `kind` required, choice-unknown; `text` required, too-long, task-again
/// (it did not work, and may be tried once more); `file` file-missing, where the task
/// asks for a file, which comes by its own route.
/// `TooMany` when too many new browsers came from one network.
#[derive(Debug)]
pub struct TryTask {
    kind: Option<TaskKind>,
    outcome: Outcome,
}

impl Command for TryTask {
    const NAME: &'static str = "entry/task";
    const COUNTED: Counted = Counted::NEWCOMERS;
    type Input = TryTaskInput;
    type Subject = CheckRow;
    type Output = ();

    fn parse(input: TryTaskInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        if input.step == "skip" {
            let kind = TaskKind::parse(&input.kind).ok();
            let outcome = Outcome::Skipped;
            return Ok(Self { kind, outcome });
        }
        let kind = errors.check("kind", TaskKind::parse(&input.kind));
        let attempt = match (input.step.as_str(), kind) {
            ("give-up", _) => Some(Attempt::NotDone),
            (_, None) => None,
            // A file comes by its own route.
            (_, Some(TaskKind::Attach)) => errors.check("file", Err(Code::new("file-missing"))),
            _ => errors.check("text", parse_text(&input.text, TEXT_MAX).map(Attempt::Text)),
        };
        let tried = kind.zip(attempt).map(|(kind, attempt)| Self {
            kind: Some(kind),
            outcome: judge(kind, &attempt, input.helped),
        });
        // One slip says nothing: whoever sent something tries once more. Whoever
        // gives up is not held back.
        let slipped = tried
            .as_ref()
            .is_some_and(|tried| tried.outcome == Outcome::NotDone);
        if slipped && input.step != "give-up" && !input.again {
            errors.push("text", Code::new("task-again"));
        }
        errors.finish(tried)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<CheckRow>, AppError> {
        own_check(cx).await
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<CheckRow>) -> Result<(), AppError> {
        let check = CheckRow {
            task: self.kind,
            outcome: Some(self.outcome),
            ..permit.subject.clone()
        };
        keep(cx, check).await
    }
}

/// A file arrived (it is not kept), or none was chosen.
///
/// # Errors
/// `Invalid`: `file` file-missing. `TooMany` when too many new browsers came from
/// one network.
#[derive(Debug)]
pub struct FileArrived {
    outcome: Outcome,
}

impl Command for FileArrived {
    const NAME: &'static str = "entry/file";
    const COUNTED: Counted = Counted::NEWCOMERS;
    type Input = FileArrivedInput;
    type Subject = CheckRow;
    type Output = ();

    fn parse(input: FileArrivedInput) -> Result<Self, FieldErrors> {
        if input.bytes == 0 {
            return Err(FieldErrors::one("file", "file-missing"));
        }
        let attempt = Attempt::File { bytes: input.bytes };
        Ok(Self {
            outcome: judge(TaskKind::Attach, &attempt, input.helped),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<CheckRow>, AppError> {
        own_check(cx).await
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<CheckRow>) -> Result<(), AppError> {
        let check = CheckRow {
            task: Some(TaskKind::Attach),
            outcome: Some(self.outcome),
            ..permit.subject.clone()
        };
        keep(cx, check).await
    }
}
