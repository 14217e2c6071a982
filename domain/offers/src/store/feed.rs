//! Open offers for whoever keeps a copy of them (the search index, counters): of
//! those that are the same, the one that stands for all.

use super::rows::{OFFER_COLUMNS, OFFER_TABLES, OfferRow};
use crate::StoredOffer;
use pleinweb_kernel::{AppError, OfferId};
use pleinweb_platform::{Tx, sql};

/// The open offers after an id (from the beginning without one), in the order
/// of their ids; one of those that are the same.
pub async fn offers_after(
    tx: &mut Tx,
    after: Option<OfferId>,
    limit: i64,
) -> Result<Vec<StoredOffer>, AppError> {
    let after = after.unwrap_or(OfferId(uuid::Uuid::nil()));
    let rows: Vec<OfferRow> = sql!(
        "SELECT {OFFER_COLUMNS:sql} FROM {OFFER_TABLES:sql} WHERE o.state = 'open' AND NOT o.echo
         AND o.id > {after} ORDER BY o.id LIMIT {limit}"
    )
    .all(tx)
    .await?;
    rows.into_iter().map(OfferRow::offer).collect()
}

/// How many offers are open, each counted once.
pub async fn open_offers(tx: &mut Tx) -> Result<u64, AppError> {
    let count: i64 = sql!("SELECT COUNT(*) FROM offer WHERE state = 'open' AND NOT echo")
        .scalar(tx)
        .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Those of these offers that are open, in no order.
pub async fn offers_by_id(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<StoredOffer>, AppError> {
    by_id(tx, ids, "o.state = 'open'").await
}

/// Those of these offers that are open and stand for themselves, in no order.
pub async fn leading_by_id(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<StoredOffer>, AppError> {
    by_id(tx, ids, "o.state = 'open' AND NOT o.echo").await
}

async fn by_id(
    tx: &mut Tx,
    ids: &[OfferId],
    which: &'static str,
) -> Result<Vec<StoredOffer>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<OfferRow> = sql!(
        "SELECT {OFFER_COLUMNS:sql} FROM {OFFER_TABLES:sql} WHERE {which:sql}
         AND o.id IN ({ids:list})"
    )
    .all(tx)
    .await?;
    rows.into_iter().map(OfferRow::offer).collect()
}
