//! Requests to be called back: a queue with owners. The rows are `entry`'s.

use crate::model_callbacks::{
    CallbackInput, CallbackRow, CallbacksView, FinishCallbackInput, LaterCallbackInput,
    ParsedFinish, REACH_AGAIN_MS, TakenBy,
};
use crate::reading::{Reading, Scope, pass};
use pleinweb_accounts as accounts;
use pleinweb_entry::{self as entry, CallbackLine, may_take};
use pleinweb_kernel::promises::CALL_TAKEN;
use pleinweb_kernel::{
    AdviserId, AgencyId, AppError, CallbackId, Cursor, FieldErrors, Page, Timestamp,
};
use pleinweb_platform::{Command, Cx, Permit, Query};
use pleinweb_reviews::{names, when};

/// How many requests a page shows.
const PAGE: i64 = 20;

/// A request of the adviser's agencies (or of no agency: then it is everybody's
/// who works in one).
#[derive(Debug)]
pub struct OwnCallback {
    me: AdviserId,
    line: CallbackLine,
}

async fn own_callback(cx: &mut Cx, id: CallbackId) -> Result<OwnCallback, AppError> {
    let me = cx.actor().adviser()?;
    let agencies = accounts::agencies_of(cx.tx(), me).await?;
    let line = entry::callback(cx, id).await?.ok_or(AppError::NotFound)?;
    match line.agency {
        Some(agency) if !agencies.contains(&agency) => Err(AppError::NotFound),
        None if agencies.is_empty() => Err(AppError::NotFound),
        _ => Ok(OwnCallback { me, line }),
    }
}

/// `/conseil/rappels`: what is due first, the overdue leading. A page of names
/// is one row of the access journal and counts as one reading outside the caseload.
///
/// # Errors
/// `Conflict("reading-paused")` for whoever read too much lately. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadCallbacks {
    after: Option<Cursor>,
}

/// Whose queue it is.
#[derive(Debug)]
pub struct Desk {
    me: AdviserId,
    agencies: Vec<AgencyId>,
}

impl Query for LoadCallbacks {
    const NAME: &'static str = "caseload/callbacks";
    /// `next` of the page before, or nothing.
    type Input = String;
    type Subject = Desk;
    type Output = CallbacksView;

    fn parse(after: String) -> Result<Self, FieldErrors> {
        Ok(Self {
            after: Cursor::parse(&after),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Desk>, AppError> {
        let me = cx.actor().adviser()?;
        let agencies = accounts::agencies_of(cx.tx(), me).await?;
        Ok(cx.permit(None, Desk { me, agencies }))
    }

    async fn handle(&self, cx: &mut Cx, desk: &Permit<Desk>) -> Result<CallbacksView, AppError> {
        let page = if desk.agencies.is_empty() {
            Page::EMPTY
        } else {
            entry::callbacks_of(cx, &desk.agencies, self.after, PAGE).await?
        };
        let (lines, next) = (page.rows, page.next);
        let now = cx.now();
        let owners = lines
            .iter()
            .filter_map(|line| line.owner.map(|(owner, _)| owner));
        let advisers = names(cx.tx(), owners).await?;
        let rows = lines
            .into_iter()
            .map(|line| {
                let taken = match line.owner {
                    Some((owner, since)) if now.since(since) < CALL_TAKEN.ms() => {
                        if owner == desk.me {
                            TakenBy::Me
                        } else {
                            TakenBy::Colleague(advisers.get(&owner).cloned().unwrap_or_default())
                        }
                    }
                    _ => TakenBy::Nobody,
                };
                row(line, taken)
            })
            .collect();
        Ok(CallbacksView {
            now,
            rows,
            next,
            nowhere: desk.agencies.is_empty(),
        })
    }

    const KEEPS: bool = true;

    async fn keep(&self, cx: &mut Cx, view: &CallbacksView) -> Result<(), AppError> {
        if view.rows.is_empty() {
            return Ok(());
        }
        let part = self
            .after
            .map(|after| after.to_string())
            .unwrap_or_default();
        let page = Reading::of_page(cx, "list-callbacks", &part, Scope::Outside);
        pass(cx, page).await
    }
}

fn row(line: CallbackLine, taken: TakenBy) -> CallbackRow {
    CallbackRow {
        id: line.id,
        name: line.name,
        phone: line.phone,
        words: line.words,
        slot: line.slot,
        subject: line.subject,
        postcode: line.postcode,
        lang: line.lang,
        asked: when(line.created_at),
        due: when(line.due_at),
        tries: line.tries,
        taken,
    }
}

/// Takes a request, so that nobody else calls meanwhile.
///
/// # Errors
/// `Invalid`: `callback` choice-unknown when it is no id. `NotFound` for a request
/// that is done with or of none of the adviser's agencies.
/// `Conflict("taken-by-colleague")` while a colleague has it. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct TakeCallback {
    id: CallbackId,
}

impl Command for TakeCallback {
    const NAME: &'static str = "caseload/take-callback";
    type Input = CallbackInput;
    type Subject = OwnCallback;
    type Output = ();

    fn parse(input: CallbackInput) -> Result<Self, FieldErrors> {
        let id = input.check()?;
        Ok(Self { id })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnCallback>, AppError> {
        let own = own_callback(cx, self.id).await?;
        Ok(cx.permit(Some(self.id.0), own))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnCallback>) -> Result<(), AppError> {
        free(own, cx.now())?;
        entry::take_callback(cx, &own.line, own.me).await
    }
}

/// Whether an adviser may act on a request now.
fn free(own: &OwnCallback, now: Timestamp) -> Result<(), AppError> {
    may_take(own.me, own.line.owner, now).map_err(AppError::Conflict)
}

/// The person was called: how it ended.
///
/// # Errors
/// `Invalid`: `callback` choice-unknown when it is no id; `outcome` required,
/// choice-unknown; `note` too-long. `NotFound` for a request that is done with or
/// of none of the adviser's agencies. `Conflict("taken-by-colleague")` while a
/// colleague has it. Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct FinishCallback {
    done: ParsedFinish,
}

impl Command for FinishCallback {
    const NAME: &'static str = "caseload/finish-callback";
    type Input = FinishCallbackInput;
    type Subject = OwnCallback;
    type Output = ();

    fn parse(input: FinishCallbackInput) -> Result<Self, FieldErrors> {
        let done = input.check()?;
        Ok(Self { done })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnCallback>, AppError> {
        let own = own_callback(cx, self.done.id).await?;
        Ok(cx.permit(Some(self.done.id.0), own))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnCallback>) -> Result<(), AppError> {
        free(own, cx.now())?;
        let note = Some(self.done.note.as_str()).filter(|note| !note.is_empty());
        entry::finish_callback(cx, &own.line, own.me, self.done.outcome, note).await
    }
}

/// Nobody answered the telephone: the request comes up again later.
///
/// # Errors
/// `Invalid`: `callback` choice-unknown when it is no id; `again` choice-unknown,
/// also when it is empty. `NotFound` for a request that is done with or of none of
/// the adviser's agencies. `Conflict("taken-by-colleague")` while a colleague has
/// it. Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct CallbackLater {
    id: CallbackId,
    in_ms: i64,
}

impl Command for CallbackLater {
    const NAME: &'static str = "caseload/callback-later";
    type Input = LaterCallbackInput;
    type Subject = OwnCallback;
    type Output = ();

    fn parse(input: LaterCallbackInput) -> Result<Self, FieldErrors> {
        let id = CallbackInput {
            callback: input.callback.clone(),
        }
        .check()?;
        let in_ms = REACH_AGAIN_MS
            .iter()
            .find(|(key, _)| *key == input.again.trim())
            .map(|(_, ms)| *ms)
            .ok_or_else(|| FieldErrors::one("again", "choice-unknown"))?;
        Ok(Self { id, in_ms })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnCallback>, AppError> {
        let own = own_callback(cx, self.id).await?;
        Ok(cx.permit(Some(self.id.0), own))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnCallback>) -> Result<(), AppError> {
        let now = cx.now();
        free(own, now)?;
        entry::callback_not_reached(cx, &own.line, own.me, now.plus(self.in_ms)).await
    }
}
