//! What people do with offers: look, report, decide, contest; and what goes by
//! itself.

mod contest;
mod decide;
mod load;
mod report;
mod tidy;

pub use contest::{ContestTakedown, LoadTakedown, SettleContest};
pub use decide::{DecideReport, LoadReports};
pub use load::LoadStoredOffer;
pub use report::ReportOffer;
pub use tidy::{OfferUpkeep, TidyOffers};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use pleinweb_kernel::OfferTakedownId;
use pleinweb_platform::{AppState, Budget};

/// What operators follow: something is new in their queue.
pub(super) const QUEUE: &str = "offer-reports";

/// What one operator decides and settles.
const DECISIONS: Budget = Budget::a_day("offer-decision", 500);
/// Answers to one address that somebody wrote under a report or a contest: it
/// may be anybody's. Beyond, what is decided is decided, and not mailed.
const ANSWERS: Budget = Budget::a_day("offer-answer", 5);
/// Mails to one employer whose offers are taken down. They are told of each, or
/// it waits.
const EMPLOYERS: Budget = Budget::a_day("offer-taken-down", 50);

/// The token by which an employer contests. It is made from the decision's id
/// and our keys, so that the operator can be shown the link again.
fn token(app: &AppState, takedown: OfferTakedownId) -> String {
    let hash = app
        .secrets()
        .lookup_hash("offer-contest", &takedown.to_string());
    URL_SAFE_NO_PAD.encode(hash)
}
