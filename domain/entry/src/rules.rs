//! From answers and a small task to a suggestion. Pure, and small enough to be
//! explained to the person it is about.
//!
//! 1. Each axis is read from its own answers (the declared view).
//! 2. The task is looked at by what came of it (the task view), and may move the
//!    digital axis by one step.
//! 3. The two levels together suggest a path. The person chooses; an adviser
//!    decides on the support intensity later.
//!
//! What is not known is never counted against anybody: skipped questions are
//! left out, a skipped or broken task changes nothing.

use super::answers::Answers;
use super::model::{
    Assessment, Attempt, AxisResult, Level, Outcome, Path, ReasonCode, Suggestion, TaskKind,
    TaskView,
};
use super::questions::{AnswerOption, Axis, QUESTIONS_VERSION, Weight};
use pleinweb_checks::letters::{fold_latin, is_invisible};
use pleinweb_kernel::promises::{AUTONOMOUS_FROM, CHECK_ANSWERED_LEAST, SUPPORTED_BELOW};

/// Raised when a rule or a threshold changes: results are kept with it.
pub(crate) const RULES_VERSION: u16 = 1;

/// What the short page of the task [`TaskKind::Find`] says and asks for: the
/// room's number, in figures or in words, in both languages (`task-find-page`).
pub const FIND_ANSWERS: [&str; 3] = ["12", "douze", "twelve"];

/// What a task shows, by its outcome and never by its speed. `helped` is what
/// the person ticks ("someone helped me") or a demonstration that was opened.
pub(crate) fn judge(kind: TaskKind, attempt: &Attempt, helped: bool) -> Outcome {
    let done = match (kind, attempt) {
        (TaskKind::Attach, Attempt::File { bytes }) => *bytes > 0,
        (TaskKind::Find, Attempt::Text(text)) => has_answer(text),
        (TaskKind::Answer, Attempt::Text(text)) => {
            text.chars().filter(|c| is_letter_or_digit(*c)).count() >= 2
        }
        _ => false,
    };
    match (done, helped) {
        (true, false) => Outcome::Done,
        (true, true) => Outcome::DoneWithHelp,
        (false, _) => Outcome::NotDone,
    }
}

fn has_answer(text: &str) -> bool {
    fold_latin(text)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| FIND_ANSWERS.contains(&word))
}

/// In any script, without asking Unicode's tables which.
fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !is_invisible(c))
}

/// Both axes, with the reasons, and the task beside them. `kind` is the task
/// that was tried, if any.
pub(crate) fn assess(answers: &Answers, kind: Option<TaskKind>, outcome: Outcome) -> Assessment {
    let mut digital = declared(answers, Axis::Digital);
    let blocked = answers
        .on(Axis::Digital)
        .any(|option| option.weight == Weight::Blocking);
    let level = with_task(digital.declared, outcome, blocked);
    if level != digital.declared {
        digital.reasons.push(ReasonCode::new(task_reason(outcome)));
        digital.level = level;
    }
    Assessment {
        digital,
        job_search: declared(answers, Axis::JobSearch),
        task: TaskView {
            kind,
            outcome,
            level: task_level(outcome),
        },
        version: (QUESTIONS_VERSION, RULES_VERSION),
    }
}

/// The declared view of one axis.
fn declared(answers: &Answers, axis: Axis) -> AxisResult {
    let given: Vec<&AnswerOption> = answers.on(axis).collect();
    let any = |weight: Weight| given.iter().any(|option| option.weight == weight);
    let points: usize = given.iter().map(|option| points(option.weight)).sum();
    // Never divided by zero: below CHECK_ANSWERED_LEAST it is not looked at.
    let percent = points * 100 / (given.len() * 2).max(1);
    let level = if any(Weight::Blocking) {
        Level::Supported
    } else if given.len() < CHECK_ANSWERED_LEAST.usize() {
        Level::Unknown
    } else if percent < SUPPORTED_BELOW.usize() {
        Level::Supported
    } else if percent >= AUTONOMOUS_FROM.usize() && !any(Weight::Hard) {
        Level::Autonomous
    } else {
        Level::Partial
    };
    AxisResult {
        declared: level,
        level,
        reasons: reasons(&given, axis, level),
    }
}

const fn points(weight: Weight) -> usize {
    match weight {
        Weight::Blocking | Weight::Hard => 0,
        Weight::Between => 1,
        Weight::Easy => 2,
    }
}

/// The answers that made the level what it is: what goes well for the
/// autonomous, what to begin with for the supported, what is left for those
/// between.
fn reasons(given: &[&AnswerOption], axis: Axis, level: Level) -> Vec<ReasonCode> {
    let weighed = |option: &&&AnswerOption| match level {
        Level::Unknown => false,
        Level::Supported => option.weight <= Weight::Hard,
        Level::Partial => option.weight <= Weight::Between,
        Level::Autonomous => option.weight == Weight::Easy,
    };
    if level == Level::Unknown {
        return vec![ReasonCode::new(match axis {
            Axis::Digital => "reason-digital-few-answers",
            Axis::JobSearch => "reason-job-search-few-answers",
        })];
    }
    given
        .iter()
        .filter(weighed)
        .map(|option| ReasonCode::new(option.reason))
        .collect()
}

/// The digital level once the task is seen. One small task moves it by one step,
/// to [`Level::Partial`] or not at all: a page can fail for many reasons, and one
/// success is not a habit.
///
/// - Done: whoever doubted did it, so not lower than partial, unless there is
///   no device or connection, which a task done on someone's phone does not bring.
/// - With help, or not done: not autonomous yet. With help something was seen
///   to work, so an unknown level becomes partial.
/// - Skipped: nothing changes.
fn with_task(declared: Level, outcome: Outcome, blocked: bool) -> Level {
    let moves = match (outcome, declared) {
        (Outcome::Done, Level::Supported) => !blocked,
        (Outcome::Done | Outcome::DoneWithHelp, Level::Unknown)
        | (Outcome::DoneWithHelp | Outcome::NotDone, Level::Autonomous) => true,
        _ => false,
    };
    if moves { Level::Partial } else { declared }
}

/// What the task alone says: the second view that the person and the adviser see.
const fn task_level(outcome: Outcome) -> Level {
    match outcome {
        Outcome::Done => Level::Autonomous,
        Outcome::DoneWithHelp => Level::Partial,
        Outcome::NotDone => Level::Supported,
        Outcome::Skipped => Level::Unknown,
    }
}

const fn task_reason(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "reason-task-done",
        Outcome::DoneWithHelp => "reason-task-done-with-help",
        Outcome::NotDone => "reason-task-not-done",
        Outcome::Skipped => "reason-task-skipped",
    }
}

/// The path that fits both levels, with one reason for each axis.
///
/// | digital | job search | suggestion |
/// |---|---|---|
/// | supported | any | agency: the screen would be in the way |
/// | autonomous | supported | mixed: the search is better led with someone in the room |
/// | autonomous | partial, autonomous, unknown | 100 % Web |
/// | partial, unknown | any | mixed: try online, with the agency at hand |
pub(crate) fn suggest(assessment: &Assessment) -> Suggestion {
    let (digital, job_search) = (assessment.digital.level, assessment.job_search.level);
    let path = match (digital, job_search) {
        (Level::Supported, _) => Path::Agency,
        (Level::Autonomous, Level::Partial | Level::Autonomous | Level::Unknown) => Path::FullWeb,
        (Level::Autonomous, Level::Supported) | (Level::Partial | Level::Unknown, _) => Path::Mixed,
    };
    let digital = match digital {
        Level::Unknown => "suggest-digital-unknown",
        Level::Supported => "suggest-digital-supported",
        Level::Partial => "suggest-digital-partial",
        Level::Autonomous => "suggest-digital-autonomous",
    };
    let job_search = match job_search {
        Level::Unknown => "suggest-job-search-unknown",
        Level::Supported => "suggest-job-search-supported",
        Level::Partial => "suggest-job-search-partial",
        Level::Autonomous => "suggest-job-search-autonomous",
    };
    Suggestion {
        path,
        reasons: vec![ReasonCode::new(digital), ReasonCode::new(job_search)],
    }
}
