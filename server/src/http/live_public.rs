//! The live stream that anyone may open: that figures moved, and nothing else.
//!
//! Only pages that show such figures open it, and what happens is told at most
//! every few seconds, however much it is: one task listens to the hub for all.
//! Streams are counted, all together and for each address, and refused beyond.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use pleinweb_domain::market;
use pleinweb_domain::platform::{Live, Office};
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::{mpsc, watch};
use tokio_stream::wrappers::ReceiverStream;

use super::Door;
use super::guard::request_info;
use crate::serve::ended;

/// Streams open at once.
const AT_MOST: usize = 2_000;
/// Streams of one address: a household, a classroom. A browser opens one.
const OF_ONE_ADDRESS: usize = 40;
/// When a refused browser may come back, in seconds.
const COME_BACK: &str = "60";

/// Public news of one process: the last number, and who listens.
#[derive(Clone, Debug)]
pub struct PublicNews {
    last: watch::Receiver<i64>,
    open: Arc<Mutex<HashMap<String, usize>>>,
}

impl PublicNews {
    /// Starts to listen to the hub, until the program ends.
    pub fn start(office: &Office, every: Duration, mut closing: watch::Receiver<bool>) -> Self {
        let (tell, last) = watch::channel(0);
        let mut hub = office.hub().listen();
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
    let (last, closing) = (news.last.clone(), door.closing.clone());
    tokio::spawn(follow(last, closing, sender, place));
    Sse::new(ReceiverStream::new(receiver))
        .keep_alive(KeepAlive::default())
        .into_response()
}

async fn follow(
    mut last: watch::Receiver<i64>,
    mut closing: watch::Receiver<bool>,
    sender: mpsc::Sender<Result<Event, Infallible>>,
    _place: Place,
) {
    last.mark_unchanged();
    loop {
        tokio::select! {
            () = ended(&mut closing) => return,
            () = sender.closed() => return,
            changed = last.changed() => if changed.is_err() {
                return;
            },
        }
        let version = *last.borrow_and_update();
        let event = Event::default().data(format!("{} {version}", market::TOPIC));
        if sender.send(Ok(event)).await.is_err() {
            return;
        }
    }
}
