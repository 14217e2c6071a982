//! What an adviser has in hand, given to colleagues all at once, and given back. Lists
//! of one adviser, for an operator who was authorised for all of them.

use sqlx::FromRow;
use uuid::Uuid;

use crate::model::Event;
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, Timestamp};
use pleinweb_platform::{Tx, sql};

/// What waits at an adviser's name in an agency.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct InHand {
    pub agency_id: AgencyId,
    pub files: i64,
    /// Those that they have open to decide, whoever's they are.
    pub claims: i64,
    /// Decisions of theirs that have not left yet: who left sends none.
    pub decisions: i64,
}

/// What waits at an adviser's name, agency by agency; those with nothing have no row.
pub async fn in_hand_of(
    tx: &mut Tx,
    adviser: AdviserId,
    now: Timestamp,
) -> Result<Vec<InHand>, AppError> {
    sql!(
        "SELECT agency_id, COUNT(CASE WHEN owner_id = {adviser} THEN 1 END) AS files,
                COUNT(CASE WHEN claimed_by = {adviser} AND claimed_until > {now} THEN 1 END) AS claims,
                COUNT(CASE WHEN held_by = {adviser} THEN 1 END) AS decisions
         FROM review WHERE closed_at IS NULL
         AND (owner_id = {adviser} OR claimed_by = {adviser} OR held_by = {adviser})
         GROUP BY agency_id ORDER BY agency_id"
    )
    .all(tx)
    .await
}

/// Whom an adviser follows, and where.
pub async fn followed_in(
    tx: &mut Tx,
    adviser: AdviserId,
    agencies: &[AgencyId],
) -> Result<Vec<(AgencyId, PersonId)>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT agency_id, person_id FROM caseload_member WHERE adviser_id = {adviser}
         AND agency_id IN ({agencies:list}) ORDER BY agency_id, person_id"
    )
    .all(tx)
    .await
}

/// How many open files each adviser of these agencies owns; those who own none have
/// no row.
pub async fn loads_in(
    tx: &mut Tx,
    agencies: &[AgencyId],
) -> Result<Vec<(AgencyId, AdviserId, i64)>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT agency_id, owner_id, COUNT(*) FROM review WHERE closed_at IS NULL
         AND owner_id IS NOT NULL AND agency_id IN ({agencies:list})
         GROUP BY agency_id, owner_id"
    )
    .all(tx)
    .await
}

/// Gives what waits at one adviser's name to another, or back to the agency; gives
/// which files those were.
pub async fn give_files(
    tx: &mut Tx,
    agency: AgencyId,
    from: AdviserId,
    to: Option<AdviserId>,
) -> Result<Vec<Uuid>, AppError> {
    sql!(
        "UPDATE review SET owner_id = {to} WHERE owner_id = {from} AND agency_id = {agency}
         AND closed_at IS NULL RETURNING id"
    )
    .scalars(tx)
    .await
}

/// What an adviser has open to decide is free again.
pub async fn free_claims(tx: &mut Tx, agency: AgencyId, by: AdviserId) -> Result<(), AppError> {
    sql!(
        "UPDATE review SET claimed_by = NULL, claimed_until = NULL
         WHERE claimed_by = {by} AND agency_id = {agency} AND closed_at IS NULL"
    )
    .execute(tx)
    .await
}

/// Gives files back to who had them, but for those that somebody else has touched:
/// decided (and held), passed on, or open to be decided now. Says how many came back.
pub async fn give_files_back(
    tx: &mut Tx,
    files: &[Uuid],
    (from, to): (Option<AdviserId>, AdviserId),
    now: Timestamp,
) -> Result<u64, AppError> {
    if files.is_empty() {
        return Ok(0);
    }
    sql!(
        "UPDATE review SET owner_id = {to} WHERE closed_at IS NULL AND held_until IS NULL
         AND owner_id IS NOT DISTINCT FROM {from}
         AND (claimed_until IS NULL OR claimed_until <= {now}) AND id IN ({files:list})"
    )
    .affected(tx)
    .await
}

/// Gives people of one adviser's caseload to another's.
pub async fn give_people(
    tx: &mut Tx,
    people: &[PersonId],
    (from, to): (AdviserId, AdviserId),
) -> Result<u64, AppError> {
    if people.is_empty() {
        return Ok(0);
    }
    sql!(
        "UPDATE caseload_member SET adviser_id = {to}
         WHERE adviser_id = {from} AND person_id IN ({people:list})"
    )
    .affected(tx)
    .await
}

/// Gives people back, but for those on whom somebody has decided, or whom somebody
/// has met, since then. Says how many came back.
pub async fn give_people_back(
    tx: &mut Tx,
    people: &[PersonId],
    (from, to): (AdviserId, AdviserId),
    since: Timestamp,
) -> Result<u64, AppError> {
    if people.is_empty() {
        return Ok(0);
    }
    sql!(
        "UPDATE caseload_member SET adviser_id = {to} WHERE adviser_id = {from}
         AND NOT (last_event_at > {since} AND last_event IN ({Event::Decided}, {Event::InterviewHeld}))
         AND person_id IN ({people:list})"
    )
    .affected(tx)
    .await
}
