//! Whose adviser is who.

use crate::model::Event;
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::{Of, Tx, sql};
use sqlx::FromRow;

/// A person whom an adviser follows.
#[derive(Clone, Debug, FromRow)]
pub struct Member {
    pub person_id: PersonId,
    pub registration_id: RegistrationId,
    pub adviser_id: AdviserId,
    pub agency_id: AgencyId,
    pub since: Timestamp,
    pub last_event: Event,
    pub last_event_at: Timestamp,
}

/// Who follows whom, from now on.
#[derive(Clone, Copy, Debug)]
pub struct NewMember {
    pub person: Of<PersonId>,
    pub registration: RegistrationId,
    pub adviser: AdviserId,
    pub agency: AgencyId,
    pub at: Timestamp,
}

/// Makes an adviser the referring one: whoever decided last. `since` stays
/// when it is the same adviser.
pub async fn set_member(tx: &mut Tx, new: &NewMember) -> Result<(), AppError> {
    sql!(
        "INSERT INTO caseload_member (person_id, registration_id, adviser_id, agency_id, since,
         last_event, last_event_at)
        
         VALUES ({new.person}, {new.registration}, {new.adviser}, {new.agency}, {new.at},
         {Event::Decided}, {new.at})
         ON CONFLICT (person_id) DO UPDATE SET
            since = CASE WHEN caseload_member.adviser_id = excluded.adviser_id THEN
            caseload_member.since ELSE excluded.since END,
            registration_id = excluded.registration_id, adviser_id = excluded.adviser_id,
            agency_id = excluded.agency_id, last_event = excluded.last_event,
            last_event_at = excluded.last_event_at"
    )
    .execute(tx)
    .await
}

/// Notes what happened last with someone who is followed.
pub async fn note_event(
    tx: &mut Tx,
    person: Of<PersonId>,
    event: Event,
    at: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "UPDATE caseload_member SET last_event = {event}, last_event_at = {at}
         WHERE person_id = {person}"
    )
    .execute(tx)
    .await
}

/// Whether an adviser follows a person in one of these agencies: by this `authorize`
/// decides, so it says nothing else of the person.
pub async fn follows(
    tx: &mut Tx,
    adviser: AdviserId,
    person: PersonId,
    agencies: &[AgencyId],
) -> Result<bool, AppError> {
    let found: i64 = sql!(
        "SELECT COUNT(*) FROM caseload_member WHERE person_id = {person}
         AND adviser_id = {adviser} AND agency_id IN ({agencies:list})"
    )
    .scalar(tx)
    .await?;
    Ok(found > 0)
}

/// Who follows a person.
pub(crate) async fn member_of(
    tx: &mut Tx,
    person: Of<PersonId>,
) -> Result<Option<Member>, AppError> {
    sql!(
        "SELECT person_id, registration_id, adviser_id, agency_id, since, last_event, last_event_at
         FROM caseload_member WHERE person_id = {person}"
    )
    .optional(tx)
    .await
}

/// More than anybody follows.
const MOST: i64 = 5000;

/// The people whom an adviser follows in these agencies, the latest event first.
pub async fn members(
    tx: &mut Tx,
    adviser: AdviserId,
    agencies: &[AgencyId],
) -> Result<Vec<Member>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT person_id, registration_id, adviser_id, agency_id, since, last_event, last_event_at
         FROM caseload_member
         WHERE adviser_id = {adviser} AND agency_id IN ({agencies:list})
         ORDER BY last_event_at DESC, person_id DESC LIMIT {MOST}"
    )
    .all(tx)
    .await
}
