//! Watching that the outbox moves. On PostgreSQL one transaction that stays open
//! anywhere in the cluster holds its readers back: nothing is lost, but nobody is
//! told meanwhile. Each node says so in its log and its metrics; the one on duty
//! raises the alarm.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::alarms::{ALARMS_TOPIC, Alarm, AlarmKind, raise};
use super::jobs::{Batch, Job, Nodes};
use super::outbox::{self, Waiting};
use super::{AppState, Service, retrying};
use pleinweb_kernel::{AppError, MINUTE_MS, Timestamp};

/// How long the outbox stands still until the log says so, and how often it does.
const SAID_EVERY_MS: i64 = MINUTE_MS / 2;
/// How long it stands still until it is an alarm.
const ALARM_MS: i64 = MINUTE_MS;

/// What a process saw of the outbox.
#[derive(Debug, Default)]
pub struct OutboxWatch(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    /// The first row that waits, and since when it is seen to.
    first: Option<(i64, Timestamp)>,
    said_at: Option<Timestamp>,
    alarmed: bool,
}

impl Service for OutboxWatch {}

impl AppState {
    /// What this process saw of an outbox that stands still.
    pub fn outbox_watch(&self) -> Arc<OutboxWatch> {
        self.service()
    }
}

impl OutboxWatch {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what waits; gives for how long it has been seen to, in milliseconds.
    fn take(&self, waiting: Option<Waiting>, now: Timestamp) -> i64 {
        let mut seen = self.seen();
        let Some(waiting) = waiting else {
            *seen = Seen::default();
            return 0;
        };
        match seen.first {
            Some((position, since)) if position == waiting.position => now.since(since).max(0),
            _ => {
                *seen = Seen {
                    first: Some((waiting.position, now)),
                    ..Seen::default()
                };
                0
            }
        }
    }
}

/// How far the outbox is behind, in milliseconds: the age of the oldest row that
/// nobody can read yet, by its writer's clock or since this process sees it,
/// whichever is more. `None`: all that is written can be read.
pub async fn outbox_lag(app: &AppState) -> Result<Option<i64>, AppError> {
    Ok(look(app).await?.map(|(lag, _)| lag))
}

/// The lag, and for how long this process sees it.
async fn look(app: &AppState) -> Result<Option<(i64, i64)>, AppError> {
    let mut tx = app.db().read().await?;
    let waiting = outbox::waiting(&mut tx).await?;
    drop(tx);
    let now = app.now();
    let seen = app.outbox_watch().take(waiting, now);
    Ok(waiting.map(|waiting| (now.since(waiting.at).max(seen), seen)))
}

/// Looks once: the metric, the log, and the alarm where this node is on duty.
pub(crate) async fn watch_outbox(app: &AppState) -> Result<(), AppError> {
    let found = look(app).await?;
    let now = app.now();
    let (lag, seen) = found.unwrap_or((0, 0));
    #[expect(clippy::cast_precision_loss, reason = "some minutes in milliseconds")]
    metrics::gauge!("pleinweb_outbox_lag_seconds").set(lag as f64 / 1000.0);
    if seen < SAID_EVERY_MS {
        return Ok(());
    }
    let watch = app.outbox_watch();
    let last = watch.seen().said_at;
    if last.is_none_or(|last| now.since(last) >= SAID_EVERY_MS) {
        watch.seen().said_at = Some(now);
        tracing::warn!(
            seconds = lag / 1000,
            "the outbox stands: a transaction of this PostgreSQL cluster stays open"
        );
    }
    let raised = watch.seen().alarmed;
    if seen >= ALARM_MS && !raised && app.duty().is_held(now) {
        retrying(app, "alarm", || async move {
            let mut tx = app.db().begin().await?;
            let alarm = Alarm::of_service(AlarmKind::OutboxStands, 1);
            raise(app, &mut tx, now, alarm).await?;
            outbox::write(&mut tx, now, &[(ALARMS_TOPIC.to_owned(), "raised")]).await?;
            tx.commit().await?;
            Ok(())
        })
        .await?;
        watch.seen().alarmed = true;
    }
    Ok(())
}

/// Each node looks for itself.
#[derive(Debug)]
pub struct WatchOutbox;

impl Job for WatchOutbox {
    const NAME: &'static str = "outbox-watch";
    const NODES: Nodes = Nodes::Each;

    fn every(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        watch_outbox(app).await?;
        Ok(Batch::Done)
    }
}
