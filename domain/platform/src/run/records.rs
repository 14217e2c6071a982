//! What every command leaves beside its own rows: the audit row, the journal
//! of who read whose file, and the answer for the same request id.

use uuid::Uuid;

use super::Command;
use crate::cx::Access;
use crate::sql;
use crate::{AppState, Cx, Tx, incident};
use pleinweb_kernel::{Actor, AppError, Timestamp};

pub(super) async fn audit(
    cx: &mut Cx,
    command: &'static str,
    outcome: &'static str,
) -> Result<(), AppError> {
    let id: Uuid = cx.new_id();
    let (now, actor, subject) = (cx.now, cx.actor, cx.subject);
    sql!(
        "INSERT INTO audit (id, at, actor, account_id, command, subject, outcome)
         VALUES ({id},
         {now}, {actor.label()}, {actor.account()}, {command}, {subject}, {outcome})"
    )
    .execute(&mut cx.tx)
    .await
}

pub(super) async fn write_accesses(
    app: &AppState,
    tx: &mut Tx,
    now: Timestamp,
    actor: Actor,
    accesses: &[Access],
) -> Result<(), AppError> {
    let Some(account) = actor.account() else {
        return Ok(());
    };
    for access in accesses {
        let id: Uuid = app.new_id();
        let words = access.words.as_ref().map(|words| {
            let about = format!("journal:{id}");
            let secrets = app.secrets();
            secrets.seal(app.randomness(), &about, words.as_bytes())
        });
        sql!(
        "INSERT INTO access_journal (id, at, actor, account_id, person_id, purpose, reason, words)
            
             VALUES ({id}, {now}, {actor.label()}, {account}, {access.person}, {access.purpose},
             {access.reason}, {words})"
    )
        .execute(tx)
        .await?;
    }
    Ok(())
}

pub(super) async fn earlier_answer<C: Command>(
    cx: &mut Cx,
    scope: Uuid,
    request_id: &str,
    body_hash: &[u8],
) -> Result<Option<C::Output>, AppError> {
    let earlier: Option<(Vec<u8>, String)> = sql!(
        "SELECT body_hash, answer FROM request WHERE scope = {scope} AND command = {C::NAME}
         AND request_id = {request_id}"
    )
    .optional(&mut cx.tx)
    .await?;
    match earlier {
        None => Ok(None),
        Some((hash, _)) if hash != body_hash => Err(AppError::conflict("sent-differently")),
        Some((_, answer)) => serde_json::from_str(&answer)
            .map(Some)
            .map_err(|error| incident(&error)),
    }
}

pub(super) async fn keep_answer<C: Command>(
    cx: &mut Cx,
    scope: Uuid,
    request_id: &str,
    body_hash: Vec<u8>,
    output: &C::Output,
) -> Result<(), AppError> {
    let answer = serde_json::to_string(output).map_err(|error| incident(&error))?;
    let now = cx.now;
    sql!(
        "INSERT INTO request (scope, command, request_id, body_hash, answer, at)
         VALUES ({scope},
         {C::NAME}, {request_id}, {body_hash}, {answer}, {now})"
    )
    .run(&mut cx.tx)
    .await
    .map_err(crate::again_if_duplicate)?;
    Ok(())
}
