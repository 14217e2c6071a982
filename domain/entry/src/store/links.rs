//! Links to resume a visitor's check on another device.

use sqlx::FromRow;

use pleinweb_kernel::{AppError, CheckId, Timestamp};
use pleinweb_platform::secrets::token_hash;
use pleinweb_platform::{Cx, Tx, sql};

/// A link that still works.
#[derive(Clone, Debug, FromRow)]
pub struct LinkRow {
    pub check_id: CheckId,
    pub mailed_to: Option<Vec<u8>>,
    pub expires_at: Timestamp,
}

/// Keeps a new link (its token only as a hash; the address it was mailed to
/// only as a keyed hash).
pub async fn insert_link(
    cx: &mut Cx,
    check: CheckId,
    token: &str,
    mailed_to: Option<Vec<u8>>,
    expires_at: Timestamp,
) -> Result<(), AppError> {
    let (id, now): (uuid::Uuid, Timestamp) = (cx.new_id(), cx.now());
    sql!(
        "INSERT INTO entry_link (id, check_id, token_hash, mailed_to, created_at, expires_at)
         VALUES ({id}, {check}, {token_hash(token)}, {mailed_to}, {now}, {expires_at})"
    )
    .execute(cx.tx())
    .await
}

/// The link of a token, while it works and the check is still a visitor's.
pub async fn link(tx: &mut Tx, token: &str, now: Timestamp) -> Result<Option<LinkRow>, AppError> {
    sql!(
        "SELECT l.check_id, l.mailed_to, l.expires_at FROM entry_link l JOIN entry_check e
         ON e.id = l.check_id
         WHERE l.token_hash = {token_hash(token)} AND l.expires_at > {now}
         AND e.account_id IS NULL AND e.superseded_at IS NULL AND e.expires_at > {now}"
    )
    .optional(tx)
    .await
}

/// How many links were made for a check since then.
pub async fn links_since(tx: &mut Tx, check: CheckId, since: Timestamp) -> Result<i64, AppError> {
    sql!("SELECT COUNT(*) FROM entry_link WHERE check_id = {check} AND created_at > {since}")
        .scalar(tx)
        .await
}
