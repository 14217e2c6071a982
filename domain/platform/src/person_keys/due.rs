//! Keys whose erasure a command asked for: a row of its own transaction, so that
//! nothing that happens afterwards forgets it.

use crate::on;
use crate::{AppState, Tx, in_list, retrying};
use pleinweb_kernel::{AppError, PersonId, Timestamp};

/// As many as are looked at in one go.
const BATCH: i64 = 200;

/// Asks, with a command's transaction, that the keys of these persons be erased.
/// At most as many persons as a command erases at once.
pub async fn ask_key_erasure(
    tx: &mut Tx,
    persons: &[PersonId],
    now: Timestamp,
) -> Result<(), AppError> {
    if persons.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..persons.len())
        .map(|index| format!("(${}, $1)", index + 2))
        .collect();
    let sql = format!(
        "INSERT INTO key_erasure (person_id, asked_at) VALUES {} ON CONFLICT (person_id) DO NOTHING",
        rows.join(", ")
    );
    on!(tx, |c| {
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(now);
        for person in persons {
            query = query.bind(*person);
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// Whose keys are to be erased, the longest asked for first.
pub async fn due_key_erasures(app: &AppState) -> Result<Vec<PersonId>, AppError> {
    let mut tx = app.db().read().await?;
    Ok(on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT person_id FROM key_erasure ORDER BY asked_at, person_id LIMIT $1"
    )
    .bind(BATCH)
    .fetch_all(c)
    .await)?)
}

/// These are done with: erased, or needed again.
pub async fn forget_key_erasures(app: &AppState, persons: &[PersonId]) -> Result<(), AppError> {
    if persons.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "DELETE FROM key_erasure WHERE person_id IN ({})",
        in_list(1, persons.len())
    );
    let sql = sql.as_str();
    retrying(app, "keys", || async move {
        let mut tx = app.db().begin_note().await?;
        on!(&mut tx, |c| {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()));
            for person in persons {
                query = query.bind(*person);
            }
            query.execute(c).await.map(|_| ())
        })?;
        Ok(tx.commit().await?)
    })
    .await
}
