//! Several files at once, as lists show them.

use sqlx::FromRow;

use pleinweb_kernel::{AppError, RegistrationId};
use pleinweb_platform::{Tx, sql};

/// A file in a list.
#[derive(Clone, Debug, FromRow)]
pub struct FileLine {
    pub id: RegistrationId,
    /// The name the person is called by.
    pub name: String,
    /// Perhaps the same person as another file. Advisers only.
    pub possible_double: bool,
}

/// These files, in one statement and in no order; drafts are left out.
pub async fn lines_of(tx: &mut Tx, ids: &[RegistrationId]) -> Result<Vec<FileLine>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT id, COALESCE(name, '') AS name, possible_double_of IS NOT NULL AS possible_double
         FROM registration WHERE sent_at IS NOT NULL AND id IN ({ids:list})"
    )
    .all(tx)
    .await
}
