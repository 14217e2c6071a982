//! An open loop: requests leave when they are due, whether or not those before
//! them were answered, and their time counts from when they were due.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::{Request, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::measure::Times;

/// Whoever waits longer has left.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub struct Visitor {
    client: Client<HttpConnector, Empty<Bytes>>,
    address: String,
}

impl Visitor {
    pub fn new(address: &str) -> Self {
        Self {
            client: Client::builder(TokioExecutor::new()).build(HttpConnector::new()),
            address: address.to_owned(),
        }
    }

    /// Fetches a page whole; `encodings` is what a browser says it can read.
    pub async fn page(&self, path: &str, encodings: &str) -> Result<Bytes, String> {
        let request = Request::get(format!("http://{}{path}", self.address))
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, "fr")
            .header(header::ACCEPT_ENCODING, encodings)
            .body(Empty::new())
            .map_err(|error| error.to_string())?;
        let fetched = tokio::time::timeout(PATIENCE, async {
            let answer = self.client.request(request).await;
            let answer = answer.map_err(|error| error.to_string())?;
            let status = answer.status();
            let body = answer.into_body().collect().await;
            let body = body.map_err(|error| error.to_string())?.to_bytes();
            if status.is_success() {
                Ok(body)
            } else {
                Err(format!("{status} for {path}"))
            }
        });
        fetched
            .await
            .unwrap_or_else(|_| Err(format!("no answer for {path}")))
    }
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub times: Times,
    pub errors: Vec<String>,
    pub bytes: u64,
    /// How late requests left, at most: the generator's own fault.
    pub latest: Duration,
}

/// Asks for the paths in turn, so many a second, for so long.
pub async fn open_loop(
    visitor: Visitor,
    paths: Vec<String>,
    rate: u32,
    length: Duration,
) -> Outcome {
    let outcome = Arc::new(Mutex::new(Outcome::default()));
    let start = Instant::now();
    let mut asked = Vec::new();
    for (number, path) in (0_u32..).zip(paths.iter().cycle()) {
        let due = start + Duration::from_secs(1) * number / rate;
        if due >= start + length {
            break;
        }
        tokio::time::sleep_until(due.into()).await;
        let late = due.elapsed();
        let (visitor, path, shared) = (visitor.clone(), path.clone(), Arc::clone(&outcome));
        asked.push(tokio::spawn(async move {
            let page = visitor.page(&path, "gzip, deflate, br").await;
            let took = due.elapsed();
            let mut outcome = shared.lock().unwrap_or_else(PoisonError::into_inner);
            outcome.latest = outcome.latest.max(late);
            match page {
                Ok(page) => {
                    outcome.times.push(took.as_secs_f64() * 1e6);
                    outcome.bytes += page.len() as u64;
                }
                Err(error) => outcome.errors.push(error),
            }
        }));
    }
    for one in asked {
        drop(one.await);
    }
    let outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner);
    outcome.clone()
}
