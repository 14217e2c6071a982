//! The adviser's commands and queries.

mod callbacks;
mod claim;
mod count_queue;
mod decide;
mod held;
mod interview;
mod load_caseload;
mod load_desk;
mod load_file;
mod load_pause;
mod load_queue;
mod pass_overdue;
mod state_reason;
mod wish;

pub use callbacks::{CallbackLater, FinishCallback, LoadCallbacks, TakeCallback};
pub use claim::{OpenFile, ReleaseFile, TakeFile};
pub use count_queue::CountQueue;
pub use decide::DecideFile;
#[cfg(feature = "testing")]
pub(crate) use held::SendHeld;
pub use held::{HeldDecisions, SendNow, TakeBack};
pub use interview::HoldInterview;
pub use load_caseload::LoadCaseload;
pub use load_desk::LoadDesk;
pub use load_file::{LoadFile, LoadReview};
pub use load_pause::LoadPause;
pub use load_queue::LoadQueue;
pub use pass_overdue::{LateFiles, PassOverdue};
pub use state_reason::StateReason;

use super::model::{ClaimView, HeldView};
use super::model_reading::{REASON_FIRST, ReadingReason};
use super::reading::{self, Scope};
use super::rules::{REASON_OF_DAY_MS, reason_holds};
use pleinweb_accounts as accounts;
use pleinweb_entry as entry;
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp,
};
use pleinweb_platform::{About, Cx, Of, Permit, journal};
use pleinweb_registration as registration;
use pleinweb_reviews::Names;
use pleinweb_reviews::rules::{Claim, claim_of};
use pleinweb_reviews::store::Review;
use pleinweb_reviews::store::{self};
use uuid::Uuid;

/// A file of the adviser's own agencies, and who the adviser is.
#[derive(Clone, Debug)]
pub struct OwnFile {
    pub me: AdviserId,
    pub review: Review,
    /// Those of the adviser, now.
    agencies: Vec<AgencyId>,
}

impl About for OwnFile {
    type Whose = PersonId;
    fn whose(&self) -> PersonId {
        self.review.person_id
    }
}

/// The review of a file that was permitted, to be changed.
fn review_of(file: &Permit<OwnFile>) -> Result<Of<Uuid>, AppError> {
    file.review.of(file.rows())
}

/// What of a file may change though it was sent, and a decision stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    /// When the person chose how they want to be supported.
    choice_at: Option<Timestamp>,
    /// Another file came that may be the same person's.
    possible_double: bool,
}

async fn seen_of(
    cx: &mut Cx,
    person: Of<PersonId>,
    registration: RegistrationId,
) -> Result<Seen, AppError> {
    let chosen = entry::choice_of(cx.tx(), person).await?;
    let lines = registration::lines_of(cx.tx(), &[registration]).await?;
    Ok(Seen {
        choice_at: chosen.map(|chosen| chosen.at),
        possible_double: lines.iter().any(|line| line.possible_double),
    })
}

/// A file that may be read, and whether it is of the caseload.
#[derive(Clone, Debug)]
pub struct ReadableFile {
    pub file: OwnFile,
    pub scope: Scope,
}

impl About for ReadableFile {
    type Whose = PersonId;
    fn whose(&self) -> PersonId {
        self.file.review.person_id
    }
}

/// Loads a file for whoever may see it; any other is `NotFound`.
async fn own_file(cx: &mut Cx, registration: RegistrationId) -> Result<OwnFile, AppError> {
    let me = cx.actor().adviser()?;
    let agencies = accounts::agencies_of(cx.tx(), me).await?;
    let review = store::review_of(cx.tx(), registration, &agencies)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(OwnFile {
        me,
        review,
        agencies,
    })
}

/// Whether the person of a file is in the adviser's caseload: they follow them,
/// in an agency where they still work.
async fn scope_of(cx: &mut Cx, file: &OwnFile) -> Result<Scope, AppError> {
    let person = file.review.person_id;
    let own = store::follows(cx.tx(), file.me, person, &file.agencies).await?;
    Ok(if own { Scope::Inside } else { Scope::Outside })
}

/// A file that an adviser may read: one that waits in their agency, or one of
/// their own caseload. A decided file is nobody else's business any more.
async fn readable_file(
    cx: &mut Cx,
    registration: RegistrationId,
) -> Result<ReadableFile, AppError> {
    let file = own_file(cx, registration).await?;
    let scope = scope_of(cx, &file).await?;
    if file.review.closed_at.is_some() && scope == Scope::Outside {
        return Err(AppError::NotFound);
    }
    Ok(ReadableFile { file, scope })
}

/// The reason that opens a file outside the caseload.
///
/// Errors: `Conflict("reason-first")`; `Conflict("reading-paused")` for whoever
/// would state one in vain.
async fn reason_for(cx: &mut Cx, file: &OwnFile) -> Result<ReadingReason, AppError> {
    let (now, me) = (cx.now(), AccountId(file.me.0));
    let since = now.minus(REASON_OF_DAY_MS);
    let stated = journal::stated_reason(cx.tx(), me, file.review.person_id, since).await?;
    let claim = claim_of(now, file.review.claimed(), file.me);
    let reason = stated
        .filter(|(_, at)| reason_holds(now, *at, claim))
        .and_then(|(reason, _)| ReadingReason::parse(&reason).ok());
    if let Some(reason) = reason {
        return Ok(reason);
    }
    match reading::own_pause(cx).await? {
        Some(_) => Err(reading::paused()),
        None => Err(AppError::conflict(REASON_FIRST)),
    }
}

fn claim_view(now: Timestamp, review: &Review, me: AdviserId, names: &Names) -> ClaimView {
    match claim_of(now, review.claimed(), me) {
        Claim::Free => ClaimView::Free,
        Claim::Mine { until } => ClaimView::Mine {
            until: pleinweb_reviews::when(until),
        },
        Claim::Theirs { by, until } => ClaimView::Theirs {
            name: names.get(&by).cloned().unwrap_or_default(),
            until: pleinweb_reviews::when(until),
        },
    }
}

/// The decision that is held on a file, if one is.
fn held_view(review: &Review, me: AdviserId, names: &Names) -> Option<HeldView> {
    let (by, until) = review.held()?;
    Some(HeldView {
        by: names.get(&by).cloned().unwrap_or_default(),
        mine: by == me,
        goes_at: pleinweb_reviews::when(until),
    })
}
