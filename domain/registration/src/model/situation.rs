//! Why the person looks for a job now, and which rights they ask for.

use serde::{Deserialize, Serialize};

use super::identity::date_as_typed;
use super::step::{Stamp, Step, StepForm};
use pleinweb_checks::{optional, parse_choice, parse_date_until, parse_yes_no};
use pleinweb_kernel::{Code, Day, FieldErrors};

/// Why someone registers. Message ids `reason-<key>`.
pub const REASONS: &[&str] = &[
    "contract-ended",
    "dismissed",
    "mutual",
    "resigned",
    "studies-ended",
    "first-job",
    "own-business-ended",
    "back-to-work",
    "working",
    "other",
];
/// Right to live and work in France. Message ids `residence-<key>`.
pub const RESIDENCE: &[&str] = &["french", "europe", "permit"];
/// From when. Message ids `availability-<key>`.
pub const AVAILABILITY: &[&str] = &["now", "month", "later"];

/// Situation and rights.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SituationInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    pub reason: String,
    /// Since when, if there is a date; may stay empty.
    pub since: String,
    pub availability: String,
    pub residence: String,
    /// Whether the person asks for an allowance: `yes` or `no`.
    pub allowance: String,
    /// Whether they were registered before: `yes` or `no`.
    pub registered_before: String,
}

impl StepForm for SituationInput {
    const STEP: Step = Step::Situation;

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn check(&mut self, today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check("reason", parse_choice(&self.reason, REASONS));
        if let Some(since) = errors.check(
            "since",
            optional(&self.since, |text| near_date(text, today)),
        ) {
            self.since = since.map(date_as_typed).unwrap_or_default();
        }
        errors.check(
            "availability",
            parse_choice(&self.availability, AVAILABILITY),
        );
        errors.check("residence", parse_choice(&self.residence, RESIDENCE));
        errors.check("allowance", parse_yes_no(&self.allowance));
        errors.check("registered_before", parse_yes_no(&self.registered_before));
        errors.finish(Some(()))
    }
}

/// The end of a contract may be ahead, by a year at most: what is further is a
/// slip of the finger.
fn near_date(text: &str, today: Day) -> Result<Day, Code> {
    let latest = today.plus_days(366);
    let day = parse_date_until(text, latest)?;
    if day > latest {
        Err(Code::new("date-future"))
    } else {
        Ok(day)
    }
}
