//! Changing the password and the address of one's account.

use super::super::access;
use super::super::mailing::{Purpose, may_mail, may_tell};
use super::super::model::{
    ChangeEmailInput, ChangePasswordInput, ConfirmNewEmailInput, masked_email,
};
use super::super::revoking::{revoke, tell_owner, undo_link};
use super::super::rules::NEW_EMAILS_AN_HOUR;
use super::super::store::{self, AccountRow, NEW_EMAIL, TokenRow};
use super::new_password::NewPassword;
use super::reauthenticate::check_own;
use super::sign_in::typed_password;
use crate::{Notification, WayIn};
use pleinweb_checks::Email;
use pleinweb_kernel::promises::NEW_EMAIL_LINK;
use pleinweb_kernel::{Actor, AppError, FieldErrors, HOUR_MS, Landing, Role};
use pleinweb_platform::{AppState, Command, Counted, Cx, Of, Permit, secrets};

/// A new password, with the current one. What the account gave out is revoked.
///
/// # Errors
/// `Invalid`: `current` required, password-too-long, password-wrong; `password`
/// those of `Password::parse`. `TooMany` after wrong tries, while too many
/// passwords are worked on, and when what `COUNTED` allows is used up. Whoever is
/// not signed in: as `access::signed_in` says. A member of the staff who did not
/// prove it lately: as `access::recent` says.
pub struct ChangePassword {
    current: String,
    password: NewPassword,
    verified: Option<String>,
    fits: bool,
}

impl Command for ChangePassword {
    const NAME: &'static str = "accounts/change-password";
    const ASKS_FIRST: bool = true;
    const COUNTED: Counted = super::OWN;
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["current", "password"];
    type Input = ChangePasswordInput;
    type Subject = AccountRow;
    type Output = ();

    fn parse(input: ChangePasswordInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let current = errors.check("current", typed_password(&input.current));
        let password = NewPassword::parse(&mut errors, input.password);
        errors.finish(current.map(|current| Self {
            current,
            password,
            verified: None,
            fits: false,
        }))
    }

    async fn prepare(&mut self, app: &AppState, actor: Actor) -> Result<(), AppError> {
        let mut tx = app.db().read().await?;
        let account = store::account(&mut tx, Of::acting(actor)?).await?;
        drop(tx);
        // The same work and the same refusals whether the old one was right: what is
        // wrong with the new one, and how long it takes, tells nobody that they
        // guessed, and no wait of wrong tries is gone around.
        self.password.prepare(app, &account.email).await?;
        let hash = account.password_hash.as_deref();
        self.fits = app.passwords().verify(&self.current, hash).await?;
        self.verified = account.password_hash;
        Ok(())
    }

    /// The owner; a member of the staff proved themselves lately.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let mut id = access::signed_in(cx)?;
        if cx.actor().role().is_some_and(Role::needs_second_factor) {
            id = access::recent(cx).await?;
        }
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<(), AppError> {
        let account = &permit.subject;
        let fits = self.fits && account.password_hash == self.verified;
        check_own(cx, account, fits, "current").await?;
        store::set_password(cx.tx(), account.id, self.password.hash()).await?;
        let keep = cx.session();
        revoke(cx, account, keep).await?;
        tell_owner(cx, account, WayIn::Password).await
    }
}

/// Asks for another address. It changes when the link sent to it is used; the
/// present one hears of it, with a link that stops it. The answer does not tell
/// whether the address is free.
///
/// # Errors
/// `Invalid`: `email` those of `Email::own`, email-same (the account has it
/// already). `TooMany` when another address was asked for too often within the
/// hour, or what `COUNTED` allows is used up. Whoever did not prove lately who they
/// are: as `access::recent` says.
#[derive(Debug)]
pub struct ChangeEmail {
    email: Email,
}

impl Command for ChangeEmail {
    const NAME: &'static str = "accounts/change-email";
    const COUNTED: Counted = super::OWN;
    type Input = ChangeEmailInput;
    type Subject = AccountRow;
    /// The new address, as its page may show it (`MailedTo`).
    type Output = String;

    fn parse(input: ChangeEmailInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let own = Email::own(&input.email, &input.email_meant, &input.email_kept);
        let email = errors.check("email", own);
        errors.finish(email.map(|email| Self { email }))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::recent(cx).await?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<String, AppError> {
        let account = &permit.subject;
        let email = self.email.key();
        if email == account.email {
            return Err(AppError::invalid("email", "email-same"));
        }
        let own = &account.email;
        if !may_tell(cx, Purpose::EmailChangeAsked, own, NEW_EMAILS_AN_HOUR).await? {
            let retry_after = u32::try_from(HOUR_MS / 1000).unwrap_or(u32::MAX);
            return Err(AppError::TooMany { retry_after });
        }
        // Told before anything is sent to the new address, and whether or not that
        // has an account already.
        let undo = undo_link(cx, account).await?;
        let notice = Notification::EmailChangeAsked {
            new_address_masked: masked_email(&email),
            undo,
        };
        cx.mail(Some(*account.id), own, account.lang, notice);
        ask(cx, account, &email).await?;
        cx.seal_to_show(self.email.as_str()).await
    }
}

/// Writes to the new address: the link, or that it has an account already.
async fn ask(cx: &mut Cx, account: &AccountRow, email: &str) -> Result<(), AppError> {
    // The link that was sent before goes on working where no other is sent.
    if !may_mail(cx, Purpose::NewEmail, email).await? {
        return Ok(());
    }
    if let Some(other) = store::account_by_email(cx.tx(), email).await? {
        let notice = Notification::AccountExists {
            sign_in_link: Landing::SignIn.href(other.lang),
            reset_link: Landing::ForgotPassword.href(other.lang),
        };
        cx.mail(Some(*other.id), &other.email, other.lang, notice);
        return Ok(());
    }
    let token = cx.app().new_token();
    let (id, now) = (cx.new_id(), cx.now());
    let row = TokenRow {
        account_id: account.id,
        email: Some(email.to_owned()),
    };
    let life = (now, now.plus(NEW_EMAIL_LINK.ms()));
    let hash = secrets::token_hash(&token);
    // One address at a time waits to be confirmed.
    store::drop_tokens(cx.tx(), account.id, NEW_EMAIL).await?;
    store::insert_token(cx.tx(), id, NEW_EMAIL, &row, &hash, life).await?;
    let link = Landing::ConfirmEmail(&token).href(account.lang);
    let notice = Notification::ConfirmNewEmail { link };
    cx.mail(Some(*account.id), email, account.lang, notice);
    Ok(())
}

/// Uses the link sent to the new address, wherever it is opened. What the account
/// gave out is revoked; the old address is told, with a link that takes it back.
///
/// # Errors
/// `Conflict("link-gone")` when the link was used, is too old or was never made, or
/// when the account is closed or the address has an account by now;
/// `Conflict("address-taken")` when it gets one at the same moment.
#[derive(Debug)]
pub struct ConfirmNewEmail {
    token: Vec<u8>,
}

impl Command for ConfirmNewEmail {
    const NAME: &'static str = "accounts/confirm-new-email";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token"];
    type Input = ConfirmNewEmailInput;
    type Subject = (AccountRow, String);
    /// Whether this browser is signed in to that account.
    type Output = bool;

    fn parse(input: ConfirmNewEmailInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            token: secrets::token_hash(&input.token),
        })
    }

    /// Whoever holds the link.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let gone = || AppError::conflict("link-gone");
        let now = cx.now();
        let row = store::token(cx.tx(), NEW_EMAIL, &self.token, now).await?;
        let row = row.ok_or_else(gone)?;
        let account =
            store::account(cx.tx(), row.account_id)
                .await
                .map_err(|error| match error {
                    AppError::NotFound => gone(),
                    // The database met another transaction, say: that is no end of a link.
                    other => other,
                })?;
        let email = row.email.ok_or_else(gone)?;
        Ok(cx.permit(Some(account.id.0), (account, email)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<bool, AppError> {
        let (account, email) = &permit.subject;
        let now = cx.now();
        if store::account_by_email(cx.tx(), email).await?.is_some() {
            return Err(AppError::conflict("link-gone"));
        }
        let own = cx.actor().account() == Some(*account.id);
        let whole = own && !matches!(cx.actor(), Actor::HalfSignedIn { .. });
        let keep = cx.session().filter(|_| whole);
        let undo = link_of_old_address(cx, account, email).await?;
        revoke(cx, account, keep).await?;
        store::set_email(cx.tx(), account.id, email, now).await?;
        store::end_sign_ups(cx.tx(), email).await?;
        let notice = Notification::EmailChanged {
            new_address_masked: masked_email(email),
            undo,
        };
        cx.mail(Some(*account.id), &account.email, account.lang, notice);
        cx.emit_to_account(*account.id, "ways-in");
        Ok(whole)
    }
}

/// By which the address that the account leaves takes it back. Where the account
/// comes back to an address that it had lately, whoever carried it off has none.
async fn link_of_old_address(
    cx: &mut Cx,
    account: &AccountRow,
    new: &str,
) -> Result<String, AppError> {
    let now = cx.now();
    match store::undo_since(cx.tx(), account.id, new, now).await? {
        Some(since) => {
            store::drop_undo_of_others(cx.tx(), account.id, new, since).await?;
            Ok(String::new())
        }
        None => undo_link(cx, account).await,
    }
}
