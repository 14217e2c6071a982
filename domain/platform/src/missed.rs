//! What a page missed before its live stream was open: it says up to where it
//! knows, and is told once of what happened since.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;

use super::line::Point;
use super::outbox::CROWDS;
use super::{AppState, Tx, in_list};
use pleinweb_kernel::AppError;

/// More rows than this are one "ask for everything again".
const AT_MOST: i64 = 500;

/// What somebody was not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed {
    /// These of their topics; none when there is nothing to tell.
    Topics(BTreeSet<String>),
    /// Nobody can say: they do not say where they stand, or it is a place in
    /// another outbox.
    Unknown,
}

/// What happened to some topics since a reader knew everything.
///
/// Looks at every row that can be read, also those that the tailer is still
/// behind of: what is written later than this look is told by the hub, to
/// which the reader must be listening already.
pub async fn missed_since(
    app: &AppState,
    after: Option<Point>,
    topics: &[String],
) -> Result<Missed, AppError> {
    let (Some(after), Some(told)) = (after, app.hub().told()) else {
        return Ok(Missed::Unknown);
    };
    // Ahead of us: told by another node a moment ago, or of a history that was
    // taken back. Asking once too often does no harm.
    if after.line != told.line || after.at > told.at {
        return Ok(Missed::Unknown);
    }
    let rows = topics_after(app, after.at, topics).await?;
    if i64::try_from(rows.len()).is_ok_and(|count| count >= AT_MOST) {
        return Ok(Missed::Unknown);
    }
    let topic = |topic: String| {
        CROWDS
            .iter()
            .find(|(one, _)| topic.starts_with(one))
            .map_or(topic, |(_, crowd)| (*crowd).to_owned())
    };
    Ok(Missed::Topics(rows.into_iter().map(topic).collect()))
}

async fn topics_after(
    app: &AppState,
    after: i64,
    topics: &[String],
) -> Result<Vec<String>, AppError> {
    let mut wanted = format!("topic IN ({})", in_list(2, topics.len()));
    for (one, crowd) in CROWDS {
        if topics.iter().any(|topic| topic == crowd) {
            wanted.push_str(" OR topic LIKE '");
            wanted.push_str(one);
            wanted.push_str("%'");
        }
    }
    let mut tx = app.db().read().await?;
    let (position, order) = match &tx {
        Tx::Sqlite(..) => ("seq > $1", "seq"),
        Tx::Postgres(..) => ("written_by > $1::text::xid8", "written_by"),
    };
    let sql = format!(
        "SELECT topic FROM outbox WHERE {position} AND ({wanted}) ORDER BY {order} LIMIT {AT_MOST}"
    );
    let rows = match &mut tx {
        Tx::Sqlite(connection, _) => {
            let mut query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(after);
            for topic in topics {
                query = query.bind(topic);
            }
            query.fetch_all(&mut **connection).await?
        }
        Tx::Postgres(connection, _) => {
            let mut query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(after.to_string());
            for topic in topics {
                query = query.bind(topic);
            }
            query.fetch_all(&mut **connection).await?
        }
    };
    Ok(rows)
}
