//! Duty: whatever runs by itself runs on one node at a time, on the one that
//! holds the lease.
//!
//! No clock of one node is compared with another's, nor with the database's: the
//! holder counts a beat up, the others measure by their own clocks how long it
//! has stood still. One that died is followed within a minute; clocks may differ
//! by hours (docs/adr/0018). A holder that cannot beat stops by itself before
//! anybody else begins. What runs under it still bears to run twice: a process
//! can be frozen between looking at the lease and what it does then.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use super::jobs::{Run, Runs};
use super::{AppState, Service, Tx, incident, retrying};
use crate::on;
use pleinweb_kernel::{AppError, Timestamp};

/// The one lease of the platform.
const LEASE: &str = "work";
/// How often each node looks at the lease.
pub const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How old the holder's last beat is when it beats again.
const BEAT_MS: i64 = 10_000;
/// How long a beat makes its holder sure of itself.
const SURE_MS: i64 = 30_000;
/// How long a beat stands still before another node takes the lease: longer than
/// its holder is sure, and short enough for the minute.
const LOST_MS: i64 = 40_000;
/// The most that passes between two looks: a clock that leaps takes nothing over.
const LEAP_MS: i64 = 10_000;

/// What this process knows of the lease.
#[derive(Debug, Default)]
pub struct Duty(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// What this process calls itself.
    node: Option<Uuid>,
    /// When it beat last, while it holds the lease.
    beat_at: Option<Timestamp>,
    seen: Option<Seen>,
    runs: Runs,
}

/// Another's beat, and for how long it has been the same.
#[derive(Clone, Copy, Debug)]
struct Seen {
    holder: Uuid,
    beat: i64,
    still_ms: i64,
    looked_at: Timestamp,
}

/// The lease as the database has it: who is on duty, and what was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What this process calls itself.
    pub node: Uuid,
    /// Who holds the lease; nobody before the first look and after a clean end.
    pub holder: Option<Uuid>,
    /// When the holder beat last, by its own clock.
    pub beat_at: Option<Timestamp>,
    pub runs: Runs,
}

impl Standing {
    pub fn is_here(&self) -> bool {
        self.holder == Some(self.node)
    }
}

impl Service for Duty {}

impl AppState {
    /// Whether this process is the one that does what runs by itself.
    pub fn duty(&self) -> Arc<Duty> {
        self.service()
    }
}

impl Duty {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether this process is on duty, and sure of it.
    pub fn is_held(&self, now: Timestamp) -> bool {
        let beat_at = self.state().beat_at;
        beat_at.is_some_and(|beat_at| (0..SURE_MS).contains(&now.since(beat_at)))
    }

    /// Whether a job that runs each `every` is to run here and now.
    pub fn is_due(&self, job: &str, every: Duration, now: Timestamp) -> bool {
        self.is_held(now)
            && self
                .last(job)
                .is_none_or(|run| run.is_due_again(every, now))
    }

    /// How a job went when it ran last, on whatever node.
    pub fn last(&self, job: &str) -> Option<Run> {
        self.state().runs.get(job).copied()
    }

    /// Notes that a job ran; said to the others with the next beat.
    pub fn note(&self, job: &str, at: Timestamp, well: bool) {
        self.note_run(job, Run::ended(at, well));
    }

    /// The same with all that is known of it.
    pub fn note_run(&self, job: &str, run: Run) {
        self.state().runs.insert(job.to_owned(), run);
    }

    fn let_go(&self) {
        self.state().beat_at = None;
    }

    fn take(&self, at: Timestamp, runs: Option<Runs>) {
        let mut state = self.state();
        state.beat_at = Some(at);
        state.seen = None;
        if let Some(runs) = runs {
            state.runs = runs;
        }
    }

    /// Looks at another's beat; whether it has stood still for too long.
    fn stands_still(&self, holder: Uuid, beat: i64, now: Timestamp) -> bool {
        let mut state = self.state();
        let still_ms = match state.seen {
            Some(seen) if (seen.holder, seen.beat) == (holder, beat) => {
                seen.still_ms + now.since(seen.looked_at).clamp(0, LEAP_MS)
            }
            _ => 0,
        };
        state.seen = Some(Seen {
            holder,
            beat,
            still_ms,
            looked_at: now,
        });
        still_ms >= LOST_MS
    }
}

/// What this process calls itself.
fn node(app: &AppState) -> Uuid {
    let duty = app.duty();
    let mut state = duty.state();
    *state.node.get_or_insert_with(|| app.new_id())
}

#[derive(sqlx::FromRow)]
struct Row {
    holder: Option<Uuid>,
    beat: i64,
    beat_at: Timestamp,
    runs: String,
}

async fn row(tx: &mut Tx) -> Result<Option<Row>, AppError> {
    Ok(on!(tx, |c| sqlx::query_as(
        "SELECT holder, beat, beat_at, runs FROM lease WHERE name = $1"
    )
    .bind(LEASE)
    .fetch_optional(c)
    .await)?)
}

/// Looks at the lease once: beats, takes it where nobody has it any more, or
/// sees that another is on duty. True if this process is.
pub async fn look_after_duty(app: &AppState) -> Result<bool, AppError> {
    let now = app.now();
    let beat_at = app.duty().state().beat_at;
    match beat_at {
        Some(beat_at) if (0..BEAT_MS).contains(&now.since(beat_at)) => Ok(true),
        Some(_) => beat(app, now).await,
        None => look(app, now).await,
    }
}

/// Counts the beat up. Whoever lost the lease learns it here.
async fn beat(app: &AppState, now: Timestamp) -> Result<bool, AppError> {
    let me = node(app);
    let runs = app.duty().state().runs.clone();
    let runs = serde_json::to_string(&runs).map_err(|error| incident(&error))?;
    let runs = runs.as_str();
    let kept = retrying(app, "lease", || async move {
        let mut tx = app.db().begin().await?;
        let kept = on!(&mut tx, |c| sqlx::query(
            "UPDATE lease SET beat = beat + 1, beat_at = $3, runs = $4 WHERE name = $1 AND holder = $2"
        )
        .bind(LEASE)
        .bind(me)
        .bind(now)
        .bind(runs)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
        tx.commit().await?;
        Ok(kept == 1)
    })
    .await?;
    if kept {
        app.duty().take(now, None);
    } else {
        app.duty().let_go();
        tracing::warn!(node = %me, "another node took the lease: what runs by itself runs there");
    }
    Ok(kept)
}

/// Looks at a lease that this process does not hold.
async fn look(app: &AppState, now: Timestamp) -> Result<bool, AppError> {
    let mut tx = app.db().read().await?;
    let found = row(&mut tx).await?;
    drop(tx);
    if let Some(Row {
        holder: Some(holder),
        beat,
        ..
    }) = &found
        && !app.duty().stands_still(*holder, *beat, now)
    {
        return Ok(false);
    }
    let me = node(app);
    let before = found.as_ref().map_or(-1, |row| row.beat);
    // Of several that see the same, one finds the beat as it was.
    let taken = retrying(app, "lease", || async move {
        let mut tx = app.db().begin().await?;
        let taken = on!(&mut tx, |c| sqlx::query(
            "INSERT INTO lease (name, holder, beat, beat_at, runs) VALUES ($1, $2, 0, $3, '{}')
             ON CONFLICT (name) DO UPDATE SET holder = $2, beat = lease.beat + 1, beat_at = $3
             WHERE lease.beat = $4"
        )
        .bind(LEASE)
        .bind(me)
        .bind(now)
        .bind(before)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
        tx.commit().await?;
        Ok(taken == 1)
    })
    .await?;
    if taken {
        let runs = found.map(|row| read(&row.runs)).unwrap_or_default();
        app.duty().take(now, Some(runs));
        tracing::info!(node = %me, "this node is on duty: what runs by itself runs here");
    }
    Ok(taken)
}

/// What cannot be read says nothing: then each job runs now.
fn read(runs: &str) -> Runs {
    serde_json::from_str(runs).unwrap_or_default()
}

/// Gives the lease back, so that another node takes it at its next look.
pub async fn leave_duty(app: &AppState) -> Result<(), AppError> {
    if app.duty().state().beat_at.is_none() {
        return Ok(());
    }
    app.duty().let_go();
    let me = node(app);
    let runs = app.duty().state().runs.clone();
    let runs = serde_json::to_string(&runs).map_err(|error| incident(&error))?;
    let runs = runs.as_str();
    retrying(app, "lease", || async move {
        let mut tx = app.db().begin().await?;
        on!(&mut tx, |c| sqlx::query(
            "UPDATE lease SET holder = NULL, beat = beat + 1, runs = $3 WHERE name = $1 AND holder = $2"
        )
        .bind(LEASE)
        .bind(me)
        .bind(runs)
        .execute(c)
        .await
        .map(|_| ()))?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// Who is on duty, and when each job ran last: one statement.
pub async fn duty_standing(app: &AppState) -> Result<Standing, AppError> {
    let mut tx = app.db().read().await?;
    let found = row(&mut tx).await?;
    let mut standing = Standing {
        node: node(app),
        ..Standing::default()
    };
    if let Some(row) = found {
        standing.holder = row.holder;
        standing.beat_at = Some(row.beat_at);
        standing.runs = read(&row.runs);
    }
    if standing.is_here() {
        standing.runs.clone_from(&app.duty().state().runs);
    }
    Ok(standing)
}

/// Looks after the lease for ever.
pub async fn keep_duty(app: AppState) {
    loop {
        let held = match look_after_duty(&app).await {
            Ok(held) => held,
            Err(error) => {
                tracing::warn!(%error, "looking at the lease");
                app.duty().is_held(app.now())
            }
        };
        metrics::gauge!("pleinweb_on_duty").set(f64::from(u8::from(held)));
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
