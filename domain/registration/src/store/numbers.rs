//! The hashes of numbers, when they are made anew.

use sqlx::FromRow;
use uuid::Uuid;

use crate::lookup::Lookup;
use pleinweb_kernel::{AppError, PersonId, RegistrationId};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

/// A number whose hash was made with another pepper.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct NumberRow {
    pub registration_id: RegistrationId,
    pub person_id: PersonId,
    pub sealed: Vec<u8>,
    pub lookup: Vec<u8>,
}

/// A page of them, by file.
pub(crate) async fn hashed_otherwise(
    tx: &mut Tx,
    pepper: Uuid,
    after: RegistrationId,
    limit: i64,
) -> Result<Vec<NumberRow>, AppError> {
    Ok(on!(tx, |c| {
        sqlx::query_as(
            "SELECT s.registration_id, r.person_id, s.sealed, s.lookup
             FROM registration_secret s JOIN registration r ON r.id = s.registration_id
             WHERE s.kind = 'nir' AND (s.pepper IS NULL OR s.pepper <> $1) AND s.registration_id > $2
             ORDER BY s.registration_id LIMIT $3",
        )
        .bind(pepper)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// Puts a hash in place of the one that was read; false if the number was
/// changed or erased meanwhile.
pub(crate) async fn hash_anew(
    tx: &mut Tx,
    row: &NumberRow,
    lookup: &Lookup,
) -> Result<bool, AppError> {
    let changed = on!(tx, |c| sqlx::query(
        "UPDATE registration_secret SET lookup = $3, pepper = $4
         WHERE registration_id = $1 AND kind = 'nir' AND sealed = $2"
    )
    .bind(row.registration_id)
    .bind(&row.sealed)
    .bind(&lookup.hash)
    .bind(lookup.pepper)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// A file is not found by that hash any more.
pub(crate) async fn forget_match(
    tx: &mut Tx,
    id: RegistrationId,
    hash: &[u8],
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM registration_match WHERE registration_id = $1 AND hash = $2"
    )
    .bind(id)
    .bind(hash)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
