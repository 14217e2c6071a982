//! An invitation is taken back, after a question.

use uuid::Uuid;

use super::note;
use crate::model::{InvitationInput, InvitationQuestion, Kind};
use crate::store::Taken;
use pleinweb_accounts::staffing::{self, Awaited, proven_operator};
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Permit, Query};

/// Whom an open invitation is for.
async fn awaited(cx: &mut Cx, id: Uuid) -> Result<Permit<Awaited>, AppError> {
    let found = staffing::awaited(cx, id).await?;
    let found = found.ok_or(AppError::NotFound)?;
    Ok(cx.permit(Some(id), found))
}

/// What is asked before an invitation is taken back.
///
/// # Errors
/// `NotFound` for one that is not open (any more). Whoever is not an operator: as
/// `staffing::awaited` says.
#[derive(Debug)]
pub struct LoadInvitation(String);

impl Query for LoadInvitation {
    const NAME: &'static str = "departures/invitation";
    type Input = String;
    type Subject = Awaited;
    type Output = InvitationQuestion;

    fn parse(id: String) -> Result<Self, FieldErrors> {
        Ok(Self(id))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Awaited>, AppError> {
        // Who may is told before what there is.
        let id = Uuid::parse_str(self.0.trim()).unwrap_or_default();
        awaited(cx, id).await
    }

    async fn handle(
        &self,
        _cx: &mut Cx,
        awaited: &Permit<Awaited>,
    ) -> Result<InvitationQuestion, AppError> {
        Ok(InvitationQuestion {
            invitation: self.0.clone(),
            name: awaited.name.clone(),
            email: awaited.email.clone(),
            role: awaited.role,
        })
    }
}

/// Takes an invitation back: its link leads nowhere any more.
///
/// # Errors
/// `NotFound` for one that is not open (any more). Whoever is not an operator, or did
/// not prove it lately: as `proven_operator` says.
#[derive(Debug)]
pub struct WithdrawInvitation {
    id: Uuid,
}

impl Command for WithdrawInvitation {
    const NAME: &'static str = "departures/withdraw";
    type Input = InvitationInput;
    type Subject = Awaited;
    type Output = ();

    fn parse(input: InvitationInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            id: Uuid::parse_str(input.invitation.trim()).unwrap_or_default(),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Awaited>, AppError> {
        proven_operator(cx).await?;
        awaited(cx, self.id).await
    }

    async fn handle(&self, cx: &mut Cx, awaited: &Permit<Awaited>) -> Result<(), AppError> {
        if !staffing::withdraw(cx, self.id).await? {
            return Err(AppError::NotFound);
        }
        let whose = if awaited.name.is_empty() {
            &awaited.email
        } else {
            &awaited.name
        };
        note(cx, Kind::Invitation, (self.id, whose), &Taken::default()).await
    }
}
