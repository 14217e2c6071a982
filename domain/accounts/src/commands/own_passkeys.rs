//! The passkeys of one's own account: naming and removing them.

use super::super::access;
use super::super::model::{RemovePasskeyInput, RenamePasskeyInput};
use super::super::revoking::{revoke, tell_owner};
use super::super::rules::may_remove_factor;
use super::super::store::{self, AccountRow};
use crate::WayIn;
use pleinweb_checks::letters::one_line;
use pleinweb_checks::parse_text;
use pleinweb_kernel::{AccountId, AppError, FieldErrors, PasskeyId};
use pleinweb_platform::{Command, Cx, Of, Permit};

/// Gives a passkey a name that its owner recognises.
///
/// # Errors
/// `Invalid`: `name` required, too-long. `NotFound` for a passkey that is not the
/// account's. Whoever is not signed in: as `access::signed_in` says.
#[derive(Debug)]
pub struct RenamePasskey {
    passkey: String,
    name: String,
}

impl Command for RenamePasskey {
    const NAME: &'static str = "accounts/rename-passkey";
    type Input = RenamePasskeyInput;
    type Subject = (Of<AccountId>, PasskeyId);
    type Output = ();

    fn parse(input: RenamePasskeyInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", parse_text(&one_line(&input.name), 60));
        errors.finish(name.map(|name| Self {
            passkey: input.passkey,
            name,
        }))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let account = access::signed_in(cx)?;
        Ok(cx.permit(Some(account.0), (account, self.passkey.parse()?)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<(), AppError> {
        let (account, passkey) = permit.subject;
        store::rename_passkey(cx.tx(), account, passkey, &self.name).await?;
        cx.emit_to_account(*account, "ways-in");
        Ok(())
    }
}

/// Forgets a passkey. The staff keep one second factor.
///
/// # Errors
/// `NotFound` for a passkey that is not the account's. `Conflict("last-way-in")`
/// when a member of the staff would have no second factor left. Whoever did not
/// prove lately who they are: as `access::recent` says.
#[derive(Debug)]
pub struct RemovePasskey {
    passkey: String,
}

impl Command for RemovePasskey {
    const NAME: &'static str = "accounts/remove-passkey";
    type Input = RemovePasskeyInput;
    type Subject = (AccountRow, PasskeyId);
    type Output = ();

    fn parse(input: RemovePasskeyInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            passkey: input.passkey,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let id = access::recent(cx).await?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), (account, self.passkey.parse()?)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<(), AppError> {
        let (account, passkey) = &permit.subject;
        store::remove_passkey(cx.tx(), account.id, *passkey).await?;
        let totp = store::totp(cx.tx(), account.id).await?;
        let totp = totp.is_some_and(|row| row.confirmed_at.is_some());
        let left = store::passkeys(cx.tx(), account.id).await?.len() + usize::from(totp);
        if !may_remove_factor(account.role, left) {
            return Err(AppError::conflict("last-way-in"));
        }
        let keep = cx.session();
        revoke(cx, account, keep).await?;
        tell_owner(cx, account, WayIn::KeyRemoved).await
    }
}
