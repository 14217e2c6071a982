//! Asking for an account, and confirming the address it asks for.
//!
//! The account is made when the address is confirmed. Whoever opens the link in
//! another browser than the one that signed up gives the password again: nobody
//! can prepare an account for somebody else's address and wait for its owner to
//! confirm it.

use super::super::entering;
use super::super::model::{
    ConfirmEmailInput, Entered, LinkView, SendSignUpAgainInput, SignUpInput, links, masked_email,
};
use super::super::rules::{Proof, SIGN_UP_LINK_MS};
use super::super::store::{self, NewAccount, SignUpRow};
use crate::checks::{Email, Password};
use crate::kernel::{Actor, AppError, FieldErrors, Lang, Role};
use crate::notifications::Notice;
use crate::platform::{Command, Counted, Cx, Office, Permit, Query, secrets};

/// Asks for a job seeker's account. The answer is the same for every address.
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
    type Output = ();

    fn parse(input: SignUpInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.check("email", Email::parse(&input.email));
        let password = errors.check("password", Password::parse(&input.password, &input.email));
        let hash = String::new();
        errors.finish(email.zip(password).map(|(email, password)| Self {
            email,
            password,
            hash,
        }))
    }

    async fn prepare(&mut self, office: &Office, _actor: Actor) -> Result<(), AppError> {
        let hash = office
            .passwords()
            .hash(office.randomness(), self.password.expose());
        self.hash = hash.await?;
        Ok(())
    }

    /// Anyone.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        let session = cx.ensure_session().await?;
        let row = SignUpRow {
            id: cx.new_id(),
            email: self.email.key(),
            password_hash: self.hash.clone(),
            lang: cx.lang().tag().to_owned(),
            session_id: session,
        };
        let token = cx.office().new_token();
        let (now, hash) = (cx.now(), secrets::token_hash(&token));
        store::insert_sign_up(cx.tx(), &row, &hash, now, now.plus(SIGN_UP_LINK_MS)).await?;
        send_link(cx, &row, &token).await
    }
}

/// One mail either way: to confirm, or to say that there is an account already.
async fn send_link(cx: &mut Cx, row: &SignUpRow, token: &str) -> Result<(), AppError> {
    let existing = store::account_by_email(cx.tx(), &row.email).await?;
    if !super::may_mail(cx, &row.email).await? {
        return Ok(());
    }
    let lang = Lang::from_tag(&row.lang);
    match existing {
        None => {
            let link = links::confirm_email(lang, token);
            cx.mail(None, &row.email, lang, Notice::ConfirmEmail { link });
        }
        Some(account) => {
            let notice = Notice::AccountExists {
                sign_in_link: links::sign_in(account.lang),
                reset_link: links::forgot_password(account.lang),
            };
            cx.mail(Some(account.id), &account.email, account.lang, notice);
        }
    }
    Ok(())
}

/// Sends the mail of this browser's latest sign-up once more, with a new link.
#[derive(Debug)]
pub struct SendSignUpAgain;

impl Command for SendSignUpAgain {
    const NAME: &'static str = "accounts/send-sign-up-again";
    const COUNTED: Counted = super::STRANGERS;
    type Input = SendSignUpAgainInput;
    type Subject = Option<SignUpRow>;
    type Output = ();

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
    ) -> Result<(), AppError> {
        let Some(row) = &permit.subject else {
            return Ok(());
        };
        let token = cx.office().new_token();
        let expires = cx.now().plus(SIGN_UP_LINK_MS);
        store::renew_sign_up(cx.tx(), row.id, &secrets::token_hash(&token), expires).await?;
        send_link(cx, row, &token).await
    }
}

/// What the link of a mail is for. Looking uses nothing up.
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
        if let Some(row) = store::token(cx.tx(), store::NEW_EMAIL, &self.hash, now).await? {
            let email = masked_email(&row.email.unwrap_or_default());
            return Ok(LinkView::NewEmail { email });
        }
        let reset = store::token(cx.tx(), store::RESET_PASSWORD, &self.hash, now).await?;
        if reset.is_some() {
            return Ok(LinkView::NewPassword);
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
#[derive(Debug)]
pub struct ConfirmEmail {
    hash: Vec<u8>,
    password: String,
    fits: bool,
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
            password: Password::as_typed(&input.password),
            fits: false,
        })
    }

    async fn prepare(&mut self, office: &Office, _actor: Actor) -> Result<(), AppError> {
        if self.password.is_empty() {
            return Ok(());
        }
        let now = office.now();
        let mut tx = office.db().read().await?;
        let row = store::sign_up_by_token(&mut tx, &self.hash, now).await?;
        drop(tx);
        let hash = row.as_ref().map(|row| row.password_hash.as_str());
        self.fits = office.passwords().verify(&self.password, hash).await?;
        Ok(())
    }

    /// Whoever holds the link, in the browser that signed up or with the
    /// password given there.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<SignUpRow>, AppError> {
        let now = cx.now();
        let row = store::sign_up_by_token(cx.tx(), &self.hash, now).await?;
        let row = row.ok_or(AppError::conflict("link-gone"))?;
        if cx.session() != Some(row.session_id) {
            if self.password.is_empty() {
                return Err(AppError::invalid("password", "required"));
            }
            if !self.fits {
                return Err(AppError::invalid("password", "password-wrong"));
            }
        }
        Ok(cx.permit(Some(row.id), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<SignUpRow>) -> Result<Entered, AppError> {
        let row = &permit.subject;
        let new = NewAccount {
            id: cx.new_id(),
            role: Role::JobSeeker,
            email: &row.email,
            password_hash: Some(&row.password_hash),
            lang: Lang::from_tag(&row.lang),
            at: cx.now(),
        };
        if store::account_by_email(cx.tx(), &row.email)
            .await?
            .is_some()
        {
            return Err(AppError::conflict("link-gone"));
        }
        store::create_account(cx.tx(), &new).await?;
        store::end_sign_ups(cx.tx(), &row.email).await?;
        let account = store::account(cx.tx(), new.id).await?;
        // Confirmed in another browser: what the first one had kept comes along.
        if cx.session() != Some(row.session_id) {
            crate::entry::adopt(cx, row.session_id, account.id).await?;
        }
        entering::enter(cx, &account, Proof::One, "").await
    }
}
