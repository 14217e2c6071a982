//! The second factor: an application's secret, recovery codes.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

/// Whether an account has a passkey or a confirmed application.
pub async fn has_second_factor(tx: &mut Tx, account: AccountId) -> Result<bool, AppError> {
    let count: i64 = on!(tx, |c| sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM totp WHERE account_id = $1 AND confirmed_at IS NOT NULL)
              + (SELECT COUNT(*) FROM passkey WHERE account_id = $1)"
    )
    .bind(account)
    .fetch_one(c)
    .await)?;
    Ok(count > 0)
}

/// An application of an account, its secret sealed.
#[derive(Clone, Debug, FromRow)]
pub struct TotpRow {
    pub secret: Vec<u8>,
    pub created_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    /// The latest time step whose code was used.
    pub last_step: Option<i64>,
}

pub async fn totp(tx: &mut Tx, account: AccountId) -> Result<Option<TotpRow>, AppError> {
    let row = on!(tx, |c| sqlx::query_as(
        "SELECT secret, created_at, confirmed_at, last_step FROM totp WHERE account_id = $1"
    )
    .bind(account)
    .fetch_optional(c)
    .await)?;
    Ok(row)
}

/// Keeps a new secret in place of one that was never confirmed.
pub async fn keep_totp(
    tx: &mut Tx,
    account: AccountId,
    secret: &[u8],
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO totp (account_id, secret, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET secret = $2, created_at = $3, confirmed_at = NULL, last_step = NULL"
    )
    .bind(account)
    .bind(secret)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Notes a used code; the first one confirms the application.
pub async fn use_totp(
    tx: &mut Tx,
    account: AccountId,
    step: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "UPDATE totp SET last_step = $2, confirmed_at = COALESCE(confirmed_at, $3) WHERE account_id = $1"
    )
    .bind(account)
    .bind(step)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub async fn remove_totp(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM totp WHERE account_id = $1"
    )
    .bind(account)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Replaces an account's recovery codes; `sealed` holds them until they are read.
pub async fn replace_recovery_codes(
    tx: &mut Tx,
    account: AccountId,
    hashes: &[Vec<u8>],
    sealed: &[u8],
    (now, shown_until): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    remove_recovery_codes(tx, account).await?;
    for hash in hashes {
        on!(tx, |c| sqlx::query(
            "INSERT INTO recovery_code (account_id, code_hash, created_at) VALUES ($1, $2, $3)"
        )
        .bind(account)
        .bind(hash)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    on!(tx, |c| sqlx::query(
        "INSERT INTO recovery_shown (account_id, codes, expires_at) VALUES ($1, $2, $3)"
    )
    .bind(account)
    .bind(sealed)
    .bind(shown_until)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

pub async fn remove_recovery_codes(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    for sql in [
        "DELETE FROM recovery_code WHERE account_id = $1",
        "DELETE FROM recovery_shown WHERE account_id = $1",
    ] {
        on!(tx, |c| sqlx::query(sql)
            .bind(account)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Uses a recovery code up; false if there is no such unused code.
pub async fn use_recovery_code(
    tx: &mut Tx,
    account: AccountId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, AppError> {
    let used = on!(tx, |c| {
        sqlx::query(
            "UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL",
        )
        .bind(account)
        .bind(hash)
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?;
    Ok(used == 1)
}

pub async fn recovery_codes_left(tx: &mut Tx, account: AccountId) -> Result<i64, AppError> {
    let left = on!(tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM recovery_code WHERE account_id = $1 AND used_at IS NULL"
    )
    .bind(account)
    .fetch_one(c)
    .await)?;
    Ok(left)
}

/// When the account's recovery codes were made, if it has some.
pub async fn recovery_codes_made(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Option<Timestamp>, AppError> {
    let made: Option<Timestamp> = on!(tx, |c| sqlx::query_scalar(
        "SELECT MAX(created_at) FROM recovery_code WHERE account_id = $1"
    )
    .bind(account)
    .fetch_one(c)
    .await)?;
    Ok(made)
}

/// New codes that their owner has not put away yet, sealed.
pub async fn shown_codes(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, AppError> {
    let sealed = on!(tx, |c| sqlx::query_scalar(
        "SELECT codes FROM recovery_shown WHERE account_id = $1 AND expires_at > $2"
    )
    .bind(account)
    .bind(now)
    .fetch_optional(c)
    .await)?;
    Ok(sealed)
}

pub async fn hide_codes(tx: &mut Tx, account: AccountId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM recovery_shown WHERE account_id = $1"
    )
    .bind(account)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
