//! Offers that end: withdrawn by their source, or closed.

use uuid::Uuid;

use super::twins::{Moved, settle_twins};
use super::writing::delete_texts;
use crate::model::OfferState;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::{Cx, Tx, sql};

/// How many offers of a source are open.
pub async fn open_count(tx: &mut Tx, source: &str) -> Result<i64, AppError> {
    sql!("SELECT COUNT(*) FROM offer WHERE source = {source} AND state = 'open'")
        .scalar(tx)
        .await
}

/// The open offers of a source after an id there, in the order of these ids.
pub async fn open_ids_after(
    tx: &mut Tx,
    source: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<(String, OfferId)>, AppError> {
    sql!(
        "SELECT source_id, id FROM offer WHERE source = {source} AND source_id > {after}
         AND state = 'open'
         ORDER BY source_id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// Withdraws those of these offers that are open: the text goes, the figures
/// stay. Gives how many were. Each is told to whoever follows offers; where one
/// stood for others, the next takes its place.
pub async fn withdraw(cx: &mut Cx, ids: &[OfferId]) -> Result<u64, AppError> {
    end(cx, ids, OfferState::Withdrawn, "withdrawn").await
}

async fn end(
    cx: &mut Cx,
    ids: &[OfferId],
    state: OfferState,
    kind: &'static str,
) -> Result<u64, AppError> {
    if ids.is_empty() {
        return Ok(0);
    }
    let now = cx.now();
    let gone: Vec<(OfferId, Option<Uuid>)> = sql!(
        "UPDATE offer SET state = {state}, changed_at = {now}, ended_at = {now}
         WHERE state = 'open' AND id IN ({ids:list})
         RETURNING id, twin_key"
    )
    .all(cx.tx())
    .await?;
    let ended: Vec<OfferId> = gone.iter().map(|(id, _)| *id).collect();
    delete_texts(cx.tx(), &ended).await?;
    for id in &ended {
        cx.emit(format!("offer:{id}"), kind);
    }
    let mut moved = Moved::default();
    moved.ended(gone);
    settle_twins(cx, &moved).await?;
    Ok(ended.len() as u64)
}

/// Closes offers whose last day has passed, at most `limit`.
pub async fn close_ended(cx: &mut Cx, limit: i64) -> Result<u64, AppError> {
    let now = cx.now();
    let ids: Vec<OfferId> = sql!(
        "SELECT id FROM offer WHERE state = 'open' AND ends_at IS NOT NULL AND ends_at <= {now}
         ORDER BY ends_at LIMIT {limit}"
    )
    .scalars(cx.tx())
    .await?;
    end(cx, &ids, OfferState::Closed, "closed").await
}

/// Erases the texts of offers that an operator took down before `before` (for the
/// last time) and that nobody contests. Gives how many.
pub async fn erase_texts_of_taken_down(
    cx: &mut Cx,
    before: Timestamp,
    limit: i64,
) -> Result<u64, AppError> {
    let ids: Vec<OfferId> = sql!(
        "SELECT t.offer_id FROM offer_text t JOIN offer o ON o.id = t.offer_id
         WHERE o.taken_down
         AND EXISTS (SELECT 1 FROM offer_takedown d
                     WHERE d.offer_id = COALESCE(o.taken_with, o.id) AND d.taken_at <= {before})
         AND NOT EXISTS (SELECT 1 FROM offer_takedown d
                         WHERE d.offer_id = COALESCE(o.taken_with, o.id) AND d.taken_at > {before})
         AND NOT EXISTS (SELECT 1 FROM offer_takedown d
                         WHERE d.offer_id = COALESCE(o.taken_with, o.id)
                         AND d.contested_at IS NOT NULL AND d.settled_at IS NULL)
         LIMIT {limit}"
    )
    .scalars(cx.tx())
    .await?;
    delete_texts(cx.tx(), &ids).await?;
    Ok(ids.len() as u64)
}
