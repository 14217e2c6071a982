//! The row of a file: drafts, sending, deciding, erasing.

use sqlx::FromRow;

use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, Day, Lang, PersonId, RegistrationId, Timestamp,
};
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list};

/// A file without its answers.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FileRow {
    pub id: RegistrationId,
    pub person_id: PersonId,
    pub state: String,
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

/// The file of a person, whatever its state.
pub(crate) async fn file_of(tx: &mut Tx, person: PersonId) -> Result<Option<FileRow>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
        "SELECT id, person_id, state, version, changed_at, ends_at, agency_id, name, number, sent_at, answer_by,
                effect_on, possible_double_of, decided_at, decided_by, decision
         FROM registration WHERE person_id = $1"
    )
    .bind(person)
    .fetch_optional(c)
    .await
    })?;
    Ok(row)
}

/// A file by its id.
pub(crate) async fn file(tx: &mut Tx, id: RegistrationId) -> Result<Option<FileRow>, AppError> {
    let row = on!(tx, |c| {
        sqlx::query_as(
        "SELECT id, person_id, state, version, changed_at, ends_at, agency_id, name, number, sent_at, answer_by,
                effect_on, possible_double_of, decided_at, decided_by, decision
         FROM registration WHERE id = $1"
    )
    .bind(id)
    .fetch_optional(c)
    .await
    })?;
    Ok(row)
}

pub(crate) async fn insert_draft(
    tx: &mut Tx,
    id: RegistrationId,
    person: PersonId,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO registration (id, person_id, state, version, started_at, changed_at, ends_at)
         VALUES ($1, $2, 'draft', 0, $3, $3, $4)"
    )
    .bind(id)
    .bind(person)
    .bind(now)
    .bind(ends_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// A draft was changed: a new version, a new end, and the warning is due again.
pub(crate) async fn touch_draft(
    tx: &mut Tx,
    id: RegistrationId,
    version: i64,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| {
        sqlx::query(
        "UPDATE registration SET version = $2, changed_at = $3, ends_at = $4, warned_at = NULL WHERE id = $1"
    )
    .bind(id)
    .bind(version)
    .bind(now)
    .bind(ends_at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// What makes a file a sent one.
pub(crate) struct Sending<'a> {
    pub id: RegistrationId,
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
    on!(tx, |c| {
        sqlx::query(
        "UPDATE registration SET state = 'sent', ends_at = NULL, warned_at = NULL, agency_id = $2, name = $3,
                number = $4, sent_at = $5, answer_by = $6, effect_on = $7, consent_version = $8,
                possible_double_of = $9
         WHERE id = $1"
    )
    .bind(sending.id)
    .bind(sending.agency)
    .bind(sending.name)
    .bind(sending.number)
    .bind(sending.sent_at)
    .bind(sending.answer_by)
    .bind(sending.effect_on)
    .bind(sending.consent_version)
    .bind(sending.possible_double_of)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Decides a sent file; `false` if it is not (or no longer) waiting.
pub(crate) async fn mark_decided(
    tx: &mut Tx,
    id: RegistrationId,
    by: AdviserId,
    at: Timestamp,
    decision: &str,
) -> Result<bool, AppError> {
    let done = on!(tx, |c| {
        sqlx::query(
        "UPDATE registration SET state = 'decided', decided_at = $2, decided_by = $3, decision = $4
         WHERE id = $1 AND state = 'sent'"
    )
    .bind(id)
    .bind(at)
    .bind(by)
    .bind(decision)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(done == 1)
}

/// The next number; it counts on over the years, and leaves some out. On
/// PostgreSQL it comes from a sequence, which nobody waits for and which a
/// transaction that is begun again asks twice. SQLite has one writer at a time,
/// so a row will do; it says for each year the last number given in it.
pub(crate) async fn next_count(tx: &mut Tx, year: i64) -> Result<i64, AppError> {
    let count = if matches!(tx, Tx::Postgres(..)) {
        on!(tx, |c| sqlx::query_scalar(
            "SELECT nextval('registration_numbers')"
        )
        .fetch_one(c)
        .await)?
    } else {
        on!(tx, |c| sqlx::query_scalar(
            "INSERT INTO registration_counter (year, last)
             SELECT $1, COALESCE(MAX(last), 0) + 1 FROM registration_counter WHERE TRUE
             ON CONFLICT (year) DO UPDATE SET last = excluded.last RETURNING last"
        )
        .bind(year)
        .fetch_one(c)
        .await)?
    };
    Ok(count)
}

/// Notes what a sent file is matched by.
pub(crate) async fn insert_matches(
    tx: &mut Tx,
    id: RegistrationId,
    hashes: &[Vec<u8>],
) -> Result<(), AppError> {
    for hash in hashes {
        on!(tx, |c| {
            sqlx::query(
            "INSERT INTO registration_match (registration_id, hash) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        )
        .bind(id)
        .bind(hash)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    Ok(())
}

/// The earliest other file with one of these hashes.
pub(crate) async fn double_of(
    tx: &mut Tx,
    id: RegistrationId,
    hashes: &[Vec<u8>],
) -> Result<Option<RegistrationId>, AppError> {
    if hashes.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        "SELECT r.id FROM registration_match m JOIN registration r ON r.id = m.registration_id
         WHERE r.id <> $1 AND m.hash IN ({}) ORDER BY r.sent_at, r.id LIMIT 1",
        in_list(2, hashes.len())
    );
    let found = on!(tx, |c| {
        let mut query = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(id);
        for hash in hashes {
            query = query.bind(hash.clone());
        }
        query.fetch_optional(c).await
    })?;
    Ok(found)
}

/// The other file of a possible double says so too, while it waits.
pub(crate) async fn note_double(
    tx: &mut Tx,
    other: RegistrationId,
    id: RegistrationId,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE registration SET possible_double_of = $2
         WHERE id = $1 AND state = 'sent' AND possible_double_of IS NULL"
    )
    .bind(other)
    .bind(id)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Drafts that end soon and whose person was not told: at most `limit`.
pub(crate) async fn drafts_to_warn(
    tx: &mut Tx,
    ends_before: Timestamp,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(RegistrationId, PersonId, Timestamp)>, AppError> {
    let rows = on!(tx, |c| {
        sqlx::query_as(
        "SELECT id, person_id, ends_at FROM registration
         WHERE ends_at <= $1 AND ends_at > $2 AND warned_at IS NULL AND state = 'draft' ORDER BY ends_at, id LIMIT $3"
    )
    .bind(ends_before)
    .bind(now)
    .bind(limit)
    .fetch_all(c)
    .await
    })?;
    Ok(rows)
}

pub(crate) async fn note_warned(
    tx: &mut Tx,
    id: RegistrationId,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "UPDATE registration SET warned_at = $2 WHERE id = $1"
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Erases at most `limit` drafts that ended, answers and sealed parts with
/// them. Gives whose they were.
pub(crate) async fn erase_ended(
    tx: &mut Tx,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<PersonId>, AppError> {
    let persons = on!(tx, |c| {
        sqlx::query_scalar(
        "DELETE FROM registration WHERE id IN (
             SELECT id FROM registration WHERE ends_at <= $1 AND state = 'draft' ORDER BY ends_at LIMIT $2)
         RETURNING person_id"
    )
    .bind(now)
    .bind(limit)
    .fetch_all(c)
    .await
    })?;
    Ok(persons)
}

/// Erases one draft.
pub(crate) async fn erase_draft(tx: &mut Tx, id: RegistrationId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM registration WHERE id = $1 AND state = 'draft'"
    )
    .bind(id)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Where an account's mails go, and in which language.
pub(crate) async fn mail_address(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Option<(String, Lang)>, AppError> {
    let row: Option<(String, String)> = on!(tx, |c| sqlx::query_as(
        "SELECT email, lang FROM account WHERE id = $1"
    )
    .bind(account)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|(email, lang)| (email, Lang::from_tag(&lang))))
}
