//! Known devices, counters of wrong tries, mails asked for.

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

/// Whether an account signed in from this browser before.
pub async fn is_known_device(
    tx: &mut Tx,
    device: &[u8],
    account: AccountId,
) -> Result<bool, AppError> {
    let found: Option<i64> = on!(tx, |c| sqlx::query_scalar(
        "SELECT seen_at FROM known_device WHERE token_hash = $1 AND account_id = $2"
    )
    .bind(device)
    .bind(account)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

/// Whether any account signed in from this browser before.
pub async fn is_any_device(tx: &mut Tx, device: &[u8]) -> Result<bool, AppError> {
    let found: Option<i64> = on!(tx, |c| sqlx::query_scalar(
        "SELECT seen_at FROM known_device WHERE token_hash = $1 LIMIT 1"
    )
    .bind(device)
    .fetch_optional(c)
    .await)?;
    Ok(found.is_some())
}

pub async fn know_device(
    tx: &mut Tx,
    device: &[u8],
    account: AccountId,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO known_device (token_hash, account_id, created_at, seen_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (token_hash, account_id) DO UPDATE SET seen_at = $3"
    )
    .bind(device)
    .bind(account)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Forgets every browser of an account but one.
pub async fn forget_devices(tx: &mut Tx, account: AccountId, keep: &[u8]) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM known_device WHERE account_id = $1 AND token_hash <> $2"
    )
    .bind(account)
    .bind(keep)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// A counter of wrong tries.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Guard {
    pub failures: i64,
    pub last_at: Timestamp,
    pub next_at: Timestamp,
}

pub async fn guard(tx: &mut Tx, scope: &[u8], device: &[u8]) -> Result<Option<Guard>, AppError> {
    let row = on!(tx, |c| sqlx::query_as(
        "SELECT failures, last_at, next_at FROM sign_in_guard WHERE scope = $1 AND device = $2"
    )
    .bind(scope)
    .bind(device)
    .fetch_optional(c)
    .await)?;
    Ok(row)
}

pub async fn keep_guard(
    tx: &mut Tx,
    scope: &[u8],
    device: &[u8],
    failures: i64,
    now: Timestamp,
    next: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO sign_in_guard (scope, device, failures, last_at, next_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (scope, device) DO UPDATE SET failures = $3, last_at = $4, next_at = $5"
    )
    .bind(scope)
    .bind(device)
    .bind(failures)
    .bind(now)
    .bind(next)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub async fn forget_guard(tx: &mut Tx, scope: &[u8], device: &[u8]) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM sign_in_guard WHERE scope = $1 AND device = $2"
    )
    .bind(scope)
    .bind(device)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// How many mails were sent since then under each of these counters.
pub async fn mails_sent(
    tx: &mut Tx,
    scopes: &[Vec<u8>],
    since: Timestamp,
) -> Result<Vec<(Vec<u8>, i64)>, AppError> {
    let sql = format!(
        "SELECT scope, COUNT(*) FROM asked_mail WHERE at > $1 AND scope IN ({}) GROUP BY scope",
        in_list(2, scopes.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(since);
        for scope in scopes {
            query = query.bind(scope);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// Counts a mail under each of these counters.
pub async fn note_mail_sent(
    tx: &mut Tx,
    rows: &[(Uuid, Vec<u8>)],
    now: Timestamp,
) -> Result<(), AppError> {
    for (id, scope) in rows {
        on!(tx, |c| sqlx::query(
            "INSERT INTO asked_mail (id, scope, at) VALUES ($1, $2, $3)"
        )
        .bind(*id)
        .bind(scope)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}
