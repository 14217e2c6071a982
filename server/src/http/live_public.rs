//! The live stream that anyone may open: that figures moved, and nothing else.
//!
//! Only pages that show such figures open it, and what happens is told at most
//! every few seconds, however much it is: one task listens to the hub for all.
//! Whoever says what figures they have (`?after=`) is told once if they moved since.
//! Streams are counted, all together and for each address, and refused beyond.

use pleinweb_market::Market;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use pleinweb_market as market;
use pleinweb_platform::{AppState, Live, Point};
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::{mpsc, watch};
use tokio_stream::wrappers::ReceiverStream;

use super::Door;
use super::guard::request_info;
use super::live::{COME_BACK, known_to};
use crate::closing::ended;

/// Streams open at once.
const AT_MOST: usize = 2_000;
/// Streams of one address: a household, a classroom. A browser opens one.
const OF_ONE_ADDRESS: usize = 40;

/// Public news of one process: the last number, and who listens.
#[derive(Clone, Debug)]
pub struct PublicNews {
    last: watch::Receiver<i64>,
    open: Arc<Mutex<HashMap<String, usize>>>,
}

impl PublicNews {
    /// Starts to listen to the hub, until the program ends.
    pub fn start(app: &AppState, every: Duration, mut closing: watch::Receiver<bool>) -> Self {
        let (tell, last) = watch::channel(0);
        let mut hub = app.hub().listen();
        tokio::spawn(async move {
            let mut waiting = None;
            loop {
                let version = if let Some(version) = waiting.take() {
                    version
                } else {
                    tokio::select! {
                        () = ended(&mut closing) => return,
                        news = hub.recv() => match told(news) {
                            Told::Moved(version) => version,
                            Told::Other => continue,
                            Told::Ended => return,
                        },
                    }
                };
                if tell.send(version).is_err() {
                    return;
                }
                tokio::time::sleep(every).await;
                // However much came meanwhile, it is one event.
                loop {
                    match hub.try_recv() {
                        Ok(live) if live.topic == market::TOPIC => waiting = Some(live.version),
                        Ok(_) => {}
                        Err(TryRecvError::Lagged(_)) => waiting = Some(0),
                        Err(TryRecvError::Empty) => break,
                        Err(TryRecvError::Closed) => return,
                    }
                }
            }
        });
        Self {
            last,
            open: Arc::default(),
        }
    }

    /// A place for one more stream, given back when it is dropped.
    fn enter(&self, address: &str) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = open.values().sum();
        let own = open.get(address).copied().unwrap_or(0);
        if all >= AT_MOST || own >= OF_ONE_ADDRESS {
            return None;
        }
        open.insert(address.to_owned(), own + 1);
        Some(Place {
            open: self.open.clone(),
            address: address.to_owned(),
        })
    }
}

enum Told {
    Moved(i64),
    Other,
    Ended,
}

fn told(news: Result<Live, RecvError>) -> Told {
    match news {
        Ok(live) if live.topic == market::TOPIC => Told::Moved(live.version),
        Ok(_) => Told::Other,
        // Something was missed: the figures may have moved.
        Err(RecvError::Lagged(_)) => Told::Moved(0),
        Err(RecvError::Closed) => Told::Ended,
    }
}

struct Place {
    open: Arc<Mutex<HashMap<String, usize>>>,
    address: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.address) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.address);
            }
        }
    }
}

/// `GET /live/public`.
pub async fn stream(
    State(door): State<Arc<Door>>,
    Extension(news): Extension<PublicNews>,
    request: Request,
) -> Response {
    let address = request_info(&request).address.to_string();
    let Some(place) = news.enter(&address) else {
        let later = [(header::RETRY_AFTER, COME_BACK)];
        return (StatusCode::TOO_MANY_REQUESTS, later).into_response();
    };
    let (sender, receiver) = mpsc::channel(2);
    let mut last = news.last.clone();
    // Before looking: what moves meanwhile is told too.
    last.mark_unchanged();
    if let Some(version) = missed(&door.app, known_to(&request)) {
        let _ = sender.try_send(Ok(event(&door.app, version)));
    }
    let (app, closing) = (door.app.clone(), door.closing.clone());
    tokio::spawn(follow(app, last, closing, sender, place));
    Sse::new(ReceiverStream::new(receiver))
        .keep_alive(KeepAlive::default())
        .into_response()
}

/// Up to where the figures are that a page shows now: what it says when it asks
/// for news of them.
pub fn figures_at(app: &AppState) -> Option<Point> {
    let (line, at) = app.hub().line().zip(app.service::<Market>().moved())?;
    Some(Point { line, at })
}

/// Whether figures moved since somebody saw them, as far as this node knows;
/// what it learns later it tells later.
fn missed(app: &AppState, seen: Option<Point>) -> Option<i64> {
    let Some(now) = figures_at(app) else {
        // Told when they are counted.
        return seen.is_none().then_some(0);
    };
    let has_it = seen.is_some_and(|seen| seen.line == now.line && seen.at >= now.at);
    (!has_it).then_some(now.at)
}

fn event(app: &AppState, version: i64) -> Event {
    let event = Event::default().data(format!("{} {version}", market::TOPIC));
    match app.hub().line().filter(|_| version > 0) {
        Some(line) => event.id(Point { line, at: version }.to_string()),
        None => event,
    }
}

async fn follow(
    app: AppState,
    mut last: watch::Receiver<i64>,
    mut closing: watch::Receiver<bool>,
    sender: mpsc::Sender<Result<Event, Infallible>>,
    _place: Place,
) {
    loop {
        tokio::select! {
            () = ended(&mut closing) => return,
            () = sender.closed() => return,
            changed = last.changed() => if changed.is_err() {
                return;
            },
        }
        let version = *last.borrow_and_update();
        if sender.send(Ok(event(&app, version))).await.is_err() {
            return;
        }
    }
}
