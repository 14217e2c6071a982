//! Two databases behind one door. The SQL is the same text for both; what
//! differs (how a transaction begins, which errors mean "try again") is here.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::kernel::AppError;

/// Runs one statement on whichever database the transaction is of:
/// `on!(tx, |c| sqlx::query_as("… $1").bind(id).fetch_one(c).await)`.
#[macro_export]
macro_rules! on {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match $tx {
            $crate::platform::Tx::Sqlite(transaction, statements) => {
                statements.note();
                let $connection = &mut **transaction;
                $body
            }
            $crate::platform::Tx::Postgres(transaction, statements) => {
                statements.note();
                let $connection = &mut **transaction;
                $body
            }
        }
    };
}

/// `$1, $2, $3` for a list of `count` values that starts at parameter `first`.
/// The text holds nothing but numbers, so it is safe to run.
pub fn in_list(first: usize, count: usize) -> String {
    let mut text = String::new();
    for index in first..first + count {
        if index > first {
            text.push_str(", ");
        }
        text.push('$');
        text.push_str(&index.to_string());
    }
    text
}

/// An open database.
#[derive(Clone, Debug)]
pub enum Db {
    Sqlite {
        /// One connection: SQLite has one writer, and waiting in our queue is
        /// fair where waiting for its lock is not.
        writer: SqlitePool,
        readers: SqlitePool,
        statements: Statements,
    },
    Postgres {
        pool: PgPool,
        statements: Statements,
    },
}

/// Counts the statements that a database was asked to run, one for each `on!`
/// (beginnings and ends of transactions not counted). A page asks a constant
/// number of them, however much there is to show: a test holds each to a budget.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<AtomicU64>);

impl Statements {
    pub fn note(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A transaction on either database. Dropping it rolls back.
#[derive(Debug)]
pub enum Tx {
    Sqlite(Transaction<'static, Sqlite>, Statements),
    Postgres(Transaction<'static, Postgres>, Statements),
}

/// The oldest SQLite whose WAL is safe for us: 3.51.3 mends a WAL-reset race
/// that could lose a commit.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

static SQLITE_MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES_MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations/postgres");

impl Db {
    /// Opens `sqlite:<path>` (made when missing) or `postgres://…`.
    pub async fn open(url: &str) -> Result<Self, sqlx::Error> {
        if url.starts_with("postgres") {
            return Self::open_postgres(PgConnectOptions::from_str(url)?, 16).await;
        }
        let path = url
            .strip_prefix("sqlite://")
            .or_else(|| url.strip_prefix("sqlite:"))
            .unwrap_or(url);
        Self::open_sqlite(Path::new(path)).await
    }

    pub async fn open_sqlite(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(20))
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        let version: String = sqlx::query_scalar("SELECT sqlite_version()")
            .fetch_one(&writer)
            .await?;
        let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous")
            .fetch_one(&writer)
            .await?;
        if !at_least(&version, SQLITE_AT_LEAST) || synchronous != 2 {
            return Err(sqlx::Error::Configuration(
                format!("SQLite {version} with synchronous={synchronous}: 3.51.3 or later and FULL are needed").into(),
            ));
        }
        Ok(Self::Sqlite {
            writer,
            readers,
            statements: Statements::default(),
        })
    }

    pub async fn open_postgres(
        options: PgConnectOptions,
        connections: u32,
    ) -> Result<Self, sqlx::Error> {
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(20))
            .connect_with(options)
            .await?;
        Ok(Self::Postgres {
            pool,
            statements: Statements::default(),
        })
    }

    /// Brings the schema to this program's version.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite { writer, .. } => SQLITE_MIGRATIONS.run(writer).await,
            Self::Postgres { pool, .. } => POSTGRES_MIGRATIONS.run(pool).await,
        }
    }

    /// Begins a writing transaction. SQLite takes the write lock at once, so
    /// that no command is refused half-way; PostgreSQL is serializable.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite {
                writer, statements, ..
            } => Tx::Sqlite(
                writer.begin_with("BEGIN IMMEDIATE").await?,
                statements.clone(),
            ),
            Self::Postgres { pool, statements } => Tx::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE")
                    .await?,
                statements.clone(),
            ),
        })
    }

    /// Begins a transaction for single statements that read and write one row
    /// at once: on PostgreSQL it waits for another one of that row where a
    /// serializable one would have to begin again.
    pub(crate) async fn begin_short(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite { .. } => self.begin().await,
            Self::Postgres { pool, statements } => Ok(Tx::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED")
                    .await?,
                statements.clone(),
            )),
        }
    }

    /// Begins a reading transaction: one snapshot, no writes.
    pub async fn read(&self) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite {
                readers,
                statements,
                ..
            } => Tx::Sqlite(readers.begin().await?, statements.clone()),
            Self::Postgres { pool, statements } => Tx::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
                statements.clone(),
            ),
        })
    }

    /// How many statements it was asked to run so far.
    pub fn statements(&self) -> &Statements {
        match self {
            Self::Sqlite { statements, .. } | Self::Postgres { statements, .. } => statements,
        }
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> bool {
        let Ok(mut tx) = self.read().await else {
            return false;
        };
        let answer: Result<i32, _> = on!(&mut tx, |c| sqlx::query_scalar("SELECT 1")
            .fetch_one(c)
            .await);
        answer.is_ok()
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite {
                writer, readers, ..
            } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres { pool, .. } => pool.close().await,
        }
    }
}

impl Tx {
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(transaction, _) => transaction.commit().await,
            Self::Postgres(transaction, _) => transaction.commit().await,
        }
    }
}

fn at_least(version: &str, (major, minor, patch): (u32, u32, u32)) -> bool {
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let found = [
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
        parts.next().unwrap_or(0),
    ];
    found >= [major, minor, patch]
}

/// The incident text that stands for "another transaction was faster": `run`
/// begins again, nobody else ever sees it.
pub(crate) const TRY_AGAIN: &str = "try-again";

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(cause) = &error
            && matches!(cause.code().as_deref(), Some("40001" | "40P01"))
        {
            return Self::Unavailable {
                incident: TRY_AGAIN.to_owned(),
            };
        }
        super::incident(&error)
    }
}

/// Whether a statement failed because a unique value was already there.
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

#[cfg(test)]
mod tests {
    use super::{at_least, in_list};

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, ok) in [
            ("3.51.3", true),
            ("3.53.0", true),
            ("3.51.2", false),
            ("3.9.0", false),
            ("4.0", true),
        ] {
            assert_eq!(at_least(version, (3, 51, 3)), ok, "{version}");
        }
    }

    #[test]
    fn a_list_is_numbered_from_its_first_parameter() {
        assert_eq!(in_list(2, 3), "$2, $3, $4");
        assert_eq!(in_list(1, 0), "");
    }
}
