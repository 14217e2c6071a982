//! Checks: one at a time for each account and each browser.

use sqlx::FromRow;

use crate::access::Owner;
use crate::{Answers, Assessment, Choice, Outcome, Path, Suggestion, TaskKind};
use crate::{assess, suggest};
use pleinweb_kernel::promises::{UNREGISTERED_KEPT, VISITOR_CHECK_KEPT};
use pleinweb_kernel::{AccountId, AppError, CheckId, PersonId, SessionId, Timestamp};
use pleinweb_platform::{Cx, Of, Tx, incident, sql};

const COLUMNS: &str = "e.id, e.account_id, e.answers, e.task, e.outcome, e.choice, e.suggested, e.chosen_at, e.expires_at";

/// A check, as it is kept.
#[derive(Clone, Debug)]
pub struct CheckRow {
    pub id: CheckId,
    pub account: Option<AccountId>,
    pub answers: Answers,
    pub task: Option<TaskKind>,
    /// None until the task was tried or skipped.
    pub outcome: Option<Outcome>,
    pub choice: Option<Choice>,
    pub chosen_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    id: CheckId,
    account_id: Option<AccountId>,
    answers: String,
    task: Option<TaskKind>,
    outcome: Option<Outcome>,
    choice: Option<Path>,
    suggested: Option<Path>,
    chosen_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
}

impl Row {
    fn read(self) -> Result<CheckRow, AppError> {
        let suggested = self.suggested;
        Ok(CheckRow {
            id: self.id,
            account: self.account_id,
            answers: from_json(&self.answers)?,
            task: self.task,
            outcome: self.outcome,
            choice: self.choice.map(|path| Choice { path, suggested }),
            chosen_at: self.chosen_at,
            expires_at: self.expires_at,
        })
    }
}

impl CheckRow {
    /// What the check says so far; nothing as long as nothing was said.
    pub fn result(&self) -> Option<(Assessment, Suggestion)> {
        if self.answers.seen() == 0 && self.outcome.is_none() {
            return None;
        }
        let outcome = self.outcome.unwrap_or(Outcome::Skipped);
        let assessment = assess(&self.answers, self.task, outcome);
        let suggestion = suggest(&assessment);
        Some((assessment, suggestion))
    }
}

pub(super) fn to_json(value: &impl serde::Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|error| incident(&error))
}

pub(super) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, AppError> {
    serde_json::from_str(text).map_err(|error| incident(&error))
}

/// The check that its owner is at.
pub async fn current(
    tx: &mut Tx,
    owner: Owner,
    now: Timestamp,
) -> Result<Option<CheckRow>, AppError> {
    let statement = match owner {
        Owner::Account(account) => sql!(
            "SELECT {COLUMNS:sql} FROM entry_check e WHERE e.account_id = {account}
             AND e.superseded_at IS NULL AND (e.expires_at IS NULL OR e.expires_at > {now})"
        ),
        Owner::Session(session) => sql!(
            "SELECT {COLUMNS:sql} FROM entry_holder h JOIN entry_check e ON e.id = h.check_id
             WHERE h.session_id = {session} AND e.account_id IS NULL
             AND e.superseded_at IS NULL AND e.expires_at > {now}"
        ),
    };
    let row: Option<Row> = statement.optional(tx).await?;
    row.map(Row::read).transpose()
}

/// A check by its id, for whoever holds a link to it.
pub async fn check_by_id(tx: &mut Tx, id: CheckId) -> Result<Option<CheckRow>, AppError> {
    let row: Option<Row> = sql!("SELECT {COLUMNS:sql} FROM entry_check e WHERE e.id = {id}")
        .optional(tx)
        .await?;
    row.map(Row::read).transpose()
}

/// The check of `owner`, begun now if there is none.
pub async fn make(cx: &mut Cx, owner: Owner) -> Result<CheckRow, AppError> {
    let now = cx.now();
    if let Some(check) = current(cx.tx(), owner, now).await? {
        return Ok(check);
    }
    let (account, kept) = match owner {
        Owner::Account(account) => (Some(account), UNREGISTERED_KEPT.ms()),
        Owner::Session(_) => (None, VISITOR_CHECK_KEPT.ms()),
    };
    if let Some(account) = account {
        // One that has just expired makes room.
        supersede_current(cx.tx(), account, now).await?;
    }
    let id: CheckId = cx.new_id();
    let check = CheckRow {
        id,
        account: account.map(|account| *account),
        answers: Answers::default(),
        task: None,
        outcome: None,
        choice: None,
        chosen_at: None,
        expires_at: Some(now.plus(kept)),
    };
    let answers = to_json(&check.answers)?;
    sql!(
        "INSERT INTO entry_check (id, account_id, answers, started_at, changed_at, expires_at)
         VALUES ({id}, {account}, {answers}, {now}, {now}, {check.expires_at})"
    )
    .execute(cx.tx())
    .await?;
    if let Owner::Session(session) = owner {
        hold(cx.tx(), session, id).await?;
    }
    Ok(check)
}

/// Keeps a check that has changed; it lives on from now.
pub async fn save(cx: &mut Cx, check: &mut CheckRow) -> Result<(), AppError> {
    let now = cx.now();
    // A check that is kept for good stays so.
    check.expires_at = check.expires_at.map(|_| match check.account {
        Some(_) => now.plus(UNREGISTERED_KEPT.ms()),
        None => now.plus(VISITOR_CHECK_KEPT.ms()),
    });
    let answers = to_json(&check.answers)?;
    let path = check.choice.map(|choice| choice.path);
    let suggested = check.choice.and_then(|choice| choice.suggested);
    sql!(
        "UPDATE entry_check SET answers = {answers}, task = {check.task},
         outcome = {check.outcome}, choice = {path},
         suggested = {suggested},
         chosen_at = {check.chosen_at}, changed_at = {now}, expires_at = {check.expires_at}
         WHERE id = {check.id}"
    )
    .execute(cx.tx())
    .await
}

/// Writes down what the check says, with its inputs and the versions of
/// questions and rules, unless it said just that already.
pub async fn conclude(cx: &mut Cx, check: &CheckRow) -> Result<Option<Suggestion>, AppError> {
    let Some((assessment, suggestion)) = check.result() else {
        return Ok(None);
    };
    let answers = to_json(&check.answers)?;
    let body = to_json(&assessment)?;
    let check_id = check.id;
    let last: Option<(String, String)> = sql!(
        "SELECT answers, assessment FROM entry_assessment WHERE check_id = {check_id}
         ORDER BY at DESC, id DESC LIMIT 1"
    )
    .optional(cx.tx())
    .await?;
    if last.is_some_and(|(old_answers, old_body)| old_answers == answers && old_body == body) {
        return Ok(Some(suggestion));
    }
    let (id, now): (uuid::Uuid, Timestamp) = (cx.new_id(), cx.now());
    let suggested = to_json(&suggestion)?;
    sql!(
        "INSERT INTO entry_assessment (id, check_id, account_id, at, answers, task, outcome,
         questions_version, rules_version, assessment, suggested)
        
         VALUES ({id}, {check_id}, {check.account}, {now}, {answers}, {check.task},
         {assessment.task.outcome}, {assessment.version.0}, {assessment.version.1}, {body},
         {suggested})"
    )
    .execute(cx.tx())
    .await?;
    Ok(Some(suggestion))
}

/// Lets a browser hold a visitor's check (instead of the one it held).
pub async fn hold(tx: &mut Tx, session: SessionId, check: CheckId) -> Result<(), AppError> {
    sql!(
        "INSERT INTO entry_holder (session_id, check_id) VALUES ({session}, {check})
         ON CONFLICT (session_id) DO UPDATE SET check_id = excluded.check_id"
    )
    .execute(tx)
    .await
}

/// No browser holds a check any more. Its links lead nowhere either, once it is
/// put aside or an account's; they stay, because mails are counted by them.
pub async fn release(tx: &mut Tx, check: CheckId) -> Result<(), AppError> {
    sql!("DELETE FROM entry_holder WHERE check_id = {check}")
        .execute(tx)
        .await
}

/// Puts the present check aside, so that another begins. It is kept as long as
/// any other: what was concluded from it can be looked at.
pub async fn restart(cx: &mut Cx, owner: Owner) -> Result<(), AppError> {
    let now = cx.now();
    let Some(check) = current(cx.tx(), owner, now).await? else {
        return Ok(());
    };
    sql!("UPDATE entry_check SET superseded_at = {now} WHERE id = {check.id}")
        .execute(cx.tx())
        .await?;
    release(cx.tx(), check.id).await
}

async fn supersede_current(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "UPDATE entry_check SET superseded_at = {now} WHERE account_id = {account}
         AND superseded_at IS NULL"
    )
    .execute(tx)
    .await
}

/// The check of a visitor becomes the account's: at sign-up and sign-in, with
/// the session that the browser had before. Whoever held it by a link holds it
/// no longer. An older check of the account stays readable through
/// `choice_of` and `views_of` until this one says more.
pub async fn adopt(
    cx: &mut Cx,
    session: SessionId,
    account: Of<AccountId>,
) -> Result<(), AppError> {
    let now = cx.now();
    match current(cx.tx(), Owner::Session(session), now).await? {
        Some(check) => adopt_check(cx, check.id, account).await,
        None => Ok(()),
    }
}

/// A visitor's check becomes an account's.
pub async fn adopt_check(cx: &mut Cx, id: CheckId, account: Of<AccountId>) -> Result<(), AppError> {
    let now = cx.now();
    supersede_current(cx.tx(), account, now).await?;
    sql!(
        "UPDATE entry_check SET account_id = {account}, expires_at = {now.plus(UNREGISTERED_KEPT.ms())}
         WHERE id = {id}"
    )
    .execute(cx.tx())
    .await?;
    sql!("UPDATE entry_assessment SET account_id = {account} WHERE check_id = {id}")
        .execute(cx.tx())
        .await?;
    release(cx.tx(), id).await
}

/// The person registered: their checks follow the retention of the file and no
/// longer that of someone who never registered.
pub async fn keep_for_good(tx: &mut Tx, person: Of<PersonId>) -> Result<(), AppError> {
    sql!("UPDATE entry_check SET expires_at = NULL WHERE account_id = {person}")
        .execute(tx)
        .await
}
