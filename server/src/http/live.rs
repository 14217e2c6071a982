//! The live stream: topics and versions, never content. The session is
//! checked again as it goes, and the stream ends when the session does.
//!
//! Whoever opens it says up to where they know (`?after=`, or the last event of
//! a stream that broke), and is told once of what they missed. Each event
//! carries the point up to which everything was told.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use pleinweb_accounts::agencies_of;
use pleinweb_kernel::{Actor, AdviserId, AppError};
use pleinweb_platform::alarms::ALARMS_TOPIC;
use pleinweb_platform::{
    AppState, Live, MISSED, Missed, Point, RequestInfo, missed_since, secrets, whoami,
};
use pleinweb_reviews::topic_of;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::Door;
use super::guard::request_info;
use super::streams::{Owner, Streams};
use crate::closing::ended;

/// When a refused browser may come back, in seconds.
pub const COME_BACK: &str = "60";
/// A stream that a newer one of the same browser took over stays away so long.
const STAYS_AWAY: Duration = Duration::from_mins(10);

type Sender = mpsc::Sender<Result<Event, Infallible>>;

/// `GET /live`.
pub async fn stream(
    State(door): State<Arc<Door>>,
    Extension(streams): Extension<Streams>,
    request: Request,
) -> Response {
    let info = request_info(&request);
    let actor = match whoami(&door.app, &info).await {
        Ok(actor) if actor.role().is_some() => actor,
        Err(AppError::Unavailable { .. }) => {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        _ => return StatusCode::UNAUTHORIZED.into_response(),
    };
    let (Some(account), Some(token)) = (actor.account(), &info.session_token) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let owner = Owner {
        session: secrets::token_hash(token),
        account,
        network: info.address.to_string(),
    };
    let Some(place) = streams.enter(owner) else {
        let later = [(header::RETRY_AFTER, COME_BACK)];
        return (StatusCode::TOO_MANY_REQUESTS, later).into_response();
    };
    let after = known_to(&request);
    let (sender, receiver) = mpsc::channel(16);
    let mut closing = door.closing.clone();
    tokio::spawn(async move {
        tokio::select! {
            () = place.taken() => take_leave(&sender),
            () = ended(&mut closing) => {}
            () = sender.closed() => {}
            () = follow(&door.app, door.pace.check_live, &info, actor, after, &sender) => {}
        }
    });
    Sse::new(ReceiverStream::new(receiver))
        .keep_alive(KeepAlive::default())
        .into_response()
}

/// Up to where a reader knows: the last event of a stream that broke, else what
/// their page was made at.
pub fn known_to(request: &Request) -> Option<Point> {
    let last = request
        .headers()
        .get("last-event-id")
        .and_then(|id| id.to_str().ok());
    let said = last.or_else(|| {
        let query = request.uri().query()?;
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix("after="))
    });
    said?.parse().ok()
}

/// A newer stream took the place: this one says so, and when to come back. A
/// reader who does not read does not hold it up.
fn take_leave(sender: &Sender) {
    let event = Event::default()
        .event("elsewhere")
        .data("0")
        .retry(STAYS_AWAY);
    let _ = sender.try_send(Ok(event));
}

/// Tells what was missed and then what happens, until the session ends or
/// nobody listens.
async fn follow(
    app: &AppState,
    every: Duration,
    info: &RequestInfo,
    actor: Actor,
    after: Option<Point>,
    sender: &Sender,
) {
    // Before looking: what happens meanwhile is told too.
    let mut hub = app.hub().listen();
    let told = app.hub().told();
    let Ok(mut topics) = topics_of(app, actor).await else {
        return;
    };
    for topic in missed(app, after, &topics).await {
        let at = told.map_or(0, |point| point.at);
        if sender.send(Ok(event(&topic, at, told))).await.is_err() {
            return;
        }
    }
    if sender.send(Ok(mark(told))).await.is_err() {
        return;
    }
    // Not at once: the session was looked at when the stream was asked for.
    let mut check = tokio::time::interval_at(tokio::time::Instant::now() + every, every);
    loop {
        let event = tokio::select! {
            _ = check.tick() => {
                if whoami(app, info).await != Ok(actor) {
                    return;
                }
                let Ok(now) = topics_of(app, actor).await else {
                    return;
                };
                let more = now.iter().any(|topic| !topics.contains(topic));
                topics = now;
                let told = app.hub().told();
                if more {
                    // What happened there before it was followed.
                    event(MISSED, 0, None)
                } else if hub.is_empty() {
                    mark(told)
                } else {
                    continue;
                }
            }
            news = hub.recv() => match news {
                Ok(Live { topic, version }) if topic == MISSED || topics.contains(&topic) => {
                    // What concerns the account itself may be where it works:
                    // what came after that is no longer theirs to hear.
                    if is_own(&topic, actor) {
                        let Ok(now) = topics_of(app, actor).await else {
                            return;
                        };
                        topics = now;
                    }
                    // Others of the same position may follow: all before it was told.
                    let line = app.hub().line();
                    let known = line.map(|line| Point { line, at: version - 1 });
                    event(&topic, version, known)
                }
                Ok(_) => continue,
                // Too slow: everything is asked for again.
                Err(RecvError::Lagged(_)) => event(MISSED, 0, None),
                Err(RecvError::Closed) => return,
            },
        };
        if sender.send(Ok(event)).await.is_err() {
            return;
        }
    }
}

/// A topic's news. The point is what a reader knows everything up to.
fn event(topic: &str, version: i64, known: Option<Point>) -> Event {
    let event = Event::default().data(format!("{topic} {version}"));
    match known {
        Some(point) => event.id(point.to_string()),
        None => event,
    }
}

/// No news: only up to where a reader knows, for when the line breaks.
fn mark(told: Option<Point>) -> Event {
    match told {
        Some(point) => Event::default().id(point.to_string()),
        None => Event::default().comment(""),
    }
}

/// The topics that a reader was not told of. What cannot be said is asked for.
async fn missed(app: &AppState, after: Option<Point>, topics: &[String]) -> Vec<String> {
    match missed_since(app, after, topics).await {
        Ok(Missed::Topics(topics)) => topics.into_iter().collect(),
        Ok(Missed::Unknown) | Err(_) => vec![MISSED.to_owned()],
    }
}

fn is_own(topic: &str, actor: Actor) -> bool {
    let id = topic.strip_prefix("account:");
    id.zip(actor.account())
        .is_some_and(|(id, account)| id == account.to_string())
}

/// What someone may follow: their own account, and what their role looks after.
///
/// # Errors
/// When the database does not say what somebody looks after: a stream that
/// follows less than it should would be worse than none.
async fn topics_of(app: &AppState, actor: Actor) -> Result<Vec<String>, AppError> {
    let own = actor.account().map(|account| format!("account:{account}"));
    let mut topics: Vec<String> = own.into_iter().collect();
    topics.push("offers".to_owned());
    if matches!(actor, Actor::Operator { .. }) {
        topics.push("offer-reports".to_owned());
        topics.push(ALARMS_TOPIC.to_owned());
    }
    if let Actor::Adviser { adviser, .. } = actor {
        topics.extend(agency_topics(app, adviser).await?);
    }
    Ok(topics)
}

/// An adviser follows the queues of their agencies.
async fn agency_topics(app: &AppState, adviser: AdviserId) -> Result<Vec<String>, AppError> {
    let mut tx = app.db().read().await?;
    let agencies = agencies_of(&mut tx, adviser).await?;
    Ok(agencies.into_iter().map(topic_of).collect())
}
