//! Requests to be called back: kept for the person, worked off by advisers.
//!
//! The functions for advisers trust their caller, who has checked that the
//! request is one of the adviser's agencies.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use super::checks::to_json;
use crate::callback::{CONSENT_VERSION, CallbackOutcome, CallbackSlot, CallbackSubject};
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, CallbackId, Cursor, Lang, Page, SessionId, Timestamp,
};
use pleinweb_platform::{AppState, Cx, Of, Tx, incident, sql};

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
    slot: CallbackSlot,
    subject: CallbackSubject,
    postcode: String,
    agency_id: Option<AgencyId>,
    lang: Lang,
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
            slot: self.slot,
            subject: self.subject,
            postcode: self.postcode,
            agency: self.agency_id,
            lang: self.lang,
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
    sql!(
        "INSERT INTO callback_request (id, account_id, session_id, sealed, phone_hash, slot,
         subject, postcode, agency_id, lang, consent_version, created_at, answer_by, due_at, tries)
        
         VALUES ({id}, {new.account}, {new.session}, {sealed}, {new.phone_hash}, {new.slot},
         {new.subject}, {new.postcode}, {new.agency}, {lang}, {CONSENT_VERSION}, {now},
         {new.answer_by}, {new.answer_by}, 0)"
    )
    .execute(cx.tx())
    .await?;
    Ok(id)
}

/// The same request, sent a moment ago (a double click of a browser that has
/// no session yet): it is shown to this session instead of being made twice.
pub async fn recent_callback(
    tx: &mut Tx,
    new: &NewCallback,
    since: Timestamp,
) -> Result<Option<CallbackId>, AppError> {
    let found: Option<CallbackId> = sql!(
        "SELECT id FROM callback_request WHERE phone_hash = {new.phone_hash}
         AND subject = {new.subject} AND created_at > {since} AND closed_at IS NULL
         ORDER BY created_at DESC LIMIT 1"
    )
    .optional_scalar(tx)
    .await?;
    if let Some(id) = found {
        sql!("UPDATE callback_request SET session_id = {new.session} WHERE id = {id}")
            .execute(tx)
            .await?;
    }
    Ok(found)
}

/// The latest open request of a browser or an account.
pub async fn latest_callback(
    cx: &mut Cx,
    session: Option<SessionId>,
    account: Option<Of<AccountId>>,
) -> Result<Option<CallbackLine>, AppError> {
    let row: Option<Row> = sql!(
        "SELECT {COLUMNS:sql} FROM callback_request WHERE (session_id = {session}
         OR account_id = {account}) AND closed_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT 1"
    )
    .optional(cx.tx())
    .await?;
    let app = cx.app();
    row.map(|row| row.open(&app)).transpose()
}

/// A page of the open requests of some agencies (and those of none), what is due
/// first: the overdue lead.
pub async fn callbacks_of(
    cx: &mut Cx,
    agencies: &[AgencyId],
    after: Option<Cursor>,
    size: i64,
) -> Result<Page<CallbackLine>, AppError> {
    let after = after.unwrap_or(Cursor::FIRST);
    let rows: Vec<Row> = sql!(
        "SELECT {COLUMNS:sql} FROM callback_request
         WHERE closed_at IS NULL AND (agency_id IN ({agencies:list}) OR agency_id IS NULL)
         AND (due_at > {after.at} OR (due_at = {after.at} AND id > {after.id}))
         ORDER BY due_at, id LIMIT {size + 1}"
    )
    .all(cx.tx())
    .await?;
    let app = cx.app();
    let page = Page::of(rows, size, |last| (last.due_at, last.id.0));
    Ok(Page {
        rows: page
            .rows
            .into_iter()
            .map(|row| row.open(&app))
            .collect::<Result<_, _>>()?,
        next: page.next,
    })
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
    sql!(
        "SELECT agency_id, COUNT(*) FROM callback_request
         WHERE closed_at IS NULL AND due_at < {now} AND agency_id IN ({agencies:list})
         GROUP BY agency_id"
    )
    .all(tx)
    .await
}

/// How many calls an adviser has taken since then and not finished, by agency.
pub async fn calls_taken_by(
    tx: &mut Tx,
    adviser: AdviserId,
    since: Timestamp,
) -> Result<Vec<(Option<AgencyId>, i64)>, AppError> {
    sql!(
        "SELECT agency_id, COUNT(*) FROM callback_request
         WHERE closed_at IS NULL AND owner_id = {adviser} AND taken_at > {since}
         GROUP BY agency_id"
    )
    .all(tx)
    .await
}

/// What an adviser has taken in these agencies is anybody's again; with `of_none`,
/// what is of no agency too.
pub async fn free_calls(
    tx: &mut Tx,
    adviser: AdviserId,
    agencies: &[AgencyId],
    of_none: bool,
) -> Result<(), AppError> {
    sql!(
        "UPDATE callback_request SET owner_id = NULL, taken_at = NULL
         WHERE closed_at IS NULL AND owner_id = {adviser}
         AND (({of_none} AND agency_id IS NULL) OR agency_id IN ({agencies:list}))"
    )
    .execute(tx)
    .await
}

/// One open request: for `authorize`, which compares its agency.
pub async fn callback(cx: &mut Cx, id: CallbackId) -> Result<Option<CallbackLine>, AppError> {
    let row: Option<Row> =
        sql!("SELECT {COLUMNS:sql} FROM callback_request WHERE id = {id} AND closed_at IS NULL")
            .optional(cx.tx())
            .await?;
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
    sql!(
        "UPDATE callback_request SET owner_id = {adviser}, taken_at = {now}
         WHERE id = {request.id} AND closed_at IS NULL"
    )
    .execute(cx.tx())
    .await?;
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
    let done = sql!(
        "UPDATE callback_request SET closed_at = {now}, closed_by = {adviser},
         outcome = {outcome}, note = {note} WHERE id = {request.id} AND closed_at IS NULL"
    )
    .affected(cx.tx())
    .await?;
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
    sql!(
        "UPDATE callback_request SET tries = tries + 1, due_at = {next_at}, owner_id = {adviser},
         taken_at = {now} WHERE id = {request.id} AND closed_at IS NULL"
    )
    .execute(cx.tx())
    .await?;
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
