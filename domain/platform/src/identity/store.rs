//! The identity's rows.

use sqlx::FromRow;
use uuid::Uuid;

use crate::Tx;
use crate::{on, sql};
use pleinweb_kernel::{AppError, Timestamp};

#[derive(Clone, Copy, Debug, FromRow)]
pub struct Installation {
    pub id: Uuid,
    /// The number of the master key that makes keyed hashes.
    pub lookup_number: i64,
}

pub async fn installation(tx: &mut Tx) -> Result<Option<Installation>, AppError> {
    sql!("SELECT id, lookup_number FROM installation WHERE one = 1")
        .optional(tx)
        .await
}

/// Notes whose database this is, unless it is noted already.
pub async fn begin(tx: &mut Tx, row: Installation, now: Timestamp) -> Result<(), AppError> {
    sql!(
        "INSERT INTO installation (one, id, lookup_number, made_at) VALUES (1, {row.id},
         {row.lookup_number}, {now}) ON CONFLICT (one) DO NOTHING"
    )
    .execute(tx)
    .await
}

/// Every canary: the number of its key, and itself.
pub async fn canaries(tx: &mut Tx) -> Result<Vec<(i64, Vec<u8>)>, AppError> {
    sql!("SELECT number, sealed FROM master_canary ORDER BY number")
        .all(tx)
        .await
}

/// Keeps a canary, unless its number has one.
pub async fn keep_canary(
    tx: &mut Tx,
    number: u8,
    sealed: Vec<u8>,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO master_canary (number, sealed, made_at) VALUES ({number}, {sealed}, {now})
         ON CONFLICT (number) DO NOTHING"
    )
    .execute(tx)
    .await
}

/// Whether nobody is known here and nothing was sealed or hashed with a key:
/// lists and offers are anybody's.
pub async fn is_empty(tx: &mut Tx) -> Result<bool, AppError> {
    let found: i64 = sql!(
        "SELECT CAST(
               (CASE WHEN EXISTS (SELECT 1 FROM account) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM session) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM sign_up) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM invitation) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM mail) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM callback_request) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM offer_report) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM offer_takedown) THEN 1 ELSE 0 END)
             + (CASE WHEN EXISTS (SELECT 1 FROM registration) THEN 1 ELSE 0 END) AS BIGINT)"
    )
    .scalar(tx)
    .await?;
    Ok(found == 0)
}

/// A page of sealed values of a column, by id.
pub async fn sealed_after(
    tx: &mut Tx,
    sql: String,
    after: Uuid,
) -> Result<Vec<(Uuid, Vec<u8>)>, AppError> {
    Ok(on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(after)
        .fetch_all(c)
        .await)?)
}

/// A page of what is sealed with the keys of persons: file, person, kind, value.
pub async fn of_persons_after(
    tx: &mut Tx,
    after: (Uuid, String),
    limit: i64,
) -> Result<Vec<(Uuid, Uuid, String, Vec<u8>)>, AppError> {
    sql!(
        "SELECT s.registration_id, r.person_id, s.kind, s.sealed
             FROM registration_secret s JOIN registration r ON r.id = s.registration_id
             WHERE (s.registration_id, s.kind) > ({after.0}, {after.1})
             ORDER BY s.registration_id, s.kind LIMIT {limit}"
    )
    .all(tx)
    .await
}
