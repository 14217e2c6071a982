//! Passkeys: adding one, signing in with one.
//!
//! Each exchange has two halves. Between them its state is kept here, sealed,
//! for the session that began it, for five minutes, and taken once.

use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

use super::super::model::{
    Enrolled, Entered, FinishPasskeyInput, PasskeyOptions, StartPasskeyInput,
};
use super::super::revoking::lately;
use super::super::rules::{CEREMONY_MS, Proof};
use super::super::store::{self, AccountRow, PasskeyRow};
use super::super::{judging, open_session};
use super::second_factor::{enrolled, may_enrol};
use crate::WayIn;
use pleinweb_kernel::{AccountId, AppError, FieldErrors, PasskeyId};
use pleinweb_platform::{AppState, Budget, Command, Counted, Cx, Of, Permit, Shown, incident};

/// The keys belong to the host of the public address.
fn webauthn(app: &AppState) -> Result<Webauthn, AppError> {
    let origin = Url::parse(&app.settings().public_url).map_err(|error| incident(&error))?;
    let host = origin.host_str().unwrap_or_default().to_owned();
    WebauthnBuilder::new(&host, &origin)
        .and_then(|builder| builder.rp_name("Plein Web").build())
        .map_err(|error| incident(&error))
}

fn about(id: uuid::Uuid) -> String {
    format!("passkey-ceremony:{id}")
}

/// Keeps the state of an exchange for the second half.
async fn keep_state(
    cx: &mut Cx,
    kind: &'static str,
    state: &impl serde::Serialize,
    options: &impl serde::Serialize,
) -> Result<PasskeyOptions, AppError> {
    let session = cx.ensure_session().await?;
    let app = cx.app();
    let id: uuid::Uuid = cx.new_id();
    let plain = serde_json::to_vec(state).map_err(|error| incident(&error))?;
    let sealed = app.secrets().seal(app.randomness(), &about(id), &plain);
    let expires = cx.now().plus(CEREMONY_MS);
    store::insert_ceremony(cx.tx(), id, session, kind, &sealed, expires).await?;
    Ok(PasskeyOptions {
        ceremony: id.to_string(),
        options: serde_json::to_string(options).map_err(|error| incident(&error))?,
    })
}

/// Takes the state of an exchange; it is used up whatever comes of it.
async fn take_state<T: serde::de::DeserializeOwned>(
    cx: &mut Cx,
    kind: &'static str,
    ceremony: &str,
) -> Result<T, AppError> {
    let gone = || AppError::conflict("passkey-refused");
    let id = uuid::Uuid::parse_str(ceremony).map_err(|_| gone())?;
    let session = cx.session().ok_or_else(gone)?;
    let now = cx.now();
    let sealed = store::take_ceremony(cx.tx(), id, session, kind, now).await?;
    cx.keep_on_refusal();
    let plain = cx
        .app()
        .secrets()
        .opened(&about(id), &sealed.ok_or_else(gone)?)?;
    serde_json::from_slice(&plain).map_err(|error| incident(&error))
}

/// First half of adding a passkey.
///
/// # Errors
/// Whoever may not add a second factor now: as `may_enrol` says.
#[derive(Debug)]
pub struct StartAddPasskey;

impl Command for StartAddPasskey {
    const NAME: &'static str = "accounts/passkey-add-start";
    const REPLAY: bool = false;
    type Input = StartPasskeyInput;
    type Subject = AccountRow;
    type Output = PasskeyOptions;

    fn parse(_input: StartPasskeyInput) -> Result<Self, FieldErrors> {
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
    ) -> Result<PasskeyOptions, AppError> {
        let account = &permit.subject;
        let known = store::passkeys(cx.tx(), account.id).await?;
        let known = known.into_iter().map(|row| row.credential_id).collect();
        let (options, state) = webauthn(&cx.app())?
            .start_passkey_registration(account.id.0, &account.email, &account.email, Some(known))
            .map_err(|error| incident(&error))?;
        let mut options = serde_json::to_value(&options).map_err(|error| incident(&error))?;
        // A key that the browser can find by itself: no address to type.
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = "required".into();
        selection["requireResidentKey"] = true.into();
        keep_state(cx, store::ADD, &state, &options).await
    }
}

/// Second half of adding a passkey: it is kept, under the device's name.
///
/// # Errors
/// `Invalid`: `credential` passkey-refused when it cannot be read.
/// `Conflict("passkey-refused")` when the exchange is over or the key's answer is
/// not right, `Conflict("passkey-known")` when an account has this key already.
/// `TooMany` while a wait after wrong tries lasts. Whoever may not add a second
/// factor now: as `may_enrol` says.
#[derive(Debug)]
pub struct FinishAddPasskey {
    ceremony: String,
    credential: RegisterPublicKeyCredential,
    return_to: String,
}

impl Command for FinishAddPasskey {
    const NAME: &'static str = "accounts/passkey-add-finish";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["ceremony", "credential"];
    type Input = FinishPasskeyInput;
    type Subject = AccountRow;
    type Output = Enrolled;

    fn parse(input: FinishPasskeyInput) -> Result<Self, FieldErrors> {
        let credential = serde_json::from_str(&input.credential);
        Ok(Self {
            ceremony: input.ceremony,
            credential: credential
                .map_err(|_| FieldErrors::one("credential", "passkey-refused"))?,
            return_to: super::local_path(input.return_to),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let account = may_enrol(cx).await?;
        Ok(cx.permit(Some(account.id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Enrolled, AppError> {
        let account = &permit.subject;
        let state: PasskeyRegistration = take_state(cx, store::ADD, &self.ceremony).await?;
        let judge = judging::judge(cx, account.id).await?;
        let made = webauthn(&cx.app())?.finish_passkey_registration(&self.credential, &state);
        let Ok(passkey) = made else {
            judging::wrong(cx, &judge, account).await?;
            return Err(AppError::conflict("passkey-refused"));
        };
        let row = PasskeyRow {
            id: cx.new_id(),
            credential_id: passkey.cred_id().clone(),
            name: cx.device().to_owned(),
            credential: serde_json::to_string(&passkey).map_err(|error| incident(&error))?,
            created_at: cx.now(),
            used_at: None,
        };
        store::insert_passkey(cx.tx(), account.id, &row).await?;
        enrolled(cx, account, WayIn::KeyAdded, &self.return_to).await
    }
}

/// First half of signing in with a passkey.
///
/// # Errors
/// `TooMany` when what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct StartPasskeySignIn;

impl Command for StartPasskeySignIn {
    const NAME: &'static str = "accounts/passkey-sign-in-start";
    const COUNTED: Counted = Counted::NEWCOMERS.network(Budget::a_day("passkey-sign-in", 5000));
    const REPLAY: bool = false;
    type Input = StartPasskeyInput;
    type Subject = ();
    type Output = PasskeyOptions;

    fn parse(_input: StartPasskeyInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    /// Anyone.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<PasskeyOptions, AppError> {
        let (options, state) = webauthn(&cx.app())?
            .start_discoverable_authentication()
            .map_err(|error| incident(&error))?;
        keep_state(cx, store::SIGN_IN, &state, &options).await
    }
}

/// Second half: in, second factor included, since the key verified its user.
///
/// # Errors
/// `Invalid`: `credential` passkey-refused when it cannot be read.
/// `Conflict("passkey-refused")` when the exchange is over, the key is nobody's,
/// its answer is not right, or it waits to be looked at by its owner
/// (`waits_for_review`). `TooMany` while a wait after wrong tries lasts.
#[derive(Debug)]
pub struct FinishPasskeySignIn {
    ceremony: String,
    credential: PublicKeyCredential,
    return_to: String,
}

impl Command for FinishPasskeySignIn {
    const NAME: &'static str = "accounts/passkey-sign-in-finish";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["ceremony", "credential"];
    type Input = FinishPasskeyInput;
    type Subject = ();
    type Output = Entered;

    fn parse(input: FinishPasskeyInput) -> Result<Self, FieldErrors> {
        let credential = serde_json::from_str(&input.credential);
        Ok(Self {
            ceremony: input.ceremony,
            credential: credential
                .map_err(|_| FieldErrors::one("credential", "passkey-refused"))?,
            return_to: super::local_path(input.return_to),
        })
    }

    /// Anyone: the key is the proof.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Entered, AppError> {
        let refused = || AppError::conflict("passkey-refused");
        let state: DiscoverableAuthentication =
            take_state(cx, store::SIGN_IN, &self.ceremony).await?;
        let webauthn = webauthn(&cx.app())?;
        let (owner, key) = webauthn
            .identify_discoverable_authentication(&self.credential)
            .map_err(|_| refused())?;
        // The key names no account of ours: there is none to count a wrong try for.
        let account = match store::account(cx.tx(), Of::shown(Shown::Key, AccountId(owner))).await {
            Err(AppError::NotFound) => return Err(refused()),
            other => other?,
        };
        let row = store::passkey_by_credential(cx.tx(), account.id, key).await?;
        let judge = judging::judge(cx, account.id).await?;
        let Some((id, credential)) = self.proved(&webauthn, state, row.as_ref())? else {
            judging::wrong(cx, &judge, &account).await?;
            return Err(refused());
        };
        judging::right(cx, &judge).await?;
        if row.is_some_and(|row| waits_for_review(cx, &account, &row)) {
            return Err(refused());
        }
        let now = cx.now();
        store::use_passkey(cx.tx(), account.id, id, &credential, now).await?;
        open_session::enter(cx, &account, Proof::Two, &self.return_to).await
    }
}

impl FinishPasskeySignIn {
    /// The key that answered, and what is kept of it from now on; nothing where
    /// the answer is not that key's.
    fn proved(
        &self,
        webauthn: &Webauthn,
        state: DiscoverableAuthentication,
        row: Option<&PasskeyRow>,
    ) -> Result<Option<(PasskeyId, String)>, AppError> {
        let Some(row) = row else {
            return Ok(None);
        };
        let mut passkey: Passkey =
            serde_json::from_str(&row.credential).map_err(|error| incident(&error))?;
        let result =
            webauthn.finish_discoverable_authentication_v2(&self.credential, state, &passkey);
        let Ok(result) = result else {
            return Ok(None);
        };
        passkey.update_credential(&result);
        let credential = serde_json::to_string(&passkey).map_err(|error| incident(&error))?;
        Ok(Some((row.id, credential)))
    }
}

/// After a reset or a stop, a key that was added lately opens nothing by itself
/// until its owner says whose it is: it may be what a thief left behind. With the
/// new password it is still a second factor.
fn waits_for_review(cx: &Cx, account: &AccountRow, key: &PasskeyRow) -> bool {
    account.review.is_some()
        && lately(account, cx.now()).holds(key.created_at)
        && cx.actor().account() != Some(*account.id)
}
