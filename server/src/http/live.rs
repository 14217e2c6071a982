//! The live stream: topics and versions, never content. The session is
//! checked again as it goes, and the stream ends when the session does.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use pleinweb_domain::accounts::agencies_of;
use pleinweb_domain::caseload::topic_of;
use pleinweb_domain::kernel::{Actor, AdviserId, AppError};
use pleinweb_domain::platform::alarms::ALARMS_TOPIC;
use pleinweb_domain::platform::{Live, Office, RequestInfo, whoami};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::Door;
use super::guard::request_info;
use crate::serve::ended;

/// `GET /live`.
pub async fn stream(State(door): State<Arc<Door>>, request: Request) -> Response {
    let info = request_info(&request);
    match whoami(&door.office, &info).await {
        Ok(actor) if actor.role().is_some() => Sse::new(events(&door, info, actor))
            .keep_alive(KeepAlive::default())
            .into_response(),
        _ => StatusCode::UNAUTHORIZED.into_response(),
    }
}

fn events(
    door: &Arc<Door>,
    info: RequestInfo,
    actor: Actor,
) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let (sender, receiver) = mpsc::channel(16);
    tokio::spawn(follow(door.clone(), info, actor, sender));
    ReceiverStream::new(receiver)
}

async fn follow(
    door: Arc<Door>,
    info: RequestInfo,
    actor: Actor,
    sender: mpsc::Sender<Result<Event, Infallible>>,
) {
    let office = &door.office;
    let mut closing = door.closing.clone();
    let mut hub = office.hub().listen();
    // Not at once: the session was looked at when the stream was asked for.
    let every = door.pace.check_live;
    let mut check = tokio::time::interval_at(tokio::time::Instant::now() + every, every);
    let mut topics = topics_of(office, actor).await;
    loop {
        let event = tokio::select! {
            () = ended(&mut closing) => return,
            () = sender.closed() => return,
            _ = check.tick() => {
                if whoami(office, &info).await != Ok(actor) {
                    return;
                }
                topics = topics_of(office, actor).await;
                continue;
            }
            news = hub.recv() => match news {
                Ok(Live { topic, version }) if topics.contains(&topic) => {
                    // What concerns the account itself may be where it works:
                    // what came after that is no longer theirs to hear.
                    if is_own(&topic, actor) {
                        topics = topics_of(office, actor).await;
                    }
                    Event::default().data(format!("{topic} {version}"))
                }
                Ok(_) => continue,
                // Too slow: say that something was missed, and everything is asked again.
                Err(RecvError::Lagged(_)) => Event::default().data("missed 0"),
                Err(RecvError::Closed) => return,
            },
        };
        if sender.send(Ok(event)).await.is_err() {
            return;
        }
    }
}

fn is_own(topic: &str, actor: Actor) -> bool {
    let id = topic.strip_prefix("account:");
    id.zip(actor.account())
        .is_some_and(|(id, account)| id == account.to_string())
}

/// What someone may follow: their own account, and what their role looks after.
async fn topics_of(office: &Office, actor: Actor) -> Vec<String> {
    let own = actor.account().map(|account| format!("account:{account}"));
    let mut topics: Vec<String> = own.into_iter().collect();
    topics.push("offers".to_owned());
    if matches!(actor, Actor::Operator { .. }) {
        topics.push("offer-reports".to_owned());
        topics.push(ALARMS_TOPIC.to_owned());
    }
    if let Actor::Adviser { adviser, .. } = actor {
        topics.extend(agency_topics(office, adviser).await.unwrap_or_default());
    }
    topics
}

/// An adviser follows the queues of their agencies.
async fn agency_topics(office: &Office, adviser: AdviserId) -> Result<Vec<String>, AppError> {
    let mut tx = office.db().read().await?;
    let agencies = agencies_of(&mut tx, adviser).await?;
    Ok(agencies.into_iter().map(topic_of).collect())
}
