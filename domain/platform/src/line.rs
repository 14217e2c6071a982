//! Which outbox this is. Positions belong to one database of one cluster on one
//! line of its history: after a restore (another cluster, another database by
//! the same name, an earlier moment) they say nothing any more, and whoever
//! remembers one begins anew.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::clock::Randomness;
use super::retrying::retrying_on;
use super::{Db, Tx};
use pleinweb_kernel::AppError;

/// The name of one outbox: short, and tells nothing of the cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line(u32);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl FromStr for Line {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        u32::from_str_radix(text, 16).map(Self).map_err(|_| ())
    }
}

/// A position in one outbox, as pages and live streams carry it: `<line>.<position>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub line: Line,
    pub at: i64,
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.line, self.at)
    }
}

impl FromStr for Point {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (line, at) = text.split_once('.').ok_or(())?;
        Ok(Self {
            line: line.parse()?,
            at: at.parse().map_err(|_| ())?,
        })
    }
}

/// What the database says of its outbox now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    line: Line,
    /// No position has reached this yet.
    next: i64,
}

impl Found {
    /// Where a reader of this outbox begins.
    pub(super) fn point(&self, at: i64) -> Point {
        Point {
            line: self.line,
            at,
        }
    }

    /// Whether what a reader remembers is of another outbox, or of a future
    /// that this one has not had.
    pub(super) fn is_another_than(&self, known: Point) -> bool {
        self.line != known.line || self.next <= known.at
    }
}

/// SQLite's file is opened once and not exchanged under a running program.
const FILE: Found = Found {
    line: Line(0),
    next: i64::MAX,
};

const IDENTITY: &str = "SELECT (SELECT system_identifier::text FROM pg_control_system())
        || ':' || (SELECT oid::text FROM pg_database WHERE datname = current_database())
        || ':' || left(pg_walfile_name(pg_current_wal_lsn()), 8),
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

/// For whoever may not ask for more: a restored copy is another database.
const LESS: &str = "SELECT (SELECT oid::text FROM pg_database WHERE datname = current_database()),
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

/// Looks which outbox this is. Nothing on a standby, which has no line of its own.
pub(super) async fn look(db: &Db) -> Result<Option<Found>, AppError> {
    let mut tx = match db.read().await? {
        Tx::Sqlite(..) => return Ok(Some(FILE)),
        Tx::Postgres(transaction, _) => transaction,
    };
    let standby: bool = sqlx::query_scalar("SELECT pg_is_in_recovery()")
        .fetch_one(&mut *tx)
        .await?;
    if standby {
        return Ok(None);
    }
    let found: Result<(String, i64), _> = sqlx::query_as(IDENTITY).fetch_one(&mut *tx).await;
    let (identity, next) = match found {
        // Not allowed, or not there: a passing failure must not look like another outbox.
        Err(sqlx::Error::Database(refused))
            if refused
                .code()
                .is_some_and(|code| code.starts_with("42") || code.starts_with("0A")) =>
        {
            drop(tx);
            let Tx::Postgres(mut tx, _) = db.read().await? else {
                return Ok(None);
            };
            sqlx::query_as(LESS).fetch_one(&mut *tx).await?
        }
        found => found?,
    };
    let hash = Sha256::digest(identity.as_bytes());
    let line = Line(u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]));
    Ok(Some(Found { line, next }))
}

/// Which outbox the database has now, for copies that outlive the process.
pub async fn outbox_line(db: &Db) -> Result<Option<Line>, AppError> {
    Ok(look(db).await?.map(|found| found.line))
}

/// Rows that came from another cluster carry ids of transactions that this one
/// has not had: nobody could read them for a long time, and whoever begins anew
/// has read what they are about.
pub(super) async fn forget_foreign(db: &Db, randomness: &dyn Randomness) -> Result<u64, AppError> {
    retrying_on(db, randomness, "outbox", || async move {
        let mut tx = db.begin().await?;
        let gone = match &mut tx {
            Tx::Sqlite(..) => 0,
            Tx::Postgres(connection, _) => sqlx::query(
                "DELETE FROM outbox WHERE written_by >= pg_snapshot_xmax(pg_current_snapshot())",
            )
            .execute(&mut **connection)
            .await?
            .rows_affected(),
        };
        tx.commit().await?;
        Ok(gone)
    })
    .await
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Found, Line, Point};

    #[pleinweb_testing::test]
    fn a_point_travels_as_text() {
        let point = Point {
            line: Line(0x0a0b),
            at: 1_234,
        };
        assert_eq!(point.to_string(), "00000a0b.1234");
        assert_eq!("00000a0b.1234".parse(), Ok(point));
        for nonsense in ["", "1", "x.1", "1.", "1.x", "-1.2.3", "1234567890.1"] {
            assert_eq!(nonsense.parse::<Point>(), Err(()), "{nonsense}");
        }
    }

    #[pleinweb_testing::test]
    fn another_cluster_and_an_earlier_moment_are_noticed() {
        let now = Found {
            line: Line(1),
            next: 500,
        };
        let known = |line, at| Point {
            line: Line(line),
            at,
        };
        for (what, point, another) in [
            ("as before", known(1, 499), false),
            ("nothing read yet", known(1, 0), false),
            ("another cluster", known(2, 499), true),
            ("positions went back", known(1, 500), true),
            ("far back", known(1, 1_000_000), true),
        ] {
            assert_eq!(now.is_another_than(point), another, "{what}");
        }
    }
}
