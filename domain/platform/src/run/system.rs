//! Work that no request asked for: background jobs, and the making of the demo.

use super::{Command, RequestInfo, begin, commit, records};
use crate::{AppState, Cx, Effect, retrying, sessions};
use pleinweb_kernel::{AccountId, Actor, AppError, Role};

/// Runs a command as background work, without a session.
pub async fn run_system<C: Command>(
    app: &AppState,
    job: &'static str,
    command: &C,
) -> Result<C::Output, AppError> {
    retrying(app, job, || once(app, job, command)).await
}

async fn once<C: Command>(
    app: &AppState,
    job: &'static str,
    command: &C,
) -> Result<C::Output, AppError> {
    let mut cx = begin_as_system(app, job).await?;
    let permit = command.authorize(&mut cx).await?;
    let output = command.handle(&mut cx, &permit).await?;
    records::audit(&mut cx, C::NAME, "done").await?;
    commit(cx).await?;
    Ok(output)
}

/// Opens a transaction as background work, for jobs that are more than one
/// command. End it with `finish`.
pub async fn begin_as_system(app: &AppState, job: &'static str) -> Result<Cx, AppError> {
    let mut cx = begin(app, &RequestInfo::default()).await?;
    cx.actor = Actor::System(job);
    Ok(cx)
}

/// Commits what `begin_as_system` opened.
pub async fn finish(cx: Cx) -> Result<(), AppError> {
    commit(cx).await.map(|_| ())
}

/// Opens a session for an account of a demo database; on any other it does not
/// exist. The demo world is made by the very commands that people use.
pub async fn enter_for_demo(
    app: &AppState,
    account: AccountId,
    role: Role,
) -> Result<RequestInfo, AppError> {
    if !app.settings().demo {
        return Err(AppError::NotFound);
    }
    let effects = retrying(app, "demo", || async move {
        let mut cx = begin(app, &RequestInfo::default()).await?;
        sessions::open(&mut cx, Some((account, role)), false).await?;
        commit(cx).await
    })
    .await?;
    let token = effects.into_iter().find_map(|effect| match effect {
        Effect::SetSession(token) => Some(token),
        _ => None,
    });
    Ok(RequestInfo {
        session_token: token,
        ..RequestInfo::default()
    })
}
