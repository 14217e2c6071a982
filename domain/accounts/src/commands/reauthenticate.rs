//! Proving oneself by one's own password while signed in.

use super::super::model::{Entered, ProveAgainInput};
use super::super::rules::Proof;
use super::super::store::{self, AccountRow};
use super::super::{access, open_session, throttle};
use super::sign_in::typed_password;
use pleinweb_kernel::{Actor, AppError, FieldErrors};
use pleinweb_platform::{AppState, Command, Counted, Cx, Of, Permit};

/// Proves oneself again by password: for accounts without a compulsory second
/// factor, before something sensitive.
///
/// # Errors
/// `Invalid`: `password` required, password-too-long, password-wrong. `TooMany`
/// after wrong tries, while too many passwords are worked on, and when what
/// `COUNTED` allows is used up. `NotAllowed` for the staff, who give their second
/// factor instead. Whoever is not signed in: as `access::signed_in` says.
pub struct ProveAgain {
    password: String,
    return_to: String,
    verified: Option<String>,
    fits: bool,
}

impl Command for ProveAgain {
    const NAME: &'static str = "accounts/prove-again";
    const ASKS_FIRST: bool = true;
    const COUNTED: Counted = super::SIGNING_IN;
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["password"];
    type Input = ProveAgainInput;
    type Subject = AccountRow;
    type Output = Entered;

    fn parse(input: ProveAgainInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let password = errors.check("password", typed_password(&input.password));
        let return_to = super::local_path(input.return_to);
        errors.finish(password.map(|password| Self {
            password,
            return_to,
            verified: None,
            fits: false,
        }))
    }

    async fn prepare(&mut self, app: &AppState, actor: Actor) -> Result<(), AppError> {
        let (account, fits) = verify_own(app, actor, &self.password).await?;
        (self.verified, self.fits) = (account.password_hash, fits);
        Ok(())
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::signed_in(cx)?;
        let account = store::account(cx.tx(), id).await?;
        if account.role.needs_second_factor() {
            return Err(AppError::NotAllowed);
        }
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Entered, AppError> {
        let account = &permit.subject;
        let fits = self.fits && account.password_hash == self.verified;
        check_own(cx, account, fits, "password").await?;
        open_session::enter(cx, account, Proof::One, &self.return_to).await
    }
}

/// Verifies a password against the actor's own: the account with the hash that was
/// verified, and whether it fits.
async fn verify_own(
    app: &AppState,
    actor: Actor,
    password: &str,
) -> Result<(AccountRow, bool), AppError> {
    let id = Of::acting(actor)?;
    let mut tx = app.db().read().await?;
    let account = store::account(&mut tx, id).await?;
    drop(tx);
    let hash = account.password_hash.as_deref();
    let fits = app.passwords().verify(password, hash).await?;
    Ok((account, fits))
}

/// Counts a wrong password of a signed-in person like a wrong sign-in.
pub(super) async fn check_own(
    cx: &mut Cx,
    account: &AccountRow,
    fits: bool,
    field: &'static str,
) -> Result<(), AppError> {
    let counters = throttle::counters(cx, "sign-in", &account.email, Some(account.id)).await?;
    throttle::check(cx, &counters).await?;
    if fits {
        return throttle::passed(cx, &counters).await;
    }
    throttle::failed(cx, &counters).await?;
    Err(AppError::invalid(field, "password-wrong"))
}
