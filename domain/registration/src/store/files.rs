//! The row of a file: drafts, sending, deciding, erasing.

use sqlx::FromRow;

use crate::model::RegistrationState;
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, Day, Lang, PersonId, RegistrationId, Timestamp,
};
use pleinweb_platform::{Of, Tx, sql};

/// A file without its answers.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FileRow {
    pub id: RegistrationId,
    pub person_id: PersonId,
    pub state: RegistrationState,
    pub version: i64,
    pub changed_at: Timestamp,
    pub ends_at: Option<Timestamp>,
    pub agency_id: Option<AgencyId>,
    pub name: Option<String>,
    pub number: Option<String>,
    pub sent_at: Option<Timestamp>,
    pub answer_by: Option<Timestamp>,
    pub effect_on: Option<Day>,
    pub possible_double_of: Option<RegistrationId>,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<AdviserId>,
    pub decision: Option<String>,
}

impl FileRow {
    /// Its answers and sealed parts, for whoever may touch the rows of its person.
    pub fn of(&self, person: Of<PersonId>) -> Result<Of<RegistrationId>, AppError> {
        person.part(self.person_id, self.id)
    }
}

/// The file of a person, whatever its state.
pub(crate) async fn file_of(
    tx: &mut Tx,
    person: Of<PersonId>,
) -> Result<Option<FileRow>, AppError> {
    sql!(
        "SELECT id, person_id, state, version, changed_at, ends_at, agency_id, name, number,
         sent_at, answer_by, effect_on, possible_double_of, decided_at, decided_by, decision
         FROM registration WHERE person_id = {person}"
    )
    .optional(tx)
    .await
}

/// A file by its id.
pub(crate) async fn file(tx: &mut Tx, id: Of<RegistrationId>) -> Result<Option<FileRow>, AppError> {
    sql!(
        "SELECT id, person_id, state, version, changed_at, ends_at, agency_id, name, number,
         sent_at, answer_by, effect_on, possible_double_of, decided_at, decided_by, decision
         FROM registration WHERE id = {id}"
    )
    .optional(tx)
    .await
}

pub(crate) async fn insert_draft(
    tx: &mut Tx,
    id: RegistrationId,
    person: Of<PersonId>,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<Of<RegistrationId>, AppError> {
    sql!(
        "INSERT INTO registration (id, person_id, state, version, started_at, changed_at, ends_at)
         VALUES ({id}, {person}, 'draft', 0, {now}, {now}, {ends_at})"
    )
    .execute(tx)
    .await?;
    person.part(*person, id)
}

/// A draft was changed: a new version, a new end, and the warning is due again.
pub(crate) async fn touch_draft(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    version: i64,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "UPDATE registration SET version = {version}, changed_at = {now}, ends_at = {ends_at},
         warned_at = NULL WHERE id = {id}"
    )
    .execute(tx)
    .await
}

/// What makes a file a sent one.
pub(crate) struct Sending<'a> {
    pub id: Of<RegistrationId>,
    pub agency: Option<AgencyId>,
    pub name: &'a str,
    pub number: &'a str,
    pub sent_at: Timestamp,
    pub answer_by: Timestamp,
    pub effect_on: Day,
    pub consent_version: i64,
    pub possible_double_of: Option<RegistrationId>,
}

pub(crate) async fn mark_sent(tx: &mut Tx, sending: &Sending<'_>) -> Result<(), AppError> {
    sql!(
        "UPDATE registration SET state = 'sent', ends_at = NULL, warned_at = NULL,
         agency_id = {sending.agency}, name = {sending.name}, number = {sending.number},
                sent_at = {sending.sent_at}, answer_by = {sending.answer_by},
                effect_on = {sending.effect_on}, consent_version = {sending.consent_version},
                possible_double_of = {sending.possible_double_of}
         WHERE id = {sending.id}"
    )
    .execute(tx)
    .await
}

/// Decides a sent file; `false` if it is not (or no longer) waiting.
pub(crate) async fn mark_decided(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    by: AdviserId,
    at: Timestamp,
    decision: &str,
) -> Result<bool, AppError> {
    sql!(
        "UPDATE registration SET state = 'decided', decided_at = {at}, decided_by = {by},
         decision = {decision}
         WHERE id = {id} AND state = 'sent'"
    )
    .changed(tx)
    .await
}

/// The next number; it counts on over the years, and leaves some out. On
/// PostgreSQL it comes from a sequence, which nobody waits for and which a
/// transaction that is begun again asks twice. SQLite has one writer at a time,
/// so a row will do; it says for each year the last number given in it.
pub(crate) async fn next_count(tx: &mut Tx, year: i64) -> Result<i64, AppError> {
    let count = if matches!(tx, Tx::Postgres(..)) {
        sql!("SELECT nextval('registration_numbers')")
            .scalar(tx)
            .await?
    } else {
        sql!(
            "INSERT INTO registration_counter (year, last)
             SELECT {year}, COALESCE(MAX(last), 0) + 1 FROM registration_counter WHERE TRUE
             ON CONFLICT (year) DO UPDATE SET last = excluded.last RETURNING last"
        )
        .scalar(tx)
        .await?
    };
    Ok(count)
}

/// Notes what a sent file is matched by.
pub(crate) async fn insert_matches(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    hashes: &[Vec<u8>],
) -> Result<(), AppError> {
    for hash in hashes {
        sql!(
            "INSERT INTO registration_match (registration_id, hash) VALUES ({id}, {hash})
         ON CONFLICT DO NOTHING"
        )
        .execute(tx)
        .await?;
    }
    Ok(())
}

/// The earliest other file with one of these hashes.
pub(crate) async fn double_of(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    hashes: &[Vec<u8>],
) -> Result<Option<RegistrationId>, AppError> {
    if hashes.is_empty() {
        return Ok(None);
    }
    sql!(
        "SELECT r.id FROM registration_match m JOIN registration r ON r.id = m.registration_id
         WHERE r.id <> {id} AND m.hash IN ({hashes:list}) ORDER BY r.sent_at, r.id LIMIT 1"
    )
    .optional_scalar(tx)
    .await
}

/// The other file of a possible double says so too, while it waits: whoever may touch
/// the one tells it, and learns nothing of the other.
pub(crate) async fn note_double(
    tx: &mut Tx,
    other: RegistrationId,
    id: Of<RegistrationId>,
) -> Result<(), AppError> {
    sql!(
        "UPDATE registration SET possible_double_of = {id}
         WHERE id = {other} AND state = 'sent' AND possible_double_of IS NULL"
    )
    .execute(tx)
    .await
}

/// Drafts that end soon and whose person was not told: at most `limit`.
pub(crate) async fn drafts_to_warn(
    tx: &mut Tx,
    ends_before: Timestamp,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(RegistrationId, PersonId, Timestamp)>, AppError> {
    sql!(
        "SELECT id, person_id, ends_at FROM registration
         WHERE ends_at <= {ends_before} AND ends_at > {now} AND warned_at IS NULL
         AND state = 'draft' ORDER BY ends_at, id LIMIT {limit}"
    )
    .all(tx)
    .await
}

pub(crate) async fn note_warned(
    tx: &mut Tx,
    id: Of<RegistrationId>,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!("UPDATE registration SET warned_at = {now} WHERE id = {id}")
        .execute(tx)
        .await
}

/// Erases at most `limit` drafts that ended, answers and sealed parts with
/// them. Gives whose they were.
pub(crate) async fn erase_ended(
    tx: &mut Tx,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<PersonId>, AppError> {
    sql!(
        "DELETE FROM registration WHERE id IN (
             SELECT id FROM registration WHERE ends_at <= {now} AND state = 'draft'
             ORDER BY ends_at LIMIT {limit})
         RETURNING person_id"
    )
    .scalars(tx)
    .await
}

/// Erases one draft.
pub(crate) async fn erase_draft(tx: &mut Tx, id: Of<RegistrationId>) -> Result<(), AppError> {
    sql!("DELETE FROM registration WHERE id = {id} AND state = 'draft'")
        .execute(tx)
        .await
}

/// Where an account's mails go, and in which language.
pub(crate) async fn mail_address(
    tx: &mut Tx,
    account: Of<AccountId>,
) -> Result<Option<(String, Lang)>, AppError> {
    let row: Option<(String, String)> =
        sql!("SELECT email, lang FROM account WHERE id = {account}")
            .optional(tx)
            .await?;
    Ok(row.map(|(email, lang)| (email, Lang::from_tag(&lang))))
}
