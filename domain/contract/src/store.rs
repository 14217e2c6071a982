//! The rows of contracts and of interviews asked for at the desk.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::model::{ParsedReturn, ReturnReason, Version};
use super::rules::Cause;
use pleinweb_entry::{Channel, ChannelContract, Return, SupportIntensity};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, InterviewId, PersonId, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::on;
use pleinweb_platform::{Cx, Tx, in_list, incident};

#[derive(FromRow)]
struct VersionRow {
    person_id: PersonId,
    version: i64,
    at: Timestamp,
    cause: String,
    adviser_id: Option<AdviserId>,
    intensity: Option<String>,
    interviews: String,
    documents: String,
    declaration: String,
    messages: String,
    desk_once: bool,
    why: Option<String>,
    reason: String,
}

/// A version with whose it is; the adviser's name is the caller's to find.
#[derive(Clone, Debug)]
pub struct Kept {
    pub person: PersonId,
    pub adviser: Option<AdviserId>,
    pub version: Version,
}

impl VersionRow {
    fn kept(self) -> Result<Kept, AppError> {
        let unread = |error: pleinweb_kernel::Code| incident(&error);
        let channel = |text: &str| Channel::parse(text).map_err(unread);
        Ok(Kept {
            person: self.person_id,
            adviser: self.adviser_id,
            version: Version {
                version: self.version,
                at: self.at,
                when: paris_time(self.at),
                cause: Cause::parse(&self.cause).map_err(unread)?,
                adviser: None,
                intensity: self
                    .intensity
                    .map(|text| SupportIntensity::parse(&text).map_err(unread))
                    .transpose()?,
                contract: ChannelContract {
                    interviews: channel(&self.interviews)?,
                    documents: channel(&self.documents)?,
                    declaration: channel(&self.declaration)?,
                    messages: channel(&self.messages)?,
                    desk_once: self.desk_once,
                },
                why: self
                    .why
                    .map(|text| ReturnReason::parse(&text).map_err(unread))
                    .transpose()?,
                reason: self.reason,
            },
        })
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
pub async fn history(tx: &mut Tx, person: PersonId) -> Result<Vec<Kept>, AppError> {
    let rows: Vec<VersionRow> = on!(tx, |c| {
        sqlx::query_as(
        "SELECT person_id, version, at, cause, adviser_id, intensity, interviews, documents, declaration, messages,
                desk_once, why, reason
         FROM contract_version WHERE person_id = $1 ORDER BY version DESC",
    )
    .bind(person)
    .fetch_all(c)
    .await
    })?;
    rows.into_iter().map(VersionRow::kept).collect()
}

/// The contracts that hold for several people, in one statement.
pub async fn current_of(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Kept>, AppError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT person_id, version, at, cause, adviser_id, intensity, interviews, documents, declaration, messages,
                desk_once, why, reason
         FROM contract_version WHERE superseded_at IS NULL AND person_id IN ({})",
        in_list(1, people.len())
    );
    let rows: Vec<VersionRow> = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for person in people {
            query = query.bind(*person);
        }
        query.fetch_all(c).await
    })?;
    rows.into_iter().map(VersionRow::kept).collect()
}

/// The contract that holds for one person.
pub(super) async fn current(tx: &mut Tx, person: PersonId) -> Result<Option<Kept>, AppError> {
    Ok(current_of(tx, &[person]).await?.pop())
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
    person: PersonId,
    new: &NewVersion<'_>,
) -> Result<(), AppError> {
    let (id, now): (Uuid, _) = (cx.new_id(), cx.now());
    let last: Option<i64> = on!(cx.tx(), |c| sqlx::query_scalar(
        "SELECT MAX(version) FROM contract_version WHERE person_id = $1"
    )
    .bind(person)
    .fetch_one(c)
    .await)?;
    on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE contract_version SET superseded_at = $2 WHERE person_id = $1 AND superseded_at IS NULL"
    )
    .bind(person)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    on!(cx.tx(), |c| {
        sqlx::query(
        "INSERT INTO contract_version (id, person_id, version, at, cause, adviser_id, intensity, interviews, documents,
             declaration, messages, desk_once, why, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(id)
    .bind(person)
    .bind(last.unwrap_or(0) + 1)
    .bind(now)
    .bind(new.cause.key())
    .bind(new.adviser)
    .bind(new.intensity.map(SupportIntensity::key))
    .bind(new.contract.interviews.key())
    .bind(new.contract.documents.key())
    .bind(new.contract.declaration.key())
    .bind(new.contract.messages.key())
    .bind(new.contract.desk_once)
    .bind(new.why.map(ReturnReason::key))
    .bind(new.reason)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// An adviser's decision becomes the contract. The channels were allowed by
/// `ChannelContract::with`.
pub async fn decided(
    cx: &mut Cx,
    person: PersonId,
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
    person: PersonId,
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
    let sql = format!(
        "SELECT id, person_id, agency_id, asked_at, answer_by, for_good, note FROM desk_interview
         WHERE closed_at IS NULL AND person_id IN ({})",
        in_list(1, people.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for person in people {
            query = query.bind(*person);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// Asks for an interview at the desk, once: an interview that is already asked
/// for stays as it is, and becomes "for good" when the person returns for good.
pub(super) async fn ask_interview(
    cx: &mut Cx,
    person: PersonId,
    agency: AgencyId,
    answer_by: Timestamp,
    asked: &ParsedReturn,
) -> Result<(), AppError> {
    let (id, now): (InterviewId, _) = (cx.new_id(), cx.now());
    let for_good = asked.how == Return::ForGood;
    on!(cx.tx(), |c| {
        sqlx::query(
        "INSERT INTO desk_interview (id, person_id, agency_id, asked_at, answer_by, for_good, why, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (person_id) WHERE closed_at IS NULL DO UPDATE SET for_good = desk_interview.for_good OR excluded.for_good",
    )
    .bind(id)
    .bind(person)
    .bind(agency)
    .bind(now)
    .bind(answer_by)
    .bind(for_good)
    .bind(asked.why.map(ReturnReason::key))
    .bind(&asked.note)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Closes the interview someone waits for; says whether there was one.
pub async fn close_interview(
    cx: &mut Cx,
    person: PersonId,
    by: Option<AdviserId>,
) -> Result<bool, AppError> {
    let now = cx.now();
    let closed = on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE desk_interview SET closed_at = $2, closed_by = $3 WHERE person_id = $1 AND closed_at IS NULL"
    )
    .bind(person)
    .bind(now)
    .bind(by)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(closed > 0)
}
