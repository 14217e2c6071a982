//! What the question pages show and send, and what is told afterwards.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::{LocalTime, Role, keyed};

keyed! {
    /// What is taken away.
    "departure" Kind {
        /// An agency, from who works there.
        Left "left",
        /// An account.
        Closed "closed",
        /// The charge of an agency, from its head.
        Head "head",
        Invitation "invitation",
    }
}

/// Takes over: the agency as a whole, with nobody's name on the files.
pub const QUEUE: &str = "queue";

/// Who takes over in one agency: the id of an adviser there, or `QUEUE`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeirInput {
    pub agency: String,
    pub to: String,
}

/// Takes somebody off an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeaveInput {
    pub account: String,
    pub agency: String,
    pub heirs: Vec<HeirInput>,
    /// It is said that it is their last agency.
    pub last: bool,
}

/// Closes an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CloseInput {
    pub account: String,
    pub heirs: Vec<HeirInput>,
}

/// Takes an agency from its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadInput {
    pub account: String,
    pub agency: String,
}

/// Takes an invitation back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationInput {
    pub invitation: String,
}

/// Takes back what was taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UndoInput {
    pub departure: String,
}

/// What is asked about somebody: the whole account where no agency is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub account: String,
    pub agency: String,
    /// The charge of the agency, and not the work there.
    pub head: bool,
}

/// Somebody who could take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Successor {
    pub id: String,
    pub name: String,
    /// Files at their name in the agency.
    pub files: u64,
}

/// What is open at somebody's name in an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPlace {
    pub agency: String,
    pub name: String,
    /// Files to decide.
    pub files: u64,
    /// Those that are open to be decided now.
    pub claims: u64,
    /// People they follow …
    pub people: u64,
    /// … who wait for an interview at the desk.
    pub interviews: u64,
    /// Decisions that have not left yet: they are stopped, and the files wait again.
    pub held: u64,
    /// Calls that they took.
    pub calls: u64,
    pub colleagues: Vec<Successor>,
}

impl OpenPlace {
    /// Somebody has to take over.
    pub fn needs_heir(&self) -> bool {
        self.files + self.people > 0
    }

    pub fn is_empty(&self) -> bool {
        self.files + self.claims + self.people + self.interviews + self.held + self.calls == 0
    }
}

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub kind: Kind,
    pub account: String,
    pub name: String,
    /// The agency, or all of them.
    pub places: Vec<OpenPlace>,
    /// It is the only agency of an adviser.
    pub last: bool,
    /// Calls of no agency that they took, where they lose the right to them.
    pub calls_of_none: u64,
    /// Invitations that they sent.
    pub invitations: u64,
    /// Other heads of the agency.
    pub other_heads: u64,
    /// Somebody did it already.
    pub already: bool,
}

/// The question about an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationQuestion {
    pub invitation: String,
    pub name: String,
    pub email: String,
    pub role: Role,
}

/// What went to whom in one agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActPlace {
    pub name: String,
    /// Who took over, by name; none where it is the agency as a whole.
    pub heir: Option<String>,
    pub files: u64,
    /// People whom somebody else follows now.
    pub people: u64,
    /// People whom nobody follows: there is no other adviser.
    pub left_alone: u64,
}

/// How it was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Who did, by name; empty for the reader.
    pub by: String,
    /// Files and people that came back, …
    pub back: u64,
    /// … and that somebody had touched meanwhile.
    pub stayed: u64,
}

/// What was taken away a moment ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub id: String,
    pub kind: Kind,
    pub name: String,
    pub places: Vec<ActPlace>,
    /// Who did it, by name; empty for the reader.
    pub by: String,
    /// Until then it can be taken back.
    pub until: LocalTime,
    pub undone: Option<Undone>,
}
