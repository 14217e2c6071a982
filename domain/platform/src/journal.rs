//! What the access journal knows that decides something: the reason that
//! someone stated for opening a file.

use super::Tx;
use crate::on;
use pleinweb_kernel::{AccountId, AppError, PersonId, Timestamp};

/// The purpose of the row that holds a stated reason.
pub const REASON_STATED: &str = "reason-stated";

/// The latest reason that someone stated for a person's file, and when, if it
/// was after `since`.
pub async fn stated_reason(
    tx: &mut Tx,
    account: AccountId,
    person: PersonId,
    since: Timestamp,
) -> Result<Option<(String, Timestamp)>, AppError> {
    let found = on!(tx, |c| {
        sqlx::query_as(
            "SELECT reason, at FROM access_journal
             WHERE person_id = $1 AND account_id = $2 AND at > $3 AND purpose = $4 AND reason IS NOT NULL
             ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(person)
        .bind(account)
        .bind(since)
        .bind(REASON_STATED)
        .fetch_optional(c)
        .await
    })?;
    Ok(found)
}
