//! The outbox: what happened, in an order that nobody misses anything of.
//!
//! Rows are written by the transaction that made them true. A tailer reads
//! them by number and wakes the listeners of its process. On PostgreSQL a
//! lower number can become visible after a higher one, so the tailer stays
//! behind the oldest transaction that is still open.

use std::time::Duration;

use super::{Db, Live, Office, Tx};
use crate::kernel::{AppError, Timestamp};
use crate::on;

const BATCH: i64 = 500;
/// Other nodes write too: look this often even if nobody here did.
const LOOK_EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn write(
    tx: &mut Tx,
    at: Timestamp,
    events: &[(String, &'static str)],
) -> Result<(), AppError> {
    for (topic, kind) in events {
        on!(tx, |c| sqlx::query(
            "INSERT INTO outbox (at, topic, kind) VALUES ($1, $2, $3)"
        )
        .bind(at)
        .bind(topic)
        .bind(*kind)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}

/// The rows after `after` that can be read without stepping over a late one.
pub(crate) async fn read_after(db: &Db, after: i64) -> Result<Vec<Live>, AppError> {
    let mut tx = db.read().await?;
    let rows: Vec<(i64, String)> = match &mut tx {
        Tx::Sqlite(connection) => {
            sqlx::query_as("SELECT seq, topic FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2")
                .bind(after)
                .bind(BATCH)
                .fetch_all(&mut **connection)
                .await?
        }
        Tx::Postgres(connection) => {
            sqlx::query_as(
                "SELECT seq, topic FROM outbox
                 WHERE seq > $1 AND written_by < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY seq LIMIT $2",
            )
            .bind(after)
            .bind(BATCH)
            .fetch_all(&mut **connection)
            .await?
        }
    };
    Ok(rows
        .into_iter()
        .map(|(version, topic)| Live { topic, version })
        .collect())
}

/// The newest number in the outbox.
pub(crate) async fn newest(db: &Db) -> Result<i64, AppError> {
    let mut tx = db.read().await?;
    let newest: Option<i64> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT MAX(seq) FROM outbox"
    )
    .fetch_one(c)
    .await)?;
    Ok(newest.unwrap_or(0))
}

/// Wakes the listeners of this process for ever, from now on. A database that
/// does not answer is tried again; nothing is stepped over meanwhile.
pub async fn tail_outbox(office: Office) {
    let mut after = loop {
        match newest(office.db()).await {
            Ok(newest) => break newest,
            Err(_) => tokio::time::sleep(LOOK_EVERY).await,
        }
    };
    loop {
        match read_after(office.db(), after).await {
            Ok(rows) if !rows.is_empty() => {
                for live in rows {
                    after = live.version;
                    office.hub().tell(live);
                }
            }
            _ => {
                let _ = tokio::time::timeout(LOOK_EVERY, office.outbox_grew().notified()).await;
            }
        }
    }
}
