//! Regular cleaning: expired sessions, refused forms, old request ids, mails
//! that left. Small batches, so that SQLite's writer is free again quickly.

use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::jobs::{Batch, Job, Nodes};
use super::{AppState, Tx, marks, outbox, retrying};
use crate::on;
use pleinweb_kernel::promises::{CALL_KEPT, REQUEST_KEPT};
use pleinweb_kernel::{AppError, DAY_MS, HOUR_MS, Timestamp};

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
/// What an operator took away: it can be taken back within minutes, and is told as
/// long as the day lasts.
const DEPARTURES_KEPT_MS: i64 = DAY_MS;

/// What goes after its time: the table, when a row's time began, and how long it
/// stays.
const EXPIRES: [(&str, &str, i64); 21] = [
    ("form_return", "expires_at", 0),
    ("session", "expires_at", 0),
    ("request", "at", REQUEST_KEPT.ms()),
    ("mail", "sent_at", SENT_MAILS_KEPT_MS),
    ("mail", "given_up_at", SENT_MAILS_KEPT_MS),
    ("sign_up", "expires_at", 0),
    ("account_token", "expires_at", 0),
    ("invitation", "expires_at", 0),
    ("passkey_ceremony", "expires_at", 0),
    ("recovery_shown", "expires_at", 0),
    ("asked_mail", "at", DAY_MS),
    ("sign_in_guard", "last_at", GUARDS_KEPT_MS),
    ("known_device", "seen_at", DEVICES_KEPT_MS),
    ("entry_link", "expires_at", 0),
    ("entry_check", "expires_at", 0),
    ("reading", "at", READINGS_KEPT_MS),
    ("reading_pause", "until", ALARMS_KEPT_MS),
    ("alarm", "closed_at", ALARMS_KEPT_MS),
    ("departure", "at", DEPARTURES_KEPT_MS),
    ("callback_request", "closed_at", CALL_KEPT.ms()),
    ("held_decision", "stopped_at", ALARMS_KEPT_MS),
];
/// Rows that go in one transaction: some milliseconds of SQLite's writer.
const AT_ONCE: i64 = 500;

/// Deletes what has served its time.
#[derive(Debug)]
pub struct Cleaning;

impl Job for Cleaning {
    const NAME: &'static str = "cleaning";

    fn every(&self) -> Duration {
        Duration::from_mins(10)
    }

    /// Some rows of each table, each in a transaction of its own.
    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let now = app.now();
        let mut more = false;
        for (table, column, kept) in EXPIRES {
            more |= expire(app, table, column, now.minus(kept)).await? >= AT_ONCE.unsigned_abs();
        }
        super::budgets::tidy(app, now).await?;
        more |= tidy_outbox(app).await? > 0;
        Ok(Batch::more_if(more))
    }
}

/// What limits remember is thinned out: each process has its own.
#[derive(Debug)]
pub struct ForgetLimits;

impl Job for ForgetLimits {
    const NAME: &'static str = "limits";
    const NODES: Nodes = Nodes::Each;

    fn every(&self) -> Duration {
        Duration::from_mins(10)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        app.limits().tidy();
        Ok(Batch::Done)
    }
}

/// The same until nothing is left of it.
pub async fn tidy(app: &AppState) -> Result<(), AppError> {
    while Cleaning.batch(app).await? == Batch::More {}
    Ok(())
}

async fn expire(
    app: &AppState,
    table: &str,
    column: &str,
    before: Timestamp,
) -> Result<u64, AppError> {
    retrying(app, "cleaning", || async move {
        let mut tx = app.db().begin().await?;
        // Where a row lies is its key while one statement runs.
        let row = match tx {
            Tx::Sqlite(..) => "rowid",
            Tx::Postgres(..) => "ctid",
        };
        let sql = format!(
            "DELETE FROM {table} WHERE {row} IN (SELECT {row} FROM {table} WHERE {column} <= $1 LIMIT $2)"
        );
        let gone = on!(&mut tx, |c| sqlx::query(AssertSqlSafe(sql))
            .bind(before)
            .bind(AT_ONCE)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?;
        tx.commit().await?;
        Ok(gone)
    })
    .await
}

/// Forgets some of what was read of the outbox a week ago; how many rows. Its own
/// instants are not asked: a writer's clock may be wrong, and what nobody can read
/// yet is never old. So the position reached is noted each hour.
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
    let gone = match forgotten {
        Some((_, upto)) => forget_outbox(app, upto).await?,
        None => 0,
    };
    // As long as there may be more, up to where is not forgotten.
    noted.retain(|mark| !old(mark.0) || (gone > 0 && Some(*mark) == forgotten));
    let text: Vec<String> = noted
        .iter()
        .map(|(at, upto)| format!("{}:{upto}", at.0))
        .collect();
    marks::set(app, OUTBOX_MARKS, &text.join(" ")).await?;
    Ok(gone)
}

async fn forget_outbox(app: &AppState, upto: i64) -> Result<u64, AppError> {
    retrying(app, "cleaning", || async move {
        let mut tx = app.db().begin().await?;
        let gone = outbox::forget(&mut tx, upto).await?;
        tx.commit().await?;
        Ok(gone)
    })
    .await
}

fn read_marks(text: &str) -> Vec<(Timestamp, i64)> {
    let mark = |mark: &str| {
        let (at, upto) = mark.split_once(':')?;
        Some((Timestamp(at.parse().ok()?), upto.parse().ok()?))
    };
    text.split(' ').filter_map(mark).collect()
}
