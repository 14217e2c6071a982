//! A statement with its values, and the ways to run it. What runs it is compiled
//! once for each database, not once for each statement: only reading a row is the
//! row's own.
//!
//! ```ignore
//! let found: Option<Review> = sql!("SELECT … FROM review WHERE id = {id}").optional(tx).await?;
//! let many: Vec<Review> = sql!("SELECT … WHERE agency_id IN ({agencies:list})").all(tx).await?;
//! let count = sql!("SELECT COUNT(*) FROM review").scalar::<i64>(tx).await?;
//! let changed = sql!("UPDATE review SET pass_at = {at} WHERE id = {id}").changed(tx).await?;
//! ```

use std::borrow::Cow;

use sqlx::postgres::{PgQueryResult, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteQueryResult, SqliteRow};
use sqlx::{
    AssertSqlSafe, Database, Decode, Encode, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Type,
};

use super::{Tx, is_duplicate};
use crate::on;
use pleinweb_kernel::{AppError, Bind, Value};

/// Made by `sql!`.
#[derive(Clone, PartialEq)]
#[must_use]
pub struct Statement {
    text: Cow<'static, str>,
    values: Vec<Value>,
}

/// Values are what people typed, and hashes: no log shows them.
impl std::fmt::Debug for Statement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} values)", self.text, self.values.len())
    }
}

/// A piece of the text of a statement.
pub trait Part {
    fn add_to(self, statement: &mut Statement);
}

impl Part for &'static str {
    fn add_to(self, statement: &mut Statement) {
        statement.text.to_mut().push_str(self);
    }
}

impl Part for &'static [&'static str] {
    fn add_to(self, statement: &mut Statement) {
        for part in self {
            part.add_to(statement);
        }
    }
}

impl Part for Statement {
    /// Its values come after those that are there already, so its numbers grow.
    fn add_to(self, statement: &mut Statement) {
        let before = statement.values.len();
        let mut pieces = self.text.split('$');
        let text = statement.text.to_mut();
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = piece.split_at(digits);
            text.push('$');
            if let Ok(number) = number.parse::<usize>() {
                text.push_str(&(before + number).to_string());
            }
            text.push_str(rest);
        }
        statement.values.extend(self.values);
    }
}

impl<P: Part> Part for Option<P> {
    fn add_to(self, statement: &mut Statement) {
        if let Some(part) = self {
            part.add_to(statement);
        }
    }
}

impl Statement {
    /// A text that is known whole.
    pub fn fixed(text: &'static str, values: Vec<Value>) -> Self {
        Self {
            text: Cow::Borrowed(text),
            values,
        }
    }

    /// A text that comes in pieces, the first of which have these values.
    pub fn of(values: Vec<Value>) -> Self {
        Self::fixed("", values)
    }

    pub fn text(self, text: &'static str) -> Self {
        self.part(text)
    }

    pub fn part(mut self, part: impl Part) -> Self {
        part.add_to(&mut self);
        self
    }

    /// Several parts with this between them: the rows of an `INSERT`.
    pub fn joined(between: &'static str, parts: impl Iterator<Item = Self>) -> Self {
        let mut all = Self::of(Vec::new());
        for (at, part) in parts.enumerate() {
            if at > 0 {
                between.add_to(&mut all);
            }
            part.add_to(&mut all);
        }
        all
    }

    pub fn list<'a, T: Bind + 'a>(mut self, list: impl Iterator<Item = &'a T>) -> Self {
        let first = self.values.len();
        self.values.extend(list.map(Bind::bind));
        let count = self.values.len() - first;
        let text = if count == 0 {
            // Nothing is in it, and everything is not in it.
            self.values.push(T::NOTHING);
            format!("SELECT ${} WHERE 1 = 0", first + 1)
        } else {
            super::in_list(first + 1, count)
        };
        self.text.to_mut().push_str(&text);
        self
    }

    /// The row there is at most.
    pub async fn optional<R: Readable>(self, tx: &mut Tx) -> Result<Option<R>, AppError> {
        match self.rows(tx, false).await? {
            Rows::Sqlite(rows) => first(rows, |row| R::from_row(row)),
            Rows::Postgres(rows) => first(rows, |row| R::from_row(row)),
        }
    }

    /// The row there always is.
    pub async fn one<R: Readable>(self, tx: &mut Tx) -> Result<R, AppError> {
        let found = self.optional(tx).await?;
        found.ok_or_else(|| sqlx::Error::RowNotFound.into())
    }

    pub async fn all<R: Readable>(self, tx: &mut Tx) -> Result<Vec<R>, AppError> {
        Ok(match self.rows(tx, true).await? {
            Rows::Sqlite(rows) => read(&rows, |row| R::from_row(row))?,
            Rows::Postgres(rows) => read(&rows, |row| R::from_row(row))?,
        })
    }

    /// The only column of the row there is at most.
    pub async fn optional_scalar<T: Column>(self, tx: &mut Tx) -> Result<Option<T>, AppError> {
        let found: Option<(T,)> = self.optional(tx).await?;
        Ok(found.map(|(value,)| value))
    }

    /// The only column of the row there always is.
    pub async fn scalar<T: Column>(self, tx: &mut Tx) -> Result<T, AppError> {
        let (value,) = self.one(tx).await?;
        Ok(value)
    }

    /// The only column of each row.
    pub async fn scalars<T: Column>(self, tx: &mut Tx) -> Result<Vec<T>, AppError> {
        let rows: Vec<(T,)> = self.all(tx).await?;
        Ok(rows.into_iter().map(|(value,)| value).collect())
    }

    pub async fn execute(self, tx: &mut Tx) -> Result<(), AppError> {
        self.affected(tx).await.map(drop)
    }

    /// Whether it changed, added or removed anything.
    pub async fn changed(self, tx: &mut Tx) -> Result<bool, AppError> {
        Ok(self.affected(tx).await? > 0)
    }

    /// `Conflict(taken)` where a unique value was there already.
    pub async fn unless_taken(self, tx: &mut Tx, taken: &'static str) -> Result<(), AppError> {
        match self.run(tx).await {
            Err(error) if is_duplicate(&error) => Err(AppError::conflict(taken)),
            done => Ok(done.map(drop)?),
        }
    }

    /// How many rows it changed, added or removed.
    pub async fn affected(self, tx: &mut Tx) -> Result<u64, AppError> {
        Ok(self.run(tx).await?)
    }

    /// The same with the error of the database, for who looks at it.
    pub(crate) async fn run(self, tx: &mut Tx) -> Result<u64, sqlx::Error> {
        let (text, values) = self.ready();
        on!(tx, |c| bound(sqlx::query(text), values)
            .execute(c)
            .await
            .map(|done| done.affected()))
    }

    async fn rows(self, tx: &mut Tx, all: bool) -> Result<Rows, sqlx::Error> {
        let (text, values) = self.ready();
        on!(tx, |c| {
            let query = bound(sqlx::query(text), values);
            if all {
                query.fetch_all(c).await.map(Rows::from)
            } else {
                let row = query.fetch_optional(c).await;
                row.map(|row| Rows::from(Vec::from_iter(row)))
            }
        })
    }

    fn ready(self) -> (SqlStr, Vec<Value>) {
        let text = match self.text {
            Cow::Borrowed(text) => text.into_sql_str(),
            // Its pieces are texts of the program and numbers, never values.
            Cow::Owned(text) => AssertSqlSafe(text).into_sql_str(),
        };
        (text, self.values)
    }
}

/// A row that can be read from both databases.
pub trait Readable: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send {}

impl<R> Readable for R where R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send {}

/// A column that can be read from both databases.
pub trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> + Send
{
}

impl<T> Column for T where
    T: for<'r> Decode<'r, Sqlite>
        + Type<Sqlite>
        + for<'r> Decode<'r, Postgres>
        + Type<Postgres>
        + Send
{
}

/// Rows as they came.
enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl From<Vec<SqliteRow>> for Rows {
    fn from(rows: Vec<SqliteRow>) -> Self {
        Self::Sqlite(rows)
    }
}

impl From<Vec<PgRow>> for Rows {
    fn from(rows: Vec<PgRow>) -> Self {
        Self::Postgres(rows)
    }
}

fn first<Row, R>(
    rows: Vec<Row>,
    read: impl FnOnce(&Row) -> Result<R, sqlx::Error>,
) -> Result<Option<R>, AppError> {
    let row = rows.into_iter().next();
    Ok(row.map(|row| read(&row)).transpose()?)
}

fn read<Row, R>(
    rows: &[Row],
    read: impl FnMut(&Row) -> Result<R, sqlx::Error>,
) -> Result<Vec<R>, sqlx::Error> {
    rows.iter().map(read).collect()
}

/// How many rows a database says were changed.
trait Affected {
    fn affected(&self) -> u64;
}

impl Affected for SqliteQueryResult {
    fn affected(&self) -> u64 {
        self.rows_affected()
    }
}

impl Affected for PgQueryResult {
    fn affected(&self) -> u64 {
        self.rows_affected()
    }
}

type Bound<'q, DB> = Query<'q, DB, <DB as Database>::Arguments>;

fn bound<'q, DB: Database>(query: Bound<'q, DB>, values: Vec<Value>) -> Bound<'q, DB>
where
    Option<bool>: Encode<'q, DB> + Type<DB>,
    Option<i64>: Encode<'q, DB> + Type<DB>,
    Option<f64>: Encode<'q, DB> + Type<DB>,
    Option<String>: Encode<'q, DB> + Type<DB>,
    Option<Vec<u8>>: Encode<'q, DB> + Type<DB>,
    Option<uuid::Uuid>: Encode<'q, DB> + Type<DB>,
{
    values.into_iter().fold(query, |query, value| match value {
        Value::Bool(value) => query.bind(value),
        Value::Int(value) => query.bind(value),
        Value::Real(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
        Value::Uuid(value) => query.bind(value),
    })
}
