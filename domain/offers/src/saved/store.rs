//! The only SQL of saved searches and of what they found.

use sqlx::{AssertSqlSafe, FromRow};

use crate::saved::model::{LATEST, Rhythm, SHOWN_MAX};
use pleinweb_kernel::{AccountId, AppError, OfferId, SavedSearchId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Cx, Tx, in_list, incident};

#[derive(Clone, Debug, FromRow)]
pub struct SearchRow {
    pub id: SavedSearchId,
    pub account_id: AccountId,
    pub query: String,
    rhythm: String,
    stopped_rhythm: Option<String>,
    pub created_at: Timestamp,
    pub looked_at: Timestamp,
    /// Up to where of the outbox.
    pub looked_upto: Option<i64>,
    pub told_at: Option<Timestamp>,
    pub tell_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, account_id, query, rhythm, stopped_rhythm, created_at, looked_at, looked_upto, told_at, tell_at, deleted_at";

impl SearchRow {
    pub fn rhythm(&self) -> Result<Rhythm, AppError> {
        Rhythm::parse(&self.rhythm).map_err(|error| incident(&error))
    }
    /// What the rhythm was before mails were stopped by their link.
    pub fn stopped(&self) -> Result<Option<Rhythm>, AppError> {
        let rhythm = self.stopped_rhythm.as_deref().map(Rhythm::parse);
        rhythm.transpose().map_err(|error| incident(&error))
    }
}

/// Keeps a new search; it looks for offers that come from now on: after `upto`
/// in the outbox.
pub async fn insert(
    cx: &mut Cx,
    account: AccountId,
    query: &str,
    rhythm: Rhythm,
    tell_at: Option<Timestamp>,
    upto: i64,
) -> Result<SavedSearchId, AppError> {
    let id: SavedSearchId = cx.new_id();
    let now = cx.now();
    on!(cx.tx(), |c| {
        sqlx::query(
        "INSERT INTO saved_search (id, account_id, query, rhythm, created_at, looked_at, look_at, tell_at, looked_upto)
         VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7)"
    )
    .bind(id)
    .bind(account)
    .bind(query)
    .bind(rhythm.key())
    .bind(now)
    .bind(tell_at)
    .bind(upto)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(id)
}

/// The searches that a person keeps, the newest first.
pub async fn of(tx: &mut Tx, account: AccountId) -> Result<Vec<SearchRow>, AppError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM saved_search WHERE account_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC"
    );
    let rows = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(account)
        .fetch_all(c)
        .await)?;
    Ok(rows)
}

/// A search, a deleted one too.
pub async fn one(tx: &mut Tx, id: SavedSearchId) -> Result<Option<SearchRow>, AppError> {
    let sql = format!("SELECT {COLUMNS} FROM saved_search WHERE id = $1");
    let row = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(id)
        .fetch_optional(c)
        .await)?;
    Ok(row)
}

/// Changes when mails leave. `stopped`: what it was, when a mail's link stops them.
pub async fn set_rhythm(
    tx: &mut Tx,
    id: SavedSearchId,
    rhythm: Rhythm,
    stopped: Option<Rhythm>,
    tell_at: Option<Timestamp>,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE saved_search SET rhythm = $2, stopped_rhythm = $3, tell_at = $4 WHERE id = $1"
    )
    .bind(id)
    .bind(rhythm.key())
    .bind(stopped.map(Rhythm::key))
    .bind(tell_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Deletes a search, or brings it back.
pub async fn set_deleted(
    tx: &mut Tx,
    id: SavedSearchId,
    at: Option<Timestamp>,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE saved_search SET deleted_at = $2 WHERE id = $1"
    )
    .bind(id)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// How many searches are to be looked at or told of by now, and how far the one
/// that was looked at least is.
pub async fn due(tx: &mut Tx, now: Timestamp) -> Result<(i64, i64, Option<i64>), AppError> {
    let due = on!(tx, |c| {
        sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM saved_search WHERE deleted_at IS NULL AND look_at <= $1),
                (SELECT COUNT(*) FROM saved_search WHERE deleted_at IS NULL AND tell_at <= $1),
                (SELECT MIN(looked_upto) FROM saved_search WHERE deleted_at IS NULL AND look_at <= $1)"
    )
    .bind(now)
    .fetch_one(c)
    .await
    })?;
    Ok(due)
}

/// The searches to look for now, those that wait longest first.
pub async fn to_look(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<SearchRow>, AppError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM saved_search WHERE deleted_at IS NULL AND look_at <= $1 ORDER BY look_at, id LIMIT $2"
    );
    let rows = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(now)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    Ok(rows)
}

/// The searches to tell of now.
pub async fn to_tell(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<SearchRow>, AppError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM saved_search WHERE deleted_at IS NULL AND tell_at <= $1 ORDER BY tell_at, id LIMIT $2"
    );
    let rows = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(now)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    Ok(rows)
}

/// Notes offers that a search found; gives how many it had not found before.
pub async fn note_finds(
    tx: &mut Tx,
    search: &SearchRow,
    offers: &[OfferId],
    now: Timestamp,
) -> Result<u64, AppError> {
    let mut new = 0;
    for part in offers.chunks(200) {
        let rows: Vec<String> = (0..part.len())
            .map(|at| format!("($1, ${}, $2, $3)", at + 4))
            .collect();
        let sql = format!(
            "INSERT INTO saved_search_find (search_id, offer_id, account_id, found_at) VALUES {}
             ON CONFLICT (search_id, offer_id) DO NOTHING",
            rows.join(", ")
        );
        new += on!(tx, |c| {
            let mut query = sqlx::query(AssertSqlSafe(sql))
                .bind(search.id)
                .bind(search.account_id)
                .bind(now);
            for offer in part {
                query = query.bind(*offer);
            }
            query.execute(c).await.map(|done| done.rows_affected())
        })?;
    }
    Ok(new)
}

/// What a look leaves of a search.
#[derive(Clone, Copy, Debug)]
pub struct Looked {
    pub at: Timestamp,
    pub upto: Option<i64>,
    /// The next look.
    pub look_at: Timestamp,
    pub tell_at: Option<Timestamp>,
}

/// Notes that a search was looked for.
pub async fn set_looked(tx: &mut Tx, id: SavedSearchId, looked: Looked) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE saved_search SET looked_at = $2, look_at = $3, tell_at = $4, looked_upto = $5
         WHERE id = $1"
    )
    .bind(id)
    .bind(looked.at)
    .bind(looked.look_at)
    .bind(looked.tell_at)
    .bind(looked.upto)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// What a search found and its person was not told of by any search of theirs,
/// the last found first.
pub async fn untold(tx: &mut Tx, search: &SearchRow) -> Result<Vec<OfferId>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_scalar(
        "SELECT f.offer_id FROM saved_search_find f WHERE f.search_id = $1 AND f.told_at IS NULL
         AND f.seen_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM saved_search_find t
             WHERE t.account_id = $2 AND t.offer_id = f.offer_id AND t.told_at IS NOT NULL)
         ORDER BY f.found_at DESC, f.offer_id DESC LIMIT 1000"
    )
    .bind(search.id)
    .bind(search.account_id)
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

/// Notes that all a search found was seen on its page.
pub async fn set_seen(tx: &mut Tx, id: SavedSearchId, now: Timestamp) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE saved_search_find SET seen_at = $2
         WHERE search_id = $1 AND told_at IS NULL AND seen_at IS NULL"
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Notes that all a search found was told, but for what was only seen.
pub async fn set_told(
    tx: &mut Tx,
    id: SavedSearchId,
    told: bool,
    now: Timestamp,
    tell_at: Option<Timestamp>,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE saved_search_find SET told_at = $2
         WHERE search_id = $1 AND told_at IS NULL AND seen_at IS NULL"
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(tx, |c| {
        sqlx::query(
        "UPDATE saved_search SET tell_at = $3, told_at = CASE WHEN $4 THEN $2 ELSE told_at END WHERE id = $1"
    )
    .bind(id)
    .bind(now)
    .bind(tell_at)
    .bind(told)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// An offer that a search found.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Find {
    pub search_id: SavedSearchId,
    pub offer_id: OfferId,
}

/// The last offers that each of these searches found.
pub async fn latest(tx: &mut Tx, searches: &[SavedSearchId]) -> Result<Vec<Find>, AppError> {
    if searches.is_empty() {
        return Ok(Vec::new());
    }
    // Some of them may be closed by now: a few more than are shown.
    let sql = format!(
        "SELECT search_id, offer_id FROM (SELECT search_id, offer_id, found_at,
             ROW_NUMBER() OVER (PARTITION BY search_id ORDER BY found_at DESC, offer_id DESC) AS place
             FROM saved_search_find WHERE search_id IN ({})) AS ranked
         WHERE place <= $1 ORDER BY search_id, place",
        in_list(2, searches.len())
    );
    let most = i64::try_from(2 * LATEST).unwrap_or(i64::MAX);
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(most);
        for search in searches {
            query = query.bind(*search);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// The last offers that a search found.
pub async fn finds(tx: &mut Tx, search: SavedSearchId) -> Result<Vec<OfferId>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_scalar(
        "SELECT offer_id FROM saved_search_find WHERE search_id = $1 ORDER BY found_at DESC, offer_id DESC LIMIT $2"
    )
    .bind(search)
    .bind(i64::try_from(SHOWN_MAX).unwrap_or(i64::MAX))
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

/// How many offers each of these searches found since a moment.
pub async fn counts(
    tx: &mut Tx,
    searches: &[SavedSearchId],
    since: Timestamp,
) -> Result<Vec<(SavedSearchId, i64)>, AppError> {
    if searches.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT search_id, COUNT(*) FROM saved_search_find WHERE found_at >= $1 AND search_id IN ({}) GROUP BY search_id",
        in_list(2, searches.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(since);
        for search in searches {
            query = query.bind(*search);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// Erases what was deleted before a moment, and finds that are older than
/// another; gives how much there was of it.
pub async fn erase(
    tx: &mut Tx,
    deleted_before: Timestamp,
    found_before: Timestamp,
    limit: i64,
) -> Result<u64, AppError> {
    let finds = on!(tx, |c| {
        sqlx::query(
        "DELETE FROM saved_search_find WHERE found_at IN
             (SELECT found_at FROM saved_search_find WHERE found_at < $1 ORDER BY found_at LIMIT $2)"
    )
    .bind(found_before)
    .bind(limit)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    let searches = on!(tx, |c| sqlx::query(
        "DELETE FROM saved_search WHERE id IN
             (SELECT id FROM saved_search WHERE deleted_at < $1 ORDER BY deleted_at LIMIT $2)"
    )
    .bind(deleted_before)
    .bind(limit / 10)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(finds + searches)
}
