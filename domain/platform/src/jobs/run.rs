//! How a job went.

use std::collections::BTreeMap;
use std::time::Duration;

use pleinweb_kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// How a job went when it ran last. Nodes of other versions read it too: what was
/// added may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// When it ended.
    pub at: Timestamp,
    pub well: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_at: Option<Timestamp>,
    /// When it ended badly last, whatever came after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed_at: Option<Timestamp>,
    /// How many batches it was.
    #[serde(default)]
    pub batches: u64,
    /// How much was left to do, where the job knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<u64>,
    /// The program ended, or the lease was lost, before nothing was left: whoever is
    /// next on duty goes on at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut_short: bool,
}

impl Run {
    /// A run of which nothing else is known.
    pub fn ended(at: Timestamp, well: bool) -> Self {
        Self {
            at,
            well,
            begun_at: None,
            failed_at: None,
            batches: 0,
            waiting: None,
            cut_short: false,
        }
    }

    /// Whether it is time again, so long after it.
    pub fn is_due_again(&self, every: Duration, now: Timestamp) -> bool {
        let every = i64::try_from(every.as_millis()).unwrap_or(i64::MAX);
        // A run that is still to come was noted by a clock that was wrong.
        now.since(self.at) >= every || self.at > now
    }
}

/// When each job ran last, by its name.
pub type Runs = BTreeMap<String, Run>;
