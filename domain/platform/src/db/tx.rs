//! A transaction, and what becomes of its connection.
//!
//! A connection goes back to its pool only when it is known to be in no
//! transaction: the commit went well, or a rollback was answered. After an error
//! that ended the transaction by itself (SQLite does that when the disk is full),
//! after one that nobody expects, and when a statement was cut off half-way, it
//! is closed instead. And once a transaction has failed, it does nothing more:
//! no statement runs outside of it by mistake, and its commit is an error.

use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::error::DatabaseError;
use sqlx::pool::PoolConnection;
use sqlx::{Connection, Database, Executor, PgConnection, Postgres, Sqlite, SqliteConnection};

use super::Statements;
use super::over::Over;
use pleinweb_kernel::trouble::met_another;

/// How long a rollback may take before its connection is given up.
const ROLLBACK_WITHIN: Duration = Duration::from_secs(5);

/// Runs one statement on whichever database the transaction is of:
/// `on!(tx, |c| sqlx::query_as("… $1").bind(id).fetch_one(c).await)`.
#[macro_export]
macro_rules! on {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match $tx {
            $crate::Tx::Sqlite(held, statements) => {
                statements.note();
                if let Some(over) = held.over() {
                    Err(over)
                } else {
                    let $connection = held.start();
                    let done = $body;
                    held.ended(done)
                }
            }
            $crate::Tx::Postgres(held, statements) => {
                statements.note();
                if let Some(over) = held.over() {
                    Err(over)
                } else {
                    let $connection = held.start();
                    let done = $body;
                    held.ended(done)
                }
            }
        }
    };
}

/// A transaction on either database. Dropping it rolls back.
#[derive(Debug)]
pub enum Tx {
    Sqlite(Held<Sqlite>, Statements),
    Postgres(Held<Postgres>, Statements),
}

impl Tx {
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(held, _) => held.commit().await,
            Self::Postgres(held, _) => held.commit().await,
        }
    }

    /// Whether a statement failed in a way that ended the transaction.
    pub fn is_over(&self) -> bool {
        match self {
            Self::Sqlite(held, _) => held.over().is_some(),
            Self::Postgres(held, _) => held.over().is_some(),
        }
    }

    /// Rolls back and waits until it is done, where dropping does not wait.
    pub async fn roll_back(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(held, _) => held.roll_back().await,
            Self::Postgres(held, _) => held.roll_back().await,
        }
    }
}

/// What differs between the two databases.
pub trait Engine: Database {
    fn run(
        connection: &mut Self::Connection,
        sql: &'static str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// What an error of a statement does to its transaction.
    fn after(error: &dyn DatabaseError) -> After;
}

/// What is left after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The transaction goes on: only its statement was undone.
    GoesOn,
    /// The transaction is over, in the way that the database promises: rolled
    /// back, the connection is as good as new.
    RollBack,
    /// The transaction is over and the connection is not trusted.
    Close,
}

impl Engine for Sqlite {
    async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(sql).await.map(|_| ())
    }

    /// A value that a constraint refuses undoes its statement. SQLite rolls the
    /// whole transaction back for a full disk, an I/O error, want of memory, and
    /// what is not listed may do so in a later version.
    fn after(error: &dyn DatabaseError) -> After {
        let code = error.code().and_then(|code| code.parse::<u32>().ok());
        match code.map(|code| code & 0xff) {
            Some(19) => After::GoesOn,
            _ => After::Close,
        }
    }
}

impl Engine for Postgres {
    async fn run(connection: &mut PgConnection, sql: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(sql).await.map(|_| ())
    }

    /// Every error ends the transaction. Those that are part of the work (another
    /// transaction was faster, a constraint refuses a value) leave the session sound.
    fn after(error: &dyn DatabaseError) -> After {
        match error.code().as_deref() {
            Some("40001" | "40P01" | "55P03") => After::RollBack,
            Some(code) if code.starts_with("23") => After::RollBack,
            _ => After::Close,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between two statements.
    Open,
    /// Within a statement: found when the transaction is dropped, it was cut off.
    Within,
    /// A statement failed. `another`: because of another transaction.
    Failed { after: After, another: bool },
    /// The connection is in no transaction.
    Done,
}

/// The connection of a transaction.
pub struct Held<DB: Engine> {
    /// `None` only while it is being given back.
    connection: Option<PoolConnection<DB>>,
    state: State,
}

impl<DB: Engine> Debug for Held<DB> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

const GIVEN_BACK: &str = "a transaction has its connection until it is dropped";

impl<DB: Engine> Deref for Held<DB> {
    type Target = DB::Connection;
    fn deref(&self) -> &DB::Connection {
        self.connection.as_ref().expect(GIVEN_BACK)
    }
}

impl<DB: Engine> DerefMut for Held<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        self.connection.as_mut().expect(GIVEN_BACK)
    }
}

impl<DB: Engine> Held<DB> {
    /// Begins a transaction with this statement.
    pub(super) async fn begin(
        connection: PoolConnection<DB>,
        sql: &'static str,
    ) -> Result<Self, sqlx::Error> {
        let mut held = Self {
            connection: Some(connection),
            state: State::Open,
        };
        let begun = DB::run(held.start(), sql).await;
        // When the beginning fails, the transaction may be open all the same: the
        // connection is closed.
        held.state = match &begun {
            Ok(()) => State::Open,
            Err(error) => State::Failed {
                after: After::Close,
                another: met_another(error),
            },
        };
        begun.map(|()| held)
    }

    /// Why no statement runs any more, if none does.
    pub fn over(&self) -> Option<sqlx::Error> {
        let another = match self.state {
            State::Open => return None,
            State::Failed { another, .. } => another,
            State::Within | State::Done => false,
        };
        Some(sqlx::Error::Database(Box::new(Over { another })))
    }

    /// The connection, for a statement that begins.
    pub fn start(&mut self) -> &mut DB::Connection {
        self.state = State::Within;
        self
    }

    /// Looks at how a statement ended.
    pub fn ended<T>(&mut self, done: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        self.state = match &done {
            Ok(_) => State::Open,
            Err(error) => match after::<DB>(error) {
                After::GoesOn => State::Open,
                after => State::Failed {
                    after,
                    another: met_another(error),
                },
            },
        };
        done
    }

    async fn commit(self) -> Result<(), sqlx::Error> {
        self.end("COMMIT").await
    }

    async fn roll_back(self) -> Result<(), sqlx::Error> {
        self.end("ROLLBACK").await
    }

    async fn end(mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        if let Some(over) = self.over() {
            return Err(over);
        }
        let end = DB::run(self.start(), sql).await;
        self.state = match &end {
            Ok(()) => State::Done,
            Err(error) => State::Failed {
                // A commit that failed has ended the transaction: there is nothing to roll back.
                after: match after::<DB>(error) {
                    After::RollBack => After::RollBack,
                    After::GoesOn | After::Close => After::Close,
                },
                another: met_another(error),
            },
        };
        end
    }
}

/// What an error of a statement leaves: one that the database did not say was
/// met here, while reading an answer that came, or is about the connection.
fn after<DB: Engine>(error: &sqlx::Error) -> After {
    match error {
        sqlx::Error::Database(cause) => DB::after(cause.as_ref()),
        sqlx::Error::RowNotFound
        | sqlx::Error::TypeNotFound { .. }
        | sqlx::Error::ColumnIndexOutOfBounds { .. }
        | sqlx::Error::ColumnNotFound(_)
        | sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::Decode(_)
        | sqlx::Error::Encode(_) => After::GoesOn,
        _ => After::Close,
    }
}

impl<DB: Engine> Drop for Held<DB> {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else {
            return;
        };
        // Without a runtime nobody waits for an answer: the connection just ends.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            drop(connection.detach());
            return;
        };
        match self.state {
            State::Done => drop(connection),
            State::Open
            | State::Failed {
                after: After::RollBack,
                ..
            } => {
                runtime.spawn(rolled_back(connection));
            }
            State::Within | State::Failed { .. } => {
                metrics::counter!("pleinweb_connections_closed_total").increment(1);
                connection.close_on_drop();
            }
        }
    }
}

/// Back to the pool, once the database has said that the transaction is no more.
async fn rolled_back<DB: Engine>(mut connection: PoolConnection<DB>) {
    let done = tokio::time::timeout(ROLLBACK_WITHIN, DB::run(&mut connection, "ROLLBACK")).await;
    if !matches!(done, Ok(Ok(()))) {
        metrics::counter!("pleinweb_connections_closed_total").increment(1);
        tracing::warn!(?done, "a rollback failed: its connection is closed");
        connection.close_on_drop();
    }
}

/// Closes a connection that was made only to try something.
pub(super) async fn leave(connection: PgConnection) {
    let _ = connection.close().await;
}
