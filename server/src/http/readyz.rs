//! `/readyz`: whether requests may be sent here. Only what keeps this node from
//! serving makes it not ready: a database that does not write, and the end of the
//! program. How far the copies of this node and the outbox are, who is on duty and
//! how each job went last is said with it, and never makes a node not ready.
//!
//! It is worked out at most once a second, however many ask, and never refused.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Extension;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_kernel::Timestamp;
use pleinweb_offers::{IndexStatus, OfferIndex};
use pleinweb_platform::jobs::{JobBoard, Nodes, Runs};
use pleinweb_platform::leases::{Standing as Duty, duty_standing};
use pleinweb_platform::projections::{ProjectionBoard, Stands};
use pleinweb_platform::{AppState, clock_skew, outbox_lag, say_skew};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::Door;

/// How long an answer is given again.
const FRESH: Duration = Duration::from_secs(1);
/// A database that takes longer to write a row is of no use to anybody who waits.
const PATIENCE: Duration = Duration::from_secs(5);

/// The last answer, shared by all who ask.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, Answer)>>);

#[derive(Clone, Debug)]
struct Answer {
    ready: bool,
    text: String,
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = if self.ready {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        };
        let headers = [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (status, headers, self.text).into_response()
    }
}

impl Readiness {
    /// The last answer, or a new one where it is too old. Who comes meanwhile waits.
    async fn answer(&self, app: &AppState) -> Answer {
        let mut last = self.0.lock().await;
        match &*last {
            Some((at, answer)) if at.elapsed() < FRESH => answer.clone(),
            _ => {
                let answer = work_out(app).await;
                *last = Some((Instant::now(), answer.clone()));
                answer
            }
        }
    }
}

/// `GET /readyz`.
pub async fn ready(
    State(door): State<Arc<Door>>,
    Extension(readiness): Extension<Arc<Readiness>>,
) -> Response {
    if *door.closing.borrow() {
        return not_ready("this node is stopping").into_response();
    }
    // Apart from the request: who asks and goes away starts nothing twice.
    let app = door.app.clone();
    let work = tokio::spawn(async move { readiness.answer(&app).await });
    work.await
        .unwrap_or_else(|_| not_ready("it could not be found out"))
        .into_response()
}

fn not_ready(why: &str) -> Answer {
    Answer {
        ready: false,
        text: format!("not ready: {why}"),
    }
}

async fn work_out(app: &AppState) -> Answer {
    let db = app.db().clone();
    // To its end, whatever we wait for it.
    let writes = tokio::spawn(async move { db.ready_to_write().await });
    let writes = tokio::time::timeout(PATIENCE, writes).await;
    if !matches!(writes, Ok(Ok(Ok(())))) {
        return not_ready("the database does not write");
    }
    let text = tokio::time::timeout(PATIENCE, said(app)).await;
    Answer {
        ready: true,
        text: text
            .unwrap_or_else(|_| "ready; how the rest is could not be found out in time".to_owned()),
    }
}

/// What is said of a node that is ready. Nothing but `ready` is on the first line
/// once the search index has all offers.
async fn said(app: &AppState) -> String {
    let index = app.service::<OfferIndex>();
    let offers = index.offers();
    let mut text = match index.standing() {
        IndexStatus::Current => "ready".to_owned(),
        IndexStatus::Starting => "ready; search index: starting".to_owned(),
        IndexStatus::CatchingUp => "ready; search index: catching up".to_owned(),
        IndexStatus::Rebuilding { done, all } => {
            format!("ready; search index: {done} of {all} offers read")
        }
    };
    if index.is_memory_only() {
        text.push_str("\nsearch index: in memory only, no folder could be used");
    }
    if let Some(said) = clock_skew(app).await.ok().and_then(say_skew) {
        let _ = write!(text, "\n{said}");
    }
    let _ = write!(text, "\nindexed: {offers} offers");
    let _ = match outbox_lag(app).await {
        Ok(None) => write!(text, "\noutbox: up to date"),
        Ok(Some(lag)) => write!(text, "\noutbox: {} s behind", lag / 1000),
        Err(_) => write!(text, "\noutbox: not known"),
    };
    let board = app.service::<JobBoard>();
    let now = app.now();
    match duty_standing(app).await {
        Ok(duty) => {
            on_duty(&mut text, &duty, now);
            jobs(&mut text, &duty.runs, &board.running(Nodes::OnDuty), now);
        }
        Err(_) => text.push_str("\njobs: not known"),
    }
    text.push_str("\neach node for itself:");
    jobs(&mut text, &board.own(), &board.running(Nodes::Each), now);
    text.push_str("\ncopies:");
    for (name, stands) in app.service::<ProjectionBoard>().all() {
        copy(&mut text, name, stands, now);
    }
    text
}

/// In whole seconds.
fn age(at: Timestamp, now: Timestamp) -> i64 {
    now.since(at).max(0) / 1000
}

fn on_duty(text: &mut String, duty: &Duty, now: Timestamp) {
    let _ = write!(text, "\nnode: {}", name(duty.node));
    let _ = match duty.holder {
        _ if duty.is_here() => write!(text, "\njobs: on this node"),
        Some(holder) => write!(text, "\njobs: on node {}", name(holder)),
        None => write!(text, "\njobs: on no node"),
    };
    if let Some(at) = duty.beat_at {
        let _ = write!(text, ", seen {} s ago", age(at, now));
    }
}

/// How each went last, and those that run for the first time.
fn jobs(
    text: &mut String,
    runs: &Runs,
    running: &BTreeMap<&'static str, Timestamp>,
    now: Timestamp,
) {
    for (job, run) in runs {
        let _ = write!(text, "\n  {job}: {} s ago", age(run.at, now));
        if !run.well {
            text.push_str(", not well");
        } else if let Some(at) = run.failed_at {
            let _ = write!(text, ", not well {} s ago", age(at, now));
        }
        if run.batches > 1 {
            let _ = write!(text, ", {} batches", run.batches);
        }
        if let Some(waiting) = run.waiting.filter(|waiting| *waiting > 0) {
            let _ = write!(text, ", {waiting} waiting");
        }
        if let Some(since) = running.get(job.as_str()) {
            let _ = write!(text, ", running for {} s", age(*since, now));
        }
    }
    for (job, since) in running {
        if !runs.contains_key(*job) {
            let _ = write!(text, "\n  {job}: running for {} s", age(*since, now));
        }
    }
}

fn copy(text: &mut String, name: &str, stands: Stands, now: Timestamp) {
    let _ = write!(text, "\n  {name}: {}", stands.phase.key());
    if let Some(upto) = stands.upto {
        let _ = write!(text, " at {upto}");
    }
    if let Some(at) = stands.made_at {
        let _ = write!(text, ", made {} s ago", age(at, now));
    }
    if let Some(at) = stands.failed_at {
        let _ = write!(text, ", not well {} s ago", age(at, now));
    }
}

/// Enough of a node's id to tell it from others: its end, which is random.
fn name(node: Uuid) -> String {
    let hex = node.simple().to_string();
    hex[hex.len() - 8..].to_owned()
}
