//! Who may do what with an account.

use pleinweb_kernel::promises::PROOF_RECENT;
use pleinweb_kernel::{AccountId, Actor, AppError, MINUTE_MS, Role};
use pleinweb_platform::{Cx, Of, sessions};

/// The account of whoever is fully signed in.
///
/// # Errors
/// `SignInRequired`; `StepUpRequired` for whoever is half signed in.
pub fn signed_in(cx: &Cx) -> Result<Of<AccountId>, AppError> {
    match cx.actor() {
        Actor::HalfSignedIn { .. } => Err(AppError::StepUpRequired),
        actor => Of::acting(actor),
    }
}

/// The account of whoever gave a password at least.
///
/// # Errors
/// `SignInRequired`.
pub(super) fn at_least_half(cx: &Cx) -> Result<Of<AccountId>, AppError> {
    Of::acting(cx.actor())
}

/// The operator's account.
///
/// # Errors
/// Those of `signed_in`; `NotAllowed` for any other kind of person.
pub(super) fn operator(cx: &Cx) -> Result<Of<AccountId>, AppError> {
    let account = signed_in(cx)?;
    if cx.actor().role() == Some(Role::Operator) {
        Ok(account)
    } else {
        Err(AppError::NotAllowed)
    }
}

/// Asks that the person of this session proved who they are within the last
/// `minutes`; else they must prove it again first.
///
/// # Errors
/// Those of `signed_in`; `StepUpRequired` when the last proof is older.
pub(crate) async fn require_recent(cx: &mut Cx, minutes: i64) -> Result<Of<AccountId>, AppError> {
    let account = signed_in(cx)?;
    let now = cx.now();
    let session = cx.session().ok_or(AppError::SignInRequired)?;
    match sessions::stepped_up_at(cx.tx(), session).await? {
        Some(at) if now.since(at) < minutes * MINUTE_MS => Ok(account),
        _ => Err(AppError::StepUpRequired),
    }
}

/// `require_recent` with the service's usual delay.
///
/// # Errors
/// Those of `require_recent`.
pub(super) async fn recent(cx: &mut Cx) -> Result<Of<AccountId>, AppError> {
    require_recent(cx, PROOF_RECENT.minutes()).await
}
