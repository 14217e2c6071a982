//! A forgotten password: a link by mail, then a new one.

use super::super::mailing::{Purpose, may_mail};
use super::super::model::{Entered, ForgotPasswordInput, ResetPasswordInput};
use super::super::open_session;
use super::super::revoking::{ask_review, revoke, tell_owner};
use super::super::rules::Proof;
use super::super::store::{self, AccountRow, RESET_PASSWORD, TokenRow};
use super::new_password::NewPassword;
use crate::{Notification, WayIn};
use pleinweb_checks::Email;
use pleinweb_kernel::promises::RESET_LINK;
use pleinweb_kernel::{Actor, AppError, FieldErrors, Landing};
use pleinweb_platform::{AppState, Command, Counted, Cx, Permit, secrets};

/// Asks for a link to choose a new password. The answer is the same for every
/// address, and every address gets one mail. Links sent before go on working
/// until one is used: whoever asks with somebody's address ends none of them.
///
/// # Errors
/// `Invalid`: `email` those of `Email::own`. `TooMany` when what `COUNTED` allows
/// is used up.
#[derive(Debug)]
pub struct ForgotPassword {
    email: Email,
}

impl Command for ForgotPassword {
    const NAME: &'static str = "accounts/forgot-password";
    const COUNTED: Counted = super::STRANGERS;
    type Input = ForgotPasswordInput;
    type Subject = ();
    /// The address, as its page may show it (`MailedTo`).
    type Output = String;

    fn parse(input: ForgotPasswordInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let own = Email::own(&input.email, &input.email_meant, &input.email_kept);
        let email = errors.check("email", own);
        errors.finish(email.map(|email| Self { email }))
    }

    /// Anyone.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<String, AppError> {
        let shown = cx.seal_to_show(self.email.as_str()).await?;
        let email = self.email.key();
        let account = store::account_by_email(cx.tx(), &email).await?;
        if !may_mail(cx, Purpose::Reset, &email).await? {
            return Ok(shown);
        }
        let Some(account) = account else {
            let lang = cx.lang();
            let sign_up_link = Landing::SignUp.href(lang);
            cx.mail(None, &email, lang, Notification::NoAccount { sign_up_link });
            return Ok(shown);
        };
        let token = cx.app().new_token();
        let (id, now) = (cx.new_id(), cx.now());
        let row = TokenRow {
            account_id: account.id,
            email: None,
        };
        let hash = secrets::token_hash(&token);
        let life = (now, now.plus(RESET_LINK.ms()));
        store::insert_token(cx.tx(), id, RESET_PASSWORD, &row, &hash, life).await?;
        let link = Landing::ResetPassword(&token).href(account.lang);
        cx.mail(
            Some(*account.id),
            &account.email,
            account.lang,
            Notification::ResetPassword { link },
        );
        Ok(shown)
    }
}

/// Uses the link: a new password, everything that the account gave out revoked,
/// and in, to look at what was added lately. Whoever needs a second factor is
/// still asked for it.
///
/// # Errors
/// `Invalid`: `password` those of `Password::parse`. `Conflict("link-gone")` when
/// the link was used, is too old or was never made. `TooMany` while too many
/// passwords are worked on.
#[derive(Debug)]
pub struct ResetPassword {
    token: Vec<u8>,
    password: NewPassword,
}

impl Command for ResetPassword {
    const NAME: &'static str = "accounts/reset-password";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token", "password"];
    type Input = ResetPasswordInput;
    type Subject = AccountRow;
    type Output = Entered;

    fn parse(input: ResetPasswordInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let password = NewPassword::parse(&mut errors, input.password);
        errors.finish(Some(Self {
            token: secrets::token_hash(&input.token),
            password,
        }))
    }

    async fn prepare(&mut self, app: &AppState, _actor: Actor) -> Result<(), AppError> {
        let now = app.now();
        let mut tx = app.db().read().await?;
        let account = owner(&mut tx, &self.token, now).await?;
        drop(tx);
        self.password.prepare(app, &account.email).await
    }

    /// Whoever holds the link.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let now = cx.now();
        let account = owner(cx.tx(), &self.token, now).await?;
        Ok(cx.permit(Some(account.id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Entered, AppError> {
        let account = &permit.subject;
        store::set_password(cx.tx(), account.id, self.password.hash()).await?;
        revoke(cx, account, None).await?;
        tell_owner(cx, account, WayIn::Password).await?;
        let account = ask_review(cx, account).await?;
        open_session::enter_told(cx, &account, Proof::One, "").await
    }
}

async fn owner(
    tx: &mut pleinweb_platform::Tx,
    token: &[u8],
    now: pleinweb_kernel::Timestamp,
) -> Result<AccountRow, AppError> {
    let row = store::token(tx, RESET_PASSWORD, token, now).await?;
    let row = row.ok_or(AppError::conflict("link-gone"))?;
    store::account(tx, row.account_id)
        .await
        .map_err(|error| match error {
            AppError::NotFound => AppError::conflict("link-gone"),
            // The database met another transaction, say: that is no end of a link.
            other => other,
        })
}
