//! What the entry check holds besides answers: the small task, the result on
//! two axes, what it suggests and what the person chooses.
//!
//! Everything is known by a kebab-case key: in forms, in the database and, with
//! a prefix, as the message id in `entry.ftl`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::questions::Axis;
use pleinweb_kernel::keyed;

keyed! {
    /// The small real task, done in the page: one of three, as the person likes.
    "task" TaskKind {
        /// Attach a picture or a file.
        Attach "attach",
        /// Find a piece of information in a short page.
        Find "find",
        /// Answer a message.
        Answer "answer",
    }
}

/// What came of the task, as it reached the server. Time is not in it: slow is
/// not less able.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// A file arrived; its size.
    File { bytes: u64 },
    /// A text was sent.
    Text(String),
    /// "I could not do it", or nothing usable was sent.
    NotDone,
}

keyed! {
    /// What the task showed.
    "outcome" Outcome {
        Done "done",
        DoneWithHelp "done-with-help",
        NotDone "not-done",
        Skipped "skipped",
    }
}

keyed! {
    /// Autonomy on an axis. Not a mark: it says how much company is useful.
    "level" Level {
        /// Not enough is known; nothing is concluded from that.
        Unknown "unknown",
        /// With someone.
        Supported "supported",
        /// Alone for a part, with someone for the rest.
        Partial "partial",
        /// Alone.
        Autonomous "autonomous",
    }
}

impl Level {
    /// Message id of the sentence that tells a person their level on an axis.
    pub const fn result(self, axis: Axis) -> &'static str {
        match (axis, self) {
            (Axis::Digital, Self::Unknown) => "result-digital-unknown",
            (Axis::Digital, Self::Supported) => "result-digital-supported",
            (Axis::Digital, Self::Partial) => "result-digital-partial",
            (Axis::Digital, Self::Autonomous) => "result-digital-autonomous",
            (Axis::JobSearch, Self::Unknown) => "result-job-search-unknown",
            (Axis::JobSearch, Self::Supported) => "result-job-search-supported",
            (Axis::JobSearch, Self::Partial) => "result-job-search-partial",
            (Axis::JobSearch, Self::Autonomous) => "result-job-search-autonomous",
        }
    }
}

/// Why: a message id of `entry.ftl`, such as `reason-cv-ready`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReasonCode(pub Cow<'static, str>);

impl ReasonCode {
    pub const fn new(message: &'static str) -> Self {
        Self(Cow::Borrowed(message))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One axis: what the answers say, and what holds once the task is seen too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AxisResult {
    /// From the answers only: the declared view.
    pub declared: Level,
    /// With the task: what the suggestion is made from.
    pub level: Level,
    /// The answers that weighed, in the order of the questions, then the task.
    pub reasons: Vec<ReasonCode>,
}

/// The task view, beside the declared one: neither hides the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    pub kind: Option<TaskKind>,
    pub outcome: Outcome,
    /// What the task alone would say of digital autonomy.
    pub level: Level,
}

/// The result of an entry check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub digital: AxisResult,
    pub job_search: AxisResult,
    pub task: TaskView,
    /// Versions of the questions and of the rules that made it.
    pub version: (u16, u16),
}

keyed! {
    /// The ways to be supported that a person chooses among.
    "path" Path {
        FullWeb "full-web",
        Mixed "mixed",
        Agency "agency",
    }
}

impl Path {
    /// Message id of what it means for the person.
    pub const fn about(self) -> &'static str {
        match self {
            Self::FullWeb => "path-full-web-about",
            Self::Mixed => "path-mixed-about",
            Self::Agency => "path-agency-about",
        }
    }

    /// Message id of "we suggest …".
    pub const fn suggested(self) -> &'static str {
        match self {
            Self::FullWeb => "suggest-full-web",
            Self::Mixed => "suggest-mixed",
            Self::Agency => "suggest-agency",
        }
    }
}

/// What the check suggests, and why: one reason for each axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub path: Path,
    pub reasons: Vec<ReasonCode>,
}

/// What the person chose, kept with what was suggested (none when the check was
/// skipped as a whole): choosing otherwise is a right and not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub path: Path,
    pub suggested: Option<Path>,
}

impl Choice {
    /// Whether the person volunteers, for all services online or for some.
    pub fn volunteers(self) -> bool {
        self.path != Path::Agency
    }

    /// For the adviser to know, and talk about.
    pub fn differs(self) -> bool {
        self.suggested
            .is_some_and(|suggested| suggested != self.path)
    }
}
