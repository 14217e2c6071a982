//! When sources confirmed their offers, and which offers they have not for long.

use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::{Cx, Tx, sql};

/// Notes that their source has these offers, and says nothing new of them.
pub async fn confirm(tx: &mut Tx, ids: &[OfferId], now: Timestamp) -> Result<(), AppError> {
    if ids.is_empty() {
        return Ok(());
    }
    sql!("UPDATE offer SET confirmed_at = {now} WHERE id IN ({ids:list})")
        .execute(tx)
        .await
}

/// The next open offers that grow old: neither they nor all of their source were
/// confirmed since `since`. Each is told to whoever keeps a copy. Gives how many.
pub async fn age(cx: &mut Cx, since: Timestamp, limit: i64) -> Result<u64, AppError> {
    let ids: Vec<OfferId> = sql!(
        "UPDATE offer SET aged = TRUE WHERE id IN
             (SELECT o.id FROM offer_source s JOIN offer o ON o.source = s.key
             WHERE COALESCE(s.checked_at, 0) < {since} AND o.state = 'open' AND NOT o.aged
             AND o.confirmed_at < {since} LIMIT {limit})
         RETURNING id"
    )
    .scalars(cx.tx())
    .await?;
    Ok(tell(cx, &ids))
}

/// The next open offers that were old and are confirmed again.
pub async fn renew(cx: &mut Cx, since: Timestamp, limit: i64) -> Result<u64, AppError> {
    let ids: Vec<OfferId> = sql!(
        "UPDATE offer SET aged = FALSE WHERE id IN
             (SELECT o.id FROM offer_source s JOIN offer o ON o.source = s.key
             WHERE o.state = 'open' AND o.aged
             AND (COALESCE(s.checked_at, 0) >= {since} OR o.confirmed_at >= {since})
             LIMIT {limit})
         RETURNING id"
    )
    .scalars(cx.tx())
    .await?;
    Ok(tell(cx, &ids))
}

/// No news of the offer itself: as when its words are read better.
fn tell(cx: &mut Cx, ids: &[OfferId]) -> u64 {
    for id in ids {
        cx.emit(format!("offer:{id}"), super::MENDED);
    }
    ids.len() as u64
}
