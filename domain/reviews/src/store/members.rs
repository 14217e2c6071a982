//! Whose adviser is who.

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::model::{Cursor, Event};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

/// A person whom an adviser follows.
#[derive(Clone, Debug, FromRow)]
pub struct Member {
    pub person_id: PersonId,
    pub registration_id: RegistrationId,
    pub adviser_id: AdviserId,
    pub agency_id: AgencyId,
    pub since: Timestamp,
    pub last_event: String,
    pub last_event_at: Timestamp,
}

impl Member {
    pub fn event(&self) -> Event {
        Event::parse(&self.last_event).unwrap_or(Event::Decided)
    }
}

/// Who follows whom, from now on.
#[derive(Clone, Copy, Debug)]
pub struct NewMember {
    pub person: PersonId,
    pub registration: RegistrationId,
    pub adviser: AdviserId,
    pub agency: AgencyId,
    pub at: Timestamp,
}

/// Makes an adviser the referring one: whoever decided last. `since` stays
/// when it is the same adviser.
pub async fn set_member(tx: &mut Tx, new: &NewMember) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO caseload_member (person_id, registration_id, adviser_id, agency_id, since, last_event, last_event_at)
         VALUES ($1, $2, $3, $4, $5, $6, $5)
         ON CONFLICT (person_id) DO UPDATE SET
            since = CASE WHEN caseload_member.adviser_id = excluded.adviser_id THEN caseload_member.since ELSE excluded.since END,
            registration_id = excluded.registration_id, adviser_id = excluded.adviser_id, agency_id = excluded.agency_id,
            last_event = excluded.last_event, last_event_at = excluded.last_event_at",
    )
    .bind(new.person)
    .bind(new.registration)
    .bind(new.adviser)
    .bind(new.agency)
    .bind(new.at)
    .bind(Event::Decided.key())
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Notes what happened last with someone who is followed.
pub async fn note_event(
    tx: &mut Tx,
    person: PersonId,
    event: Event,
    at: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE caseload_member SET last_event = $2, last_event_at = $3 WHERE person_id = $1"
    )
    .bind(person)
    .bind(event.key())
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Who follows a person.
pub async fn member_of(tx: &mut Tx, person: PersonId) -> Result<Option<Member>, AppError> {
    let found = on!(tx, |c| {
        sqlx::query_as(
        "SELECT person_id, registration_id, adviser_id, agency_id, since, last_event, last_event_at
         FROM caseload_member WHERE person_id = $1",
    )
    .bind(person)
    .fetch_optional(c)
    .await
    })?;
    Ok(found)
}

/// How many people an adviser follows in these agencies.
pub async fn count_members(
    tx: &mut Tx,
    adviser: AdviserId,
    agencies: &[AgencyId],
) -> Result<i64, AppError> {
    if agencies.is_empty() {
        return Ok(0);
    }
    let sql = format!(
        "SELECT COUNT(*) FROM caseload_member WHERE adviser_id = $1 AND agency_id IN ({})",
        in_list(2, agencies.len())
    );
    let count = on!(tx, |c| {
        let mut query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(adviser);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_one(c).await
    })?;
    Ok(count)
}

/// One page of an adviser's people in these agencies, the latest event first;
/// one more than `limit` when there is a next page.
pub async fn members_page(
    tx: &mut Tx,
    adviser: AdviserId,
    agencies: &[AgencyId],
    after: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Member>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    let after = after.unwrap_or(Cursor {
        at: Timestamp(i64::MAX),
        id: Uuid::max(),
    });
    let sql = format!(
        "SELECT person_id, registration_id, adviser_id, agency_id, since, last_event, last_event_at
         FROM caseload_member
         WHERE adviser_id = $1 AND (last_event_at < $2 OR (last_event_at = $2 AND person_id < $3))
         AND agency_id IN ({})
         ORDER BY last_event_at DESC, person_id DESC LIMIT $4",
        in_list(5, agencies.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql))
            .bind(adviser)
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
