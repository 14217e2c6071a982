//! The outbox: what happened, in an order that nobody misses anything of.
//!
//! Rows are written by the transaction that made them true. A tailer reads
//! them in order of *position* and wakes the listeners of its process.
//!
//! On SQLite, which has one writer, the position of a row is its number. On
//! PostgreSQL numbers become visible out of order, whoever got them first: a
//! row's position is the id of the transaction that wrote it, readers stay
//! behind the oldest transaction that is still open, and take in transactions
//! whole. What is behind that line is decided, and what comes later has a
//! higher id: nothing is stepped over. Ids of transactions belong to one
//! PostgreSQL cluster: after a restore in another everybody begins anew (`line`).

use std::time::{Duration, Instant};

use sqlx::AssertSqlSafe;

use super::early::Early;
use super::hub::MISSED;
use super::line::{self, Point};
use super::{AppState, Db, Live, Tx, in_list};
use crate::on;
use pleinweb_kernel::{AppError, Timestamp};

const BATCH: i64 = 500;
/// Rows written in one statement: an import leaves hundreds at once.
const ROWS: usize = 100;
/// Topics of single things that come in crowds (`offer:<id>`), and what open
/// pages are told instead, once for all that were read together.
pub(super) const CROWDS: [(&str, &str); 1] = [("offer:", "offers")];
/// Other nodes write too: look this often even if nobody here did. What happens
/// on one is told on all within a second.
const LOOK_EVERY: Duration = Duration::from_millis(400);

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

/// A row as read: position, number, topic, kind.
type Row = (i64, i64, String, String);

/// At least `limit` rows after the position `after`, when there are as many:
/// on PostgreSQL the last transaction comes whole.
async fn rows_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Row>, AppError> {
    let mut rows: Vec<Row> = match tx {
        Tx::Sqlite(connection, _) => {
            sqlx::query_as(
                "SELECT seq, seq, topic, kind FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $2",
            )
            .bind(after)
            .bind(limit)
            .fetch_all(&mut **connection)
            .await?
        }
        Tx::Postgres(connection, _) => {
            sqlx::query_as(
                "SELECT written_by::text::bigint, seq, topic, kind FROM outbox
                 WHERE written_by > $1::text::xid8 AND written_by < pg_snapshot_xmin(pg_current_snapshot())
                 ORDER BY written_by FETCH FIRST $2 ROWS WITH TIES",
            )
            .bind(after.to_string())
            .bind(limit)
            .fetch_all(&mut **connection)
            .await?
        }
    };
    rows.sort_unstable_by_key(|(position, seq, ..)| (*position, *seq));
    Ok(rows)
}

/// The rows after the position `after`, as open pages are told of them.
pub(crate) async fn read_after(db: &Db, after: i64) -> Result<Vec<Live>, AppError> {
    let mut tx = db.read().await?;
    Ok(rows_after(&mut tx, after, BATCH)
        .await?
        .into_iter()
        .map(|(version, _, topic, _)| Live { topic, version })
        .collect())
}

/// Wakes the listeners of this process for ever, from now on. A database that
/// does not answer is tried again; nothing is stepped over meanwhile. When it is
/// another one than before, everybody is told that something was missed.
pub async fn tail_outbox(app: AppState) {
    let mut point = begin(&app).await;
    let (mut early, mut looked) = (Early::default(), Instant::now());
    loop {
        if looked.elapsed() >= LOOK_EVERY / 2 {
            looked = Instant::now();
            point = same_or_anew(&app, point).await;
            let topics = early.look(app.db()).await.unwrap_or_default();
            let waiting = topics.into_iter().map(|topic| Live {
                topic,
                // Whoever hears of it knows all up to where we stand, and no more.
                version: point.at + 1,
            });
            for live in without_crowds(waiting.collect()) {
                app.hub().tell(live);
            }
        }
        match read_after(app.db(), point.at).await {
            Ok(rows) if !rows.is_empty() => {
                point.at = rows.last().map_or(point.at, |live| live.version);
                for live in without_crowds(rows) {
                    app.hub().tell(live);
                }
                app.hub().told_up_to(point);
            }
            _ => {
                let _ = tokio::time::timeout(LOOK_EVERY, app.outbox_grew().notified()).await;
            }
        }
    }
}

/// Where a tailer goes on: where it stands, or at the beginning of another outbox.
async fn same_or_anew(app: &AppState, point: Point) -> Point {
    match line::look(app.db()).await {
        Ok(Some(found)) if found.is_another_than(point) => {}
        _ => return point,
    }
    let point = begin(app).await;
    tracing::warn!(outbox = %point.line, "another outbox than before: beginning anew");
    app.services().begin_anew().await;
    app.hub().tell(Live {
        topic: MISSED.to_owned(),
        version: point.at,
    });
    point
}

/// Where a tailer begins: after all that can be read now.
async fn begin(app: &AppState) -> Point {
    loop {
        if let Ok(Some(point)) = newest(app).await {
            app.hub().told_up_to(point);
            return point;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn newest(app: &AppState) -> Result<Option<Point>, AppError> {
    let Some(found) = line::look(app.db()).await? else {
        return Ok(None);
    };
    let gone = line::forget_foreign(app.db(), app.randomness()).await?;
    if gone > 0 {
        tracing::warn!(gone, "the outbox held rows of another cluster");
    }
    let span = outbox_span(app.db()).await?;
    Ok(Some(found.point(span.map_or(0, |(_, newest)| newest))))
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
    // Whoever heard of a position has heard of all before it.
    told.sort_by_key(|live| live.version);
    told
}

/// What happened to something: a row of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub position: i64,
    pub topic: String,
    pub kind: String,
}

/// What was read of the outbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those of the topics asked for, in order.
    pub rows: Vec<Change>,
    /// The position to go on after: everything up to it was looked at.
    pub upto: i64,
    /// Whether there may be more.
    pub more: bool,
    /// What is there beyond all that can be read, if anything is: whoever
    /// follows is not up to date.
    pub waiting: Option<Waiting>,
}

/// The first row that is written and cannot be read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub position: i64,
    /// By the clock of who wrote it.
    pub at: Timestamp,
}

/// What happened after the position `after` to topics that begin with
/// `prefix`, looking at `limit` rows or a few more. Never steps over a row
/// that becomes visible late.
pub async fn changes_after(
    db: &Db,
    prefix: &str,
    after: i64,
    limit: i64,
) -> Result<Changes, AppError> {
    let mut tx = db.read().await?;
    let rows = rows_after(&mut tx, after, limit).await?;
    let waiting = waiting(&mut tx).await?;
    Ok(Changes {
        upto: rows.last().map_or(after, |(position, ..)| *position),
        more: i64::try_from(rows.len()).is_ok_and(|count| count >= limit),
        waiting,
        rows: rows
            .into_iter()
            .filter(|(_, _, topic, _)| topic.starts_with(prefix))
            .map(|(position, _, topic, kind)| Change {
                position,
                topic,
                kind,
            })
            .collect(),
    })
}

/// The first row that cannot be read yet. On SQLite nothing waits; on PostgreSQL
/// whatever was written since the oldest transaction of the cluster that is
/// still open does, be it of another database. (A row from beyond all of this
/// cluster's transactions is another cluster's, and waits for nobody.)
pub(super) async fn waiting(tx: &mut Tx) -> Result<Option<Waiting>, AppError> {
    let Tx::Postgres(connection, _) = tx else {
        return Ok(None);
    };
    let first: Option<(i64, Timestamp)> = sqlx::query_as(
        "SELECT written_by::text::bigint, at FROM outbox
         WHERE written_by >= pg_snapshot_xmin(pg_current_snapshot())
         AND written_by < pg_snapshot_xmax(pg_current_snapshot()) ORDER BY written_by LIMIT 1",
    )
    .fetch_optional(&mut **connection)
    .await?;
    Ok(first.map(|(position, at)| Waiting { position, at }))
}

/// The position up to which all is decided: what comes later stands after it.
/// Reads no row of the outbox, so that a command may ask without meeting others.
pub async fn outbox_upto(tx: &mut Tx) -> Result<i64, AppError> {
    Ok(match tx {
        Tx::Sqlite(connection, _) => {
            let last: Option<i64> =
                sqlx::query_scalar("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
                    .fetch_optional(&mut **connection)
                    .await?;
            last.unwrap_or(0)
        }
        Tx::Postgres(connection, _) => {
            sqlx::query_scalar("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1")
                .fetch_one(&mut **connection)
                .await?
        }
    })
}

/// What of the outbox was forgotten: positions up to here.
const FORGOTTEN: &str = "outbox-forgotten";

/// Whether someone who looked up to a position can go on from it: it is of this
/// outbox, and nothing that came after it was forgotten.
pub async fn outbox_knows(db: &Db, position: i64) -> Result<bool, AppError> {
    let mut tx = db.read().await?;
    let forgotten: Option<String> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT value FROM setting WHERE name = $1"
    )
    .bind(FORGOTTEN)
    .fetch_optional(c)
    .await)?;
    let forgotten = forgotten.and_then(|text| text.parse().ok()).unwrap_or(0);
    Ok((forgotten..=outbox_upto(&mut tx).await?).contains(&position))
}

/// Rows forgotten in one transaction: some milliseconds of SQLite's writer.
const FORGOTTEN_AT_ONCE: i64 = 2_000;

/// Forgets a batch of what stands at a position or before it; gives how many.
pub(super) async fn forget(tx: &mut Tx, upto: i64) -> Result<u64, AppError> {
    on!(&mut *tx, |c| {
        sqlx::query(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2"
    )
    .bind(FORGOTTEN)
    .bind(upto.to_string())
    .execute(c)
    .await
    .map(|_| ())
    })?;
    let gone = match tx {
        Tx::Sqlite(connection, _) => sqlx::query(
            "DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE seq <= $1 ORDER BY seq LIMIT $2)",
        )
            .bind(upto)
            .bind(FORGOTTEN_AT_ONCE)
            .execute(&mut **connection)
            .await?
            .rows_affected(),
        Tx::Postgres(connection, _) => {
            sqlx::query(
                "DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE written_by <= $1::text::xid8
                 ORDER BY written_by LIMIT $2)",
            )
                .bind(upto.to_string())
                .bind(FORGOTTEN_AT_ONCE)
                .execute(&mut **connection)
                .await?
                .rows_affected()
        }
    };
    Ok(gone)
}

/// The oldest and the newest position that can be read now; `None` when the
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
        // No MIN and MAX for this type before PostgreSQL 16; the index answers either way.
        Tx::Postgres(connection, _) => {
            sqlx::query_as(
                "SELECT (SELECT written_by::text::bigint FROM outbox
                         WHERE written_by < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY written_by LIMIT 1),
                        (SELECT written_by::text::bigint FROM outbox
                         WHERE written_by < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY written_by DESC LIMIT 1)",
            )
            .fetch_one(&mut **connection)
            .await?
        }
    };
    Ok(span.0.zip(span.1))
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Live, without_crowds};

    #[pleinweb_testing::test]
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
            [live("account:x", 2), live("offers", 3), live("agency:y", 4)]
        );
        assert_eq!(without_crowds(vec![live("offers", 1)]), [live("offers", 1)]);
    }
}
