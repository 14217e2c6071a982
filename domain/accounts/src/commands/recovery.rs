//! Recovery codes: read once, put away, made anew.

use super::super::model::{Enrolled, KeepRecoveryCodesInput, NewRecoveryCodesInput};
use super::super::revoking::{revoke, tell_owner};
use super::super::store::{self, AccountRow};
use super::super::{access, factors};
use crate::WayIn;
use pleinweb_kernel::{AccountId, AppError, FieldErrors};
use pleinweb_platform::{Command, Counted, Cx, Of, Permit, Query};

/// New recovery codes that wait to be read; none once they were put away.
///
/// # Errors
/// Whoever did not prove lately who they are: as `access::recent` says.
#[derive(Debug)]
pub struct MyRecoveryCodes;

impl Query for MyRecoveryCodes {
    const NAME: &'static str = "accounts/my-recovery-codes";
    type Input = ();
    type Subject = Of<AccountId>;
    type Output = Vec<String>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = access::recent(cx).await?;
        Ok(cx.permit(Some(account.0), account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<AccountId>>,
    ) -> Result<Vec<String>, AppError> {
        let now = cx.now();
        factors::codes_to_read(cx, permit.subject, now).await
    }
}

/// Makes ten new recovery codes; the old ones are worth nothing any more.
///
/// # Errors
/// `NotAllowed` for accounts without a compulsory second factor. `TooMany` when
/// what `COUNTED` allows is used up. Whoever did not prove lately who they are: as
/// `access::recent` says.
#[derive(Debug)]
pub struct NewRecoveryCodes;

impl Command for NewRecoveryCodes {
    const NAME: &'static str = "accounts/new-recovery-codes";
    const COUNTED: Counted = super::OWN;
    type Input = NewRecoveryCodesInput;
    type Subject = AccountRow;
    type Output = ();

    fn parse(_input: NewRecoveryCodesInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::recent(cx).await?;
        let account = store::account(cx.tx(), id).await?;
        if !account.role.needs_second_factor() {
            return Err(AppError::NotAllowed);
        }
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<(), AppError> {
        let keep = cx.session();
        revoke(cx, &permit.subject, keep).await?;
        factors::make_recovery_codes(cx, permit.id).await?;
        tell_owner(cx, &permit.subject, WayIn::CodesMade).await
    }
}

/// Puts the recovery codes away: they are not shown again.
///
/// # Errors
/// Whoever is not signed in: as `access::signed_in` says.
#[derive(Debug)]
pub struct KeepRecoveryCodes {
    return_to: String,
}

impl Command for KeepRecoveryCodes {
    const NAME: &'static str = "accounts/keep-recovery-codes";
    type Input = KeepRecoveryCodesInput;
    type Subject = AccountRow;
    type Output = Enrolled;

    fn parse(input: KeepRecoveryCodesInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            return_to: super::local_path(input.return_to),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::signed_in(cx)?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Enrolled, AppError> {
        store::hide_codes(cx.tx(), permit.id).await?;
        Ok(Enrolled {
            role: permit.role,
            codes: false,
            return_to: self.return_to.clone(),
        })
    }
}
