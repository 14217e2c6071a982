//! Signing in with a password.

use super::super::model::{Entered, SignInInput};
use super::super::rules::Proof;
use super::super::store::{self, AccountRow};
use super::super::{open_session, throttle};
use pleinweb_checks::{Email, Password};
use pleinweb_kernel::{Actor, AppError, Code, FieldErrors};
use pleinweb_platform::{AppState, Command, Counted, Cx, Permit};

/// Signs in. The same work and the same answer, whether the address has an
/// account or not.
///
/// # Errors
/// `Invalid`: `email` those of `Email::parse`; `password` required,
/// password-too-long. `Conflict("sign-in-refused")` when address and password do
/// not go together. `TooMany` while a wait after wrong tries lasts, while too many
/// passwords are worked on, and when what `COUNTED` allows is used up.
pub struct SignIn {
    email: String,
    password: String,
    return_to: String,
    /// The hash that was verified before the transaction, and whether it fits.
    verified: Option<String>,
    fits: bool,
}

impl Command for SignIn {
    const NAME: &'static str = "accounts/sign-in";
    const COUNTED: Counted = super::SIGNING_IN;
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["password"];
    type Input = SignInInput;
    type Subject = Option<AccountRow>;
    type Output = Entered;

    fn parse(input: SignInInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.check("email", Email::parse(&input.email));
        let password = errors.check("password", typed_password(&input.password));
        let return_to = super::local_path(input.return_to);
        errors.finish(email.zip(password).map(|(email, password)| Self {
            email: email.key(),
            password,
            return_to,
            verified: None,
            fits: false,
        }))
    }

    async fn prepare(&mut self, app: &AppState, _actor: Actor) -> Result<(), AppError> {
        let mut tx = app.db().read().await?;
        let account = store::account_by_email(&mut tx, &self.email).await?;
        drop(tx);
        self.verified = account.and_then(|account| account.password_hash);
        let hash = self.verified.as_deref();
        self.fits = app.passwords().verify(&self.password, hash).await?;
        Ok(())
    }

    /// Anyone.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Option<AccountRow>>, AppError> {
        let account = store::account_by_email(cx.tx(), &self.email).await?;
        let about = account.as_ref().map(|account| account.id.0);
        Ok(cx.permit(about, account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Option<AccountRow>>,
    ) -> Result<Entered, AppError> {
        let account = permit.subject.as_ref();
        let id = account.map(|account| account.id);
        let counters = throttle::counters(cx, "sign-in", &self.email, id).await?;
        throttle::check(cx, &counters).await?;
        match account {
            // A password changed in between was not the one verified.
            Some(account) if self.fits && account.password_hash == self.verified => {
                throttle::passed(cx, &counters).await?;
                open_session::enter(cx, account, Proof::One, &self.return_to).await
            }
            _ => {
                throttle::failed(cx, &counters).await?;
                Err(AppError::conflict("sign-in-refused"))
            }
        }
    }
}

/// A password as it was typed, to be compared. Codes: `required`, `password-too-long`.
pub(super) fn typed_password(text: &str) -> Result<String, Code> {
    if text.is_empty() {
        return Err(Code::new("required"));
    }
    if text.len() > 4 * Password::MAX_BYTES {
        return Err(Code::new("password-too-long"));
    }
    Ok(Password::as_typed(text))
}
