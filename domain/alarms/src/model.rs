//! What the lists show and what their forms send.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::LocalTime;

/// One alarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlarmLine {
    pub id: String,
    /// A key of `platform::alarms::AlarmKind`.
    pub kind: String,
    /// Whom it is about: a colleague's name, else the id of the account; empty
    /// where it is about the service.
    pub about: String,
    /// The agency, by name; empty where it is about none.
    pub agency: String,
    /// How many of what it counts.
    pub count: u64,
    pub first: LocalTime,
    pub last: LocalTime,
    /// When it was closed, and by whom; empty for an operator without a name.
    pub closed: Option<(LocalTime, String)>,
}

/// An adviser who reads nobody for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedLine {
    pub account: String,
    pub name: String,
    pub until: LocalTime,
    /// The reader's own: somebody else lifts it.
    pub own: bool,
}

/// The operator's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlarmsView {
    /// The open ones first, then those closed in the last days.
    pub lines: Vec<AlarmLine>,
    /// There are more than a page shows.
    pub more: bool,
    pub paused: Vec<PausedLine>,
}

/// A file whose answer time went by. Nothing of its person is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateLine {
    pub registration: String,
    /// Elapsed hours past the promise.
    pub hours: u64,
    /// Whose it is, by name; none in an agency without advisers.
    pub owner: Option<String>,
}

/// What a head is told of one agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadAgency {
    pub name: String,
    pub late: Vec<LateLine>,
    /// Requests to be called back whose time went by.
    pub late_calls: u64,
}

/// What a head is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadView {
    pub agencies: Vec<HeadAgency>,
    /// Late files of all of them, those that are not shown included.
    pub late: u64,
    pub alarms: Vec<AlarmLine>,
    pub paused: Vec<PausedLine>,
}

/// A form about one alarm.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AlarmInput {
    pub alarm: String,
}

/// Lifting an adviser's pause.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LiftInput {
    pub account: String,
}
