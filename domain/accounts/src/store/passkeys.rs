//! Passkeys, and exchanges between their two halves.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, PasskeyId, SessionId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, is_duplicate};

/// A passkey. `credential` is JSON of webauthn-rs: public, not a secret.
#[derive(Clone, Debug, FromRow)]
pub struct PasskeyRow {
    pub id: PasskeyId,
    pub account_id: AccountId,
    pub credential_id: Vec<u8>,
    pub name: String,
    pub credential: String,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

pub async fn passkeys(tx: &mut Tx, account: AccountId) -> Result<Vec<PasskeyRow>, AppError> {
    let rows = on!(tx, |c| sqlx::query_as(
        "SELECT id, account_id, credential_id, name, credential, created_at, used_at
         FROM passkey WHERE account_id = $1 ORDER BY created_at, id"
    )
    .bind(account)
    .fetch_all(c)
    .await)?;
    Ok(rows)
}

pub async fn passkey_by_credential(
    tx: &mut Tx,
    account: AccountId,
    credential: &[u8],
) -> Result<Option<PasskeyRow>, AppError> {
    let row = on!(tx, |c| sqlx::query_as(
        "SELECT id, account_id, credential_id, name, credential, created_at, used_at
         FROM passkey WHERE account_id = $1 AND credential_id = $2"
    )
    .bind(account)
    .bind(credential)
    .fetch_optional(c)
    .await)?;
    Ok(row)
}

/// `Conflict("passkey-known")` when the key is registered already.
pub async fn insert_passkey(tx: &mut Tx, row: &PasskeyRow) -> Result<(), AppError> {
    let done = on!(tx, |c| sqlx::query(
        "INSERT INTO passkey (id, account_id, credential_id, name, credential, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(row.id)
    .bind(row.account_id)
    .bind(&row.credential_id)
    .bind(&row.name)
    .bind(&row.credential)
    .bind(row.created_at)
    .execute(c)
    .await
    .map(|_| ()));
    match done {
        Err(error) if is_duplicate(&error) => Err(AppError::conflict("passkey-known")),
        other => Ok(other?),
    }
}

/// Notes a use, with the key's counter as it is now.
pub async fn use_passkey(
    tx: &mut Tx,
    id: PasskeyId,
    credential: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE passkey SET credential = $2, used_at = $3 WHERE id = $1"
    )
    .bind(id)
    .bind(credential)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// `NotFound` if the account has no such passkey.
pub async fn rename_passkey(
    tx: &mut Tx,
    account: AccountId,
    id: PasskeyId,
    name: &str,
) -> Result<(), AppError> {
    let done = on!(tx, |c| sqlx::query(
        "UPDATE passkey SET name = $3 WHERE id = $1 AND account_id = $2"
    )
    .bind(id)
    .bind(account)
    .bind(name)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    found(done)
}

/// `NotFound` if the account has no such passkey.
pub async fn remove_passkey(
    tx: &mut Tx,
    account: AccountId,
    id: PasskeyId,
) -> Result<(), AppError> {
    let done = on!(tx, |c| sqlx::query(
        "DELETE FROM passkey WHERE id = $1 AND account_id = $2"
    )
    .bind(id)
    .bind(account)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    found(done)
}

fn found(rows: u64) -> Result<(), AppError> {
    if rows == 0 {
        return Err(AppError::NotFound);
    }
    Ok(())
}

pub const ADD: &str = "add";
pub const SIGN_IN: &str = "sign-in";

pub async fn insert_ceremony(
    tx: &mut Tx,
    id: Uuid,
    session: SessionId,
    kind: &'static str,
    state: &[u8],
    expires: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO passkey_ceremony (id, session_id, kind, state, expires_at) VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(id)
    .bind(session)
    .bind(kind)
    .bind(state)
    .bind(expires)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Takes an exchange that this session began; it is gone then, for everyone.
pub async fn take_ceremony(
    tx: &mut Tx,
    id: Uuid,
    session: SessionId,
    kind: &'static str,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, AppError> {
    let state = on!(tx, |c| {
        sqlx::query_scalar(
            "DELETE FROM passkey_ceremony WHERE id = $1 AND session_id = $2 AND kind = $3 AND expires_at > $4 RETURNING state",
        )
        .bind(id)
        .bind(session)
        .bind(kind)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(state)
}
