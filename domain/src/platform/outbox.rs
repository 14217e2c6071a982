//! The outbox: what happened, in an order that nobody misses anything of.
//!
//! Rows are written by the transaction that made them true. A tailer reads
//! them by number and wakes the listeners of its process. On PostgreSQL a
//! lower number can become visible after a higher one, so the tailer stays
//! behind the oldest transaction that is still open.

use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::{Db, Live, Office, Tx, in_list};
use crate::kernel::{AppError, Timestamp};
use crate::on;

const BATCH: i64 = 500;
/// Rows written in one statement: an import leaves hundreds at once.
const ROWS: usize = 100;
/// Topics of single things that come in crowds (`offer:<id>`), and what open
/// pages are told instead, once for all that were read together.
const CROWDS: [(&str, &str); 1] = [("offer:", "offers")];
/// Other nodes write too: look this often even if nobody here did.
const LOOK_EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn write(
    tx: &mut Tx,
    at: Timestamp,
    events: &[(String, &'static str)],
) -> Result<(), AppError> {
    for some in events.chunks(ROWS) {
        let tuples: Vec<String> = (0..some.len())
            .map(|row| format!("({})", in_list(row * 3 + 1, 3)))
            .collect();
        let sql = format!(
            "INSERT INTO outbox (at, topic, kind) VALUES {}",
            tuples.join(", ")
        );
        on!(tx, |c| {
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for (topic, kind) in some {
                query = query.bind(at).bind(topic).bind(*kind);
            }
            query.execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// The rows after `after` that can be read without stepping over a late one.
pub(crate) async fn read_after(db: &Db, after: i64) -> Result<Vec<Live>, AppError> {
    let mut tx = db.read().await?;
    let rows: Vec<(i64, String)> = match &mut tx {
        Tx::Sqlite(connection, _) => {
            sqlx::query_as("SELECT seq, topic FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2")
                .bind(after)
                .bind(BATCH)
                .fetch_all(&mut **connection)
                .await?
        }
        Tx::Postgres(connection, _) => {
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
                after = rows.last().map_or(after, |live| live.version);
                for live in without_crowds(rows) {
                    office.hub().tell(live);
                }
            }
            _ => {
                let _ = tokio::time::timeout(LOOK_EVERY, office.outbox_grew().notified()).await;
            }
        }
    }
}

/// The topics that are worth waking someone for.
fn without_crowds(rows: Vec<Live>) -> Vec<Live> {
    let mut crowds = [None; CROWDS.len()];
    let mut told: Vec<Live> = Vec::with_capacity(rows.len());
    for live in rows {
        match CROWDS
            .iter()
            .position(|(one, _)| live.topic.starts_with(one))
        {
            Some(crowd) => crowds[crowd] = Some(live.version),
            None => told.push(live),
        }
    }
    for ((_, topic), version) in CROWDS.iter().zip(crowds) {
        told.extend(version.map(|version| Live {
            topic: (*topic).to_owned(),
            version,
        }));
    }
    told
}

/// What happened to something: a row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub seq: i64,
    pub topic: String,
    pub kind: String,
}

/// What was read of the outbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those of the topics asked for, in order.
    pub rows: Vec<Change>,
    /// Where to go on: everything up to here was looked at.
    pub upto: i64,
    /// Whether there may be more.
    pub more: bool,
}

/// What happened after `after` to topics that begin with `prefix`. Never steps
/// over a row that becomes visible late.
pub async fn changes_after(
    db: &Db,
    prefix: &str,
    after: i64,
    limit: i64,
) -> Result<Changes, AppError> {
    let mut tx = db.read().await?;
    let rows: Vec<(i64, String, String)> = match &mut tx {
        Tx::Sqlite(connection, _) => {
            sqlx::query_as("SELECT seq, topic, kind FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2")
                .bind(after)
                .bind(limit)
                .fetch_all(&mut **connection)
                .await?
        }
        Tx::Postgres(connection, _) => {
            sqlx::query_as(
                "SELECT seq, topic, kind FROM outbox
                 WHERE seq > $1 AND written_by < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY seq LIMIT $2",
            )
            .bind(after)
            .bind(limit)
            .fetch_all(&mut **connection)
            .await?
        }
    };
    Ok(Changes {
        upto: rows.last().map_or(after, |(seq, ..)| *seq),
        more: i64::try_from(rows.len()).is_ok_and(|count| count >= limit),
        rows: rows
            .into_iter()
            .filter(|(_, topic, _)| topic.starts_with(prefix))
            .map(|(seq, topic, kind)| Change { seq, topic, kind })
            .collect(),
    })
}

/// The oldest and the newest number that can be read now; `None` when the
/// outbox is empty. A copy that stands before the oldest has missed something
/// and is made anew; one that is made now goes on after the newest.
pub async fn outbox_span(db: &Db) -> Result<Option<(i64, i64)>, AppError> {
    let mut tx = db.read().await?;
    let span: (Option<i64>, Option<i64>) = match &mut tx {
        Tx::Sqlite(connection, _) => {
            sqlx::query_as("SELECT MIN(seq), MAX(seq) FROM outbox")
                .fetch_one(&mut **connection)
                .await?
        }
        Tx::Postgres(connection, _) => {
            sqlx::query_as(
                "SELECT MIN(seq), MAX(seq) FROM outbox WHERE written_by < pg_snapshot_xmin(pg_current_snapshot())",
            )
            .fetch_one(&mut **connection)
            .await?
        }
    };
    Ok(span.0.zip(span.1))
}

#[cfg(test)]
mod tests {
    use super::{Live, without_crowds};

    #[test]
    fn a_crowd_is_told_once() {
        let live = |topic: &str, version| Live {
            topic: topic.to_owned(),
            version,
        };
        assert_eq!(
            without_crowds(vec![
                live("offer:a", 1),
                live("account:x", 2),
                live("offer:b", 3),
                live("agency:y", 4)
            ]),
            [live("account:x", 2), live("agency:y", 4), live("offers", 3)]
        );
        assert_eq!(without_crowds(vec![live("offers", 1)]), [live("offers", 1)]);
    }
}
