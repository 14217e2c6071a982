//! Pay that older rules read, read again from the texts that are there.

use super::rows::{OFFER_COLUMNS, OFFER_TABLES, OfferRow};
use crate::salary::{Terms, YearlyPay, read_again};
use pleinweb_kernel::{AppError, OfferId};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{Cx, Tx, sql};

/// Reads the pay of some offers again, at most `limit`; gives how many. An offer
/// whose pay is another now is told as changed: indexes and figures follow. Its
/// dates stay, and nobody is told of it as of something new.
pub async fn read_pay_again(cx: &mut Cx, limit: i64) -> Result<u64, AppError> {
    let ids: Vec<OfferId> =
        sql!("SELECT offer_id FROM offer_pay_again ORDER BY offer_id LIMIT {limit}")
            .scalars(cx.tx())
            .await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let rows: Vec<OfferRow> =
        sql!("SELECT {OFFER_COLUMNS:sql} FROM {OFFER_TABLES:sql} WHERE o.id IN ({ids:list})")
            .all(cx.tx())
            .await?;
    for row in rows {
        let stored = row.offer()?;
        let offer = &stored.offer;
        let day = offer.published_at.map(paris_day);
        let terms = Terms::of(&offer.figures, &offer.place, day);
        let pay = read_again(&offer.pay, &terms);
        if pay != offer.pay.yearly {
            set_pay(cx, stored.id, pay).await?;
            cx.emit(format!("offer:{}", stored.id), "changed");
        }
    }
    forget_pay_again(cx.tx(), &ids).await?;
    Ok(ids.len() as u64)
}

/// The pay of these offers was read by today's rules: nothing is to be read again.
pub async fn forget_pay_again(tx: &mut Tx, ids: &[OfferId]) -> Result<(), AppError> {
    if ids.is_empty() {
        return Ok(());
    }
    sql!("DELETE FROM offer_pay_again WHERE offer_id IN ({ids:list})")
        .execute(tx)
        .await
}

async fn set_pay(cx: &mut Cx, id: OfferId, pay: Option<YearlyPay>) -> Result<(), AppError> {
    let (low, high) = (pay.map(|pay| pay.low), pay.map(|pay| pay.high));
    let certainty = pay.map(|pay| pay.certainty);
    sql!(
        "UPDATE offer SET pay_low = {low},
         pay_high = {high},
         pay_certainty = {certainty} WHERE id = {id}"
    )
    .execute(cx.tx())
    .await
}
