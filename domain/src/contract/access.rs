//! A contract is read and changed by the person whose it is. Advisers change it
//! by deciding, in `caseload`.

use crate::kernel::{AccountId, Actor, AppError, PersonId};

/// The job seeker who acts.
pub fn own(actor: Actor) -> Result<(AccountId, PersonId), AppError> {
    match actor {
        Actor::JobSeeker { account, person } => Ok((account, person)),
        Actor::Visitor => Err(AppError::SignInRequired),
        Actor::HalfSignedIn { .. } => Err(AppError::StepUpRequired),
        _ => Err(AppError::NotAllowed),
    }
}
