//! Background work: what runs by itself, declared where its feature is.
//!
//! A `Job` says how often it runs and does one bounded batch. Everything else is
//! here, once: on which node it runs (`Shift`), batch after batch until nothing is
//! left, the wait after a failure, and what `/readyz` and the metrics say of it
//! (`board`). The program lists its jobs (`Jobs`), which share one timer
//! (docs/adr/0033).

mod board;
mod list;
mod run;
mod shift;

use std::future::{Future, ready};
use std::time::Duration;

use super::AppState;
use pleinweb_kernel::AppError;

pub use board::JobBoard;
pub use list::Jobs;
pub use run::{Run, Runs};
pub use shift::Shift;

/// On which of several nodes a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nodes {
    /// On the one that is on duty: what is done for somebody is done once.
    OnDuty,
    /// On each: what a process looks after is its own.
    Each,
}

/// What a batch says of those after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// There may be more: the next one follows at once.
    More,
    /// Nothing is left for now.
    Done,
}

impl Batch {
    pub fn more_if(more: bool) -> Self {
        if more { Self::More } else { Self::Done }
    }
}

/// Something that runs by itself.
pub trait Job: Send + Sync + 'static {
    /// As `/readyz`, the metrics and the log name it.
    const NAME: &'static str;
    const NODES: Nodes = Nodes::OnDuty;

    /// How long after it ended it runs again.
    fn every(&self) -> Duration;

    /// The same after it failed.
    fn after_a_failure(&self) -> Duration {
        self.every()
    }

    /// How much is due, where asking costs less than a batch that finds nothing:
    /// at 0 no batch is begun. `None`: only a batch can tell.
    fn waiting(
        &self,
        _app: &AppState,
    ) -> impl Future<Output = Result<Option<u64>, AppError>> + Send {
        ready(Ok(None))
    }

    /// One batch. It holds SQLite's writer at most 50 ms, bears to run twice (a node
    /// may be frozen in the middle of it), and is never broken off: between two of
    /// them the program may end, or another node be on duty.
    fn batch(&self, app: &AppState) -> impl Future<Output = Result<Batch, AppError>> + Send;
}

/// Whether a job is to run here and now.
pub(super) fn is_due<J: Job>(job: &J, shift: &Shift) -> bool {
    if !shift.goes_on(J::NODES) {
        return false;
    }
    let app = shift.app();
    last_run::<J>(app).is_none_or(|run| {
        let wait = if run.cut_short {
            Duration::ZERO
        } else if run.well {
            job.every()
        } else {
            job.after_a_failure()
        };
        run.is_due_again(wait, app.now())
    })
}

/// How it went when it ran last, as far as this node knows.
pub(crate) fn last_run<J: Job>(app: &AppState) -> Option<Run> {
    match J::NODES {
        Nodes::OnDuty => app.duty().last(J::NAME),
        Nodes::Each => app.service::<JobBoard>().last(J::NAME),
    }
}

/// Runs a job to its end if it is its time here and now; whether it ran.
pub(crate) async fn run_if_due<J: Job>(job: &J, shift: &Shift) -> bool {
    let board = shift.app().service::<JobBoard>();
    let Some(mut turn) = board.begin::<J>(shift.app()) else {
        return false;
    };
    if !is_due(job, shift) {
        return false;
    }
    let result = run(job, shift, turn.run()).await;
    if let Err(error) = &result {
        tracing::warn!(job = J::NAME, %error, "a job");
    }
    turn.end(result.is_ok());
    true
}

async fn run<J: Job>(job: &J, shift: &Shift, run: &mut Run) -> Result<(), AppError> {
    let app = shift.app();
    run.waiting = job.waiting(app).await?;
    if run.waiting == Some(0) {
        return Ok(());
    }
    while shift.goes_on(J::NODES) {
        run.batches += 1;
        if job.batch(app).await? == Batch::Done {
            // What could not be done yet is still waiting.
            if run.waiting.is_some()
                && let Ok(left) = job.waiting(app).await
            {
                run.waiting = left;
            }
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
    run.cut_short = true;
    Ok(())
}
