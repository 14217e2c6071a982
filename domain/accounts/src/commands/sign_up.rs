//! Asking for an account, and confirming the address it asks for.
//!
//! The account is made when the address is confirmed. Whoever opens the link in
//! another browser than the one that signed up gives the password again, or
//! chooses another one: nobody can prepare an account for somebody else's address
//! and wait for its owner to confirm it, and the mailbox's owner can go on from
//! any of these mails, whoever asked for them.

use super::super::mailing::{Purpose, may_mail};
use super::super::model::{
    ConfirmEmailInput, Entered, LinkView, SendSignUpAgainInput, SignUpInput, masked_email,
};
use super::super::open_session;
use super::super::rules::Proof;
use super::super::store::{self, NewAccount, SignUpRow};
use super::new_password::NewPassword;
use crate::Notification;
use pleinweb_checks::{Email, Password};
use pleinweb_kernel::promises::SIGN_UP_LINK;
use pleinweb_kernel::{Actor, AppError, FieldErrors, Landing, Role};
use pleinweb_platform::{AppState, Command, Counted, Cx, Permit, Query, secrets};

/// Asks for a job seeker's account. The answer is the same for every address.
///
/// # Errors
/// `Invalid`: `email` those of `Email::own`; `password` those of
/// `Password::parse`. `TooMany` while too many passwords are worked on, and when
/// what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct SignUp {
    email: Email,
    password: Password,
    hash: String,
}

impl Command for SignUp {
    const NAME: &'static str = "accounts/sign-up";
    const COUNTED: Counted = super::STRANGERS;
    const SECRETS: &'static [&'static str] = &["password"];
    type Input = SignUpInput;
    type Subject = ();
    /// The address, as its page may show it (`MailedTo`).
    type Output = String;

    fn parse(input: SignUpInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let own = Email::own(&input.email, &input.email_meant, &input.email_kept);
        let email = errors.check("email", own);
        let address = email.as_ref().map_or(input.email.as_str(), Email::as_str);
        let password = errors.check("password", Password::parse(&input.password, address));
        let hash = String::new();
        errors.finish(email.zip(password).map(|(email, password)| Self {
            email,
            password,
            hash,
        }))
    }

    async fn prepare(&mut self, app: &AppState, _actor: Actor) -> Result<(), AppError> {
        let hash = app
            .passwords()
            .hash(app.randomness(), self.password.expose());
        self.hash = hash.await?;
        Ok(())
    }

    /// Anyone.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<String, AppError> {
        let session = cx.ensure_session().await?;
        let row = SignUpRow {
            id: cx.new_id(),
            email: self.email.key(),
            password_hash: self.hash.clone(),
            lang: cx.lang(),
            session_id: session,
        };
        let token = cx.app().new_token();
        let (now, hash) = (cx.now(), secrets::token_hash(&token));
        store::insert_sign_up(cx.tx(), &row, &hash, now, now.plus(SIGN_UP_LINK.ms())).await?;
        if may_mail(cx, Purpose::SignUp, &row.email).await? {
            send_link(cx, &row, &token).await?;
        }
        cx.seal_to_show(self.email.as_str()).await
    }
}

/// One mail either way: to confirm, or to say that there is an account already.
async fn send_link(cx: &mut Cx, row: &SignUpRow, token: &str) -> Result<(), AppError> {
    let existing = store::account_by_email(cx.tx(), &row.email).await?;
    let lang = row.lang;
    match existing {
        None => {
            let link = Landing::ConfirmEmail(token).href(lang);
            cx.mail(None, &row.email, lang, Notification::ConfirmEmail { link });
        }
        Some(account) => {
            let notice = Notification::AccountExists {
                sign_in_link: Landing::SignIn.href(account.lang),
                reset_link: Landing::ForgotPassword.href(account.lang),
            };
            cx.mail(Some(*account.id), &account.email, account.lang, notice);
        }
    }
    Ok(())
}

/// Sends the mail of this browser's latest sign-up once more, with a new link.
///
/// # Errors
/// `TooMany` when what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct SendSignUpAgain;

impl Command for SendSignUpAgain {
    const NAME: &'static str = "accounts/send-sign-up-again";
    const COUNTED: Counted = super::STRANGERS;
    type Input = SendSignUpAgainInput;
    type Subject = Option<SignUpRow>;
    /// The address, as its page may show it; nothing without a sign-up.
    type Output = Option<String>;

    fn parse(_input: SendSignUpAgainInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    /// Anyone, for what their own browser asked. Without a sign-up nothing
    /// happens, and the answer is the same.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Option<SignUpRow>>, AppError> {
        let (session, now) = (cx.session(), cx.now());
        let row = match session {
            Some(session) => store::sign_up_of_session(cx.tx(), session, now).await?,
            None => None,
        };
        Ok(cx.permit(None, row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Option<SignUpRow>>,
    ) -> Result<Option<String>, AppError> {
        let Some(row) = &permit.subject else {
            return Ok(None);
        };
        let shown = Some(cx.seal_to_show(&row.email).await?);
        // Where no other is sent, the link that was sent goes on working.
        if !may_mail(cx, Purpose::SignUp, &row.email).await? {
            return Ok(shown);
        }
        let token = cx.app().new_token();
        let expires = cx.now().plus(SIGN_UP_LINK.ms());
        store::renew_sign_up(cx.tx(), row.id, &secrets::token_hash(&token), expires).await?;
        send_link(cx, row, &token).await?;
        Ok(shown)
    }
}

/// The address that a mail of this browser went to, as its page shows it.
///
/// # Errors
/// None of its own: nothing is shown to another browser.
#[derive(Debug)]
pub struct MailedTo(String);

impl Query for MailedTo {
    const NAME: &'static str = "accounts/mailed-to";
    type Input = String;
    type Subject = ();
    type Output = Option<String>;

    fn parse(sealed: String) -> Result<Self, FieldErrors> {
        Ok(Self(sealed))
    }

    /// Whoever has the session that it was sealed for.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Option<String>, AppError> {
        Ok(cx.open_to_show(&self.0))
    }
}

/// What the link of a mail is for. Looking uses nothing up.
///
/// # Errors
/// None of its own: a link that leads nowhere is `LinkView::Gone`.
#[derive(Debug)]
pub struct LookAtLink {
    hash: Vec<u8>,
}

impl Query for LookAtLink {
    const NAME: &'static str = "accounts/link";
    type Input = String;
    type Subject = ();
    type Output = LinkView;

    fn parse(token: String) -> Result<Self, FieldErrors> {
        Ok(Self {
            hash: secrets::token_hash(&token),
        })
    }

    /// Anyone: the token is the right to look.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<LinkView, AppError> {
        let (now, session) = (cx.now(), cx.session());
        if let Some(row) = store::sign_up_by_token(cx.tx(), &self.hash, now).await? {
            return Ok(LinkView::NewAccount {
                email: masked_email(&row.email),
                ask_password: session != Some(row.session_id),
            });
        }
        if let Some(row) = store::any_token(cx.tx(), &self.hash, now).await? {
            let email = masked_email(&row.email.unwrap_or_default());
            return Ok(match row.kind.as_str() {
                store::NEW_EMAIL => LinkView::NewEmail { email },
                store::RESET_PASSWORD => LinkView::NewPassword,
                store::UNDO => LinkView::Stop { email },
                _ => LinkView::Gone,
            });
        }
        if let Some(row) = store::invitation(cx.tx(), &self.hash, now).await? {
            return Ok(LinkView::Invitation {
                email: row.email,
                name: row.name,
            });
        }
        Ok(LinkView::Gone)
    }
}

/// Uses the link: makes the account and signs in.
///
/// # Errors
/// `Invalid`: `password` required (in another browser than the one that signed up),
/// those of `Password::parse` (where it is not the one of the sign-up).
/// `Conflict("link-gone")` when the link was used, is too old or was never made, or
/// the address has an account by now; `Conflict("address-taken")` when it gets one
/// at the same moment. `TooMany` while too many passwords are worked on.
pub struct ConfirmEmail {
    hash: Vec<u8>,
    typed: String,
    /// What was typed is the password of the sign-up.
    fits: bool,
    /// It is another one, which the mailbox's owner chose.
    chosen: Option<NewPassword>,
}

impl Command for ConfirmEmail {
    const NAME: &'static str = "accounts/confirm-email";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token", "password"];
    type Input = ConfirmEmailInput;
    type Subject = SignUpRow;
    type Output = Entered;

    fn parse(input: ConfirmEmailInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            hash: secrets::token_hash(&input.token),
            typed: input.password,
            fits: false,
            chosen: None,
        })
    }

    async fn prepare(&mut self, app: &AppState, _actor: Actor) -> Result<(), AppError> {
        if self.typed.is_empty() {
            return Ok(());
        }
        let now = app.now();
        let mut tx = app.db().read().await?;
        let row = store::sign_up_by_token(&mut tx, &self.hash, now).await?;
        drop(tx);
        let hash = row.as_ref().map(|row| row.password_hash.as_str());
        let typed = Password::as_typed(&self.typed);
        self.fits = app.passwords().verify(&typed, hash).await?;
        if let (false, Some(row)) = (self.fits, row) {
            let mut errors = FieldErrors::default();
            let mut chosen = NewPassword::parse(&mut errors, self.typed.clone());
            errors.finish(Some(()))?;
            chosen.prepare(app, &row.email).await?;
            self.chosen = Some(chosen);
        }
        Ok(())
    }

    /// Whoever holds the link, in the browser that signed up or with a password:
    /// the one given there, or another that counts from now on.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<SignUpRow>, AppError> {
        let now = cx.now();
        let row = store::sign_up_by_token(cx.tx(), &self.hash, now).await?;
        let row = row.ok_or(AppError::conflict("link-gone"))?;
        if cx.session() != Some(row.session_id) && !self.fits && self.chosen.is_none() {
            return Err(AppError::invalid("password", "required"));
        }
        Ok(cx.permit(Some(row.id), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<SignUpRow>) -> Result<Entered, AppError> {
        let row = &permit.subject;
        let here = cx.session() == Some(row.session_id);
        let chosen = self.chosen.as_ref().filter(|_| !here);
        let hash = chosen.map_or(row.password_hash.as_str(), NewPassword::hash);
        let new = NewAccount {
            id: cx.new_id(),
            role: Role::JobSeeker,
            email: &row.email,
            password_hash: Some(hash),
            lang: row.lang,
            at: cx.now(),
        };
        if store::account_by_email(cx.tx(), &row.email)
            .await?
            .is_some()
        {
            return Err(AppError::conflict("link-gone"));
        }
        let id = store::create_account(cx.tx(), &new).await?;
        store::end_sign_ups(cx.tx(), &row.email).await?;
        let account = store::account(cx.tx(), id).await?;
        // Confirmed in another browser: what the first one had kept comes along,
        // if it is the same person's.
        if !here && self.fits {
            pleinweb_entry::adopt(cx, row.session_id, account.id).await?;
        }
        open_session::enter_told(cx, &account, Proof::One, "").await
    }
}
