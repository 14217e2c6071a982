//! What is known of jobs: which run, how those of this node went, for `/readyz`
//! and the metrics. How those on duty went is in the lease.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::{Job, Nodes, Run, Runs, last_run};
use crate::AppState;
use pleinweb_kernel::Timestamp;

/// The jobs of this process.
#[derive(Debug, Default)]
pub struct JobBoard(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    running: BTreeMap<&'static str, (Nodes, Timestamp)>,
    own: Runs,
}

impl crate::Service for JobBoard {}

impl JobBoard {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those of these nodes that run in this process now, and since when.
    pub fn running(&self, nodes: Nodes) -> BTreeMap<&'static str, Timestamp> {
        let known = self.known();
        let running = known.running.iter();
        let those = running.filter(|(_, (runs_on, _))| *runs_on == nodes);
        those.map(|(job, (_, since))| (*job, *since)).collect()
    }

    /// How those went that run on each node.
    pub fn own(&self) -> Runs {
        self.known().own.clone()
    }

    pub(super) fn last(&self, job: &str) -> Option<Run> {
        self.known().own.get(job).copied()
    }

    /// Begins a turn, unless the job runs already.
    pub(super) fn begin<J: Job>(self: &Arc<Self>, app: &AppState) -> Option<Turn> {
        let now = app.now();
        let before = last_run::<J>(app);
        let mut known = self.known();
        if known.running.contains_key(J::NAME) {
            return None;
        }
        known.running.insert(J::NAME, (J::NODES, now));
        drop(known);
        Some(Turn {
            app: app.clone(),
            board: Arc::clone(self),
            job: J::NAME,
            nodes: J::NODES,
            run: Run {
                begun_at: Some(now),
                failed_at: before.and_then(|run| run.failed_at),
                ..Run::ended(now, false)
            },
            began: Instant::now(),
            has_begun: false,
        })
    }
}

/// A job that runs. However it ends, it is noted, and the next one can begin.
pub(super) struct Turn {
    app: AppState,
    board: Arc<JobBoard>,
    job: &'static str,
    nodes: Nodes,
    run: Run,
    began: Instant,
    has_begun: bool,
}

impl Turn {
    /// It is its time: from now on it counts.
    pub(super) fn run(&mut self) -> &mut Run {
        self.has_begun = true;
        gauge(
            "pleinweb_job_begun_timestamp_seconds",
            self.job,
            self.run.begun_at,
        );
        &mut self.run
    }

    pub(super) fn end(mut self, well: bool) {
        self.run.well = well;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.has_begun {
            let now = self.app.now();
            self.run.at = now;
            if !self.run.well {
                self.run.failed_at = Some(now);
            }
            match self.nodes {
                Nodes::OnDuty => self.app.duty().note_run(self.job, self.run),
                Nodes::Each => {
                    self.board.known().own.insert(self.job.to_owned(), self.run);
                }
            }
            measure(self.job, &self.run, self.began);
        }
        self.board.known().running.remove(self.job);
    }
}

fn measure(job: &'static str, run: &Run, began: Instant) {
    let outcome = if run.well { "well" } else { "not-well" };
    metrics::counter!("pleinweb_jobs_total", "job" => job, "outcome" => outcome).increment(1);
    metrics::counter!("pleinweb_job_batches_total", "job" => job).increment(run.batches);
    metrics::histogram!("pleinweb_job_seconds", "job" => job).record(began.elapsed().as_secs_f64());
    let done_at = run.well.then_some(run.at);
    gauge("pleinweb_job_done_timestamp_seconds", job, done_at);
    gauge("pleinweb_job_failed_timestamp_seconds", job, run.failed_at);
    if let Some(waiting) = run.waiting {
        #[expect(clippy::cast_precision_loss, reason = "a figure to be looked at")]
        metrics::gauge!("pleinweb_job_waiting", "job" => job).set(waiting as f64);
    }
}

/// An instant, where there is one.
fn gauge(name: &'static str, job: &'static str, at: Option<Timestamp>) {
    if let Some(at) = at {
        #[expect(clippy::cast_precision_loss, reason = "exact for centuries")]
        metrics::gauge!(name, "job" => job).set(at.0 as f64 / 1000.0);
    }
}
