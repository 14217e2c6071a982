//! Keys whose erasure a command asked for: a row of its own transaction, so that
//! nothing that happens afterwards forgets it.

use crate::sql;
use crate::{AppState, Statement, Tx, retrying};
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
    let rows = persons.iter().map(|person| sql!("({person}, {now})"));
    let rows = Statement::joined(", ", rows);
    sql!(
        "INSERT INTO key_erasure (person_id, asked_at) VALUES {rows:sql}
         ON CONFLICT (person_id) DO NOTHING"
    )
    .execute(tx)
    .await
}

/// Whose keys are to be erased, the longest asked for first.
pub async fn due_key_erasures(app: &AppState) -> Result<Vec<PersonId>, AppError> {
    let mut tx = app.db().read().await?;
    sql!("SELECT person_id FROM key_erasure ORDER BY asked_at, person_id LIMIT {BATCH}")
        .scalars(&mut tx)
        .await
}

/// These are done with: erased, or needed again.
pub async fn forget_key_erasures(app: &AppState, persons: &[PersonId]) -> Result<(), AppError> {
    if persons.is_empty() {
        return Ok(());
    }
    retrying(app, "keys", || async move {
        let mut tx = app.db().begin_note().await?;
        sql!("DELETE FROM key_erasure WHERE person_id IN ({persons:list})")
            .execute(&mut tx)
            .await?;
        Ok(tx.commit().await?)
    })
    .await
}
