//! An adviser sees the files of their own agencies. Any other file is one that
//! does not exist.

use crate::kernel::{Actor, AdviserId, AppError};

/// The adviser who acts.
pub fn adviser(actor: Actor) -> Result<AdviserId, AppError> {
    match actor {
        Actor::Adviser { adviser, .. } => Ok(adviser),
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
