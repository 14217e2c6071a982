//! Reviews: what waits for a decision, who has it and until when.

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::model::{Counts, Cursor, ReviewKind};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

const COLUMNS: &str = "id, kind, person_id, registration_id, agency_id, opened_at, answer_by, owner_id, \
     passed_from, passed_at, claimed_by, claimed_until, closed_at, closed_by";

/// A review as it is kept.
#[derive(Clone, Debug, FromRow)]
pub struct Review {
    pub id: Uuid,
    pub kind: String,
    pub person_id: PersonId,
    pub registration_id: RegistrationId,
    pub agency_id: AgencyId,
    pub opened_at: Timestamp,
    pub answer_by: Timestamp,
    pub owner_id: Option<AdviserId>,
    pub passed_from: Option<AdviserId>,
    pub passed_at: Option<Timestamp>,
    pub claimed_by: Option<AdviserId>,
    pub claimed_until: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<AdviserId>,
}

impl Review {
    pub fn kind(&self) -> ReviewKind {
        ReviewKind::parse(&self.kind).unwrap_or(ReviewKind::NewFile)
    }

    pub fn claimed(&self) -> Option<(AdviserId, Timestamp)> {
        self.claimed_by.zip(self.claimed_until)
    }

    /// Every adviser whose name a page about this review shows.
    pub fn advisers(&self) -> impl Iterator<Item = AdviserId> {
        [
            self.owner_id,
            self.passed_from,
            self.claimed_by,
            self.closed_by,
        ]
        .into_iter()
        .flatten()
    }
}

/// A review to be.
#[derive(Clone, Copy, Debug)]
pub struct NewReview {
    pub id: Uuid,
    pub kind: ReviewKind,
    pub person: PersonId,
    pub registration: RegistrationId,
    pub agency: AgencyId,
    pub opened_at: Timestamp,
    pub answer_by: Timestamp,
    pub owner: Option<AdviserId>,
}

/// Opens a review; a person has one open review at most, a second is no news.
/// Says whether it was opened.
pub async fn open(tx: &mut Tx, new: &NewReview) -> Result<bool, AppError> {
    let opened = on!(tx, |c| {
        sqlx::query(
        "INSERT INTO review (id, kind, person_id, registration_id, agency_id, opened_at, answer_by, pass_at, owner_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8) ON CONFLICT (person_id) WHERE closed_at IS NULL DO NOTHING",
    )
    .bind(new.id)
    .bind(new.kind.key())
    .bind(new.person)
    .bind(new.registration)
    .bind(new.agency)
    .bind(new.opened_at)
    .bind(new.answer_by)
    .bind(new.owner)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(opened > 0)
}

/// The open review of a person.
pub(crate) async fn open_of(tx: &mut Tx, person: PersonId) -> Result<Option<Review>, AppError> {
    let sql = format!("SELECT {COLUMNS} FROM review WHERE person_id = $1 AND closed_at IS NULL");
    let found = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(person)
        .fetch_optional(c)
        .await)?;
    Ok(found)
}

/// The latest review of a file, if it belongs to one of these agencies.
pub async fn review_of(
    tx: &mut Tx,
    registration: RegistrationId,
    agencies: &[AgencyId],
) -> Result<Option<Review>, AppError> {
    if agencies.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM review WHERE registration_id = $1 AND agency_id IN ({}) ORDER BY opened_at DESC, id DESC LIMIT 1",
        in_list(2, agencies.len())
    );
    let found = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(registration);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_optional(c).await
    })?;
    Ok(found)
}

/// One page of what waits in these agencies, oldest first; one more than
/// `limit` when there is a next page.
pub async fn page(
    tx: &mut Tx,
    agencies: &[AgencyId],
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Review>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    let after = after.unwrap_or(Cursor {
        at: Timestamp(i64::MIN),
        id: Uuid::nil(),
    });
    let sql = format!(
        "SELECT {COLUMNS} FROM review WHERE closed_at IS NULL AND (opened_at > $1 OR (opened_at = $1 AND id > $2))
         AND agency_id IN ({}) ORDER BY opened_at, id LIMIT $3",
        in_list(4, agencies.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql))
            .bind(after.at)
            .bind(after.id)
            .bind(limit + 1);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// How many wait in these agencies.
pub async fn counts(
    tx: &mut Tx,
    agencies: &[AgencyId],
    me: AdviserId,
    now: Timestamp,
) -> Result<Counts, AppError> {
    if agencies.is_empty() {
        return Ok(Counts::default());
    }
    let sql = format!(
        "SELECT COUNT(*) AS waiting, COUNT(CASE WHEN answer_by < $1 THEN 1 END) AS late,
                COUNT(CASE WHEN owner_id = $2 THEN 1 END) AS mine
         FROM review WHERE closed_at IS NULL AND agency_id IN ({})",
        in_list(3, agencies.len())
    );
    let counts = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(now).bind(me);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_one(c).await
    })?;
    Ok(counts)
}

/// How many open reviews each adviser of an agency owns; those who own none
/// have no row.
pub async fn loads(tx: &mut Tx, agency: AgencyId) -> Result<Vec<(AdviserId, i64)>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
        "SELECT owner_id, COUNT(*) FROM review WHERE agency_id = $1 AND closed_at IS NULL AND owner_id IS NOT NULL
         GROUP BY owner_id",
    )
    .bind(agency)
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

/// Takes (or keeps) a file to decide on it; says whether it is now `by`'s.
pub async fn claim(
    tx: &mut Tx,
    review: Uuid,
    by: AdviserId,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, AppError> {
    let taken = on!(tx, |c| {
        sqlx::query(
        "UPDATE review SET claimed_by = $2, claimed_until = $4
         WHERE id = $1 AND closed_at IS NULL AND (claimed_by IS NULL OR claimed_by = $2 OR claimed_until <= $3)",
    )
    .bind(review)
    .bind(by)
    .bind(now)
    .bind(until)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(taken > 0)
}

/// Gives a file back; says whether `by` held it.
pub async fn release(tx: &mut Tx, review: Uuid, by: AdviserId) -> Result<bool, AppError> {
    let given = on!(tx, |c| {
        sqlx::query(
        "UPDATE review SET claimed_by = NULL, claimed_until = NULL WHERE id = $1 AND closed_at IS NULL AND claimed_by = $2",
    )
    .bind(review)
    .bind(by)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(given > 0)
}

/// Ends a review; says whether it was still open.
pub async fn close(
    tx: &mut Tx,
    review: Uuid,
    by: Option<AdviserId>,
    outcome: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    let closed = on!(tx, |c| {
        sqlx::query(
        "UPDATE review SET closed_at = $4, closed_by = $2, outcome = $3, claimed_by = NULL, claimed_until = NULL
         WHERE id = $1 AND closed_at IS NULL",
    )
    .bind(review)
    .bind(by)
    .bind(outcome)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(closed > 0)
}

/// Open reviews that were to be passed on by now, the longest due first.
pub async fn overdue(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Review>, AppError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM review WHERE closed_at IS NULL AND pass_at <= $1 ORDER BY pass_at, id LIMIT $2"
    );
    let rows = on!(tx, |c| sqlx::query_as(AssertSqlSafe(sql))
        .bind(now)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    Ok(rows)
}

/// How many there are of them.
pub async fn count_overdue(tx: &mut Tx, now: Timestamp) -> Result<u64, AppError> {
    let count: i64 = on!(tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM review WHERE closed_at IS NULL AND pass_at <= $1"
    )
    .bind(now)
    .fetch_one(c)
    .await)?;
    Ok(count.unsigned_abs())
}

/// What is late in these agencies, the longest due first.
pub async fn late(
    tx: &mut Tx,
    agencies: &[AgencyId],
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Review>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM review WHERE closed_at IS NULL AND answer_by < $1 AND agency_id IN ({})
         ORDER BY answer_by, id LIMIT $2",
        in_list(3, agencies.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(now).bind(limit);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// Passes a review to a colleague, who has until `answer_by`.
pub async fn pass(
    tx: &mut Tx,
    review: &Review,
    to: AdviserId,
    now: Timestamp,
    answer_by: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "UPDATE review SET owner_id = $2, passed_from = $3, passed_at = $4, answer_by = $5, pass_at = $5,
                claimed_by = NULL, claimed_until = NULL
         WHERE id = $1 AND closed_at IS NULL",
    )
    .bind(review.id)
    .bind(to)
    .bind(review.owner_id)
    .bind(now)
    .bind(answer_by)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Looks at an overdue review again later; what was promised stays as it was.
pub async fn put_off(tx: &mut Tx, review: Uuid, pass_at: Timestamp) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE review SET pass_at = $2 WHERE id = $1"
    )
    .bind(review)
    .bind(pass_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
