//! Offers stored without an import: for the demo's world and for benchmarks.

use super::model::{Offer, OfferState};
use super::rules::is_old;
use super::store::{Moved, Written, ensure_source, open_ids_after, put, settle_twins, withdraw};
use super::twins;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{Cx, Tx};

/// Rows written in one statement.
const ROWS: usize = 200;

/// An offer to store as it is.
#[derive(Clone, Debug)]
pub struct Placed {
    pub offer: Offer,
    pub published_at: Timestamp,
    /// One that ended has no text.
    pub ended_at: Option<Timestamp>,
    /// When its source last said that it is there.
    pub confirmed_at: Timestamp,
}

/// Makes sure that a source is there.
pub async fn add_offer_source(tx: &mut Tx, key: &str, name: &str) -> Result<(), AppError> {
    ensure_source(tx, key, name).await
}

/// Stores new offers. With `tell`, each leaves its event, as an import's does;
/// without, whoever keeps a copy makes it anew.
pub async fn place_offers(cx: &mut Cx, offers: &[Placed], tell: bool) -> Result<(), AppError> {
    let today = paris_day(cx.now());
    for some in offers.chunks(ROWS) {
        let rows: Vec<Written> = some
            .iter()
            .map(|placed| {
                let twin = twins::key(&placed.offer);
                Written {
                    id: cx.new_id(),
                    offer: &placed.offer,
                    // No import compares with it.
                    fingerprint: 0,
                    said: None,
                    state: if placed.ended_at.is_some() {
                        OfferState::Closed
                    } else {
                        OfferState::Open
                    },
                    taken_down: false,
                    taken_with: None,
                    twin,
                    echo: twin.is_some(),
                    published_at: placed.published_at,
                    updated_at: placed.offer.updated_at,
                    stored_at: placed.published_at,
                    changed_at: placed.ended_at.unwrap_or(placed.published_at),
                    ended_at: placed.ended_at,
                    confirmed_at: placed.confirmed_at,
                    aged: is_old(paris_day(placed.confirmed_at), today),
                }
            })
            .collect();
        put(cx.tx(), &rows).await?;
        let mut moved = Moved::default();
        for row in &rows {
            moved.keys.extend(row.twin);
            moved.told.insert(row.id);
            if row.state == OfferState::Open {
                moved.fresh.push(row.id);
            } else {
                moved.ended([(row.id, row.twin)]);
            }
        }
        let echoes = settle_twins(cx, &moved).await?;
        if tell {
            for row in &rows {
                let kind = if echoes.contains(&row.id) {
                    "copy"
                } else {
                    "new"
                };
                cx.emit(format!("offer:{}", row.id), kind);
            }
        }
    }
    Ok(())
}

/// Withdraws the open offer of a source whose id there comes next after
/// `after`, as an import would; false if there is none.
pub async fn withdraw_next(cx: &mut Cx, source: &str, after: &str) -> Result<bool, AppError> {
    let next = open_ids_after(cx.tx(), source, after, 1).await?;
    let ids: Vec<OfferId> = next.into_iter().map(|(_, id)| id).collect();
    Ok(withdraw(cx, &ids).await? > 0)
}
