//! Opening a file to decide, and giving it back.

use super::{OwnFile, ReadableFile, own_file, readable_file, review_of};
use crate::model::FileInput;
use crate::model_reading::ReadingReason;
use crate::reading::{Reading, Scope, pass};
use pleinweb_kernel::promises::CLAIM;
use pleinweb_kernel::{AppError, FieldErrors, PersonId, RegistrationId};
use pleinweb_platform::journal::REASON_STATED;
use pleinweb_platform::{Command, Cx, Of, Permit};
use pleinweb_reviews::store;
use pleinweb_reviews::wake_agency;

/// Claims a file for 30 minutes; claiming one's own file begins them again.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id. `NotFound` for a file
/// that is of none of the adviser's agencies. `Conflict("already-decided")`;
/// `Conflict("decision-held")` while a decision on it is held;
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
        claim(cx, file, file.rows()).await?;
        Ok(self.registration)
    }
}

/// Claims a file for whoever acts.
async fn claim(cx: &mut Cx, file: &OwnFile, person: Of<PersonId>) -> Result<(), AppError> {
    if file.review.closed_at.is_some() {
        return Err(AppError::conflict("already-decided"));
    }
    if file.review.held().is_some() {
        return Err(AppError::conflict("decision-held"));
    }
    let now = cx.now();
    let (id, until) = (file.review.of(person)?, now.plus(CLAIM.ms()));
    if !store::claim(cx.tx(), id, file.me, now, until).await? {
        return Err(AppError::conflict("claimed-by-other"));
    }
    wake_agency(cx, file.review.agency_id);
    Ok(())
}

/// Opens a file of the queue to decide, in one go: that is the reason, and it is stated
/// and counted as if its reader had chosen it (`StateReason`).
///
/// # Errors
/// As `OpenFile` and `StateReason` say.
#[derive(Debug)]
pub struct TakeFile {
    registration: RegistrationId,
}

impl Command for TakeFile {
    const NAME: &'static str = "caseload/take";
    type Input = FileInput;
    type Subject = ReadableFile;
    type Output = RegistrationId;

    fn parse(input: FileInput) -> Result<Self, FieldErrors> {
        let registration = input.check()?;
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<ReadableFile>, AppError> {
        let readable = readable_file(cx, self.registration).await?;
        Ok(cx.permit(Some(self.registration.0), readable))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        readable: &Permit<ReadableFile>,
    ) -> Result<RegistrationId, AppError> {
        if readable.scope == Scope::Outside {
            let person = readable.file.review.person_id;
            let reading = Reading::of_person(person, Scope::Outside, REASON_STATED)
                .because(Some(ReadingReason::ToDecide), None);
            pass(cx, reading).await?;
        }
        claim(cx, &readable.file, readable.rows()).await?;
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
