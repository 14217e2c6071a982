//! Refused forms of browsers without scripts: what was typed comes back for a
//! quarter of an hour, to the same session only, sealed, without secrets.

use crate::kernel::{AppError, FormId, FormReturn, MINUTE_MS, SessionId};
use crate::on;

use super::{Effect, Office, RequestInfo, Tx, run, sessions};

const KEPT_MS: i64 = 15 * MINUTE_MS;

/// Keeps a refused form; gives its id and the effects (a visitor gets a
/// session, so that nobody else can read it).
pub async fn keep_form(
    office: &Office,
    request: &RequestInfo,
    refused: &FormReturn,
) -> Result<(FormId, Vec<Effect>), AppError> {
    let mut cx = run::begin(office, request).await?;
    let session = cx.ensure_session().await?;
    let id: FormId = cx.new_id();
    let body = serde_json::to_vec(refused).map_err(|error| super::incident(&error))?;
    let sealed = office
        .secrets()
        .seal(office.randomness(), &about(id), &body);
    let expires = cx.now().plus(KEPT_MS);
    on!(cx.tx(), |c| sqlx::query(
        "INSERT INTO form_return (id, session_id, body, expires_at) VALUES ($1, $2, $3, $4)"
    )
    .bind(id)
    .bind(session)
    .bind(sealed)
    .bind(expires)
    .execute(c)
    .await
    .map(|_| ()))?;
    let effects = run::commit(cx).await?;
    Ok((id, effects))
}

/// The refused form of this id, if it is this session's and still kept.
pub async fn load_form(
    office: &Office,
    request: &RequestInfo,
    id: FormId,
) -> Result<Option<FormReturn>, AppError> {
    let Some(token) = request.session_token.as_deref() else {
        return Ok(None);
    };
    let now = office.now();
    let mut tx = office.db().read().await?;
    let Some(session) = sessions::load(&mut tx, token, now).await? else {
        return Ok(None);
    };
    let sealed = body(&mut tx, id, session.id, now.0).await?;
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let plain = office.secrets().opened(&about(id), &sealed)?;
    serde_json::from_slice(&plain)
        .map(Some)
        .map_err(|error| super::incident(&error))
}

async fn body(
    tx: &mut Tx,
    id: FormId,
    session: SessionId,
    now: i64,
) -> Result<Option<Vec<u8>>, AppError> {
    let body = on!(tx, |c| sqlx::query_scalar(
        "SELECT body FROM form_return WHERE id = $1 AND session_id = $2 AND expires_at > $3"
    )
    .bind(id)
    .bind(session)
    .bind(now)
    .fetch_optional(c)
    .await)?;
    Ok(body)
}

fn about(id: FormId) -> String {
    format!("form:{id}")
}
