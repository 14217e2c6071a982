//! The hashes of numbers, when they are made anew.

use sqlx::FromRow;
use uuid::Uuid;

use crate::lookup::Lookup;
use pleinweb_kernel::{AppError, PersonId, RegistrationId};
use pleinweb_platform::{Of, Tx, sql};

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
    sql!(
        "SELECT s.registration_id, r.person_id, s.sealed, s.lookup
             FROM registration_secret s JOIN registration r ON r.id = s.registration_id
             WHERE s.kind = 'nir' AND (s.pepper IS NULL OR s.pepper <> {pepper})
             AND s.registration_id > {after}
             ORDER BY s.registration_id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// Puts a hash in place of the one that was read; false if the number was
/// changed or erased meanwhile.
pub(crate) async fn hash_anew(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    row: &NumberRow,
    lookup: &Lookup,
) -> Result<bool, AppError> {
    sql!(
        "UPDATE registration_secret SET lookup = {lookup.hash}, pepper = {lookup.pepper}
         WHERE registration_id = {id} AND kind = 'nir' AND sealed = {row.sealed}"
    )
    .changed(tx)
    .await
}

/// A file is not found by that hash any more.
pub(crate) async fn forget_match(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    hash: &[u8],
) -> Result<(), AppError> {
    sql!("DELETE FROM registration_match WHERE registration_id = {id} AND hash = {hash}")
        .execute(tx)
        .await
}
