//! Regular cleaning: expired sessions, refused forms, old request ids, mails
//! that left. Small batches, so that SQLite's writer is free again quickly.

use crate::on;
use pleinweb_kernel::promises::{CALL_KEPT, REQUEST_KEPT};
use pleinweb_kernel::{AppError, DAY_MS, HOUR_MS, Timestamp};

use super::{AppState, marks, outbox, retrying};

const OUTBOX_KEPT_MS: i64 = 7 * DAY_MS;
/// How often it is noted how far the outbox has come.
const OUTBOX_MARKED_MS: i64 = HOUR_MS;
/// Where that is noted: `<instant>:<position>`, with spaces between.
const OUTBOX_MARKS: &str = "outbox-marks";
/// Longer than failed tries are remembered (`accounts::rules`).
const GUARDS_KEPT_MS: i64 = 2 * DAY_MS;
/// A browser that nobody used for so long is a new one.
const DEVICES_KEPT_MS: i64 = 365 * DAY_MS;
const SENT_MAILS_KEPT_MS: i64 = 30 * DAY_MS;
/// Only the last hour is counted.
const READINGS_KEPT_MS: i64 = DAY_MS;
/// Alarms that were closed, and pauses that ended: thirteen months.
const ALARMS_KEPT_MS: i64 = 396 * DAY_MS;

/// Deletes what has served its time; gives how many rows went.
pub async fn tidy(app: &AppState) -> Result<u64, AppError> {
    let now = app.now();
    let mut gone = 0;
    for (sql, before) in [
        ("DELETE FROM form_return WHERE expires_at <= $1", now),
        ("DELETE FROM session WHERE expires_at <= $1", now),
        (
            "DELETE FROM request WHERE at <= $1",
            now.minus(REQUEST_KEPT.ms()),
        ),
        (
            "DELETE FROM mail WHERE sent_at <= $1",
            now.minus(SENT_MAILS_KEPT_MS),
        ),
        (
            "DELETE FROM mail WHERE given_up_at <= $1",
            now.minus(SENT_MAILS_KEPT_MS),
        ),
        ("DELETE FROM sign_up WHERE expires_at <= $1", now),
        ("DELETE FROM account_token WHERE expires_at <= $1", now),
        ("DELETE FROM invitation WHERE expires_at <= $1", now),
        ("DELETE FROM passkey_ceremony WHERE expires_at <= $1", now),
        ("DELETE FROM recovery_shown WHERE expires_at <= $1", now),
        ("DELETE FROM asked_mail WHERE at <= $1", now.minus(DAY_MS)),
        (
            "DELETE FROM sign_in_guard WHERE last_at <= $1",
            now.minus(GUARDS_KEPT_MS),
        ),
        (
            "DELETE FROM known_device WHERE seen_at <= $1",
            now.minus(DEVICES_KEPT_MS),
        ),
        ("DELETE FROM entry_link WHERE expires_at <= $1", now),
        ("DELETE FROM entry_check WHERE expires_at <= $1", now),
        (
            "DELETE FROM reading WHERE at <= $1",
            now.minus(READINGS_KEPT_MS),
        ),
        (
            "DELETE FROM reading_pause WHERE until <= $1",
            now.minus(ALARMS_KEPT_MS),
        ),
        (
            "DELETE FROM alarm WHERE closed_at <= $1",
            now.minus(ALARMS_KEPT_MS),
        ),
        (
            "DELETE FROM callback_request WHERE closed_at <= $1",
            now.minus(CALL_KEPT.ms()),
        ),
    ] {
        gone += retrying(app, "cleaning", || async move {
            let mut tx = app.db().begin().await?;
            let gone = on!(&mut tx, |c| sqlx::query(sql)
                .bind(before)
                .execute(c)
                .await
                .map(|done| done.rows_affected()))?;
            tx.commit().await?;
            Ok(gone)
        })
        .await?;
    }
    gone += super::budgets::tidy(app, now).await?;
    Ok(gone + tidy_outbox(app).await?)
}

/// Forgets of the outbox what was read a week ago. Its own instants are not
/// asked: a writer's clock may be wrong, and what nobody can read yet is never
/// old. So the position reached is noted each hour.
async fn tidy_outbox(app: &AppState) -> Result<u64, AppError> {
    let now = app.now();
    let noted = marks::get(app, OUTBOX_MARKS).await?.unwrap_or_default();
    let mut noted = read_marks(&noted);
    if noted
        .last()
        .is_none_or(|(at, _)| !(0..OUTBOX_MARKED_MS).contains(&now.since(*at)))
    {
        let mut tx = app.db().read().await?;
        let upto = outbox::outbox_upto(&mut tx).await?;
        drop(tx);
        noted.push((now, upto));
    }
    let old = |at: Timestamp| now.since(at) >= OUTBOX_KEPT_MS;
    let forgotten = noted.iter().rev().find(|(at, _)| old(*at)).copied();
    noted.retain(|(at, _)| !old(*at));
    let text: Vec<String> = noted
        .iter()
        .map(|(at, upto)| format!("{}:{upto}", at.0))
        .collect();
    marks::set(app, OUTBOX_MARKS, &text.join(" ")).await?;
    let Some((_, upto)) = forgotten else {
        return Ok(0);
    };
    let mut gone = 0;
    loop {
        let some = retrying(app, "cleaning", || async move {
            let mut tx = app.db().begin().await?;
            let some = outbox::forget(&mut tx, upto).await?;
            tx.commit().await?;
            Ok(some)
        })
        .await?;
        if some == 0 {
            return Ok(gone);
        }
        gone += some;
    }
}

fn read_marks(text: &str) -> Vec<(Timestamp, i64)> {
    let mark = |mark: &str| {
        let (at, upto) = mark.split_once(':')?;
        Some((Timestamp(at.parse().ok()?), upto.parse().ok()?))
    };
    text.split(' ').filter_map(mark).collect()
}
