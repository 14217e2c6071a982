//! The answers of a file, step by step, and its sealed parts.

use std::collections::{BTreeMap, HashSet};

use sqlx::FromRow;

use crate::draft::KeptStep;
use crate::lookup::Lookup;
use crate::model::{Answers, KeptSecret, RegistrationState, Secret, Step};
use pleinweb_kernel::{AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::{Of, Tx, incident, sql};

#[derive(FromRow)]
struct StepRow {
    step: Step,
    body: String,
    stamps: String,
    complete: bool,
}

impl StepRow {
    fn read(self) -> Result<(Step, KeptStep), AppError> {
        let kept = KeptStep {
            fields: serde_json::from_str(&self.body).map_err(|error| incident(&error))?,
            stamps: serde_json::from_str(&self.stamps).map_err(|error| incident(&error))?,
            complete: self.complete,
        };
        Ok((self.step, kept))
    }
}

/// The steps of a file that have something in them.
pub(crate) type Kept = BTreeMap<Step, KeptStep>;

/// Every answer of a file, in one statement.
pub(crate) async fn steps(tx: &mut Tx, id: Of<RegistrationId>) -> Result<Kept, AppError> {
    let rows: Vec<StepRow> = sql!(
        "SELECT step, body, stamps, complete FROM registration_step WHERE registration_id = {id}"
    )
    .all(tx)
    .await?;
    rows.into_iter().map(StepRow::read).collect()
}

/// Some steps of the file of a person, and no others, in one statement, with
/// the state of the file: for whoever needs the answers only, so neither stamps
/// nor whether a step is complete.
pub(crate) async fn steps_of(
    tx: &mut Tx,
    person: Of<PersonId>,
    wanted: &[Step],
) -> Result<Option<(RegistrationState, Kept)>, AppError> {
    let rows: Vec<(RegistrationState, Option<Step>, Option<String>)> = sql!(
        "SELECT r.state, s.step, s.body FROM registration r
         LEFT JOIN registration_step s ON s.registration_id = r.id AND s.step IN ({wanted:list})
         WHERE r.person_id = {person}"
    )
    .all(tx)
    .await?;
    let Some(&(state, ..)) = rows.first() else {
        return Ok(None);
    };
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
        kept.extend([row.read()?]);
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
    id: Of<RegistrationId>,
    step: Step,
    kept: &KeptStep,
    now: Timestamp,
) -> Result<(), AppError> {
    let body = serde_json::to_string(&kept.fields).map_err(|error| incident(&error))?;
    let stamps = serde_json::to_string(&kept.stamps).map_err(|error| incident(&error))?;
    sql!(
        "INSERT INTO registration_step (registration_id, step, body, stamps, complete, saved_at)
         VALUES ({id}, {step}, {body}, {stamps}, {kept.complete}, {now})
         ON CONFLICT (registration_id, step) DO UPDATE SET body = {body}, stamps = {stamps},
         complete = {kept.complete}, saved_at = {now}"
    )
    .execute(tx)
    .await
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
    pub kind: Secret,
    pub sealed: Vec<u8>,
    pub masked: String,
    pub lookup: Vec<u8>,
    pub saved_at: Timestamp,
}

pub(crate) async fn secrets(
    tx: &mut Tx,
    id: Of<RegistrationId>,
) -> Result<Vec<SecretRow>, AppError> {
    sql!(
        "SELECT kind, sealed, masked, lookup, saved_at FROM registration_secret
         WHERE registration_id = {id} ORDER BY kind"
    )
    .all(tx)
    .await
}

/// What pages may show of them.
pub(crate) fn masked(rows: &[SecretRow]) -> Vec<KeptSecret> {
    rows.iter()
        .map(|row| KeptSecret {
            secret: row.kind,
            masked: row.masked.clone(),
            saved_at: row.saved_at,
        })
        .collect()
}

pub(crate) async fn put_secret(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    secret: Secret,
    sealed: &Sealed,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO registration_secret (registration_id, kind, sealed, masked, lookup, pepper,
         saved_at)
        
         VALUES ({id}, {secret}, {sealed.bytes}, {sealed.masked}, {sealed.lookup.hash},
         {sealed.lookup.pepper}, {now})
         ON CONFLICT (registration_id, kind) DO UPDATE SET sealed = {sealed.bytes},
         masked = {sealed.masked}, lookup = {sealed.lookup.hash}, pepper = {sealed.lookup.pepper},
         saved_at = {now}"
    )
    .execute(tx)
    .await
}

pub(crate) async fn erase_secret(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    secret: Secret,
) -> Result<bool, AppError> {
    sql!("DELETE FROM registration_secret WHERE registration_id = {id} AND kind = {secret}")
        .changed(tx)
        .await
}

/// Those among `persons` for whom something is sealed.
pub(crate) async fn with_secrets(
    tx: &mut Tx,
    persons: &[PersonId],
) -> Result<HashSet<PersonId>, AppError> {
    let found: Vec<PersonId> = sql!(
        "SELECT DISTINCT r.person_id FROM registration r
         JOIN registration_secret s ON s.registration_id = r.id
         WHERE r.person_id IN ({persons:list})"
    )
    .scalars(tx)
    .await?;
    Ok(found.into_iter().collect())
}
