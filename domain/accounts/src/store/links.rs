//! One-use links: sign-ups and account tokens. Taking one deletes it, so that
//! of two clients at once only one gets it.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Lang, SessionId, Timestamp};
use pleinweb_platform::{Of, Shown, Tx, sql};

/// Someone asked for an account.
#[derive(Clone, FromRow)]
pub struct SignUpRow {
    pub id: Uuid,
    pub email: String,
    pub password_hash: String,
    pub lang: Lang,
    pub session_id: SessionId,
}

impl std::fmt::Debug for SignUpRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignUp({})", self.id)
    }
}

pub async fn insert_sign_up(
    tx: &mut Tx,
    row: &SignUpRow,
    token: &[u8],
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO sign_up (id, token_hash, email, password_hash, lang, session_id, created_at,
         expires_at)
        
         VALUES ({row.id}, {token}, {row.email}, {row.password_hash}, {row.lang},
         {row.session_id}, {now}, {expires})"
    )
    .execute(tx)
    .await
}

pub async fn sign_up_by_token(
    tx: &mut Tx,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<SignUpRow>, AppError> {
    sql!(
        "SELECT id, email, password_hash, lang, session_id FROM sign_up WHERE token_hash = {token}
         AND expires_at > {now}"
    )
    .optional(tx)
    .await
}

/// The latest sign-up of a browser.
pub async fn sign_up_of_session(
    tx: &mut Tx,
    session: SessionId,
    now: Timestamp,
) -> Result<Option<SignUpRow>, AppError> {
    sql!(
        "SELECT id, email, password_hash, lang, session_id FROM sign_up
             WHERE session_id = {session} AND expires_at > {now} ORDER BY created_at DESC, id DESC
             LIMIT 1"
    )
    .optional(tx)
    .await
}

/// Gives a sign-up a new link; the old one is worth nothing any more.
pub async fn renew_sign_up(
    tx: &mut Tx,
    id: Uuid,
    token: &[u8],
    expires: Timestamp,
) -> Result<(), AppError> {
    sql!("UPDATE sign_up SET token_hash = {token}, expires_at = {expires} WHERE id = {id}")
        .execute(tx)
        .await
}

/// Ends every sign-up for an address: it has an account now.
pub async fn end_sign_ups(tx: &mut Tx, email: &str) -> Result<(), AppError> {
    sql!("DELETE FROM sign_up WHERE email = {email}")
        .execute(tx)
        .await
}

/// A link of an account. `kind` is `reset-password`, `new-email` or `undo`.
#[derive(Clone)]
pub struct TokenRow {
    /// The account that it was sent to, or is to be sent to.
    pub account_id: Of<AccountId>,
    pub email: Option<String>,
}

impl std::fmt::Debug for TokenRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Token({})", *self.account_id)
    }
}

pub const RESET_PASSWORD: &str = "reset-password";
pub const NEW_EMAIL: &str = "new-email";
/// Stops what a mail told of: the address is the one that the mail went to.
pub const UNDO: &str = "undo";

/// Keeps a link beside the account's earlier ones.
pub async fn insert_token(
    tx: &mut Tx,
    id: Uuid,
    kind: &'static str,
    row: &TokenRow,
    token: &[u8],
    (now, expires): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO account_token (id, kind, account_id, token_hash, email, created_at,
         expires_at)
         VALUES ({id}, {kind}, {row.account_id}, {token}, {row.email}, {now}, {expires})"
    )
    .execute(tx)
    .await
}

pub async fn token(
    tx: &mut Tx,
    kind: &'static str,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<TokenRow>, AppError> {
    let row: Option<(AccountId, Option<String>)> = sql!(
        "SELECT account_id, email FROM account_token WHERE kind = {kind} AND token_hash = {token}
         AND expires_at > {now}"
    )
    .optional(tx)
    .await?;
    Ok(row.map(|(id, email)| TokenRow {
        account_id: Of::shown(Shown::Link, id),
        email,
    }))
}

/// A link of an account, whatever it is for.
#[derive(Clone, FromRow)]
pub struct AnyToken {
    pub kind: String,
    account_id: AccountId,
    pub email: Option<String>,
    pub created_at: Timestamp,
}

impl AnyToken {
    /// The account that it was sent to.
    pub fn account(&self) -> Of<AccountId> {
        Of::shown(Shown::Link, self.account_id)
    }
}

pub async fn any_token(
    tx: &mut Tx,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<AnyToken>, AppError> {
    sql!(
        "SELECT kind, account_id, email, created_at FROM account_token WHERE token_hash = {token}
         AND expires_at > {now}"
    )
    .optional(tx)
    .await
}

/// Ends the `undo` links that were sent since then: where an account was carried
/// from address to address, the earliest owner's link takes it back for good.
pub async fn drop_undo_since(
    tx: &mut Tx,
    account: Of<AccountId>,
    since: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "DELETE FROM account_token WHERE account_id = {account} AND kind = {UNDO}
         AND created_at >= {since}"
    )
    .execute(tx)
    .await
}

/// Since when an address has an `undo` link of the account.
pub async fn undo_since(
    tx: &mut Tx,
    account: Of<AccountId>,
    email: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, AppError> {
    sql!(
        "SELECT MIN(created_at) FROM account_token WHERE account_id = {account} AND kind = 'undo'
         AND email = {email} AND expires_at > {now}"
    )
    .scalar(tx)
    .await
}

/// Ends the `undo` links that were sent to other addresses since then.
pub async fn drop_undo_of_others(
    tx: &mut Tx,
    account: Of<AccountId>,
    email: &str,
    since: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "DELETE FROM account_token WHERE account_id = {account} AND kind = 'undo'
         AND email <> {email} AND created_at >= {since}"
    )
    .execute(tx)
    .await
}

pub async fn drop_tokens(
    tx: &mut Tx,
    account: Of<AccountId>,
    kind: &'static str,
) -> Result<(), AppError> {
    sql!("DELETE FROM account_token WHERE account_id = {account} AND kind = {kind}")
        .execute(tx)
        .await
}
