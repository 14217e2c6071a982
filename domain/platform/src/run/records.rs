//! What every command leaves beside its own rows: the audit row, the journal
//! of who read whose file, and the answer for the same request id.

use uuid::Uuid;

use super::Command;
use crate::cx::Access;
use crate::on;
use crate::{AppState, Cx, Tx, incident};
use pleinweb_kernel::{Actor, AppError, Timestamp};

pub(super) async fn audit(
    cx: &mut Cx,
    command: &'static str,
    outcome: &'static str,
) -> Result<(), AppError> {
    let id: Uuid = cx.new_id();
    let (now, actor, subject) = (cx.now, cx.actor, cx.subject);
    on!(&mut cx.tx, |c| {
        sqlx::query(
        "INSERT INTO audit (id, at, actor, account_id, command, subject, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(now)
    .bind(actor.label())
    .bind(actor.account())
    .bind(command)
    .bind(subject)
    .bind(outcome)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
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
        on!(tx, |c| {
            sqlx::query(
            "INSERT INTO access_journal (id, at, actor, account_id, person_id, purpose, reason, words)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id)
        .bind(now)
        .bind(actor.label())
        .bind(account)
        .bind(access.person)
        .bind(access.purpose)
        .bind(access.reason)
        .bind(words)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    Ok(())
}

pub(super) async fn earlier_answer<C: Command>(
    cx: &mut Cx,
    scope: Uuid,
    request_id: &str,
    body_hash: &[u8],
) -> Result<Option<C::Output>, AppError> {
    let earlier: Option<(Vec<u8>, String)> = on!(&mut cx.tx, |c| {
        sqlx::query_as(
        "SELECT body_hash, answer FROM request WHERE scope = $1 AND command = $2 AND request_id = $3",
    )
    .bind(scope)
    .bind(C::NAME)
    .bind(request_id)
    .fetch_optional(c)
    .await
    })?;
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
    on!(&mut cx.tx, |c| {
        sqlx::query(
        "INSERT INTO request (scope, command, request_id, body_hash, answer, at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(scope)
    .bind(C::NAME)
    .bind(request_id)
    .bind(body_hash)
    .bind(answer)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })
    .map_err(crate::again_if_duplicate)?;
    Ok(())
}
