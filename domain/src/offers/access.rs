//! Anyone reads offers and reports them; operators decide; what fits a job
//! seeker is theirs alone.

use crate::kernel::{AccountId, Actor, AppError, PersonId};

/// The operator who acts.
pub fn operator(actor: Actor) -> Result<AccountId, AppError> {
    match actor {
        Actor::Operator { account } => Ok(account),
        Actor::Visitor => Err(AppError::SignInRequired),
        Actor::HalfSignedIn { .. } => Err(AppError::StepUpRequired),
        _ => Err(AppError::NotAllowed),
    }
}

/// The job seeker who acts: on what is their own.
pub fn seeker(actor: Actor) -> Result<(AccountId, PersonId), AppError> {
    match actor {
        Actor::JobSeeker { account, person } => Ok((account, person)),
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
