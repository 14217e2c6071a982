//! Passkeys, and exchanges between their two halves.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, PasskeyId, SessionId, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// A passkey. `credential` is JSON of webauthn-rs: public, not a secret.
#[derive(Clone, Debug, FromRow)]
pub struct PasskeyRow {
    pub id: PasskeyId,
    pub credential_id: Vec<u8>,
    pub name: String,
    pub credential: String,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

pub async fn passkeys(tx: &mut Tx, account: Of<AccountId>) -> Result<Vec<PasskeyRow>, AppError> {
    sql!(
        "SELECT id, credential_id, name, credential, created_at, used_at
         FROM passkey WHERE account_id = {account} ORDER BY created_at, id"
    )
    .all(tx)
    .await
}

pub async fn passkey_by_credential(
    tx: &mut Tx,
    account: Of<AccountId>,
    credential: &[u8],
) -> Result<Option<PasskeyRow>, AppError> {
    sql!(
        "SELECT id, credential_id, name, credential, created_at, used_at
         FROM passkey WHERE account_id = {account} AND credential_id = {credential}"
    )
    .optional(tx)
    .await
}

/// `Conflict("passkey-known")` when the key is registered already.
pub async fn insert_passkey(
    tx: &mut Tx,
    account: Of<AccountId>,
    row: &PasskeyRow,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO passkey (id, account_id, credential_id, name, credential, created_at)
        
         VALUES ({row.id}, {account}, {row.credential_id}, {row.name}, {row.credential},
         {row.created_at})"
    )
    .unless_taken(tx, "passkey-known")
    .await
}

/// Notes a use, with the key's counter as it is now.
pub async fn use_passkey(
    tx: &mut Tx,
    account: Of<AccountId>,
    id: PasskeyId,
    credential: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "UPDATE passkey SET credential = {credential}, used_at = {now}
         WHERE id = {id} AND account_id = {account}"
    )
    .execute(tx)
    .await
}

/// `NotFound` if the account has no such passkey.
pub async fn rename_passkey(
    tx: &mut Tx,
    account: Of<AccountId>,
    id: PasskeyId,
    name: &str,
) -> Result<(), AppError> {
    let done = sql!("UPDATE passkey SET name = {name} WHERE id = {id} AND account_id = {account}")
        .affected(tx)
        .await?;
    found(done)
}

/// `NotFound` if the account has no such passkey.
pub async fn remove_passkey(
    tx: &mut Tx,
    account: Of<AccountId>,
    id: PasskeyId,
) -> Result<(), AppError> {
    let done = sql!("DELETE FROM passkey WHERE id = {id} AND account_id = {account}")
        .affected(tx)
        .await?;
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
    sql!(
        "INSERT INTO passkey_ceremony (id, session_id, kind, state, expires_at)
         VALUES ({id},
         {session}, {kind}, {state}, {expires})"
    )
    .execute(tx)
    .await
}

/// Takes an exchange that this session began; it is gone then, for everyone.
pub async fn take_ceremony(
    tx: &mut Tx,
    id: Uuid,
    session: SessionId,
    kind: &'static str,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, AppError> {
    sql!(
        "DELETE FROM passkey_ceremony WHERE id = {id} AND session_id = {session} AND kind = {kind}
         AND expires_at > {now} RETURNING state"
    )
    .optional_scalar(tx)
    .await
}
