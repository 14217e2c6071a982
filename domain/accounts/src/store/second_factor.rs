//! The second factor: an application's secret, recovery codes.

use sqlx::FromRow;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// Whether an account has a passkey or a confirmed application.
pub async fn has_second_factor(tx: &mut Tx, account: Of<AccountId>) -> Result<bool, AppError> {
    let count: i64 = sql!(
        "SELECT (SELECT COUNT(*) FROM totp WHERE account_id = {account}
         AND confirmed_at IS NOT NULL) + (SELECT COUNT(*) FROM passkey
              WHERE account_id = {account})"
    )
    .scalar(tx)
    .await?;
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

pub async fn totp(tx: &mut Tx, account: Of<AccountId>) -> Result<Option<TotpRow>, AppError> {
    sql!(
        "SELECT secret, created_at, confirmed_at, last_step FROM totp
         WHERE account_id = {account}"
    )
    .optional(tx)
    .await
}

/// Keeps a new secret in place of one that was never confirmed.
pub async fn keep_totp(
    tx: &mut Tx,
    account: Of<AccountId>,
    secret: &[u8],
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO totp (account_id, secret, created_at) VALUES ({account}, {secret}, {now})
         ON CONFLICT (account_id) DO UPDATE SET secret = {secret}, created_at = {now},
         confirmed_at = NULL, last_step = NULL"
    )
    .execute(tx)
    .await
}

/// Notes a used code; the first one confirms the application.
pub async fn use_totp(
    tx: &mut Tx,
    account: Of<AccountId>,
    step: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "UPDATE totp SET last_step = {step}, confirmed_at = COALESCE(confirmed_at, {now})
         WHERE account_id = {account}"
    )
    .execute(tx)
    .await
}

pub async fn remove_totp(tx: &mut Tx, account: Of<AccountId>) -> Result<(), AppError> {
    sql!("DELETE FROM totp WHERE account_id = {account}")
        .execute(tx)
        .await
}

/// Replaces an account's recovery codes; `sealed` holds them until they are read.
pub async fn replace_recovery_codes(
    tx: &mut Tx,
    account: Of<AccountId>,
    hashes: &[Vec<u8>],
    sealed: &[u8],
    (now, shown_until): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    remove_recovery_codes(tx, account).await?;
    for hash in hashes {
        sql!(
            "INSERT INTO recovery_code (account_id, code_hash, created_at)
         VALUES ({account}, {hash},
         {now})"
        )
        .execute(tx)
        .await?;
    }
    sql!(
        "INSERT INTO recovery_shown (account_id, codes, expires_at)
         VALUES ({account}, {sealed},
         {shown_until})"
    )
    .execute(tx)
    .await
}

pub async fn remove_recovery_codes(tx: &mut Tx, account: Of<AccountId>) -> Result<(), AppError> {
    for table in ["recovery_code", "recovery_shown"] {
        sql!("DELETE FROM {table:sql} WHERE account_id = {account}")
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// Uses a recovery code up; false if there is no such unused code.
pub async fn use_recovery_code(
    tx: &mut Tx,
    account: Of<AccountId>,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, AppError> {
    sql!(
        "UPDATE recovery_code SET used_at = {now} WHERE account_id = {account}
         AND code_hash = {hash} AND used_at IS NULL"
    )
    .changed(tx)
    .await
}

pub async fn recovery_codes_left(tx: &mut Tx, account: Of<AccountId>) -> Result<i64, AppError> {
    sql!("SELECT COUNT(*) FROM recovery_code WHERE account_id = {account} AND used_at IS NULL")
        .scalar(tx)
        .await
}

/// When the account's recovery codes were made, if it has some.
pub async fn recovery_codes_made(
    tx: &mut Tx,
    account: Of<AccountId>,
) -> Result<Option<Timestamp>, AppError> {
    sql!("SELECT MAX(created_at) FROM recovery_code WHERE account_id = {account}")
        .scalar(tx)
        .await
}

/// New codes that their owner has not put away yet, sealed.
pub async fn shown_codes(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, AppError> {
    sql!("SELECT codes FROM recovery_shown WHERE account_id = {account} AND expires_at > {now}")
        .optional_scalar(tx)
        .await
}

pub async fn hide_codes(tx: &mut Tx, account: Of<AccountId>) -> Result<(), AppError> {
    sql!("DELETE FROM recovery_shown WHERE account_id = {account}")
        .execute(tx)
        .await
}
