//! What only looks: one snapshot, and the journal before the answer leaves.

use super::{RequestInfo, commit, context, notes, to_its_end};
use crate::cx::Access;
use crate::sessions::{self, Session};
use crate::{AppState, Cx, Permit, is_try_again, retrying};
use pleinweb_kernel::{Actor, AppError, FieldErrors, Timestamp};

/// Something that only looks. One snapshot, no writes but the access journal
/// and what `keep` says.
///
/// # Errors
/// Each query says its own in its doc comment (app/tests/commands.rs asks for it).
/// Any of them may besides end with `Unavailable`.
pub trait Query: Send + Sync + Sized + 'static {
    const NAME: &'static str;
    type Input: Send + 'static;
    type Subject: Send + Sync;
    type Output: Send + Sync + 'static;

    fn parse(input: Self::Input) -> Result<Self, FieldErrors>;
    fn authorize(
        &self,
        cx: &mut Cx,
    ) -> impl Future<Output = Result<Permit<Self::Subject>, AppError>> + Send;
    fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Self::Subject>,
    ) -> impl Future<Output = Result<Self::Output, AppError>> + Send;

    /// Whether `keep` has something to do.
    const KEEPS: bool = false;
    /// Whether the answer does not leave without it. False for what is only
    /// noted: when that fails, the answer leaves all the same.
    const MUST_KEEP: bool = true;

    /// What must be written down of an answer before it leaves: that a list was
    /// made about someone and from what, that an offer was looked at. In a
    /// transaction of its own, begun again like a command's; asking the same
    /// twice must leave the same as asking once. An error is the answer instead.
    fn keep(
        &self,
        cx: &mut Cx,
        output: &Self::Output,
    ) -> impl Future<Output = Result<(), AppError>> + Send {
        let _ = (cx, output);
        async { Ok(()) }
    }
}

/// Runs a query for a request, to its end. Reading someone else's file is in the
/// journal before the answer leaves.
pub async fn run_query<Q: Query>(
    app: &AppState,
    request: &RequestInfo,
    input: Q::Input,
) -> Result<Q::Output, AppError> {
    let (app, request) = (app.clone(), request.clone());
    to_its_end(async move { answer::<Q>(&app, &request, input).await }).await
}

async fn answer<Q: Query>(
    app: &AppState,
    request: &RequestInfo,
    input: Q::Input,
) -> Result<Q::Output, AppError> {
    let started = std::time::Instant::now();
    let query = Q::parse(input)?;
    let seen = retrying(app, Q::NAME, || look(app, request, &query)).await?;
    let session = seen.session.as_ref();
    if Q::KEEPS {
        let kept = keep(app, request, session, &query, &seen.output).await;
        if Q::MUST_KEEP {
            kept?;
        }
    }
    notes::read(app, seen.at, seen.actor, &seen.accesses).await?;
    notes::used(app, session).await;
    metrics::histogram!("pleinweb_query_seconds", "query" => Q::NAME)
        .record(started.elapsed().as_secs_f64());
    Ok(seen.output)
}

/// What a query saw, and whom.
struct Seen<T> {
    output: T,
    session: Option<Session>,
    at: Timestamp,
    actor: Actor,
    accesses: Vec<Access>,
}

/// Looks, in one snapshot that is let go at the end.
async fn look<Q: Query>(
    app: &AppState,
    request: &RequestInfo,
    query: &Q,
) -> Result<Seen<Q::Output>, AppError> {
    let (mut cx, session) = look_in(app, request).await?;
    let permit = query.authorize(&mut cx).await?;
    let output = query.handle(&mut cx, &permit).await?;
    Ok(Seen {
        output,
        session,
        at: cx.now,
        actor: cx.actor,
        accesses: std::mem::take(&mut cx.accesses),
    })
}

/// A snapshot, with the session of a request in hand.
pub(super) async fn look_in(
    app: &AppState,
    request: &RequestInfo,
) -> Result<(Cx, Option<Session>), AppError> {
    let mut tx = app.db().read().await?;
    let session = match request.session_token.as_deref() {
        Some(token) => sessions::load(&mut tx, token, app.now()).await?,
        None => None,
    };
    let cx = context(app, request, tx, session.as_ref());
    Ok((cx, session))
}

async fn keep<Q: Query>(
    app: &AppState,
    request: &RequestInfo,
    session: Option<&Session>,
    query: &Q,
    output: &Q::Output,
) -> Result<(), AppError> {
    retrying(app, Q::NAME, || async move {
        let tx = app.db().begin().await?;
        let mut cx = context(app, request, tx, session);
        match query.keep(&mut cx, output).await {
            Ok(()) => commit(cx).await.map(|_| ()),
            // A refusal that is itself to be remembered, as a command's.
            Err(error) if cx.keep_on_refusal && !is_try_again(&error) => {
                commit(cx).await?;
                Err(error)
            }
            Err(error) => Err(error),
        }
    })
    .await
}
