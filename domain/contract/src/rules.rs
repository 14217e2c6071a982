//! Where someone's file stands: pure, and the same for the page and for tests.
//!
//! One state, one thing to do first, what happened and what comes with dates,
//! and what each side owes the other. Nothing here is a threat: a date that the
//! service owes is said as plainly as one that the person owes.

use serde::{Deserialize, Serialize};

use pleinweb_entry::Path;
use pleinweb_kernel::Timestamp;
use pleinweb_kernel::Timestamp;
use pleinweb_kernel::keyed;
use pleinweb_kernel::promises::ENGAGEMENT;

keyed! {
    /// Why there is a new version of a contract.
    "cause" Cause {
        /// An adviser decided.
        Decided "decided",
        /// The person asked for one interview at the desk.
        ReturnedOnce "returned-once",
        /// The person returned to the agency for everything.
        ReturnedForGood "returned-for-good",
        /// The interview at the desk took place: all is as before.
        InterviewHeld "interview-held",
    }
}

/// A draft of the registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When it was last saved.
    pub changed_at: Timestamp,
    /// When it is erased.
    pub ends_at: Timestamp,
}

/// What an adviser is asked to decide on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingFor {
    NewFile,
    VolunteersAgain,
}

/// A decision that is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub on: WaitingFor,
    pub since: Timestamp,
    pub answer_by: Timestamp,
    /// When the file passed to a colleague, if it did.
    pub passed_at: Option<Timestamp>,
}

/// Something that changed the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    pub at: Timestamp,
    pub cause: Cause,
    /// What the contract has been called since then.
    pub path: Path,
}

/// All that is known of someone's way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub signed_up_at: Timestamp,
    /// When the entry check was finished.
    pub checked_at: Option<Timestamp>,
    pub draft: Option<Draft>,
    pub sent_at: Option<Timestamp>,
    pub waiting: Option<Waiting>,
    /// The versions of the contract, oldest first.
    pub contract: Vec<Past>,
    /// An interview at the desk that was asked for and has not taken place:
    /// when, and until when the agency answers.
    pub interview: Option<(Timestamp, Timestamp)>,
}

keyed! {
    /// Where the file stands, in one word.
    "state" State {
        SignedUp "signed-up",
        Checked "checked",
        Draft "draft",
        Sent "sent",
        /// A colleague took over: the first answer time went by.
        Passed "passed",
        FullWeb "full-web",
        Mixed "mixed",
        Agency "agency",
        ReturnedOnce "returned-once",
        ReturnedForGood "returned-for-good",
        VolunteersAgain "volunteers-again",
    }
}

keyed! {
    /// The one thing to do first.
    "action" Action {
        DoCheck "do-check",
        Register "register",
        ContinueDraft "continue-draft",
        /// Nothing to do: the service answers.
        Wait "wait",
        /// The answer is late: that is ours to mend, and calling helps.
        CallUs "call-us",
        ReadContract "read-contract",
        /// The agency proposes a time.
        AwaitInterview "await-interview",
    }
}

keyed! {
    "milestone" MilestoneKind {
        SignedUp "signed-up",
        Checked "checked",
        DraftSaved "draft-saved",
        DraftEnds "draft-ends",
        Sent "sent",
        Passed "passed",
        Answer "answer",
        Decided "decided",
        ReturnedOnce "returned-once",
        ReturnedForGood "returned-for-good",
        InterviewHeld "interview-held",
        Interview "interview",
        VolunteeredAgain "volunteered-again",
        Engagement "engagement",
    }
}

keyed! {
    /// Before, now or later.
    "moment" Moment {
        Past "past",
        Now "now",
        Next "next",
    }
}

/// One line of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone<T = Timestamp> {
    pub kind: MilestoneKind,
    pub moment: Moment,
    /// When it happened, or by when it will.
    pub at: Option<T>,
}

keyed! {
    "duty" DutyKind {
        /// The service keeps the draft until then.
        KeepDraft "keep-draft",
        /// The person finishes the draft by then.
        FinishDraft "finish-draft",
        /// The service answers by then.
        Answer "answer",
        /// The service has not answered in time.
        LateAnswer "late-answer",
        /// The agency proposes a time for an interview.
        ProposeInterview "propose-interview",
        /// The adviser proposes the engagement contract.
        ProposeEngagement "propose-engagement",
        /// Nothing for now.
        Nothing "nothing",
    }
}

/// What one side owes the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty<T = Timestamp> {
    pub kind: DutyKind,
    pub by: Option<T>,
}

/// "Où en est mon dossier". `T` is how instants are told: as they are here, in
/// words of the clock (`LocalTime`) on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing<T = Timestamp> {
    pub state: State,
    pub action: Action,
    /// By when, where the action or its waiting has a date.
    pub by: Option<T>,
    pub milestones: Vec<Milestone<T>>,
    pub service_owes: Duty<T>,
    pub person_owes: Duty<T>,
}

impl Standing {
    /// The same with each instant told another way.
    pub fn told<T>(self, tell: impl Fn(Timestamp) -> T) -> Standing<T> {
        let duty = |duty: Duty| Duty {
            kind: duty.kind,
            by: duty.by.map(&tell),
        };
        Standing {
            state: self.state,
            action: self.action,
            by: self.by.map(&tell),
            service_owes: duty(self.service_owes),
            person_owes: duty(self.person_owes),
            milestones: self
                .milestones
                .into_iter()
                .map(|line| Milestone {
                    kind: line.kind,
                    moment: line.moment,
                    at: line.at.map(&tell),
                })
                .collect(),
        }
    }
}

/// What is known, turned into what is shown.
pub fn milestones(now: Timestamp, facts: &Facts) -> Standing {
    let state = state(facts);
    let (action, by) = action(now, state, facts);
    let (service_owes, person_owes) = duties(now, state, facts);
    let mut lines = past(facts);
    lines.sort_by_key(|line| line.at);
    lines.extend(coming(now, state, facts));
    Standing {
        state,
        action,
        by,
        milestones: lines,
        service_owes,
        person_owes,
    }
}

fn state(facts: &Facts) -> State {
    match facts.waiting {
        Some(Waiting {
            on: WaitingFor::VolunteersAgain,
            ..
        }) => return State::VolunteersAgain,
        Some(Waiting {
            passed_at: Some(_), ..
        }) => return State::Passed,
        Some(_) => return State::Sent,
        None => {}
    }
    if let Some(latest) = facts.contract.last() {
        return match (latest.cause, latest.path) {
            (Cause::ReturnedForGood, _) => State::ReturnedForGood,
            (Cause::ReturnedOnce, _) => State::ReturnedOnce,
            _ if facts.interview.is_some() => State::ReturnedOnce,
            (_, Path::FullWeb) => State::FullWeb,
            (_, Path::Mixed) => State::Mixed,
            (_, Path::Agency) => State::Agency,
        };
    }
    if facts.sent_at.is_some() {
        State::Sent
    } else if facts.draft.is_some() {
        State::Draft
    } else if facts.checked_at.is_some() {
        State::Checked
    } else {
        State::SignedUp
    }
}

fn action(now: Timestamp, state: State, facts: &Facts) -> (Action, Option<Timestamp>) {
    let answer_by = facts.waiting.map(|waiting| waiting.answer_by);
    match state {
        State::SignedUp => (Action::DoCheck, None),
        State::Checked => (Action::Register, None),
        State::Draft => (
            Action::ContinueDraft,
            facts.draft.map(|draft| draft.ends_at),
        ),
        State::Sent | State::Passed | State::VolunteersAgain => match answer_by {
            Some(by) if by < now => (Action::CallUs, Some(by)),
            by => (Action::Wait, by),
        },
        State::FullWeb | State::Mixed | State::Agency => (Action::ReadContract, None),
        State::ReturnedOnce | State::ReturnedForGood => match facts.interview {
            Some((_, by)) if by < now => (Action::CallUs, Some(by)),
            Some((_, by)) => (Action::AwaitInterview, Some(by)),
            None => (Action::ReadContract, None),
        },
    }
}

fn duties(now: Timestamp, state: State, facts: &Facts) -> (Duty, Duty) {
    const NOTHING: Duty = Duty {
        kind: DutyKind::Nothing,
        by: None,
    };
    let duty = |kind, by| Duty { kind, by: Some(by) };
    match state {
        State::SignedUp | State::Checked => (NOTHING, NOTHING),
        State::Draft => facts.draft.map_or((NOTHING, NOTHING), |draft| {
            (
                duty(DutyKind::KeepDraft, draft.ends_at),
                duty(DutyKind::FinishDraft, draft.ends_at),
            )
        }),
        State::Sent | State::Passed | State::VolunteersAgain => {
            let owed = facts.waiting.map_or(NOTHING, |waiting| {
                let late = waiting.answer_by < now;
                duty(
                    if late {
                        DutyKind::LateAnswer
                    } else {
                        DutyKind::Answer
                    },
                    waiting.answer_by,
                )
            });
            (owed, NOTHING)
        }
        State::FullWeb | State::Mixed | State::Agency => {
            let owed = engagement_by(facts)
                .filter(|by| *by >= now)
                .map_or(NOTHING, |by| duty(DutyKind::ProposeEngagement, by));
            (owed, NOTHING)
        }
        State::ReturnedOnce | State::ReturnedForGood => {
            let owed = facts.interview.map_or(NOTHING, |(_, by)| {
                duty(
                    if by < now {
                        DutyKind::LateAnswer
                    } else {
                        DutyKind::ProposeInterview
                    },
                    by,
                )
            });
            (owed, NOTHING)
        }
    }
}

fn engagement_by(facts: &Facts) -> Option<Timestamp> {
    facts
        .contract
        .iter()
        .find(|past| past.cause == Cause::Decided)
        .map(|past| past.at.plus(ENGAGEMENT.ms()))
}

fn past(facts: &Facts) -> Vec<Milestone> {
    let line = |kind, at| Milestone {
        kind,
        moment: Moment::Past,
        at: Some(at),
    };
    let mut lines = vec![line(MilestoneKind::SignedUp, facts.signed_up_at)];
    lines.extend(facts.checked_at.map(|at| line(MilestoneKind::Checked, at)));
    match (facts.sent_at, facts.draft) {
        (Some(at), _) => lines.push(line(MilestoneKind::Sent, at)),
        (None, Some(draft)) => lines.push(line(MilestoneKind::DraftSaved, draft.changed_at)),
        (None, None) => {}
    }
    if let Some(waiting) = facts.waiting {
        if waiting.on == WaitingFor::VolunteersAgain {
            lines.push(line(MilestoneKind::VolunteeredAgain, waiting.since));
        }
        lines.extend(waiting.passed_at.map(|at| line(MilestoneKind::Passed, at)));
    }
    lines.extend(facts.contract.iter().map(|past| {
        let kind = match past.cause {
            Cause::Decided => MilestoneKind::Decided,
            Cause::ReturnedOnce => MilestoneKind::ReturnedOnce,
            Cause::ReturnedForGood => MilestoneKind::ReturnedForGood,
            Cause::InterviewHeld => MilestoneKind::InterviewHeld,
        };
        line(kind, past.at)
    }));
    lines
}

/// What is under way (the first line) and what follows.
fn coming(now: Timestamp, state: State, facts: &Facts) -> Vec<Milestone> {
    let under_way = |kind, at| Milestone {
        kind,
        moment: Moment::Now,
        at,
    };
    let later = |kind, at| Milestone {
        kind,
        moment: Moment::Next,
        at,
    };
    let answer_by = facts.waiting.map(|waiting| waiting.answer_by);
    let interview = facts
        .interview
        .map(|(_, by)| under_way(MilestoneKind::Interview, Some(by)));
    match state {
        State::SignedUp => vec![
            under_way(MilestoneKind::Checked, None),
            later(MilestoneKind::Sent, None),
            later(MilestoneKind::Answer, None),
        ],
        State::Checked => vec![
            under_way(MilestoneKind::Sent, None),
            later(MilestoneKind::Answer, None),
        ],
        State::Draft => vec![
            under_way(MilestoneKind::Sent, None),
            later(
                MilestoneKind::DraftEnds,
                facts.draft.map(|draft| draft.ends_at),
            ),
            later(MilestoneKind::Answer, None),
        ],
        State::Sent | State::Passed | State::VolunteersAgain => {
            let mut lines = vec![under_way(MilestoneKind::Answer, answer_by)];
            lines.extend(interview);
            lines
        }
        State::FullWeb | State::Mixed | State::Agency => engagement_by(facts)
            .filter(|by| *by >= now)
            .map(|by| later(MilestoneKind::Engagement, Some(by)))
            .into_iter()
            .collect(),
        State::ReturnedOnce | State::ReturnedForGood => interview.into_iter().collect(),
    }
}
