//! Requests to be called back: kept for the person, worked off by advisers.
//!
//! The functions for advisers trust their caller, who has checked that the
//! request is one of the adviser's agencies.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use super::checks::to_json;
use crate::callback::{CONSENT_VERSION, CallbackOutcome, CallbackSlot, CallbackSubject};
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, CallbackId, Lang, SessionId, Timestamp,
};
use pleinweb_platform::on;
use pleinweb_platform::{AppState, Cx, Tx, in_list, incident};

const COLUMNS: &str = "id, account_id, sealed, slot, subject, postcode, agency_id, lang, created_at, answer_by, due_at, tries, owner_id, taken_at";

/// What is sealed of a request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sealed {
    pub name: String,
    pub phone: String,
    pub email: Option<String>,
    pub words: Option<String>,
    /// No mail was sent there: the address had had enough of them.
    #[serde(default)]
    pub unmailed: bool,
}

/// A request before it is kept.
#[derive(Clone, Debug)]
pub struct NewCallback {
    pub account: Option<AccountId>,
    pub session: SessionId,
    pub sealed: Sealed,
    pub phone_hash: Vec<u8>,
    pub slot: CallbackSlot,
    pub subject: CallbackSubject,
    pub postcode: String,
    pub agency: Option<AgencyId>,
    pub answer_by: Timestamp,
}

/// An open request, as the adviser's queue shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallbackLine {
    pub id: CallbackId,
    /// The job seeker's account, if they were signed in.
    pub account: Option<AccountId>,
    pub name: String,
    pub phone: String,
    pub email: Option<String>,
    /// See `Sealed::unmailed`.
    pub unmailed: bool,
    /// The person's own words, if any.
    pub words: Option<String>,
    pub slot: CallbackSlot,
    pub subject: CallbackSubject,
    pub postcode: String,
    /// None when there was no agency at all: then it is everybody's.
    pub agency: Option<AgencyId>,
    /// The language they wrote in.
    pub lang: Lang,
    pub created_at: Timestamp,
    /// The promise: 72 hours after the request.
    pub answer_by: Timestamp,
    /// When to call next: `answer_by`, or what was agreed after a try.
    pub due_at: Timestamp,
    pub tries: i64,
    pub owner: Option<(AdviserId, Timestamp)>,
}

impl CallbackLine {
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.due_at < now
    }
}

#[derive(FromRow)]
struct Row {
    id: CallbackId,
    account_id: Option<AccountId>,
    sealed: Vec<u8>,
    slot: String,
    subject: String,
    postcode: String,
    agency_id: Option<AgencyId>,
    lang: String,
    created_at: Timestamp,
    answer_by: Timestamp,
    due_at: Timestamp,
    tries: i64,
    owner_id: Option<AdviserId>,
    taken_at: Option<Timestamp>,
}

impl Row {
    fn open(self, app: &AppState) -> Result<CallbackLine, AppError> {
        let plain = app.secrets().opened(&about(self.id), &self.sealed)?;
        let sealed: Sealed = serde_json::from_slice(&plain).map_err(|error| incident(&error))?;
        Ok(CallbackLine {
            id: self.id,
            account: self.account_id,
            name: sealed.name,
            phone: sealed.phone,
            email: sealed.email,
            unmailed: sealed.unmailed,
            words: sealed.words,
            slot: CallbackSlot::parse(&self.slot).unwrap_or(CallbackSlot::Any),
            subject: CallbackSubject::parse(&self.subject).unwrap_or(CallbackSubject::Other),
            postcode: self.postcode,
            agency: self.agency_id,
            lang: Lang::from_tag(&self.lang),
            created_at: self.created_at,
            answer_by: self.answer_by,
            due_at: self.due_at,
            tries: self.tries,
            owner: self.owner_id.zip(self.taken_at),
        })
    }
}

fn about(id: CallbackId) -> String {
    format!("callback:{id}")
}

/// Keeps a request.
pub async fn insert_callback(cx: &mut Cx, new: &NewCallback) -> Result<CallbackId, AppError> {
    let id: CallbackId = cx.new_id();
    let (app, now, lang) = (cx.app(), cx.now(), cx.lang());
    let plain = to_json(&new.sealed)?;
    let sealed = app
        .secrets()
        .seal(app.randomness(), &about(id), plain.as_bytes());
    on!(cx.tx(), |c| {
        sqlx::query(
        "INSERT INTO callback_request (id, account_id, session_id, sealed, phone_hash, slot, subject, postcode, agency_id, lang,
                                       consent_version, created_at, answer_by, due_at, tries)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, 0)"
    )
    .bind(id)
    .bind(new.account)
    .bind(new.session)
    .bind(sealed)
    .bind(&new.phone_hash)
    .bind(new.slot.key())
    .bind(new.subject.key())
    .bind(&new.postcode)
    .bind(new.agency)
    .bind(lang.tag())
    .bind(CONSENT_VERSION)
    .bind(now)
    .bind(new.answer_by)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(id)
}

/// The same request, sent a moment ago (a double click of a browser that has
/// no session yet): it is shown to this session instead of being made twice.
pub async fn recent_callback(
    tx: &mut Tx,
    new: &NewCallback,
    since: Timestamp,
) -> Result<Option<CallbackId>, AppError> {
    let found: Option<CallbackId> = on!(tx, |c| {
        sqlx::query_scalar(
        "SELECT id FROM callback_request WHERE phone_hash = $1 AND subject = $2 AND created_at > $3 AND closed_at IS NULL
         ORDER BY created_at DESC LIMIT 1"
    )
    .bind(&new.phone_hash)
    .bind(new.subject.key())
    .bind(since)
    .fetch_optional(c)
    .await
    })?;
    if let Some(id) = found {
        on!(tx, |c| sqlx::query(
            "UPDATE callback_request SET session_id = $2 WHERE id = $1"
        )
        .bind(id)
        .bind(new.session)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(found)
}

/// The latest open request of a browser or an account.
pub async fn latest_callback(
    cx: &mut Cx,
    session: Option<SessionId>,
    account: Option<AccountId>,
) -> Result<Option<CallbackLine>, AppError> {
    let row: Option<Row> = on!(cx.tx(), |c| {
        sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM callback_request WHERE (session_id = $1 OR account_id = $2) AND closed_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT 1"
    )))
    .bind(session)
    .bind(account)
    .fetch_optional(c)
    .await
    })?;
    let app = cx.app();
    row.map(|row| row.open(&app)).transpose()
}

/// The open requests of some agencies (and those of none), what is due first:
/// the overdue lead. `after` is `due_at` and `id` of the last line of the page
/// before.
pub async fn callbacks_of(
    cx: &mut Cx,
    agencies: &[AgencyId],
    after: Option<(Timestamp, CallbackId)>,
    limit: i64,
) -> Result<Vec<CallbackLine>, AppError> {
    let (due, id) = after.unwrap_or((Timestamp(i64::MIN), CallbackId(uuid::Uuid::nil())));
    let near = if agencies.is_empty() {
        String::new()
    } else {
        format!("agency_id IN ({}) OR ", in_list(4, agencies.len()))
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM callback_request
         WHERE closed_at IS NULL AND ({near}agency_id IS NULL) AND (due_at > $1 OR (due_at = $1 AND id > $2))
         ORDER BY due_at, id LIMIT $3"
    );
    let rows: Vec<Row> = on!(cx.tx(), |c| {
        let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(due)
            .bind(id)
            .bind(limit);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    let app = cx.app();
    rows.into_iter().map(|row| row.open(&app)).collect()
}

/// How many requests of these agencies are overdue, by agency; those with none
/// have no row.
pub async fn late_callbacks(
    tx: &mut Tx,
    agencies: &[AgencyId],
    now: Timestamp,
) -> Result<Vec<(AgencyId, i64)>, AppError> {
    if agencies.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT agency_id, COUNT(*) FROM callback_request
         WHERE closed_at IS NULL AND due_at < $1 AND agency_id IN ({}) GROUP BY agency_id",
        in_list(2, agencies.len())
    );
    let rows = on!(tx, |c| {
        let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(now);
        for agency in agencies {
            query = query.bind(*agency);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows)
}

/// One open request: for `authorize`, which compares its agency.
pub async fn callback(cx: &mut Cx, id: CallbackId) -> Result<Option<CallbackLine>, AppError> {
    let row: Option<Row> = on!(cx.tx(), |c| sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM callback_request WHERE id = $1 AND closed_at IS NULL"
    )))
    .bind(id)
    .fetch_optional(c)
    .await)?;
    let app = cx.app();
    row.map(|row| row.open(&app)).transpose()
}

/// An adviser takes a request (ask `may_take` first).
pub async fn take_callback(
    cx: &mut Cx,
    request: &CallbackLine,
    adviser: AdviserId,
) -> Result<(), AppError> {
    let now = cx.now();
    on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE callback_request SET owner_id = $2, taken_at = $3 WHERE id = $1 AND closed_at IS NULL"
    )
    .bind(request.id)
    .bind(adviser)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    tell(cx, request);
    Ok(())
}

/// A request is done with. `note` is for colleagues, and sealed.
pub async fn finish_callback(
    cx: &mut Cx,
    request: &CallbackLine,
    adviser: AdviserId,
    outcome: CallbackOutcome,
    note: Option<&str>,
) -> Result<(), AppError> {
    let (app, now) = (cx.app(), cx.now());
    let note = note.map(|note| {
        app.secrets()
            .seal(app.randomness(), &note_about(request.id), note.as_bytes())
    });
    let done = on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE callback_request SET closed_at = $2, closed_by = $3, outcome = $4, note = $5 WHERE id = $1 AND closed_at IS NULL"
    )
    .bind(request.id)
    .bind(now)
    .bind(adviser)
    .bind(outcome.key())
    .bind(note)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    if done == 0 {
        return Err(AppError::NotFound);
    }
    tell(cx, request);
    Ok(())
}

/// Nobody answered the telephone: to be called again at `next_at`.
pub async fn callback_not_reached(
    cx: &mut Cx,
    request: &CallbackLine,
    adviser: AdviserId,
    next_at: Timestamp,
) -> Result<(), AppError> {
    let now = cx.now();
    on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE callback_request SET tries = tries + 1, due_at = $2, owner_id = $3, taken_at = $4 WHERE id = $1 AND closed_at IS NULL"
    )
    .bind(request.id)
    .bind(next_at)
    .bind(adviser)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    tell(cx, request);
    Ok(())
}

/// Wakes the agency's queue.
fn tell(cx: &mut Cx, request: &CallbackLine) {
    if let Some(agency) = request.agency {
        cx.emit(format!("agency:{agency}"), "callback");
    }
}

fn note_about(id: CallbackId) -> String {
    format!("callback-note:{id}")
}
