//! Pay that older rules read, read again from the texts that are there.

use sqlx::AssertSqlSafe;

use super::rows::{OFFER_COLUMNS, OFFER_TABLES, OfferRow};
use crate::salary::{Terms, YearlyPay, read_again};
use pleinweb_kernel::{AppError, OfferId};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::on;
use pleinweb_platform::{Cx, Tx, in_list};

/// Reads the pay of some offers again, at most `limit`; gives how many. An offer
/// whose pay is another now is told as changed: indexes and figures follow. Its
/// dates stay, and nobody is told of it as of something new.
pub async fn read_pay_again(cx: &mut Cx, limit: i64) -> Result<u64, AppError> {
    let ids: Vec<OfferId> = on!(cx.tx(), |c| {
        sqlx::query_scalar("SELECT offer_id FROM offer_pay_again ORDER BY offer_id LIMIT $1")
            .bind(limit)
            .fetch_all(c)
            .await
    })?;
    if ids.is_empty() {
        return Ok(0);
    }
    let sql = format!(
        "SELECT {OFFER_COLUMNS} FROM {OFFER_TABLES} WHERE o.id IN ({})",
        in_list(1, ids.len())
    );
    let rows: Vec<OfferRow> = on!(cx.tx(), |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for id in &ids {
            query = query.bind(*id);
        }
        query.fetch_all(c).await
    })?;
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
    let sql = format!(
        "DELETE FROM offer_pay_again WHERE offer_id IN ({})",
        in_list(1, ids.len())
    );
    on!(tx, |c| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for id in ids {
            query = query.bind(*id);
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
}

async fn set_pay(cx: &mut Cx, id: OfferId, pay: Option<YearlyPay>) -> Result<(), AppError> {
    on!(cx.tx(), |c| {
        sqlx::query(
            "UPDATE offer SET pay_low = $2, pay_high = $3, pay_certainty = $4 WHERE id = $1",
        )
        .bind(id)
        .bind(pay.map(|pay| i64::from(pay.low)))
        .bind(pay.map(|pay| i64::from(pay.high)))
        .bind(pay.map(|pay| pay.certainty.key()))
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}
