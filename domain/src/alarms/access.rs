//! Operators see every alarm; the head of an agency sees the agency's.

use crate::accounts;
use crate::kernel::{AccountId, Actor, AdviserId, AgencyId, AppError};
use crate::platform::Cx;

/// The operator who acts.
pub fn operator(actor: Actor) -> Result<AccountId, AppError> {
    match actor {
        Actor::Operator { account } => Ok(account),
        Actor::Visitor => Err(AppError::SignInRequired),
        Actor::HalfSignedIn { .. } => Err(AppError::StepUpRequired),
        _ => Err(AppError::NotAllowed),
    }
}

/// The head who acts, and the agencies they answer for now. To an adviser who
/// is head of nothing it does not exist.
pub async fn head(cx: &mut Cx) -> Result<(AdviserId, Vec<AgencyId>), AppError> {
    let me = match cx.actor() {
        Actor::Adviser { adviser, .. } => adviser,
        Actor::Visitor => return Err(AppError::SignInRequired),
        Actor::HalfSignedIn { .. } => return Err(AppError::StepUpRequired),
        _ => return Err(AppError::NotAllowed),
    };
    let agencies = accounts::headed_by(cx.tx(), me).await?;
    if agencies.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok((me, agencies))
}
