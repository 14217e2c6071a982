//! What only looks: one snapshot, and the journal before the answer leaves.

use super::{RequestInfo, TRIES, commit, context, is_try_again, records};
use crate::kernel::{AppError, FieldErrors};
use crate::platform::sessions::{self, SEEN_EVERY_MS, Session};
use crate::platform::{Cx, Office, Permit, incident};

/// Something that only looks. One snapshot, no writes but the access journal
/// and what `keep` says.
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

    /// Whether `keep` has something to do.
    const KEEPS: bool = false;

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
    if Q::KEEPS {
        keep(office, request, session.as_ref(), &query, &output).await?;
    }
    let stale = session.filter(|session| now.since(session.seen_at) >= SEEN_EVERY_MS);
    if !accesses.is_empty() || stale.is_some() {
        let mut tx = office.db().begin().await?;
        records::write_accesses(office, &mut tx, now, actor, &accesses).await?;
        if let Some(session) = &stale {
            sessions::touch(&mut tx, session, now).await?;
        }
        tx.commit().await?;
    }
    metrics::histogram!("pleinweb_query_seconds", "query" => Q::NAME)
        .record(started.elapsed().as_secs_f64());
    Ok(output)
}

async fn keep<Q: Query>(
    office: &Office,
    request: &RequestInfo,
    session: Option<&Session>,
    query: &Q,
    output: &Q::Output,
) -> Result<(), AppError> {
    for _ in 0..TRIES {
        let tx = office.db().begin().await?;
        let mut cx = context(office, request, tx, session);
        let result = match query.keep(&mut cx, output).await {
            Ok(()) => commit(cx).await.map(|_| ()),
            // A refusal that is itself to be remembered, as a command's.
            Err(error) if cx.keep_on_refusal && !is_try_again(&error) => match commit(cx).await {
                Ok(_) => Err(error),
                Err(broken) => Err(broken),
            },
            Err(error) => Err(error),
        };
        match result {
            Err(error) if is_try_again(&error) => tokio::task::yield_now().await,
            other => return other,
        }
    }
    Err(incident(&"what a query keeps was begun too often"))
}
