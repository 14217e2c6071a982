//! Known devices, counters of wrong tries, mails asked for.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// Whether an account signed in from this browser before; nobody did.
pub async fn is_known_device(
    tx: &mut Tx,
    device: &[u8],
    account: Option<Of<AccountId>>,
) -> Result<bool, AppError> {
    // Asked in the same way for nobody, so that the work is the same.
    let account = account.map_or(AccountId(Uuid::nil()), |account| *account);
    let found: Option<i64> = sql!(
        "SELECT seen_at FROM known_device WHERE token_hash = {device} AND account_id = {account}"
    )
    .optional_scalar(tx)
    .await?;
    Ok(found.is_some())
}

/// Whether any account signed in from this browser before.
pub async fn is_any_device(tx: &mut Tx, device: &[u8]) -> Result<bool, AppError> {
    let found: Option<i64> =
        sql!("SELECT seen_at FROM known_device WHERE token_hash = {device} LIMIT 1")
            .optional_scalar(tx)
            .await?;
    Ok(found.is_some())
}

pub async fn know_device(
    tx: &mut Tx,
    device: &[u8],
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO known_device (token_hash, account_id, created_at, seen_at)
         VALUES ({device},
         {account}, {now}, {now})
         ON CONFLICT (token_hash, account_id) DO UPDATE SET seen_at = {now}"
    )
    .execute(tx)
    .await
}

/// Forgets every browser of an account but one.
pub async fn forget_devices(
    tx: &mut Tx,
    account: Of<AccountId>,
    keep: &[u8],
) -> Result<(), AppError> {
    sql!("DELETE FROM known_device WHERE account_id = {account} AND token_hash <> {keep}")
        .execute(tx)
        .await
}

/// A counter of wrong tries.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Guard {
    pub failures: i64,
    pub last_at: Timestamp,
    pub next_at: Timestamp,
}

pub async fn guard(tx: &mut Tx, scope: &[u8], device: &[u8]) -> Result<Option<Guard>, AppError> {
    sql!(
        "SELECT failures, last_at, next_at FROM sign_in_guard WHERE scope = {scope}
         AND device = {device}"
    )
    .optional(tx)
    .await
}

pub async fn keep_guard(
    tx: &mut Tx,
    scope: &[u8],
    device: &[u8],
    failures: i64,
    now: Timestamp,
    next: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO sign_in_guard (scope, device, failures, last_at, next_at)
         VALUES ({scope},
         {device}, {failures}, {now}, {next})
         ON CONFLICT (scope, device) DO UPDATE SET failures = {failures}, last_at = {now},
         next_at = {next}"
    )
    .execute(tx)
    .await
}

pub async fn forget_guard(tx: &mut Tx, scope: &[u8], device: &[u8]) -> Result<(), AppError> {
    sql!("DELETE FROM sign_in_guard WHERE scope = {scope} AND device = {device}")
        .execute(tx)
        .await
}

/// How many mails were sent since then under each of these counters.
pub async fn mails_sent(
    tx: &mut Tx,
    scopes: &[Vec<u8>],
    since: Timestamp,
) -> Result<Vec<(Vec<u8>, i64)>, AppError> {
    sql!(
        "SELECT scope, COUNT(*) FROM asked_mail WHERE at > {since} AND scope IN ({scopes:list})
         GROUP BY scope"
    )
    .all(tx)
    .await
}

/// Counts a mail under each of these counters.
pub async fn note_mail_sent(
    tx: &mut Tx,
    rows: &[(Uuid, Vec<u8>)],
    now: Timestamp,
) -> Result<(), AppError> {
    for (id, scope) in rows {
        sql!("INSERT INTO asked_mail (id, scope, at) VALUES ({id}, {scope}, {now})")
            .execute(tx)
            .await?;
    }
    Ok(())
}
