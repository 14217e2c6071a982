//! The one way in: session → parse → rate limit → prepare → begin → authorize
//! → handle → audit, outbox, mails → commit → answer.

mod notes;
mod query;
mod records;
mod stranger;
mod system;
#[cfg(feature = "testing")]
mod tests;

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::budgets::{self, Asking, Counted};
use super::sessions::{Ending, Session};
use super::{
    AppState, Cx, Effect, Permit, RequestInfo, incident, is_try_again, mail, outbox, retrying,
    sessions,
};
use pleinweb_kernel::{Actor, AppError, FieldErrors, FormMeta};

pub use query::{Query, run_query};
pub use system::{begin_as_system, enter_for_demo, finish, run_system};

/// Something that changes the world. Every mutation is one.
///
/// # Errors
/// Each command says its own in its doc comment (app/tests/commands.rs asks for it).
/// Any of them may besides end with `TooMany` (the general limit of tries),
/// `Conflict("sent-differently")` (the same request id with another form, where it
/// has `REPLAY`) or `Unavailable`.
pub trait Command: Send + Sync + Sized + 'static {
    const NAME: &'static str;
    /// Whether the same request id gives the first answer again. Not for
    /// answers that hold a secret: those commands simply run again.
    const REPLAY: bool = true;
    /// Fields of the form that never come back to a page.
    const SECRETS: &'static [&'static str] = &[];
    /// Who is counted when it runs, because the service then writes or works
    /// for somebody: see `platform::budgets`. The access test finds a command
    /// that does and counts nobody.
    const COUNTED: Counted = Counted::NOBODY;
    /// Whether `authorize` looks before `prepare` as well as after it: slow work is then
    /// done only for whoever may have it done. What `COUNTED` takes is taken before, and
    /// given back to whoever may not.
    const ASKS_FIRST: bool = false;
    /// What a form sends: strings, every field defaulted.
    type Input: DeserializeOwned + Serialize + Send + 'static;
    /// What it acts on.
    type Subject: Send + Sync;
    type Output: Serialize + DeserializeOwned + Send + Sync + 'static;

    fn parse(input: Self::Input) -> Result<Self, FieldErrors>;

    /// What the general limit of tries counts in place of who asks: a secret that is
    /// right speaks for itself, whoever else asks from the same network.
    fn counts_as(&self, app: &AppState) -> Option<String> {
        let _ = app;
        None
    }

    /// Slow work (hashing, files, network), before any transaction.
    fn prepare(
        &mut self,
        app: &AppState,
        actor: Actor,
    ) -> impl Future<Output = Result<(), AppError>> + Send {
        let _ = (app, actor);
        async { Ok(()) }
    }

    /// Loads the subject once and says whether this actor may. Without a
    /// default: it cannot be forgotten.
    fn authorize(
        &self,
        cx: &mut Cx,
    ) -> impl Future<Output = Result<Permit<Self::Subject>, AppError>> + Send;

    fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Self::Subject>,
    ) -> impl Future<Output = Result<Self::Output, AppError>> + Send;
}

/// An answer and what it does to the browser.
#[derive(Debug)]
pub struct Answer<T> {
    pub output: T,
    pub effects: Vec<Effect>,
}

/// The end of a command: even a refusal can change the browser's session.
pub type Outcome<T> = Result<Answer<T>, AppError>;

/// Runs a command for a request, to its end: a client that goes away meanwhile
/// changes nothing of it.
pub async fn run_command<C: Command>(
    app: &AppState,
    request: &RequestInfo,
    input: C::Input,
    meta: &FormMeta,
) -> Outcome<C::Output> {
    let (app, request, meta) = (app.clone(), request.clone(), meta.clone());
    to_its_end(async move { measured::<C>(&app, &request, input, &meta).await }).await
}

/// Lets work end that touches the database, whatever becomes of who waits for
/// it: no transaction is dropped half-way because a browser closed.
pub(crate) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> T {
    let span = tracing::Span::current();
    let error = match tokio::spawn(tracing::Instrument::instrument(work, span)).await {
        Ok(done) => return done,
        Err(error) => error,
    };
    match error.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        // Only the end of the program cancels it, and nobody is answered then.
        Err(_) => std::future::pending().await,
    }
}

async fn measured<C: Command>(
    app: &AppState,
    request: &RequestInfo,
    input: C::Input,
    meta: &FormMeta,
) -> Outcome<C::Output> {
    let started = std::time::Instant::now();
    let result = attempt::<C>(app, request, input, meta).await;
    let outcome = result.as_ref().map_or_else(AppError::kind, |_| "done");
    metrics::counter!("pleinweb_commands_total", "command" => C::NAME, "outcome" => outcome)
        .increment(1);
    metrics::histogram!("pleinweb_command_seconds", "command" => C::NAME)
        .record(started.elapsed().as_secs_f64());
    result
}

async fn attempt<C: Command>(
    app: &AppState,
    request: &RequestInfo,
    input: C::Input,
    meta: &FormMeta,
) -> Outcome<C::Output> {
    let session = current_session(app, request).await?;
    let actor = session.as_ref().map_or(Actor::Visitor, Session::actor);
    // Behind one address there may be an agency whose drafts save themselves:
    // whoever is known counts alone, strangers count alone and together. What
    // comes from no address is the program itself, making the demo.
    let body = serde_json::to_string(&input).map_err(|error| incident(&error))?;
    let parsed = C::parse(input);
    let secret = parsed
        .as_ref()
        .ok()
        .and_then(|command| command.counts_as(app));
    if let Some(secret) = &secret {
        app.limits().take(secret)?;
    } else if !request.address.is_program() {
        let limits = app.limits();
        if let Some(account) = actor.account() {
            limits.take(&format!("account:{account}"))?;
        } else {
            limits.take_stranger(&request.address.to_string())?;
            if let Some(session) = &session {
                limits.take(&format!("session:{}", session.id))?;
            }
        }
    }
    let mut command = parsed?;
    let asking = Asking::of(session.as_ref(), request);
    let taken = budgets::take(app, &C::COUNTED, asking).await?;
    if let Err(error) = prepared(app, request, &mut command, actor).await {
        budgets::give_back(app, taken).await;
        return Err(error);
    }
    let replayed = AtomicBool::new(false);
    let outcome = retrying(app, C::NAME, || {
        once(app, request, &command, (&body, meta), &replayed)
    })
    .await;
    notes::used(app, session.as_ref()).await;
    if outcome.is_err() || replayed.load(Ordering::Relaxed) {
        budgets::give_back(app, taken).await;
    }
    outcome
}

/// The slow work, for whoever may have it done.
async fn prepared<C: Command>(
    app: &AppState,
    request: &RequestInfo,
    command: &mut C,
    actor: Actor,
) -> Result<(), AppError> {
    if C::ASKS_FIRST {
        let asked = &*command;
        retrying(app, C::NAME, || async move {
            let mut cx = query::look_in(app, request).await?.0;
            asked.authorize(&mut cx).await.map(drop)
        })
        .await?;
    }
    command.prepare(app, actor).await
}

pub(crate) async fn current_session(
    app: &AppState,
    request: &RequestInfo,
) -> Result<Option<Session>, AppError> {
    let Some(token) = request.session_token.as_deref() else {
        return Ok(None);
    };
    retrying(app, "session", || async move {
        let mut tx = app.db().read().await?;
        sessions::load(&mut tx, token, app.now()).await
    })
    .await
}

/// Opens the transaction of a request with its session in hand.
pub(crate) async fn begin(app: &AppState, request: &RequestInfo) -> Result<Cx, AppError> {
    let now = app.now();
    let mut tx = app.db().begin().await?;
    let session = match request.session_token.as_deref() {
        Some(token) => sessions::load(&mut tx, token, now).await?,
        None => None,
    };
    Ok(context(app, request, tx, session.as_ref()))
}

fn context(app: &AppState, request: &RequestInfo, tx: super::Tx, session: Option<&Session>) -> Cx {
    Cx {
        app: app.clone(),
        tx,
        now: app.now(),
        actor: session.map_or(Actor::Visitor, Session::actor),
        session: session.map(|session| session.id),
        lang: request.lang,
        device: request.device.clone(),
        device_token: request.device_token.clone(),
        address: request.address,
        from_this_machine: request.from_this_machine,
        stranger_token: None,
        events: Vec::new(),
        letters: Vec::new(),
        accesses: Vec::new(),
        effects: Vec::new(),
        keep_on_refusal: false,
        subject: None,
    }
}

async fn once<C: Command>(
    app: &AppState,
    request: &RequestInfo,
    command: &C,
    (body, meta): (&str, &FormMeta),
    replayed: &AtomicBool,
) -> Outcome<C::Output> {
    let mut cx = begin(app, request).await?;
    let scope = cx
        .actor
        .account()
        .map(|id| id.0)
        .or(cx.session.map(|id| id.0))
        .unwrap_or(Uuid::nil());
    let body_hash = app.secrets().lookup_hash("request", body);
    let request_id = if !C::REPLAY {
        None
    } else if scope.is_nil() {
        stranger::recognise(&mut cx, C::NAME, &meta.request_id, body)
    } else {
        Some(meta.request_id.clone()).filter(|id| !id.is_empty() && id.len() <= 64)
    };
    if let Some(id) = &request_id
        && let Some(answer) = records::earlier_answer::<C>(&mut cx, scope, id, &body_hash).await?
    {
        cx.stranger_session().await?;
        replayed.store(true, Ordering::Relaxed);
        return Ok(Answer {
            output: answer,
            effects: cx.effects,
        });
    }
    let permit = command.authorize(&mut cx).await?;
    let output = match command.handle(&mut cx, &permit).await {
        Ok(output) => output,
        // A transaction that is over keeps nothing.
        Err(error) if cx.keep_on_refusal && !is_try_again(&error) && !cx.tx.is_over() => {
            records::audit(&mut cx, C::NAME, error.kind()).await?;
            commit(cx).await?;
            return Err(error);
        }
        Err(error) => return Err(error),
    };
    records::audit(&mut cx, C::NAME, "done").await?;
    // Signing in is not an answer that could be given again without the session.
    let stays = !scope.is_nil()
        || cx
            .effects
            .iter()
            .all(|effect| matches!(effect, Effect::KeepVisitor(_)));
    if let Some(id) = request_id.as_ref().filter(|_| stays) {
        records::keep_answer::<C>(&mut cx, scope, id, body_hash, &output).await?;
    }
    let effects = commit(cx).await?;
    Ok(Answer { output, effects })
}

/// Leaves everything the command gathered, commits, and wakes the tailer.
pub(crate) async fn commit(cx: Cx) -> Result<Vec<Effect>, AppError> {
    let Cx {
        app,
        mut tx,
        now,
        actor,
        events,
        letters,
        accesses,
        effects,
        ..
    } = cx;
    records::write_accesses(&app, &mut tx, now, actor, &accesses).await?;
    outbox::write(&mut tx, now, &events).await?;
    mail::queue(&app, &mut tx, now, &letters).await?;
    tx.commit().await?;
    if !events.is_empty() {
        app.outbox_grew().notify_one();
    }
    Ok(effects)
}

/// Whose page is asked for, and until when their session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub actor: Actor,
    /// Of whoever is signed in.
    pub ending: Option<Ending>,
}

impl Reader {
    /// Nobody who is known.
    pub const STRANGER: Self = Self {
        actor: Actor::Visitor,
        ending: None,
    };
}

/// Who opens a page. Opening one is using the session, whatever the page asks for;
/// `only_looks`: but for the page that says when it ends.
///
/// # Errors
/// `Unavailable` without the database.
pub async fn reader(
    app: &AppState,
    request: &RequestInfo,
    only_looks: bool,
) -> Result<Reader, AppError> {
    let (app, request) = (app.clone(), request.clone());
    to_its_end(async move {
        let Some(session) = current_session(&app, &request).await? else {
            return Ok(Reader::STRANGER);
        };
        let used = !only_looks && notes::used(&app, Some(&session)).await;
        let actor = session.actor();
        let ending = if used {
            session.used_at(app.now())
        } else {
            session.ending()
        };
        Ok(Reader {
            actor,
            ending: actor.role().map(|_| ending),
        })
    })
    .await
}

/// Who is behind a request: for the live stream.
pub async fn whoami(app: &AppState, request: &RequestInfo) -> Result<Actor, AppError> {
    let (app, request) = (app.clone(), request.clone());
    let session = to_its_end(async move { current_session(&app, &request).await }).await?;
    Ok(session.as_ref().map_or(Actor::Visitor, Session::actor))
}
