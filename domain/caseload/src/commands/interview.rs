//! The interview at the desk took place.

use crate::model::FileInput;
use pleinweb_contract as contract;
use pleinweb_kernel::{AccountId, AppError, FieldErrors, RegistrationId};
use pleinweb_platform::{Command, Cx, Permit};
use pleinweb_reviews::Event;
use pleinweb_reviews::note_event;

use super::{OwnFile, readable_file};

/// Notes that an interview at the desk took place: the contract is as before
/// it was asked for. Noting it twice changes nothing.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id. `NotFound` for a file
/// that is of none of the adviser's agencies, or decided and not of their caseload.
/// Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct HoldInterview {
    registration: RegistrationId,
}

impl Command for HoldInterview {
    const NAME: &'static str = "caseload/interview";
    type Input = FileInput;
    type Subject = OwnFile;
    type Output = RegistrationId;

    fn parse(input: FileInput) -> Result<Self, FieldErrors> {
        let registration = input.check()?;
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        let readable = readable_file(cx, self.registration).await?;
        Ok(cx.permit(Some(self.registration.0), readable.file))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        file: &Permit<OwnFile>,
    ) -> Result<RegistrationId, AppError> {
        let person = file.rows();
        if contract::close_interview(cx, person, Some(file.me)).await? {
            contract::interview_held(cx, person, file.me).await?;
            note_event(cx, person, file.review.agency_id, Event::InterviewHeld).await?;
            cx.emit_to_account(AccountId(person.0), "file");
        }
        Ok(self.registration)
    }
}
