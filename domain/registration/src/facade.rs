//! What other features may ask of a file, with the proof that the reader was
//! authorised (`Of`); whoever calls has noted the access.

use pleinweb_checks::Nir;
use pleinweb_kernel::{AdviserId, AppError, Day, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::{AppState, Cx, Of, Tx, incident};

use super::lookup::about;
use super::model::{
    AreaInput, ProjectInput, RegistrationState, RegistrationStatus, Secret, SentFile, SentStatus,
    SkillsInput, Step,
};
use super::rules::to_check;
use super::store::{self, FileRow, SecretRow};

/// A sent or decided file with everything an adviser may see: NIR and IBAN
/// masked, health only with the person's consent. `None` for a draft.
pub async fn sent_file(
    cx: &mut Cx,
    person: Of<PersonId>,
    id: RegistrationId,
) -> Result<Option<SentFile>, AppError> {
    let row = store::file_of(cx.tx(), person).await?;
    let Some(row) = row.filter(|row| row.id == id) else {
        return Ok(None);
    };
    let id = row.of(person)?;
    let Some((state, status)) = sent(&row) else {
        return Ok(None);
    };
    let kept = store::steps(cx.tx(), id).await?;
    let answers = store::answers(&kept);
    let secrets = store::secrets(cx.tx(), id).await?;
    let sealed = secrets
        .iter()
        .find(|row| row.kind == Secret::Health && answers.area.health_consent);
    let app = cx.app();
    let health = match sealed {
        Some(sealed) => Some(open(&app, row.person_id, Secret::Health, &sealed.sealed).await?),
        None => None,
    };
    let nir = nir_of(&app, row.person_id, &secrets).await?;
    let labels = super::labels::labels(cx, &answers).await?;
    let secrets = store::masked(&secrets);
    Ok(Some(SentFile {
        status,
        person: row.person_id,
        state,
        name: row.name.unwrap_or_default(),
        to_check: to_check(&answers, nir.as_ref()),
        answers,
        secrets: secrets
            .into_iter()
            .filter(|kept| kept.secret != Secret::Health)
            .collect(),
        health,
        labels,
        possible_double_of: row.possible_double_of,
        decided_at: row.decided_at,
        decided_by: row.decided_by,
        decision: row.decision,
    }))
}

/// Decides a file. `decision` is a key of `entry::Path`. A file that somebody
/// decided already is `Conflict("already-decided")`.
pub async fn mark_decided(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    by: AdviserId,
    at: Timestamp,
    decision: &str,
) -> Result<(), AppError> {
    if store::mark_decided(tx, id, by, at, decision).await? {
        return Ok(());
    }
    match store::file(tx, id).await? {
        Some(row) if row.state == RegistrationState::Decided => {
            Err(AppError::conflict("already-decided"))
        }
        _ => Err(AppError::NotFound),
    }
}

/// Where a person's registration stands at `now`.
pub async fn status_of(
    tx: &mut Tx,
    person: Of<PersonId>,
    now: Timestamp,
) -> Result<RegistrationStatus, AppError> {
    let Some(row) = store::file_of(tx, person).await? else {
        return Ok(RegistrationStatus::None);
    };
    if let Some((state, sent)) = sent(&row) {
        return Ok(match (state, row.decided_at, row.decision) {
            (RegistrationState::Decided, Some(decided_at), Some(decision)) => {
                RegistrationStatus::Decided {
                    sent,
                    decided_at,
                    decision,
                }
            }
            _ => RegistrationStatus::Sent(sent),
        });
    }
    let kept = store::steps(tx, row.of(person)?).await?;
    Ok(draft_status(&row, &store::complete(&kept), now))
}

/// What a person looks for and brings, as they sent it: enough to rank offers
/// by, and nothing else of the file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobProfile {
    pub skills: SkillsInput,
    pub project: ProjectInput,
    pub area: AreaInput,
}

/// What a person looks for; nothing before the file is sent. One statement.
pub async fn job_profile_of(
    tx: &mut Tx,
    person: Of<PersonId>,
) -> Result<Option<JobProfile>, AppError> {
    let wanted = [Step::Skills, Step::Project, Step::Area];
    let Some((state, kept)) = store::steps_of(tx, person, &wanted).await? else {
        return Ok(None);
    };
    if state == RegistrationState::Draft {
        return Ok(None);
    }
    let answers = store::answers(&kept);
    Ok(Some(JobProfile {
        skills: answers.skills,
        project: answers.project,
        area: answers.area,
    }))
}

/// The status of a draft; one that ended is none any more, erased or not yet.
pub(super) fn draft_status(row: &FileRow, complete: &[Step], now: Timestamp) -> RegistrationStatus {
    match row.ends_at {
        Some(ends_at) if ends_at > now => RegistrationStatus::Draft {
            id: row.id,
            next: first_open(complete),
            done: u32::try_from(complete.len()).unwrap_or(0),
            changed_at: row.changed_at,
            ends_at,
        },
        _ => RegistrationStatus::None,
    }
}

/// The first step that is not complete; the summary when all are.
pub(super) fn first_open(complete: &[Step]) -> Step {
    Step::FILLED
        .iter()
        .copied()
        .find(|step| !complete.contains(step))
        .unwrap_or(Step::Summary)
}

/// What a file has once it is sent.
pub(super) fn sent(row: &FileRow) -> Option<(RegistrationState, SentStatus)> {
    if row.state == RegistrationState::Draft {
        return None;
    }
    let status = SentStatus {
        id: row.id,
        number: row.number.clone()?,
        agency: row.agency_id,
        sent_at: row.sent_at?,
        answer_by: row.answer_by?,
        effect_on: row.effect_on?,
    };
    Some((row.state, status))
}

/// What is sealed and does not open is an incident: nobody reads a file as if
/// nothing had been said.
async fn open(
    app: &AppState,
    person: PersonId,
    secret: Secret,
    sealed: &[u8],
) -> Result<String, AppError> {
    let keys = app.person_keys();
    let plain = keys.open(app, person, about(secret), sealed).await?;
    String::from_utf8(plain).map_err(|error| incident(&error))
}

/// The number of a file, to be compared and never shown; none if none was given.
pub(super) async fn nir_of(
    app: &AppState,
    person: PersonId,
    secrets: &[SecretRow],
) -> Result<Option<Nir>, AppError> {
    let Some(row) = secrets.iter().find(|row| row.kind == Secret::Nir) else {
        return Ok(None);
    };
    let plain = open(app, person, Secret::Nir, &row.sealed).await?;
    let nir = Nir::parse(&plain).map_err(|_| incident(&"a sealed number is none"))?;
    Ok(Some(nir))
}

/// The last day of a draft, in Paris.
pub(super) fn ends_on(row: &FileRow) -> Option<Day> {
    row.ends_at.map(pleinweb_platform::clock::paris_day)
}
