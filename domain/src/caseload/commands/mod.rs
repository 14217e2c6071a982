//! The adviser's commands and queries.

mod callbacks;
mod claim;
mod decide;
mod interview;
mod load_caseload;
mod load_file;
mod load_queue;
mod pass_overdue;

pub use callbacks::{CallbackLater, FinishCallback, LoadCallbacks, TakeCallback};
pub use claim::{OpenFile, ReleaseFile};
pub use decide::DecideFile;
pub use interview::HoldInterview;
pub use load_caseload::LoadCaseload;
pub use load_file::{LoadFile, LoadReview};
pub use load_queue::LoadQueue;
pub use pass_overdue::PassOverdue;

use super::access::adviser;
use super::model::{ClaimView, Names};
use super::rules::{Claim, claim_of};
use super::store::{self, Review};
use crate::accounts;
use crate::kernel::{AdviserId, AppError, RegistrationId, Timestamp};
use crate::platform::Cx;

/// A file of the adviser's own agencies, and who the adviser is.
#[derive(Clone, Debug)]
pub struct OwnFile {
    pub me: AdviserId,
    pub review: Review,
}

/// Loads a file for whoever may see it; any other is `NotFound`.
async fn own_file(cx: &mut Cx, registration: RegistrationId) -> Result<OwnFile, AppError> {
    let me = adviser(cx.actor())?;
    let agencies = accounts::agencies_of(cx.tx(), me).await?;
    let review = store::review_of(cx.tx(), registration, &agencies)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(OwnFile { me, review })
}

/// A file that an adviser may read: one that waits in their agency, or one of
/// their own caseload. A decided file is nobody else's business any more.
async fn readable_file(cx: &mut Cx, registration: RegistrationId) -> Result<OwnFile, AppError> {
    let file = own_file(cx, registration).await?;
    if file.review.closed_at.is_none() {
        return Ok(file);
    }
    let member = store::member_of(cx.tx(), file.review.person_id).await?;
    if member.is_some_and(|member| member.adviser_id == file.me) {
        Ok(file)
    } else {
        Err(AppError::NotFound)
    }
}

fn claim_view(now: Timestamp, review: &Review, me: AdviserId, names: &Names) -> ClaimView {
    match claim_of(now, review.claimed(), me) {
        Claim::Free => ClaimView::Free,
        Claim::Mine { until } => ClaimView::Mine {
            until: super::desk::when(until),
        },
        Claim::Theirs { by, until } => ClaimView::Theirs {
            name: names.get(&by).cloned().unwrap_or_default(),
            until: super::desk::when(until),
        },
    }
}
