//! What people report about an offer, what an operator decides, and what the
//! employer can say against it.

use serde::{Deserialize, Serialize};

use super::model::OfferState;
use pleinweb_checks::{Email, optional, parse_text};
use pleinweb_kernel::keyed;
use pleinweb_kernel::{FieldErrors, LocalTime, OfferId, OfferReportId, OfferTakedownId};

keyed! {
    /// What is wrong with an offer.
    "offer-report" ReportReason {
        Discrimination "discrimination",
        /// There is no such job.
        Fake "fake",
        AsksForMoney "asks-for-money",
        Misleading "misleading",
        /// The pay or the place that we worked out is not that of the offer.
        Misread "misread",
        AlreadyFilled "already-filled",
    }
}

keyed! {
    /// What an operator decides about a report.
    "offer-decision" ReportDecision {
        /// Nobody sees the offer any more.
        TakeDown "take-down",
        Keep "keep",
    }
}

keyed! {
    /// What becomes of a decision that the employer contests.
    "offer-contest" ContestOutcome {
        /// The offer is shown again.
        Restored "restored",
        Upheld "upheld",
    }
}

/// The longest words of a report or a contest, in characters.
pub(crate) const WORDS_MAX: usize = 1000;
/// Reports of one person in a day.
pub(crate) const PER_DAY: i64 = 20;

/// The form under an offer. Errors: `reason`, `words`, `email`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportInput {
    pub offer: String,
    pub reason: String,
    /// What the person saw; need not be filled in.
    pub words: String,
    /// Where to answer; need not be filled in.
    pub email: String,
    /// The answers to "did you mean …?".
    pub email_meant: String,
    pub email_kept: String,
}

/// The operator's form. Errors: `decision`, `reason` (as any reason of a
/// decision), `employer_email`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideReportInput {
    pub report: String,
    pub decision: String,
    /// Goes to whoever reported, and to the employer.
    pub reason: String,
    /// Where the employer is told, with the way to contest, if that is known.
    pub employer_email: String,
}

/// The employer's form. Errors: `words`, `email`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContestInput {
    pub token: String,
    pub words: String,
    pub email: String,
    /// The answers to "did you mean …?".
    pub email_meant: String,
    pub email_kept: String,
}

/// The operator's second form. Errors: `outcome`, `reason`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettleContestInput {
    pub takedown: String,
    pub outcome: String,
    pub reason: String,
}

/// A report that was read.
#[derive(Clone, Debug)]
pub struct ParsedReport {
    pub reason: ReportReason,
    pub words: Option<String>,
    pub email: Option<Email>,
}

impl ReportInput {
    pub fn check(&self) -> Result<ParsedReport, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.check("reason", ReportReason::parse(&self.reason));
        let words = errors.check(
            "words",
            optional(&self.words, |text| parse_text(text, WORDS_MAX)),
        );
        let email = errors.check(
            "email",
            optional(&self.email, |typed| {
                Email::own(typed, &self.email_meant, &self.email_kept)
            }),
        );
        let parsed = (|| {
            Some(ParsedReport {
                reason: reason?,
                words: words?,
                email: email?,
            })
        })();
        errors.finish(parsed)
    }
}

/// A report in the operator's queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    pub id: OfferReportId,
    pub offer: OfferId,
    /// Missing where the text is gone.
    pub title: Option<String>,
    pub employer: Option<String>,
    pub state: OfferState,
    pub reason: ReportReason,
    pub words: Option<String>,
    /// Whether someone waits for an answer.
    pub answerable: bool,
    pub created: LocalTime,
    /// Open reports about this offer, this one included.
    pub open_for_offer: u32,
}

/// A decision that an employer contests, or could.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakedownLine {
    pub id: OfferTakedownId,
    pub offer: OfferId,
    pub title: Option<String>,
    pub employer: Option<String>,
    /// The operator's reason.
    pub reason: String,
    pub taken: LocalTime,
    pub contested: Option<LocalTime>,
    /// What the employer says.
    pub words: Option<String>,
    /// The path by which the employer can contest: to be sent to them.
    pub link: String,
}

/// The operator's queue: oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportsView {
    pub reports: Vec<ReportLine>,
    /// Where the next part begins.
    pub next: Option<String>,
    /// Contests to settle, oldest first.
    pub contests: Vec<TakedownLine>,
    /// Taken down in the last 30 days and not contested, newest first.
    pub taken_down: Vec<TakedownLine>,
}

/// What the employer's link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakedownView {
    pub title: Option<String>,
    pub reason: String,
    pub taken: LocalTime,
    /// The last moment to contest, and whether it is past.
    pub until: LocalTime,
    pub is_over: bool,
    pub contested: Option<LocalTime>,
    pub outcome: Option<ContestOutcome>,
    pub outcome_reason: Option<String>,
}
