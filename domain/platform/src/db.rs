//! Two databases behind one door. The SQL is the same text for both; what
//! differs (how a transaction begins, which errors mean "try again") is here.

mod hosts;
mod opening;
mod over;
mod statement;
#[cfg(feature = "testing")]
mod tests;
mod tx;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::{PgPool, SqlitePool};

use crate::on;

use hosts::SharedHosts;
pub use opening::{CONNECTIONS, IMPORT_CONNECTIONS};
pub(super) use opening::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS};
pub use statement::{Column, Part, Readable, Statement};
use tx::Held;
pub use tx::Tx;

/// How long a connection is waited for.
const ACQUIRE_WITHIN: Duration = Duration::from_secs(20);
/// How long the writer may take to say that it is well.
const WRITER_WITHIN: Duration = Duration::from_secs(5);

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
        hosts: SharedHosts,
        statements: Statements,
    },
}

/// Counts the statements that a database was asked to run, one for each `on!`
/// (beginnings and ends of transactions not counted). A page asks a constant
/// number of them, however much there is to show: a test holds each to a budget.
/// It also counts how often something was begun again, and how long that waited.
#[derive(Clone, Debug, Default)]
pub struct Statements(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    asked: AtomicU64,
    again: AtomicU64,
    waited_us: AtomicU64,
}

impl Statements {
    pub fn note(&self) {
        self.0.asked.fetch_add(1, Ordering::Relaxed);
    }

    pub fn count(&self) -> u64 {
        self.0.asked.load(Ordering::Relaxed)
    }

    pub(super) fn note_wait(&self, wait: Duration) {
        let us = u64::try_from(wait.as_micros()).unwrap_or(u64::MAX);
        self.0.again.fetch_add(1, Ordering::Relaxed);
        self.0.waited_us.fetch_add(us, Ordering::Relaxed);
    }

    /// How often something was begun again, and how long all of it waited.
    pub fn begun_again(&self) -> (u64, Duration) {
        let us = self.0.waited_us.load(Ordering::Relaxed);
        (
            self.0.again.load(Ordering::Relaxed),
            Duration::from_micros(us),
        )
    }
}

impl Db {
    /// Begins a writing transaction. SQLite takes the write lock at once, so
    /// that no command is refused half-way; PostgreSQL is serializable. Meant to
    /// be begun again: inside `retrying`.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        self.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await
    }

    /// Begins a writing transaction for what is only noted or taken out of a queue:
    /// rows are added, or one row is changed under a condition of its own. On
    /// PostgreSQL it is not serializable, steps over what others are taking (`SKIP
    /// LOCKED`), and does not fail for what they do at the same time.
    pub async fn begin_note(&self) -> Result<Tx, sqlx::Error> {
        self.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED")
            .await
    }

    async fn begin_with(&self, postgres: &'static str) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite {
                writer, statements, ..
            } => {
                let held = Held::begin(writer.acquire().await?, "BEGIN IMMEDIATE").await?;
                Tx::Sqlite(held, statements.clone())
            }
            Self::Postgres {
                pool,
                hosts,
                statements,
            } => {
                let held = Held::begin(hosts.connection(pool).await?, postgres).await?;
                Tx::Postgres(held, statements.clone())
            }
        })
    }

    /// Begins a reading transaction: one snapshot, no writes.
    pub async fn read(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite {
                readers,
                statements,
                ..
            } => {
                let held = Held::begin(readers.acquire().await?, "BEGIN").await?;
                Ok(Tx::Sqlite(held, statements.clone()))
            }
            Self::Postgres { .. } => {
                self.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await
            }
        }
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

    /// Asks the writer whether a write would go well now. SQLite commits one: what
    /// is rolled back never reaches the disk, and would not find it full.
    /// PostgreSQL rolls it back: several nodes ask at once.
    ///
    /// # Errors
    /// Why no write would go well.
    pub async fn ready_to_write(&self) -> Result<(), sqlx::Error> {
        tokio::time::timeout(WRITER_WITHIN, self.try_write())
            .await
            .unwrap_or(Err(sqlx::Error::PoolTimedOut))
    }

    async fn try_write(&self) -> Result<(), sqlx::Error> {
        let mut tx = self.begin_note().await?;
        on!(&mut tx, |c| sqlx::query(
            // Another value each time: SQLite writes nothing for the same one.
            "INSERT INTO setting (name, value) VALUES ('writer-asked', 'tic')
             ON CONFLICT (name) DO UPDATE
             SET value = CASE setting.value WHEN 'tic' THEN 'tac' ELSE 'tic' END"
        )
        .execute(c)
        .await
        .map(|_| ()))?;
        match tx {
            Tx::Sqlite(..) => tx.commit().await,
            Tx::Postgres(..) => tx.roll_back().await,
        }
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

/// Whether a statement failed because a unique value was already there.
pub fn is_duplicate(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

#[cfg(feature = "testing")]
mod list_tests {
    use super::in_list;

    #[pleinweb_testing::test]
    fn a_list_is_numbered_from_its_first_parameter() {
        assert_eq!(in_list(2, 3), "$2, $3, $4");
        assert_eq!(in_list(1, 0), "");
    }
}
