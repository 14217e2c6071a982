//! How a database is opened, and what each of its connections is told.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Executor};

use super::hosts::{Hosts, takes_writes};
use super::tx::leave;
use super::{ACQUIRE_WITHIN, Db, Statements};

/// Connections of one process to PostgreSQL, unless the operator says otherwise.
pub const CONNECTIONS: u32 = 16;
/// A process that imports takes no more: one reads while one writes.
pub const IMPORT_CONNECTIONS: u32 = 2;

/// What PostgreSQL ends by itself on our connections, in milliseconds: a statement
/// that runs longer, one that waits longer for a lock (it is then begun again), and
/// a transaction in which nothing happens, as one of a process that hangs, which
/// would keep the outbox from moving. Migrations and backups (`pg_dump`) have none.
const TIME_OUTS: [(&str, &str); 3] = [
    ("statement_timeout", "30000"),
    ("lock_timeout", "5000"),
    ("idle_in_transaction_session_timeout", "30000"),
];

/// How long a connection to PostgreSQL is used.
const LIVES: Duration = Duration::from_mins(30);

/// The oldest SQLite whose WAL is safe for us: 3.51.3 mends a WAL-reset race
/// that could lose a commit.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

pub(crate) static SQLITE_MIGRATIONS: sqlx::migrate::Migrator =
    sqlx::migrate!("../../migrations/sqlite");
pub(crate) static POSTGRES_MIGRATIONS: sqlx::migrate::Migrator =
    sqlx::migrate!("../../migrations/postgres");

impl Db {
    /// Opens `sqlite:<path>` (made when missing) or `postgres://…`, where this
    /// process takes so many connections at most.
    pub async fn open(url: &str, connections: u32) -> Result<Self, sqlx::Error> {
        if url.starts_with("postgres") {
            return Self::open_hosts(Hosts::parse(url)?, connections).await;
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
        // Without a life time: sqlx's task that looks after idle connections can spin
        // for ever (https://github.com/launchbadge/sqlx/issues/3645; 0.9 has it), and
        // a file needs no such task.
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(ACQUIRE_WITHIN)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(ACQUIRE_WITHIN)
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
        Self::open_hosts(Hosts::one(options), connections).await
    }

    async fn open_hosts(hosts: Hosts, connections: u32) -> Result<Self, sqlx::Error> {
        let hosts = hosts.map(with_time_outs);
        // Looked at when it is taken, and not by sqlx's own task (see above): one that
        // has lived long is ended, and another is opened.
        let mut pool = PgPoolOptions::new()
            .max_connections(connections)
            .max_lifetime(None)
            .idle_timeout(None)
            .before_acquire(|_, known| Box::pin(async move { Ok(known.age < LIVES) }))
            .acquire_timeout(ACQUIRE_WITHIN);
        if hosts.must_write() {
            pool = pool.after_connect(|connection, _| Box::pin(takes_writes(connection)));
        }
        let pool = pool.connect_with(hosts.choose().await?).await?;
        Ok(Self::Postgres {
            pool,
            hosts: Arc::new(hosts),
            statements: Statements::default(),
        })
    }

    /// Brings the schema to this program's version, however long that takes.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite { writer, .. } => SQLITE_MIGRATIONS.run(writer).await,
            Self::Postgres { pool, .. } => {
                let mut connection = pool.connect_options().connect().await?;
                for (name, _) in TIME_OUTS {
                    let sql = format!("SET {name} = 0");
                    connection.execute(sqlx::AssertSqlSafe(sql)).await?;
                }
                let done = POSTGRES_MIGRATIONS.run(&mut connection).await;
                leave(connection).await;
                done
            }
        }
    }
}

/// An operator who set a time-out in the address meant it.
fn with_time_outs(options: PgConnectOptions) -> PgConnectOptions {
    let given = options.get_options().unwrap_or_default().to_owned();
    let ours = TIME_OUTS
        .into_iter()
        .filter(|(name, _)| !given.contains(name));
    options.options(ours)
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

#[cfg(feature = "testing")]
mod tests {
    use std::str::FromStr;

    use sqlx::postgres::PgConnectOptions;

    use super::{at_least, with_time_outs};

    #[pleinweb_testing::test]
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

    #[pleinweb_testing::test]
    fn a_time_out_of_the_address_is_kept() {
        let address = "postgres://h/d?options=-c%20statement_timeout%3D7";
        let options = with_time_outs(PgConnectOptions::from_str(address).unwrap());
        let told = options.get_options().unwrap();
        assert_eq!(told.matches("statement_timeout").count(), 1, "{told}");
        assert!(told.contains("lock_timeout=5000"), "{told}");
    }
}
