//! One-use links: sign-ups and account tokens. Taking one deletes it, so that
//! of two clients at once only one gets it.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, SessionId, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

/// Someone asked for an account.
#[derive(Clone, FromRow)]
pub struct SignUpRow {
    pub id: Uuid,
    pub email: String,
    pub password_hash: String,
    pub lang: String,
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
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO sign_up (id, token_hash, email, password_hash, lang, session_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(row.id)
    .bind(token)
    .bind(&row.email)
    .bind(&row.password_hash)
    .bind(&row.lang)
    .bind(row.session_id)
    .bind(now)
    .bind(expires)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub async fn sign_up_by_token(
    tx: &mut Tx,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<SignUpRow>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
            "SELECT id, email, password_hash, lang, session_id FROM sign_up WHERE token_hash = $1 AND expires_at > $2",
        )
        .bind(token)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(row)
}

/// The latest sign-up of a browser.
pub async fn sign_up_of_session(
    tx: &mut Tx,
    session: SessionId,
    now: Timestamp,
) -> Result<Option<SignUpRow>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
            "SELECT id, email, password_hash, lang, session_id FROM sign_up
             WHERE session_id = $1 AND expires_at > $2 ORDER BY created_at DESC, id DESC LIMIT 1",
        )
        .bind(session)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(row)
}

/// Gives a sign-up a new link; the old one is worth nothing any more.
pub async fn renew_sign_up(
    tx: &mut Tx,
    id: Uuid,
    token: &[u8],
    expires: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE sign_up SET token_hash = $2, expires_at = $3 WHERE id = $1"
    )
    .bind(id)
    .bind(token)
    .bind(expires)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Ends every sign-up for an address: it has an account now.
pub async fn end_sign_ups(tx: &mut Tx, email: &str) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query("DELETE FROM sign_up WHERE email = $1")
        .bind(email)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// A link of an account. `kind` is `reset-password`, `new-email` or `undo`.
#[derive(Clone, FromRow)]
pub struct TokenRow {
    pub account_id: AccountId,
    pub email: Option<String>,
}

impl std::fmt::Debug for TokenRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Token({})", self.account_id)
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
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO account_token (id, kind, account_id, token_hash, email, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(id)
    .bind(kind)
    .bind(row.account_id)
    .bind(token)
    .bind(&row.email)
    .bind(now)
    .bind(expires)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub async fn token(
    tx: &mut Tx,
    kind: &'static str,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<TokenRow>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
            "SELECT account_id, email FROM account_token WHERE kind = $1 AND token_hash = $2 AND expires_at > $3",
        )
        .bind(kind)
        .bind(token)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(row)
}

/// A link of an account, whatever it is for.
#[derive(Clone, FromRow)]
pub struct AnyToken {
    pub kind: String,
    pub account_id: AccountId,
    pub email: Option<String>,
    pub created_at: Timestamp,
}

pub async fn any_token(
    tx: &mut Tx,
    token: &[u8],
    now: Timestamp,
) -> Result<Option<AnyToken>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
            "SELECT kind, account_id, email, created_at FROM account_token WHERE token_hash = $1 AND expires_at > $2",
        )
        .bind(token)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(row)
}

/// Ends the `undo` links that were sent since then: where an account was carried
/// from address to address, the earliest owner's link takes it back for good.
pub async fn drop_undo_since(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM account_token WHERE account_id = $1 AND kind = $2 AND created_at >= $3"
    )
    .bind(account)
    .bind(UNDO)
    .bind(since)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Since when an address has an `undo` link of the account.
pub async fn undo_since(
    tx: &mut Tx,
    account: AccountId,
    email: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, AppError> {
    let since: Option<Timestamp> = on!(tx, |c| {
        sqlx::query_scalar(
            "SELECT MIN(created_at) FROM account_token WHERE account_id = $1 AND kind = 'undo' AND email = $2 AND expires_at > $3",
        )
        .bind(account)
        .bind(email)
        .bind(now)
        .fetch_one(c)
        .await
    })?;
    Ok(since)
}

/// Ends the `undo` links that were sent to other addresses since then.
pub async fn drop_undo_of_others(
    tx: &mut Tx,
    account: AccountId,
    email: &str,
    since: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "DELETE FROM account_token WHERE account_id = $1 AND kind = 'undo' AND email <> $2 AND created_at >= $3"
    )
    .bind(account)
    .bind(email)
    .bind(since)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub async fn drop_tokens(
    tx: &mut Tx,
    account: AccountId,
    kind: &'static str,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM account_token WHERE account_id = $1 AND kind = $2"
    )
    .bind(account)
    .bind(kind)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
