//! The second factor: what an account has, enrolling an application.

use super::super::model::{
    ConfirmTotpInput, Enrolled, PasskeyLine, RemoveTotpInput, StartTotpInput, TotpView, WaysIn,
};
use super::super::revoking::{revoke, tell_owner};
use super::super::rules::{PENDING_TOTP_MS, Proof, may_remove_factor};
use super::super::store::{self, AccountRow, TotpRow};
use super::super::{access, factors, judging, open_session};
use crate::WayIn;
use pleinweb_kernel::{AccountId, Actor, AppError, FieldErrors, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Command, Counted, Cx, Of, Permit, Query};

/// May add a second factor: fully signed in and lately proved, or half signed
/// in and without any yet.
///
/// # Errors
/// `StepUpRequired` for whoever is half signed in and has a second factor to give;
/// for anybody else those of `access::recent`.
pub(super) async fn may_enrol(cx: &mut Cx) -> Result<AccountRow, AppError> {
    let id = match cx.actor() {
        Actor::HalfSignedIn { .. } => {
            let account = access::at_least_half(cx)?;
            if store::has_second_factor(cx.tx(), account).await? {
                return Err(AppError::StepUpRequired);
            }
            account
        }
        _ => access::recent(cx).await?,
    };
    store::account(cx.tx(), id).await
}

/// After a factor was added: everything given out before is revoked, recovery
/// codes if the staff have none, a mail, and in, if this was what was missing.
pub(super) async fn enrolled(
    cx: &mut Cx,
    account: &AccountRow,
    change: WayIn,
    return_to: &str,
) -> Result<Enrolled, AppError> {
    let session = cx.session();
    revoke(cx, account, session).await?;
    let none_left = store::recovery_codes_left(cx.tx(), account.id).await? == 0;
    let codes = account.role.needs_second_factor() && none_left;
    if codes {
        factors::make_recovery_codes(cx, account.id).await?;
    }
    tell_owner(cx, account, change).await?;
    if matches!(cx.actor(), Actor::HalfSignedIn { .. }) {
        open_session::enter_told(cx, account, Proof::Added, return_to).await?;
    }
    Ok(Enrolled {
        role: account.role,
        codes,
        return_to: return_to.to_owned(),
    })
}

/// The reader's ways in: for the pages of the second factor and of the account.
///
/// # Errors
/// `SignInRequired` for whoever gave no password yet.
#[derive(Debug)]
pub struct MyWaysIn;

impl Query for MyWaysIn {
    const NAME: &'static str = "accounts/my-ways-in";
    type Input = ();
    type Subject = Of<AccountId>;
    type Output = WaysIn;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    /// Whoever gave a password at least.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = access::at_least_half(cx)?;
        Ok(cx.permit(Some(account.0), account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<AccountId>>,
    ) -> Result<WaysIn, AppError> {
        let id = permit.subject;
        let account = store::account(cx.tx(), id).await?;
        let totp = store::totp(cx.tx(), id).await?;
        let passkeys = store::passkeys(cx.tx(), id).await?;
        Ok(WaysIn {
            email: account.email,
            role: account.role,
            half: matches!(cx.actor(), Actor::HalfSignedIn { .. }),
            totp: totp.is_some_and(|row| row.confirmed_at.is_some()),
            recovery_left: store::recovery_codes_left(cx.tx(), id).await?,
            passkeys: passkeys
                .into_iter()
                .map(|row| PasskeyLine {
                    id: row.id.to_string(),
                    name: row.name,
                    added: paris_time(row.created_at),
                    last_used: row.used_at.map(paris_time),
                })
                .collect(),
        })
    }
}

/// Makes a secret for an application, in place of one that was not confirmed.
///
/// # Errors
/// `Conflict("totp-exists")` when the account uses an application already.
/// `NotAllowed` for accounts without a compulsory second factor. Whoever may not
/// add a second factor now: as `may_enrol` says.
#[derive(Debug)]
pub struct StartTotp;

impl Command for StartTotp {
    const NAME: &'static str = "accounts/start-totp";
    const REPLAY: bool = false;
    type Input = StartTotpInput;
    type Subject = AccountRow;
    type Output = ();

    fn parse(_input: StartTotpInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let account = may_enrol(cx).await?;
        if !account.role.needs_second_factor() {
            return Err(AppError::NotAllowed);
        }
        Ok(cx.permit(Some(account.id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<(), AppError> {
        let id = permit.id;
        let existing = store::totp(cx.tx(), id).await?;
        if existing.is_some_and(|row| row.confirmed_at.is_some()) {
            return Err(AppError::conflict("totp-exists"));
        }
        let sealed = factors::new_secret(&cx.app(), *id);
        let now = cx.now();
        store::keep_totp(cx.tx(), id, &sealed, now).await
    }
}

/// The secret that waits for its first code.
///
/// # Errors
/// Whoever may not add a second factor now: as `may_enrol` says.
#[derive(Debug)]
pub struct PendingTotp;

impl Query for PendingTotp {
    const NAME: &'static str = "accounts/pending-totp";
    type Input = ();
    type Subject = AccountRow;
    type Output = Option<TotpView>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let account = may_enrol(cx).await?;
        Ok(cx.permit(Some(account.id.0), account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<AccountRow>,
    ) -> Result<Option<TotpView>, AppError> {
        let account = &permit.subject;
        let row = store::totp(cx.tx(), account.id).await?;
        let now = cx.now();
        row.filter(|row| is_pending(row, now))
            .map(|row| factors::view(&cx.app(), *account.id, &account.email, &row.secret))
            .transpose()
    }
}

/// A secret that nobody took in within the hour is not shown again: it may be
/// somebody else's who began.
fn is_pending(row: &TotpRow, now: Timestamp) -> bool {
    row.confirmed_at.is_none() && now.since(row.created_at) < PENDING_TOTP_MS
}

/// Gives the application's first code: it is the second factor from now on.
///
/// # Errors
/// `Invalid`: `code` code-format (not six digits), code-wrong.
/// `Conflict("totp-exists")` when no secret waits for its first code: confirmed
/// already, older than an hour, or never made. `TooMany` while a wait after wrong
/// tries lasts. Whoever may not add a second factor now: as `may_enrol` says.
#[derive(Debug)]
pub struct ConfirmTotp {
    code: String,
    return_to: String,
}

impl Command for ConfirmTotp {
    const NAME: &'static str = "accounts/confirm-totp";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["code"];
    type Input = ConfirmTotpInput;
    type Subject = AccountRow;
    type Output = Enrolled;

    fn parse(input: ConfirmTotpInput) -> Result<Self, FieldErrors> {
        let code = factors::application_code(&input.code);
        Ok(Self {
            code: code.ok_or_else(|| FieldErrors::one("code", "code-format"))?,
            return_to: super::local_path(input.return_to),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let account = may_enrol(cx).await?;
        Ok(cx.permit(Some(account.id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Enrolled, AppError> {
        let account = &permit.subject;
        let row = store::totp(cx.tx(), account.id).await?;
        let now = cx.now();
        let row = row
            .filter(|row| is_pending(row, now))
            .ok_or(AppError::conflict("totp-exists"))?;
        let judge = judging::judge(cx, account.id).await?;
        let Some(step) = factors::matching_step(&cx.app(), *account.id, &row, &self.code)? else {
            judging::wrong(cx, &judge, account).await?;
            return Err(AppError::invalid("code", "code-wrong"));
        };
        judging::right(cx, &judge).await?;
        store::use_totp(cx.tx(), account.id, step, now).await?;
        enrolled(cx, account, WayIn::AppAdded, &self.return_to).await
    }
}

/// Stops using the application. The staff keep one second factor.
///
/// # Errors
/// `Conflict("last-way-in")` when a member of the staff would have no second factor
/// left. `TooMany` when what `COUNTED` allows is used up. Whoever did not prove
/// lately who they are: as `access::recent` says.
#[derive(Debug)]
pub struct RemoveTotp;

impl Command for RemoveTotp {
    const NAME: &'static str = "accounts/remove-totp";
    const COUNTED: Counted = super::OWN;
    type Input = RemoveTotpInput;
    type Subject = AccountRow;
    type Output = ();

    fn parse(_input: RemoveTotpInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::recent(cx).await?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<(), AppError> {
        let left = store::passkeys(cx.tx(), permit.id).await?.len();
        if !may_remove_factor(permit.role, left) {
            return Err(AppError::conflict("last-way-in"));
        }
        store::remove_totp(cx.tx(), permit.id).await?;
        let keep = cx.session();
        revoke(cx, &permit.subject, keep).await?;
        tell_owner(cx, &permit.subject, WayIn::AppRemoved).await
    }
}
