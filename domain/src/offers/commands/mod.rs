//! What people do with offers: look, report, decide, contest; and what goes by
//! itself.

mod contest;
mod decide;
mod load;
mod report;
mod tidy;

pub use contest::{ContestTakedown, LoadTakedown, SettleContest};
pub use decide::{DecideReport, LoadReports};
pub use load::{LoadOffer, LoadOfferCards, LoadStoredOffer};
pub use report::ReportOffer;
pub use tidy::TidyOffers;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::kernel::OfferTakedownId;
use crate::platform::Office;

/// What operators follow: something is new in their queue.
pub(super) const QUEUE: &str = "offer-reports";

/// The token by which an employer contests. It is made from the decision's id
/// and our keys, so that the operator can be shown the link again.
fn token(office: &Office, takedown: OfferTakedownId) -> String {
    let hash = office
        .secrets()
        .lookup_hash("offer-contest", &takedown.to_string());
    URL_SAFE_NO_PAD.encode(hash)
}

/// The path of the employer's link, without language prefix.
fn contest_path(token: &str) -> String {
    format!("/offres/contester/{token}")
}
