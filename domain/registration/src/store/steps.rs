//! The answers of a file, step by step, and its sealed parts.

use std::collections::{BTreeMap, HashSet};

use sqlx::FromRow;

use crate::draft::KeptStep;
use crate::lookup::Lookup;
use crate::model::{Answers, KeptSecret, Secret, Step};
use pleinweb_kernel::{AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list, incident};

#[derive(FromRow)]
struct StepRow {
    step: String,
    body: String,
    stamps: String,
    complete: bool,
}

impl StepRow {
    fn read(self) -> Result<Option<(Step, KeptStep)>, AppError> {
        let Some(step) = Step::from_key(&self.step) else {
            return Ok(None);
        };
        let kept = KeptStep {
            fields: serde_json::from_str(&self.body).map_err(|error| incident(&error))?,
            stamps: serde_json::from_str(&self.stamps).map_err(|error| incident(&error))?,
            complete: self.complete,
        };
        Ok(Some((step, kept)))
    }
}

/// The steps of a file that have something in them.
pub(crate) type Kept = BTreeMap<Step, KeptStep>;

/// Every answer of a file, in one statement.
pub(crate) async fn steps(tx: &mut Tx, id: RegistrationId) -> Result<Kept, AppError> {
    let rows: Vec<StepRow> = on!(tx, |c| sqlx::query_as(
        "SELECT step, body, stamps, complete FROM registration_step WHERE registration_id = $1"
    )
    .bind(id)
    .fetch_all(c)
    .await)?;
    let mut kept = Kept::new();
    for row in rows {
        kept.extend(row.read()?);
    }
    Ok(kept)
}

/// Some steps of the file of a person, and no others, in one statement, with
/// the state of the file: for whoever needs the answers only, so neither stamps
/// nor whether a step is complete.
pub(crate) async fn steps_of(
    tx: &mut Tx,
    person: PersonId,
    wanted: &[Step],
) -> Result<Option<(String, Kept)>, AppError> {
    let sql = format!(
        "SELECT r.state, s.step, s.body FROM registration r
         LEFT JOIN registration_step s ON s.registration_id = r.id AND s.step IN ({})
         WHERE r.person_id = $1",
        in_list(2, wanted.len())
    );
    let rows: Vec<(String, Option<String>, Option<String>)> = on!(tx, |c| {
        let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(person);
        for step in wanted {
            query = query.bind(step.key());
        }
        query.fetch_all(c).await
    })?;
    let Some((state, ..)) = rows.first() else {
        return Ok(None);
    };
    let state = state.clone();
    let mut kept = Kept::new();
    for (_, step, body) in rows {
        let (Some(step), Some(body)) = (step, body) else {
            continue;
        };
        let row = StepRow {
            step,
            body,
            stamps: "{}".to_owned(),
            complete: false,
        };
        kept.extend(row.read()?);
    }
    Ok(Some((state, kept)))
}

/// The answers as forms.
pub(crate) fn answers(kept: &Kept) -> Answers {
    use crate::draft::form_of;
    Answers {
        identity: form_of(kept.get(&Step::Identity)),
        contact: form_of(kept.get(&Step::Contact)),
        situation: form_of(kept.get(&Step::Situation)),
        experience: form_of(kept.get(&Step::Experience)),
        skills: form_of(kept.get(&Step::Skills)),
        project: form_of(kept.get(&Step::Project)),
        area: form_of(kept.get(&Step::Area)),
        bank: form_of(kept.get(&Step::Bank)),
    }
}

/// Which steps are complete, in order.
pub(crate) fn complete(kept: &Kept) -> Vec<Step> {
    kept.iter()
        .filter(|(_, step)| step.complete)
        .map(|(step, _)| *step)
        .collect()
}

pub(crate) async fn put_step(
    tx: &mut Tx,
    id: RegistrationId,
    step: Step,
    kept: &KeptStep,
    now: Timestamp,
) -> Result<(), AppError> {
    let body = serde_json::to_string(&kept.fields).map_err(|error| incident(&error))?;
    let stamps = serde_json::to_string(&kept.stamps).map_err(|error| incident(&error))?;
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO registration_step (registration_id, step, body, stamps, complete, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (registration_id, step) DO UPDATE SET body = $3, stamps = $4, complete = $5, saved_at = $6"
    )
    .bind(id)
    .bind(step.key())
    .bind(body)
    .bind(stamps)
    .bind(kept.complete)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// A sealed value, ready to be kept.
#[derive(Clone, Debug)]
pub(crate) struct Sealed {
    pub bytes: Vec<u8>,
    pub masked: String,
    pub lookup: Lookup,
}

/// A sealed value as it is kept.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SecretRow {
    pub kind: String,
    pub sealed: Vec<u8>,
    pub masked: String,
    pub lookup: Vec<u8>,
    pub saved_at: Timestamp,
}

pub(crate) async fn secrets(tx: &mut Tx, id: RegistrationId) -> Result<Vec<SecretRow>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
        "SELECT kind, sealed, masked, lookup, saved_at FROM registration_secret WHERE registration_id = $1 ORDER BY kind"
    )
    .bind(id)
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

/// What pages may show of them.
pub(crate) fn masked(rows: &[SecretRow]) -> Vec<KeptSecret> {
    rows.iter()
        .filter_map(|row| {
            let secret = Secret::from_key(&row.kind)?;
            Some(KeptSecret {
                secret,
                masked: row.masked.clone(),
                saved_at: row.saved_at,
            })
        })
        .collect()
}

pub(crate) async fn put_secret(
    tx: &mut Tx,
    id: RegistrationId,
    secret: Secret,
    sealed: &Sealed,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "INSERT INTO registration_secret (registration_id, kind, sealed, masked, lookup, pepper, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (registration_id, kind) DO UPDATE SET sealed = $3, masked = $4, lookup = $5, pepper = $6, saved_at = $7"
    )
    .bind(id)
    .bind(secret.key())
    .bind(&sealed.bytes)
    .bind(&sealed.masked)
    .bind(&sealed.lookup.hash)
    .bind(sealed.lookup.pepper)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

pub(crate) async fn erase_secret(
    tx: &mut Tx,
    id: RegistrationId,
    secret: Secret,
) -> Result<bool, AppError> {
    let gone = on!(tx, |c| sqlx::query(
        "DELETE FROM registration_secret WHERE registration_id = $1 AND kind = $2"
    )
    .bind(id)
    .bind(secret.key())
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

/// Those among `persons` for whom something is sealed.
pub(crate) async fn with_secrets(
    tx: &mut Tx,
    persons: &[PersonId],
) -> Result<HashSet<PersonId>, AppError> {
    let sql = format!(
        "SELECT DISTINCT r.person_id FROM registration r
         JOIN registration_secret s ON s.registration_id = r.id WHERE r.person_id IN ({})",
        in_list(1, persons.len())
    );
    let found: Vec<PersonId> = on!(tx, |c| {
        let mut query = sqlx::query_scalar(sqlx::AssertSqlSafe(sql));
        for person in persons {
            query = query.bind(*person);
        }
        query.fetch_all(c).await
    })?;
    Ok(found.into_iter().collect())
}
