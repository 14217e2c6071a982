//! The one way in: session → rate limit → parse → prepare → begin → authorize
//! → handle → audit, outbox, mails → commit → answer.

use std::future::Future;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::cx::Access;
use super::db::TRY_AGAIN;
use super::sessions::{SEEN_EVERY_MS, Session};
use super::{Cx, Effect, Office, Permit, incident, mail, outbox, sessions};
use crate::kernel::{Actor, AppError, FieldErrors, FormMeta, Lang};
use crate::on;

/// What is known of a request before anything is done.
#[derive(Clone, Debug, Default)]
pub struct RequestInfo {
    pub session_token: Option<String>,
    /// What this browser shows to be known again by accounts that signed in here.
    pub device_token: Option<String>,
    /// The address it came from, for the rate limit only.
    pub address: String,
    /// How the browser calls itself, shortened.
    pub device: String,
    pub lang: Lang,
    /// Straight from a browser on this very machine to a listener that only
    /// this machine reaches: the demo's doors ask for it.
    pub from_this_machine: bool,
}

/// Something that changes the world. Every mutation is one.
pub trait Command: Send + Sync + Sized {
    const NAME: &'static str;
    /// Whether the same request id gives the first answer again. Not for
    /// answers that hold a secret: those commands simply run again.
    const REPLAY: bool = true;
    /// Fields of the form that never come back to a page.
    const SECRETS: &'static [&'static str] = &[];
    /// What a form sends: strings, every field defaulted.
    type Input: DeserializeOwned + Serialize + Send;
    /// What it acts on.
    type Subject: Send + Sync;
    type Output: Serialize + DeserializeOwned + Send;

    fn parse(input: Self::Input) -> Result<Self, FieldErrors>;

    /// Slow work (hashing, files, network), before any transaction.
    fn prepare(
        &mut self,
        office: &Office,
        actor: Actor,
    ) -> impl Future<Output = Result<(), AppError>> + Send {
        let _ = (office, actor);
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

/// Something that only looks. One snapshot, no writes but the access journal.
pub trait Query: Send + Sync + Sized {
    const NAME: &'static str;
    type Input: Send;
    type Subject: Send + Sync;
    type Output: Send;

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
}

/// An answer and what it does to the browser.
#[derive(Debug)]
pub struct Answer<T> {
    pub output: T,
    pub effects: Vec<Effect>,
}

/// The end of a command: even a refusal can change the browser's session.
pub type Outcome<T> = Result<Answer<T>, AppError>;

/// How often a command is begun again when PostgreSQL says another was faster.
const TRIES: usize = 8;

/// Runs a command for a request.
pub async fn run_command<C: Command>(
    office: &Office,
    request: &RequestInfo,
    input: C::Input,
    meta: &FormMeta,
) -> Outcome<C::Output> {
    let started = std::time::Instant::now();
    let result = attempt::<C>(office, request, input, meta).await;
    let outcome = result.as_ref().map_or_else(AppError::kind, |_| "done");
    metrics::counter!("pleinweb_commands_total", "command" => C::NAME, "outcome" => outcome)
        .increment(1);
    metrics::histogram!("pleinweb_command_seconds", "command" => C::NAME)
        .record(started.elapsed().as_secs_f64());
    result
}

async fn attempt<C: Command>(
    office: &Office,
    request: &RequestInfo,
    input: C::Input,
    meta: &FormMeta,
) -> Outcome<C::Output> {
    if !request.address.is_empty() {
        office.limits().take(&format!("ip:{}", request.address))?;
    }
    let body = serde_json::to_string(&input).map_err(|error| incident(&error))?;
    let mut command = C::parse(input)?;
    let actor = current_actor(office, request).await?;
    command.prepare(office, actor).await?;
    for _ in 0..TRIES {
        let result = once(office, request, &command, &body, meta).await;
        match result {
            Err(AppError::Unavailable { incident }) if incident == TRY_AGAIN => {
                tokio::task::yield_now().await;
            }
            other => return other,
        }
    }
    Err(incident(&"a command was begun too often"))
}

async fn current_actor(office: &Office, request: &RequestInfo) -> Result<Actor, AppError> {
    let Some(token) = request.session_token.as_deref() else {
        return Ok(Actor::Visitor);
    };
    let mut tx = office.db().read().await?;
    let session = sessions::load(&mut tx, token, office.now()).await?;
    Ok(session.as_ref().map_or(Actor::Visitor, Session::actor))
}

/// Opens the transaction of a request with its session in hand.
pub(crate) async fn begin(office: &Office, request: &RequestInfo) -> Result<Cx, AppError> {
    let now = office.now();
    let mut tx = office.db().begin().await?;
    let session = match request.session_token.as_deref() {
        Some(token) => sessions::load(&mut tx, token, now).await?,
        None => None,
    };
    if let Some(session) = &session
        && now.since(session.seen_at) >= SEEN_EVERY_MS
    {
        sessions::touch(&mut tx, session, now).await?;
    }
    Ok(context(office, request, tx, session.as_ref()))
}

fn context(office: &Office, request: &RequestInfo, tx: super::Tx, session: Option<&Session>) -> Cx {
    Cx {
        office: office.clone(),
        tx,
        now: office.now(),
        actor: session.map_or(Actor::Visitor, Session::actor),
        session: session.map(|session| session.id),
        lang: request.lang,
        device: request.device.clone(),
        device_token: request.device_token.clone(),
        address: request.address.clone(),
        from_this_machine: request.from_this_machine,
        events: Vec::new(),
        letters: Vec::new(),
        accesses: Vec::new(),
        effects: Vec::new(),
        keep_on_refusal: false,
        subject: None,
    }
}

async fn once<C: Command>(
    office: &Office,
    request: &RequestInfo,
    command: &C,
    body: &str,
    meta: &FormMeta,
) -> Outcome<C::Output> {
    let mut cx = begin(office, request).await?;
    let scope = cx
        .actor
        .account()
        .map(|id| id.0)
        .or(cx.session.map(|id| id.0))
        .unwrap_or(Uuid::nil());
    let replayable =
        C::REPLAY && !meta.request_id.is_empty() && meta.request_id.len() <= 64 && !scope.is_nil();
    let body_hash = office.secrets().lookup_hash("request", body);
    if replayable
        && let Some(answer) =
            earlier_answer::<C>(&mut cx, scope, &meta.request_id, &body_hash).await?
    {
        return Ok(Answer {
            output: answer,
            effects: Vec::new(),
        });
    }
    let permit = command.authorize(&mut cx).await?;
    let output = match command.handle(&mut cx, &permit).await {
        Ok(output) => output,
        Err(error) if cx.keep_on_refusal && !is_try_again(&error) => {
            audit(&mut cx, C::NAME, error.kind()).await?;
            commit(cx).await?;
            return Err(error);
        }
        Err(error) => return Err(error),
    };
    audit(&mut cx, C::NAME, "done").await?;
    if replayable {
        keep_answer::<C>(&mut cx, scope, &meta.request_id, body_hash, &output).await?;
    }
    let effects = commit(cx).await?;
    Ok(Answer { output, effects })
}

pub(crate) fn is_try_again(error: &AppError) -> bool {
    matches!(error, AppError::Unavailable { incident } if incident == TRY_AGAIN)
}

/// Runs a command as background work, without a session.
pub async fn run_system<C: Command>(
    office: &Office,
    job: &'static str,
    command: &C,
) -> Result<C::Output, AppError> {
    for _ in 0..TRIES {
        let mut cx = begin(office, &RequestInfo::default()).await?;
        cx.actor = Actor::System(job);
        let permit = command.authorize(&mut cx).await?;
        let result = command.handle(&mut cx, &permit).await;
        match result {
            Ok(output) => {
                audit(&mut cx, C::NAME, "done").await?;
                match commit(cx).await {
                    Ok(_) => return Ok(output),
                    Err(error) if is_try_again(&error) => {}
                    Err(error) => return Err(error),
                }
            }
            Err(error) if is_try_again(&error) => {}
            Err(error) => return Err(error),
        }
        tokio::task::yield_now().await;
    }
    Err(incident(&"a job was begun too often"))
}

/// Leaves everything the command gathered, commits, and wakes the tailer.
pub(crate) async fn commit(cx: Cx) -> Result<Vec<Effect>, AppError> {
    let Cx {
        office,
        mut tx,
        now,
        actor,
        events,
        letters,
        accesses,
        effects,
        ..
    } = cx;
    write_accesses(&office, &mut tx, now, actor, &accesses).await?;
    outbox::write(&mut tx, now, &events).await?;
    mail::queue(&office, &mut tx, now, &letters).await?;
    tx.commit().await?;
    if !events.is_empty() {
        office.outbox_grew().notify_one();
    }
    Ok(effects)
}

async fn audit(cx: &mut Cx, command: &'static str, outcome: &'static str) -> Result<(), AppError> {
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

async fn write_accesses(
    office: &Office,
    tx: &mut super::Tx,
    now: crate::kernel::Timestamp,
    actor: Actor,
    accesses: &[Access],
) -> Result<(), AppError> {
    let Some(account) = actor.account() else {
        return Ok(());
    };
    for access in accesses {
        let id: Uuid = office.new_id();
        on!(tx, |c| {
            sqlx::query(
            "INSERT INTO access_journal (id, at, actor, account_id, person_id, purpose) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id)
        .bind(now)
        .bind(actor.label())
        .bind(account)
        .bind(access.person)
        .bind(access.purpose)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    Ok(())
}

async fn earlier_answer<C: Command>(
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

async fn keep_answer<C: Command>(
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
    })?;
    Ok(())
}

/// Runs a query for a request. Reading someone else's file is in the journal
/// before the answer leaves.
pub async fn run_query<Q: Query>(
    office: &Office,
    request: &RequestInfo,
    input: Q::Input,
) -> Result<Q::Output, AppError> {
    let started = std::time::Instant::now();
    let query = Q::parse(input)?;
    let now = office.now();
    let mut tx = office.db().read().await?;
    let session = match request.session_token.as_deref() {
        Some(token) => sessions::load(&mut tx, token, now).await?,
        None => None,
    };
    let mut cx = context(office, request, tx, session.as_ref());
    let permit = query.authorize(&mut cx).await?;
    let output = query.handle(&mut cx, &permit).await?;
    let (actor, accesses) = (cx.actor, std::mem::take(&mut cx.accesses));
    drop(cx);
    let stale = session.filter(|session| now.since(session.seen_at) >= SEEN_EVERY_MS);
    if !accesses.is_empty() || stale.is_some() {
        let mut tx = office.db().begin().await?;
        write_accesses(office, &mut tx, now, actor, &accesses).await?;
        if let Some(session) = &stale {
            sessions::touch(&mut tx, session, now).await?;
        }
        tx.commit().await?;
    }
    metrics::histogram!("pleinweb_query_seconds", "query" => Q::NAME)
        .record(started.elapsed().as_secs_f64());
    Ok(output)
}

/// Who is behind a request: for the page guard and the live stream.
pub async fn whoami(office: &Office, request: &RequestInfo) -> Result<Actor, AppError> {
    current_actor(office, request).await
}

/// Opens a transaction as background work, for jobs that are more than one
/// command. End it with `finish`.
pub async fn begin_as_system(office: &Office, job: &'static str) -> Result<Cx, AppError> {
    let mut cx = begin(office, &RequestInfo::default()).await?;
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
    office: &Office,
    account: crate::kernel::AccountId,
    role: crate::kernel::Role,
) -> Result<RequestInfo, AppError> {
    if !office.settings().demo {
        return Err(AppError::NotFound);
    }
    let mut cx = begin(office, &RequestInfo::default()).await?;
    sessions::open(&mut cx, Some((account, role)), false).await?;
    let token = commit(cx)
        .await?
        .into_iter()
        .find_map(|effect| match effect {
            Effect::SetSession(token) => Some(token),
            _ => None,
        });
    Ok(RequestInfo {
        session_token: token,
        ..RequestInfo::default()
    })
}
