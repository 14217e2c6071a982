//! What the access journal knows that decides something: the reason that
//! someone stated for opening a file.

use super::Tx;
use crate::sql;
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
    sql!(
        "SELECT reason, at FROM access_journal
             WHERE person_id = {person} AND account_id = {account} AND at > {since}
             AND purpose = {REASON_STATED} AND reason IS NOT NULL
             ORDER BY at DESC, id DESC LIMIT 1"
    )
    .optional(tx)
    .await
}
