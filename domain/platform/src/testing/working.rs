//! Background work, one run at a time and by the clock of the test.

use tokio::sync::watch;

use super::TestApp;
use crate::jobs::{Job, Run, Shift, last_run, run_if_due};
use crate::leases::look_after_duty;

impl TestApp {
    /// Runs a job on this node, which is on duty, at its time; how it went.
    pub async fn work<J: Job>(&self, job: &J) -> Run {
        assert!(look_after_duty(self).await.expect("a lease"), "on duty");
        let (_open, closing) = watch::channel(false);
        let ran = run_if_due(job, &Shift::new(self, &closing)).await;
        assert!(ran, "{} is due", J::NAME);
        last_run::<J>(self).expect("a run is noted")
    }

    /// The same: it goes well, in so many batches.
    pub async fn works<J: Job>(&self, job: &J, batches: u64) {
        let run = self.work(job).await;
        let went = (run.well, run.batches, run.waiting.unwrap_or(0));
        assert_eq!(went, (true, batches, 0), "{}: {run:?}", J::NAME);
    }
}
