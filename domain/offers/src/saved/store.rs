//! The only SQL of saved searches and of what they found.

use sqlx::FromRow;

use crate::saved::model::{LATEST, Rhythm, SHOWN_MAX};
use pleinweb_kernel::{AccountId, AppError, OfferId, SavedSearchId, Timestamp};
use pleinweb_platform::{Cx, Of, Tx};
use pleinweb_platform::{Statement, sql};

#[derive(Clone, Debug, FromRow)]
pub struct SearchRow {
    pub id: SavedSearchId,
    pub account_id: AccountId,
    pub query: String,
    pub rhythm: Rhythm,
    /// What the rhythm was before mails were stopped by their link.
    pub stopped_rhythm: Option<Rhythm>,
    pub created_at: Timestamp,
    pub looked_at: Timestamp,
    /// Up to where of the outbox.
    pub looked_upto: Option<i64>,
    pub told_at: Option<Timestamp>,
    pub tell_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
}

impl SearchRow {
    /// The search itself, for whoever may touch the rows of its account.
    pub fn of(&self, account: Of<AccountId>) -> Result<Of<SavedSearchId>, AppError> {
        account.part(self.account_id, self.id)
    }
}

const COLUMNS: &str = "id, account_id, query, rhythm, stopped_rhythm, created_at, looked_at, looked_upto, told_at, tell_at, deleted_at";

/// Keeps a new search; it looks for offers that come from now on: after `upto`
/// in the outbox.
pub async fn insert(
    cx: &mut Cx,
    account: Of<AccountId>,
    query: &str,
    rhythm: Rhythm,
    tell_at: Option<Timestamp>,
    upto: i64,
) -> Result<SavedSearchId, AppError> {
    let id: SavedSearchId = cx.new_id();
    let now = cx.now();
    sql!(
        "INSERT INTO saved_search (id, account_id, query, rhythm, created_at, looked_at, look_at,
         tell_at, looked_upto)
         VALUES ({id}, {account}, {query}, {rhythm}, {now}, {now}, {now}, {tell_at}, {upto})"
    )
    .execute(cx.tx())
    .await?;
    Ok(id)
}

/// The searches that a person keeps, the newest first.
pub async fn of(tx: &mut Tx, account: Of<AccountId>) -> Result<Vec<SearchRow>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM saved_search WHERE account_id = {account}
         AND deleted_at IS NULL ORDER BY created_at DESC, id DESC"
    )
    .all(tx)
    .await
}

/// A search of an account, by the id that an address or a form names; a deleted one
/// too.
pub async fn own(
    tx: &mut Tx,
    account: Of<AccountId>,
    id: SavedSearchId,
) -> Result<Option<SearchRow>, AppError> {
    sql!("SELECT {COLUMNS:sql} FROM saved_search WHERE id = {id} AND account_id = {account}")
        .optional(tx)
        .await
}

/// The same where a link led to it.
pub async fn one(tx: &mut Tx, id: Of<SavedSearchId>) -> Result<Option<SearchRow>, AppError> {
    sql!("SELECT {COLUMNS:sql} FROM saved_search WHERE id = {id}")
        .optional(tx)
        .await
}

/// Changes when mails leave. `stopped`: what it was, when a mail's link stops them.
pub async fn set_rhythm(
    tx: &mut Tx,
    id: Of<SavedSearchId>,
    rhythm: Rhythm,
    stopped: Option<Rhythm>,
    tell_at: Option<Timestamp>,
) -> Result<(), AppError> {
    sql!(
        "UPDATE saved_search SET rhythm = {rhythm}, stopped_rhythm = {stopped},
         tell_at = {tell_at} WHERE id = {id}"
    )
    .execute(tx)
    .await
}

/// Deletes a search, or brings it back.
pub async fn set_deleted(
    tx: &mut Tx,
    id: Of<SavedSearchId>,
    at: Option<Timestamp>,
) -> Result<(), AppError> {
    sql!("UPDATE saved_search SET deleted_at = {at} WHERE id = {id}")
        .execute(tx)
        .await
}

/// How many searches are to be looked at or told of by now, and how far the one
/// that was looked at least is.
pub async fn due(tx: &mut Tx, now: Timestamp) -> Result<(i64, i64, Option<i64>), AppError> {
    sql!(
        "SELECT (SELECT COUNT(*) FROM saved_search WHERE deleted_at IS NULL AND look_at <= {now}),
                (SELECT COUNT(*) FROM saved_search WHERE deleted_at IS NULL AND tell_at <= {now}),
                (SELECT MIN(looked_upto) FROM saved_search WHERE deleted_at IS NULL
                AND look_at <= {now})"
    )
    .one(tx)
    .await
}

/// The searches to look for now, those that wait longest first.
pub async fn to_look(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<SearchRow>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM saved_search WHERE deleted_at IS NULL AND look_at <= {now}
         ORDER BY look_at, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// The searches to tell of now.
pub async fn to_tell(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<SearchRow>, AppError> {
    sql!(
        "SELECT {COLUMNS:sql} FROM saved_search WHERE deleted_at IS NULL AND tell_at <= {now}
         ORDER BY tell_at, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// Notes offers that a search found; gives how many it had not found before.
pub async fn note_finds(
    tx: &mut Tx,
    (id, account): (Of<SavedSearchId>, Of<AccountId>),
    offers: &[OfferId],
    now: Timestamp,
) -> Result<u64, AppError> {
    let mut new = 0;
    // Four values a row: SQLite's work grows with the square of how many there are.
    for part in offers.chunks(50) {
        let rows = part
            .iter()
            .map(|offer| sql!("({id}, {offer}, {account}, {now})"));
        let rows = Statement::joined(", ", rows);
        new += sql!(
            "INSERT INTO saved_search_find (search_id, offer_id, account_id, found_at)
             VALUES {rows:sql} ON CONFLICT (search_id, offer_id) DO NOTHING"
        )
        .affected(tx)
        .await?;
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
pub async fn set_looked(
    tx: &mut Tx,
    id: Of<SavedSearchId>,
    looked: Looked,
) -> Result<(), AppError> {
    sql!(
        "UPDATE saved_search SET looked_at = {looked.at}, look_at = {looked.look_at},
         tell_at = {looked.tell_at}, looked_upto = {looked.upto}
         WHERE id = {id}"
    )
    .execute(tx)
    .await
}

/// What a search found and its person was not told of by any search of theirs,
/// the last found first.
pub async fn untold(
    tx: &mut Tx,
    (id, account): (Of<SavedSearchId>, Of<AccountId>),
) -> Result<Vec<OfferId>, AppError> {
    sql!(
        "SELECT f.offer_id FROM saved_search_find f WHERE f.search_id = {id}
         AND f.told_at IS NULL
         AND f.seen_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM saved_search_find t
             WHERE t.account_id = {account} AND t.offer_id = f.offer_id
             AND t.told_at IS NOT NULL)
         ORDER BY f.found_at DESC, f.offer_id DESC LIMIT 1000"
    )
    .scalars(tx)
    .await
}

/// Notes that all a search found was seen on its page.
pub async fn set_seen(tx: &mut Tx, id: Of<SavedSearchId>, now: Timestamp) -> Result<(), AppError> {
    sql!(
        "UPDATE saved_search_find SET seen_at = {now}
         WHERE search_id = {id} AND told_at IS NULL AND seen_at IS NULL"
    )
    .execute(tx)
    .await
}

/// Notes that all a search found was told, but for what was only seen.
pub async fn set_told(
    tx: &mut Tx,
    id: Of<SavedSearchId>,
    told: bool,
    now: Timestamp,
    tell_at: Option<Timestamp>,
) -> Result<(), AppError> {
    sql!(
        "UPDATE saved_search_find SET told_at = {now}
         WHERE search_id = {id} AND told_at IS NULL AND seen_at IS NULL"
    )
    .execute(tx)
    .await?;
    sql!(
        "UPDATE saved_search SET tell_at = {tell_at}, told_at = CASE WHEN {told} THEN {now}
         ELSE told_at END WHERE id = {id}"
    )
    .execute(tx)
    .await
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
    let most = i64::try_from(2 * LATEST).unwrap_or(i64::MAX);
    sql!(
        "SELECT search_id, offer_id FROM (SELECT search_id, offer_id, found_at,
             ROW_NUMBER() OVER (PARTITION BY search_id ORDER BY found_at DESC,
             offer_id DESC) AS place
             FROM saved_search_find WHERE search_id IN ({searches:list})) AS ranked
         WHERE place <= {most} ORDER BY search_id, place"
    )
    .all(tx)
    .await
}

/// The last offers that a search found.
pub async fn finds(tx: &mut Tx, search: Of<SavedSearchId>) -> Result<Vec<OfferId>, AppError> {
    sql!(
        "SELECT offer_id FROM saved_search_find WHERE search_id = {search} ORDER BY found_at DESC,
         offer_id DESC LIMIT {i64::try_from(SHOWN_MAX).unwrap_or(i64::MAX)}"
    )
    .scalars(tx)
    .await
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
    sql!(
        "SELECT search_id, COUNT(*) FROM saved_search_find WHERE found_at >= {since}
         AND search_id IN ({searches:list}) GROUP BY search_id"
    )
    .all(tx)
    .await
}

/// Erases what was deleted before a moment, and finds that are older than
/// another; gives how much there was of it.
pub async fn erase(
    tx: &mut Tx,
    deleted_before: Timestamp,
    found_before: Timestamp,
    limit: i64,
) -> Result<u64, AppError> {
    let finds = sql!(
        "DELETE FROM saved_search_find WHERE found_at IN
             (SELECT found_at FROM saved_search_find WHERE found_at < {found_before}
             ORDER BY found_at LIMIT {limit})"
    )
    .affected(tx)
    .await?;
    let searches = sql!(
        "DELETE FROM saved_search WHERE id IN
             (SELECT id FROM saved_search WHERE deleted_at < {deleted_before} ORDER BY deleted_at
             LIMIT {limit / 10})"
    )
    .affected(tx)
    .await?;
    Ok(finds + searches)
}
