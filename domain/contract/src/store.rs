//! The rows of contracts and of interviews asked for at the desk.

use std::collections::HashMap;

use sqlx::FromRow;
use uuid::Uuid;

use super::model::{ParsedReturn, ReturnReason, Version};
use super::rules::Cause;
use pleinweb_entry::{Channel, ChannelContract, Return, SupportIntensity};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, InterviewId, PersonId, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Of, Tx, sql};

#[derive(FromRow)]
struct VersionRow {
    person_id: PersonId,
    version: i64,
    at: Timestamp,
    cause: Cause,
    adviser_id: Option<AdviserId>,
    intensity: Option<SupportIntensity>,
    interviews: Channel,
    documents: Channel,
    declaration: Channel,
    messages: Channel,
    desk_once: bool,
    why: Option<ReturnReason>,
    reason: String,
}

/// A version with whose it is; the adviser's name is the caller's to find.
#[derive(Clone, Debug)]
pub struct Kept {
    pub person: PersonId,
    pub adviser: Option<AdviserId>,
    pub version: Version,
}

impl From<VersionRow> for Kept {
    fn from(row: VersionRow) -> Self {
        Self {
            person: row.person_id,
            adviser: row.adviser_id,
            version: Version {
                version: row.version,
                at: row.at,
                when: paris_time(row.at),
                cause: row.cause,
                adviser: None,
                intensity: row.intensity,
                contract: ChannelContract {
                    interviews: row.interviews,
                    documents: row.documents,
                    declaration: row.declaration,
                    messages: row.messages,
                    desk_once: row.desk_once,
                },
                why: row.why,
                reason: row.reason,
            },
        }
    }
}

impl Kept {
    /// The version with the name of the adviser who made it.
    pub fn named(self, names: &HashMap<AdviserId, String>) -> Version {
        Version {
            adviser: self
                .adviser
                .and_then(|adviser| names.get(&adviser).cloned()),
            ..self.version
        }
    }
}

/// All versions of someone's contract, newest first.
pub async fn history(tx: &mut Tx, person: Of<PersonId>) -> Result<Vec<Kept>, AppError> {
    let rows: Vec<VersionRow> = sql!(
        "SELECT person_id, version, at, cause, adviser_id, intensity, interviews, documents,
         declaration, messages, desk_once, why, reason
         FROM contract_version WHERE person_id = {person} ORDER BY version DESC"
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// The contracts that hold for several people, in one statement.
pub async fn current_of(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Kept>, AppError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<VersionRow> = sql!(
        "SELECT person_id, version, at, cause, adviser_id, intensity, interviews, documents,
         declaration, messages, desk_once, why, reason
         FROM contract_version WHERE superseded_at IS NULL AND person_id IN ({people:list})"
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// The contract that holds for one person.
pub(super) async fn current(tx: &mut Tx, person: Of<PersonId>) -> Result<Option<Kept>, AppError> {
    Ok(current_of(tx, &[*person]).await?.pop())
}

/// A version to be.
pub(super) struct NewVersion<'a> {
    pub cause: Cause,
    pub adviser: Option<AdviserId>,
    pub intensity: Option<SupportIntensity>,
    pub contract: ChannelContract,
    pub why: Option<ReturnReason>,
    pub reason: &'a str,
}

/// Adds a version; the one before stays, closed.
pub(super) async fn append(
    cx: &mut Cx,
    person: Of<PersonId>,
    new: &NewVersion<'_>,
) -> Result<(), AppError> {
    let (id, now): (Uuid, _) = (cx.new_id(), cx.now());
    let last: Option<i64> =
        sql!("SELECT MAX(version) FROM contract_version WHERE person_id = {person}")
            .scalar(cx.tx())
            .await?;
    sql!(
        "UPDATE contract_version SET superseded_at = {now} WHERE person_id = {person}
         AND superseded_at IS NULL"
    )
    .execute(cx.tx())
    .await?;
    sql!(
        "INSERT INTO contract_version (id, person_id, version, at, cause, adviser_id, intensity,
         interviews, documents, declaration, messages, desk_once, why, reason)
        
         VALUES ({id}, {person}, {last.unwrap_or(0) + 1}, {now}, {new.cause}, {new.adviser},
         {new.intensity}, {new.contract.interviews}, {new.contract.documents},
         {new.contract.declaration}, {new.contract.messages}, {new.contract.desk_once}, {new.why},
         {new.reason})"
    )
    .execute(cx.tx())
    .await
}

/// An adviser's decision becomes the contract. The channels were allowed by
/// `ChannelContract::with`.
pub async fn decided(
    cx: &mut Cx,
    person: Of<PersonId>,
    adviser: AdviserId,
    intensity: SupportIntensity,
    contract: ChannelContract,
    reason: &str,
) -> Result<(), AppError> {
    let new = NewVersion {
        cause: Cause::Decided,
        adviser: Some(adviser),
        intensity: Some(intensity),
        contract,
        why: None,
        reason,
    };
    append(cx, person, &new).await
}

/// The interview at the desk took place: the contract is as before it was
/// asked for.
pub async fn interview_held(
    cx: &mut Cx,
    person: Of<PersonId>,
    adviser: AdviserId,
) -> Result<(), AppError> {
    let Some(kept) = current(cx.tx(), person).await? else {
        return Ok(());
    };
    let new = NewVersion {
        cause: Cause::InterviewHeld,
        adviser: Some(adviser),
        intensity: kept.version.intensity,
        contract: kept.version.contract.after_interview(),
        why: None,
        reason: "",
    };
    append(cx, person, &new).await
}

/// An interview at the desk that was asked for and has not taken place.
#[derive(Clone, Debug, FromRow)]
pub struct Interview {
    pub id: InterviewId,
    pub person_id: PersonId,
    pub agency_id: AgencyId,
    pub asked_at: Timestamp,
    /// By when the agency proposes a time.
    pub answer_by: Timestamp,
    pub for_good: bool,
    pub note: String,
}

/// The interviews several people wait for, in one statement; one each at most.
pub async fn interviews_of(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Interview>, AppError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    sql!(
        "SELECT id, person_id, agency_id, asked_at, answer_by, for_good, note FROM desk_interview
         WHERE closed_at IS NULL AND person_id IN ({people:list})"
    )
    .all(tx)
    .await
}

/// Asks for an interview at the desk, once: an interview that is already asked
/// for stays as it is, and becomes "for good" when the person returns for good.
pub(super) async fn ask_interview(
    cx: &mut Cx,
    person: Of<PersonId>,
    agency: AgencyId,
    answer_by: Timestamp,
    asked: &ParsedReturn,
) -> Result<(), AppError> {
    let (id, now): (InterviewId, _) = (cx.new_id(), cx.now());
    let for_good = asked.how == Return::ForGood;
    sql!(
        "INSERT INTO desk_interview (id, person_id, agency_id, asked_at, answer_by, for_good, why,
         note)
        
         VALUES ({id}, {person}, {agency}, {now}, {answer_by}, {for_good}, {asked.why},
         {asked.note})
         ON CONFLICT (person_id) WHERE closed_at IS NULL DO UPDATE
         SET for_good = desk_interview.for_good OR excluded.for_good"
    )
    .execute(cx.tx())
    .await
}

/// Closes the interview someone waits for; says whether there was one.
pub async fn close_interview(
    cx: &mut Cx,
    person: Of<PersonId>,
    by: Option<AdviserId>,
) -> Result<bool, AppError> {
    let now = cx.now();
    sql!(
        "UPDATE desk_interview SET closed_at = {now}, closed_by = {by} WHERE person_id = {person}
         AND closed_at IS NULL"
    )
    .changed(cx.tx())
    .await
}
