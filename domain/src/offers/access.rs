//! Anyone reads offers and reports them; operators decide.

use crate::kernel::{AccountId, Actor, AppError};

/// The operator who acts.
pub fn operator(actor: Actor) -> Result<AccountId, AppError> {
    match actor {
        Actor::Operator { account } => Ok(account),
        Actor::Visitor => Err(AppError::SignInRequired),
        Actor::HalfSignedIn { .. } => Err(AppError::StepUpRequired),
        _ => Err(AppError::NotAllowed),
    }
}

/// Background work only.
pub fn system(actor: Actor) -> Result<(), AppError> {
    match actor {
        Actor::System(_) => Ok(()),
        _ => Err(AppError::NotAllowed),
    }
}
