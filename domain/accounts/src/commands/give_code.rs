//! Giving the second factor: a code of the application, or a recovery code.

use super::super::model::{Entered, GiveCodeInput};
use super::super::rules::Proof;
use super::super::store::{self, AccountRow};
use super::super::{access, factors, judging, open_session};
use pleinweb_kernel::{AccountId, AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Of, Permit};

/// Gives a code of the application, or a recovery code: in, or proved again.
///
/// # Errors
/// `Invalid`: `code` required, code-wrong. `TooMany` while a wait after wrong tries
/// lasts. `SignInRequired` for whoever gave no password yet.
#[derive(Debug)]
pub struct GiveCode {
    code: String,
    return_to: String,
}

impl Command for GiveCode {
    const NAME: &'static str = "accounts/give-code";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["code"];
    type Input = GiveCodeInput;
    type Subject = AccountRow;
    type Output = Entered;

    fn parse(input: GiveCodeInput) -> Result<Self, FieldErrors> {
        let code = input.code.trim();
        if code.is_empty() {
            return Err(FieldErrors::one("code", "required"));
        }
        if code.len() > 40 {
            return Err(FieldErrors::one("code", "code-wrong"));
        }
        Ok(Self {
            code: code.to_owned(),
            return_to: super::local_path(input.return_to),
        })
    }

    /// Whoever gave the password.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::at_least_half(cx)?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Entered, AppError> {
        let account = &permit.subject;
        let judge = judging::judge(cx, account.id).await?;
        if !is_right(cx, account.id, &self.code).await? {
            judging::wrong(cx, &judge, account).await?;
            return Err(AppError::invalid("code", "code-wrong"));
        }
        judging::right(cx, &judge).await?;
        open_session::enter(cx, account, Proof::Added, &self.return_to).await
    }
}

/// Checks a code, and uses it up if it is right.
async fn is_right(cx: &mut Cx, account: Of<AccountId>, code: &str) -> Result<bool, AppError> {
    let (app, now) = (cx.app(), cx.now());
    if let Some(digits) = factors::application_code(code) {
        let row = store::totp(cx.tx(), account).await?;
        let Some(row) = row.filter(|row| row.confirmed_at.is_some()) else {
            return Ok(false);
        };
        let step = factors::matching_step(&app, *account, &row, &digits)?;
        if let Some(step) = step {
            store::use_totp(cx.tx(), account, step, now).await?;
        }
        return Ok(step.is_some());
    }
    let hash = factors::recovery_hash(&app, *account, code);
    store::use_recovery_code(cx.tx(), account, &hash, now).await
}
