//! Refused forms of browsers without scripts: what was typed comes back for a
//! quarter of an hour, to the same session only, sealed, without secrets.
//!
//! There is room for the longest form of the house filled to its limits (a test
//! at the door sends it), for 20 forms of one session, and for 64 MB in all; the
//! oldest go first.

use crate::sql;
use pleinweb_kernel::promises::FORM_KEPT;
use pleinweb_kernel::{AppError, FormId, FormReturn, SessionId, Timestamp};

use super::budgets::{self, Asking, Counted};
use super::{AppState, Effect, RequestInfo, Tx, retrying, run, sessions};

/// Bytes of what was typed into one form, as it is sealed. The longest of ours
/// holds 2000 signs of up to four bytes, and some short fields.
const ONE_FORM: usize = 32 * 1024;
/// Bytes of one field: what somebody pasted beyond comes back cut.
const ONE_FIELD: usize = 16 * 1024;
/// Forms of one session.
const OF_A_SESSION: i64 = 20;
/// Bytes of all that are kept.
const IN_ALL: i64 = 64 * 1024 * 1024;
/// Forms that make room at once.
const BATCH: i64 = 50;

/// Keeps a refused form; gives its id and the effects (a visitor gets a
/// session, so that nobody else can read it).
///
/// # Errors
/// `TooMany` when one network makes too many new sessions like this.
pub async fn keep_form(
    app: &AppState,
    request: &RequestInfo,
    refused: &FormReturn,
) -> Result<(FormId, Vec<Effect>), AppError> {
    let (app, request, refused) = (app.clone(), request.clone(), refused.clone());
    run::to_its_end(async move {
        let body =
            serde_json::to_vec(&fitted(&refused)).map_err(|error| super::incident(&error))?;
        let session = run::current_session(&app, &request).await?;
        let asking = Asking::of(session.as_ref(), &request);
        let taken = budgets::take(&app, &Counted::NEWCOMERS, asking).await?;
        let kept = retrying(&app, "forms", || keep_once(&app, &request, &body)).await;
        if kept.is_err() {
            budgets::give_back(&app, taken).await;
            return kept;
        }
        make_room(&app, IN_ALL).await?;
        kept
    })
    .await
}

async fn keep_once(
    app: &AppState,
    request: &RequestInfo,
    body: &[u8],
) -> Result<(FormId, Vec<Effect>), AppError> {
    let mut cx = run::begin(app, request).await?;
    let session = cx.ensure_session().await?;
    let id: FormId = cx.new_id();
    let sealed = app.secrets().seal(app.randomness(), &about(id), body);
    let size = i64::try_from(sealed.len()).unwrap_or(i64::MAX);
    let expires = cx.now().plus(FORM_KEPT.ms());
    sql!(
        "INSERT INTO form_return (id, session_id, body, expires_at, size)
         VALUES ({id}, {session},
         {sealed}, {expires}, {size})"
    )
    .execute(cx.tx())
    .await?;
    sql!(
        "DELETE FROM form_return WHERE session_id = {session} AND id NOT IN
         (SELECT id FROM form_return WHERE session_id = {session} ORDER BY expires_at DESC,
         id DESC LIMIT {OF_A_SESSION})"
    )
    .execute(cx.tx())
    .await?;
    let effects = run::commit(cx).await?;
    Ok((id, effects))
}

/// Lets the oldest go until no more than `most` bytes are kept. After the form
/// was kept and apart from it, so that keeping one does not wait for all others.
async fn make_room(app: &AppState, most: i64) -> Result<(), AppError> {
    loop {
        let mut tx = app.db().read().await?;
        // PostgreSQL adds integers up to a number of another type.
        let all: i64 = sql!("SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM form_return")
            .scalar(&mut tx)
            .await?;
        if all <= most {
            return Ok(());
        }
        let oldest: Vec<(FormId, i64)> =
            sql!("SELECT id, size FROM form_return ORDER BY expires_at, id LIMIT {BATCH}")
                .all(&mut tx)
                .await?;
        drop(tx);
        let mut over = all - most;
        let mut gone: Vec<FormId> = Vec::new();
        for (id, size) in oldest {
            if over <= 0 {
                break;
            }
            over -= size;
            gone.push(id);
        }
        let gone = &gone;
        retrying(app, "forms", || async move {
            let mut tx = app.db().begin_note().await?;
            sql!("DELETE FROM form_return WHERE id IN ({gone:list})")
                .execute(&mut tx)
                .await?;
            Ok(tx.commit().await?)
        })
        .await?;
    }
}

/// A form that fits: what is longer than any form of ours comes back cut.
fn fitted(refused: &FormReturn) -> FormReturn {
    let mut room = ONE_FORM;
    let mut values = Vec::new();
    for (name, value) in &refused.values {
        let end = value.floor_char_boundary(ONE_FIELD);
        let value = value[..end].to_owned();
        // As it is written: quotes and line ends take more than a byte.
        let written = serde_json::to_string(&(name, &value)).map_or(0, |text| text.len() + 1);
        let Some(left) = room.checked_sub(written) else {
            continue;
        };
        room = left;
        values.push((name.clone(), value));
    }
    FormReturn {
        form: refused.form.clone(),
        error: refused.error.clone(),
        values,
    }
}

/// The refused form of this id, if it is this session's and still kept.
pub async fn load_form(
    app: &AppState,
    request: &RequestInfo,
    id: FormId,
) -> Result<Option<FormReturn>, AppError> {
    let Some(token) = request.session_token.as_deref() else {
        return Ok(None);
    };
    let now = app.now();
    let mut tx = app.db().read().await?;
    let Some(session) = sessions::load(&mut tx, token, now).await? else {
        return Ok(None);
    };
    let sealed = body(&mut tx, id, session.id, now).await?;
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let plain = app.secrets().opened(&about(id), &sealed)?;
    serde_json::from_slice(&plain)
        .map(Some)
        .map_err(|error| super::incident(&error))
}

async fn body(
    tx: &mut Tx,
    id: FormId,
    session: SessionId,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, AppError> {
    sql!(
        "SELECT body FROM form_return WHERE id = {id} AND session_id = {session}
         AND expires_at > {now}"
    )
    .optional_scalar(tx)
    .await
}

fn about(id: FormId) -> String {
    format!("form:{id}")
}

#[cfg(feature = "testing")]
mod tests;
