//! Who may touch a file: its person, and the service's own jobs. Advisers read
//! through `file`, with the permit of their own feature.

use crate::kernel::{AccountId, Actor, AppError, PersonId};
use crate::platform::Cx;

/// The person whose own file this is.
pub(super) fn owner(cx: &Cx) -> Result<(AccountId, PersonId), AppError> {
    match cx.actor() {
        Actor::JobSeeker { account, person } => Ok((account, person)),
        Actor::Visitor => Err(AppError::SignInRequired),
        Actor::HalfSignedIn { .. } => Err(AppError::StepUpRequired),
        _ => Err(AppError::NotAllowed),
    }
}

/// The person of an actor, before any transaction.
pub(super) fn person_of(actor: Actor) -> Option<PersonId> {
    match actor {
        Actor::JobSeeker { person, .. } => Some(person),
        _ => None,
    }
}

/// The service's own jobs.
pub(super) fn job(cx: &Cx) -> Result<(), AppError> {
    match cx.actor() {
        Actor::System(_) => Ok(()),
        _ => Err(AppError::NotAllowed),
    }
}
