//! Who acts.

use serde::{Deserialize, Serialize};

use super::{AccountId, AdviserId, PersonId};

/// What kind of account someone has. An account has one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    JobSeeker,
    Adviser,
    Employer,
    Evaluator,
    Operator,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::JobSeeker,
        Self::Adviser,
        Self::Employer,
        Self::Evaluator,
        Self::Operator,
    ];

    /// The text stored and sent: `job-seeker` …
    pub const fn key(self) -> &'static str {
        match self {
            Self::JobSeeker => "job-seeker",
            Self::Adviser => "adviser",
            Self::Employer => "employer",
            Self::Evaluator => "evaluator",
            Self::Operator => "operator",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Staff see other people's files, so a second factor is compulsory.
    pub const fn needs_second_factor(self) -> bool {
        matches!(self, Self::Adviser | Self::Evaluator | Self::Operator)
    }
}

#[cfg(feature = "server")]
crate::kept_by_key!(Role);

/// Who runs a command or a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A browser that nobody signed in to (it may still have a session of its
    /// own, which keeps an entry check or a refused form).
    Visitor,
    JobSeeker {
        account: AccountId,
        person: PersonId,
    },
    Adviser {
        account: AccountId,
        adviser: AdviserId,
    },
    Employer {
        account: AccountId,
    },
    Evaluator {
        account: AccountId,
    },
    Operator {
        account: AccountId,
    },
    /// A password was right and a second factor is still missing; may do
    /// nothing but give it, enrol it or sign out.
    HalfSignedIn {
        account: AccountId,
        role: Role,
    },
    /// Background work, by the name of the job.
    System(&'static str),
}

impl Actor {
    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::JobSeeker { account, .. }
            | Self::Adviser { account, .. }
            | Self::Employer { account }
            | Self::Evaluator { account }
            | Self::Operator { account }
            | Self::HalfSignedIn { account, .. } => Some(*account),
            Self::Visitor | Self::System(_) => None,
        }
    }

    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::JobSeeker { .. } => Some(Role::JobSeeker),
            Self::Adviser { .. } => Some(Role::Adviser),
            Self::Employer { .. } => Some(Role::Employer),
            Self::Evaluator { .. } => Some(Role::Evaluator),
            Self::Operator { .. } => Some(Role::Operator),
            Self::Visitor | Self::HalfSignedIn { .. } | Self::System(_) => None,
        }
    }

    /// For the audit log: `job-seeker`, `system:drafts` …
    pub fn label(&self) -> String {
        match self {
            Self::System(job) => format!("system:{job}"),
            Self::Visitor => "visitor".to_owned(),
            Self::HalfSignedIn { .. } => "half-signed-in".to_owned(),
            other => other.role().map_or("visitor", Role::key).to_owned(),
        }
    }
}
