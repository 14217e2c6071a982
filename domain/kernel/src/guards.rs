//! Who may act, by kind of person: the same answers everywhere. A stranger is
//! asked to sign in, someone half signed in for the second factor; anyone else
//! is told that it is not for them.

use super::{AccountId, Actor, AdviserId, AppError, PersonId};

impl Actor {
    /// The job seeker who acts, on what is their own.
    ///
    /// # Errors
    /// `SignInRequired`, `StepUpRequired`, `NotAllowed`.
    pub fn job_seeker(self) -> Result<(AccountId, PersonId), AppError> {
        match self {
            Self::JobSeeker { account, person } => Ok((account, person)),
            other => Err(other.refused()),
        }
    }

    /// The adviser who acts.
    ///
    /// # Errors
    /// `SignInRequired`, `StepUpRequired`, `NotAllowed`.
    pub fn adviser(self) -> Result<AdviserId, AppError> {
        match self {
            Self::Adviser { adviser, .. } => Ok(adviser),
            other => Err(other.refused()),
        }
    }

    /// The operator who acts.
    ///
    /// # Errors
    /// `SignInRequired`, `StepUpRequired`, `NotAllowed`.
    pub fn operator(self) -> Result<AccountId, AppError> {
        match self {
            Self::Operator { account } => Ok(account),
            other => Err(other.refused()),
        }
    }

    /// Background work only.
    ///
    /// # Errors
    /// `NotAllowed`, whoever else it is.
    pub fn system(self) -> Result<(), AppError> {
        match self {
            Self::System(_) => Ok(()),
            _ => Err(AppError::NotAllowed),
        }
    }

    const fn refused(self) -> AppError {
        match self {
            Self::Visitor => AppError::SignInRequired,
            Self::HalfSignedIn { .. } => AppError::StepUpRequired,
            _ => AppError::NotAllowed,
        }
    }
}
