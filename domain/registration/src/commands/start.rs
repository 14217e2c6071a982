//! Begins a draft, or goes on with the one there is.

use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Permit};

use super::{OwnFile, open_draft, own_file};
use crate::facade::first_open;
use crate::model::{StartInput, Step};
use crate::store;

/// Begins a draft. The answer is the step to show.
///
/// # Errors
/// `Conflict("already-sent")` for a file that was sent. Whoever is not a job
/// seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct StartRegistration;

impl Command for StartRegistration {
    const NAME: &'static str = "registration/start";
    /// Sent twice, it goes on with the draft that the first one began.
    const REPLAY: bool = false;
    type Input = StartInput;
    type Subject = OwnFile;
    type Output = Step;

    fn parse(_input: StartInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<Step, AppError> {
        let (id, _) = open_draft(cx, own).await?;
        let kept = store::steps(cx.tx(), id).await?;
        Ok(first_open(&store::complete(&kept)))
    }
}
