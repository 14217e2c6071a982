//! Opening a file to decide, and giving it back.

use super::{OwnFile, own_file, review_of};
use crate::model::FileInput;
use pleinweb_kernel::promises::CLAIM;
use pleinweb_kernel::{AppError, FieldErrors, RegistrationId};
use pleinweb_platform::{Command, Cx, Permit};
use pleinweb_reviews::store;
use pleinweb_reviews::wake_agency;

/// Claims a file for 30 minutes; claiming one's own file begins them again.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id. `NotFound` for a file
/// that is of none of the adviser's agencies. `Conflict("already-decided")`;
/// `Conflict("claimed-by-other")` while a colleague has it open. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct OpenFile {
    registration: RegistrationId,
}

impl Command for OpenFile {
    const NAME: &'static str = "caseload/open";
    type Input = FileInput;
    type Subject = OwnFile;
    type Output = RegistrationId;

    fn parse(input: FileInput) -> Result<Self, FieldErrors> {
        let registration = input.check()?;
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        let file = own_file(cx, self.registration).await?;
        Ok(cx.permit(Some(self.registration.0), file))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        file: &Permit<OwnFile>,
    ) -> Result<RegistrationId, AppError> {
        if file.review.closed_at.is_some() {
            return Err(AppError::conflict("already-decided"));
        }
        let now = cx.now();
        let until = now.plus(CLAIM.ms());
        if !store::claim(cx.tx(), review_of(file)?, file.me, now, until).await? {
            return Err(AppError::conflict("claimed-by-other"));
        }
        wake_agency(cx, file.review.agency_id);
        Ok(self.registration)
    }
}

/// Gives a file back to the agency. Giving back what one does not hold changes
/// nothing.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id. `NotFound` for a file
/// that is of none of the adviser's agencies. Whoever is not an adviser: as
/// `Actor::adviser` says.
#[derive(Debug)]
pub struct ReleaseFile {
    registration: RegistrationId,
}

impl Command for ReleaseFile {
    const NAME: &'static str = "caseload/release";
    type Input = FileInput;
    type Subject = OwnFile;
    type Output = ();

    fn parse(input: FileInput) -> Result<Self, FieldErrors> {
        let registration = input.check()?;
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        let file = own_file(cx, self.registration).await?;
        Ok(cx.permit(Some(self.registration.0), file))
    }

    async fn handle(&self, cx: &mut Cx, file: &Permit<OwnFile>) -> Result<(), AppError> {
        if store::release(cx.tx(), review_of(file)?, file.me).await? {
            wake_agency(cx, file.review.agency_id);
        }
        Ok(())
    }
}
