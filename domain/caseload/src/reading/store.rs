//! What was read within the hour, and pauses.

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

/// An adviser reads nobody for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromRow)]
pub struct Pause {
    pub account_id: AccountId,
    pub since: Timestamp,
    pub until: Timestamp,
    pub lifted_at: Option<Timestamp>,
}

impl Pause {
    pub fn holds(&self, now: Timestamp) -> bool {
        self.lifted_at.is_none() && now < self.until
    }
}

const COLUMNS: &str = "account_id, since, until, lifted_at";

/// The latest pause of an account, ended or not.
pub async fn latest_pause(tx: &mut Tx, account: AccountId) -> Result<Option<Pause>, AppError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reading_pause WHERE account_id = $1 ORDER BY since DESC, id DESC LIMIT 1"
    );
    let row = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(account)
        .fetch_optional(c)
        .await)?;
    Ok(row)
}

/// The pauses that hold now: of these accounts, or of everybody.
pub async fn pauses(
    tx: &mut Tx,
    accounts: Option<&[AccountId]>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Pause>, AppError> {
    let named = accounts.unwrap_or_default();
    let of = match accounts {
        Some([]) => return Ok(Vec::new()),
        Some(_) => format!("AND account_id IN ({})", in_list(3, named.len())),
        None => String::new(),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM reading_pause WHERE until > $1 AND lifted_at IS NULL {of} ORDER BY until, id LIMIT $2"
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(now).bind(limit);
        for account in named {
            query = query.bind(*account);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// A pause begins.
pub async fn begin_pause(
    tx: &mut Tx,
    id: Uuid,
    account: AccountId,
    scope: &str,
    (since, until): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO reading_pause (id, account_id, scope, since, until) VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(id)
    .bind(account)
    .bind(scope)
    .bind(since)
    .bind(until)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Lifts the pause of an account; says whether one held.
pub async fn lift(
    tx: &mut Tx,
    account: AccountId,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<bool, AppError> {
    let lifted = on!(tx, |c| {
        sqlx::query(
            "UPDATE reading_pause SET lifted_at = $2, lifted_by = $3
             WHERE account_id = $1 AND lifted_at IS NULL AND until > $2",
        )
        .bind(account)
        .bind(now)
        .bind(by)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?;
    Ok(lifted > 0)
}

/// How much else an account read after `since`.
pub async fn others_read(
    tx: &mut Tx,
    account: AccountId,
    scope: &str,
    what: Uuid,
    since: Timestamp,
) -> Result<i64, AppError> {
    let count = on!(tx, |c| {
        sqlx::query_scalar(
        "SELECT COUNT(*) FROM reading WHERE account_id = $1 AND scope = $2 AND what <> $3 AND at > $4"
    )
    .bind(account)
    .bind(scope)
    .bind(what)
    .bind(since)
    .fetch_one(c)
    .await
    })?;
    Ok(count)
}

/// Whether an account read this after `since`.
pub async fn was_read(
    tx: &mut Tx,
    account: AccountId,
    what: Uuid,
    since: Timestamp,
) -> Result<bool, AppError> {
    let count: i64 = on!(tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM reading WHERE account_id = $1 AND what = $2 AND at > $3"
    )
    .bind(account)
    .bind(what)
    .bind(since)
    .fetch_one(c)
    .await)?;
    Ok(count > 0)
}

/// Notes that an account reads this now.
pub async fn note(
    tx: &mut Tx,
    account: AccountId,
    scope: &str,
    what: Uuid,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO reading (account_id, scope, what, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, scope, what) DO UPDATE SET at = excluded.at"
    )
    .bind(account)
    .bind(scope)
    .bind(what)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
