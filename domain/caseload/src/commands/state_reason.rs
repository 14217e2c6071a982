//! Why an adviser opens a file outside the caseload.

use super::{ReadableFile, readable_file};
use crate::model_reading::{StateReasonInput, StatedReason};
use crate::reading::{Reading, Scope, pass};
use pleinweb_kernel::{AppError, FieldErrors, RegistrationId};
use pleinweb_platform::journal::REASON_STATED;
use pleinweb_platform::{Command, Cx, Permit};

/// States a reason, which is kept in the access journal and opens the file for
/// an hour. It counts as a reading already: a reason is not stated for nothing.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id; `reason` required,
/// choice-unknown; `words` required (with `other`), too-long. `NotFound` for a file
/// that is of none of the adviser's agencies, or decided and not of their caseload.
/// `Conflict("reading-paused")` for whoever read too much lately. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct StateReason {
    stated: StatedReason,
}

impl Command for StateReason {
    const NAME: &'static str = "caseload/read";
    type Input = StateReasonInput;
    type Subject = ReadableFile;
    type Output = RegistrationId;

    fn parse(input: StateReasonInput) -> Result<Self, FieldErrors> {
        let stated = input.check()?;
        Ok(Self { stated })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<ReadableFile>, AppError> {
        let readable = readable_file(cx, self.stated.registration).await?;
        Ok(cx.permit(Some(self.stated.registration.0), readable))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        readable: &Permit<ReadableFile>,
    ) -> Result<RegistrationId, AppError> {
        // Within the caseload there is nothing to state.
        if readable.scope == Scope::Outside {
            let person = readable.file.review.person_id;
            let reading = Reading::of_person(person, Scope::Outside, REASON_STATED)
                .because(Some(self.stated.reason), self.stated.words.clone());
            pass(cx, reading).await?;
        }
        Ok(self.stated.registration)
    }
}
