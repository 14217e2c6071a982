//! What was read within the hour, and pauses.

use sqlx::FromRow;
use uuid::Uuid;

use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

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
pub async fn latest_pause(tx: &mut Tx, account: Of<AccountId>) -> Result<Option<Pause>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM reading_pause WHERE account_id = {account} ORDER BY since DESC,
         id DESC LIMIT 1"
    )
    .optional(tx)
    .await
}

/// The pauses that hold now: of these accounts, or of everybody.
pub async fn pauses(
    tx: &mut Tx,
    accounts: Option<&[AccountId]>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Pause>, AppError> {
    let of = match accounts {
        Some([]) => return Ok(Vec::new()),
        Some(named) => Some(sql!("AND account_id IN ({named:list})")),
        None => None,
    };
    sql!(
        "SELECT {COLUMNS:sql} FROM reading_pause
         WHERE until > {now} AND lifted_at IS NULL {of:sql} ORDER BY until, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// A pause begins.
pub async fn begin_pause(
    tx: &mut Tx,
    id: Uuid,
    account: Of<AccountId>,
    scope: &str,
    (since, until): (Timestamp, Timestamp),
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO reading_pause (id, account_id, scope, since, until)
         VALUES ({id}, {account},
         {scope}, {since}, {until})"
    )
    .execute(tx)
    .await
}

/// Lifts the pause of an account; says whether one held.
pub async fn lift(
    tx: &mut Tx,
    account: Of<AccountId>,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<bool, AppError> {
    sql!(
        "UPDATE reading_pause SET lifted_at = {now}, lifted_by = {by}
             WHERE account_id = {account} AND lifted_at IS NULL AND until > {now}"
    )
    .changed(tx)
    .await
}

/// How much else an account read after `since`.
pub async fn others_read(
    tx: &mut Tx,
    account: Of<AccountId>,
    scope: &str,
    what: Uuid,
    since: Timestamp,
) -> Result<i64, AppError> {
    sql!(
        "SELECT COUNT(*) FROM reading WHERE account_id = {account} AND scope = {scope}
         AND what <> {what} AND at > {since}"
    )
    .scalar(tx)
    .await
}

/// Whether an account read this after `since`.
pub async fn was_read(
    tx: &mut Tx,
    account: Of<AccountId>,
    what: Uuid,
    since: Timestamp,
) -> Result<bool, AppError> {
    let count: i64 = sql!(
        "SELECT COUNT(*) FROM reading WHERE account_id = {account} AND what = {what}
         AND at > {since}"
    )
    .scalar(tx)
    .await?;
    Ok(count > 0)
}

/// Notes that an account reads this now.
pub async fn note(
    tx: &mut Tx,
    account: Of<AccountId>,
    scope: &str,
    what: Uuid,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO reading (account_id, scope, what, at)
         VALUES ({account}, {scope}, {what},
         {now})
         ON CONFLICT (account_id, scope, what) DO UPDATE SET at = excluded.at"
    )
    .execute(tx)
    .await
}
