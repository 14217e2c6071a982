//! Open offers in stretches, in the order of the index `offer_leads`; of those
//! that are the same, the one that stands for all.

use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::{Tx, sql};

/// Where a stretch begins: when its first offer was published, and its id.
pub type Mark = (Timestamp, OfferId);

/// The first offer of each stretch of so many.
pub async fn marks(tx: &mut Tx, stretch: u32) -> Result<Vec<Mark>, AppError> {
    sql!(
        "SELECT published_at, id FROM (
             SELECT published_at, id, ROW_NUMBER() OVER (ORDER BY published_at, id) AS place
             FROM offer WHERE state = 'open' AND NOT echo
         ) AS numbered WHERE (place - 1) % {stretch} = 0 ORDER BY published_at, id"
    )
    .all(tx)
    .await
}

/// The open offers from one mark to another (without the latter), or to the
/// end, each with when it changed last; so many at most.
pub async fn open_between(
    tx: &mut Tx,
    from: Mark,
    to: Option<Mark>,
    most: u32,
) -> Result<Vec<(OfferId, Timestamp)>, AppError> {
    // A mark after all others, where there is none.
    let to = to.unwrap_or((Timestamp(i64::MAX), OfferId(uuid::Uuid::max())));
    sql!(
        "SELECT id, changed_at FROM offer
         WHERE state = 'open' AND NOT echo AND (published_at, id) >= ({from.0}, {from.1})
         AND (published_at, id) < ({to.0}, {to.1})
         ORDER BY published_at, id LIMIT {most}"
    )
    .all(tx)
    .await
}
