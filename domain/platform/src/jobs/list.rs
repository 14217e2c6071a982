//! The jobs of a program, which share one timer.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use super::{Job, Nodes, Shift, is_due, run_if_due};

/// How often it is looked which jobs are due.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A job among others.
trait Listed: Send + Sync {
    fn nodes(&self) -> Nodes;
    fn is_due(&self, shift: &Shift) -> bool;
    fn run_if_due<'a>(
        &'a self,
        shift: &'a Shift,
    ) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>>;
}

impl<J: Job> Listed for J {
    fn nodes(&self) -> Nodes {
        J::NODES
    }

    fn is_due(&self, shift: &Shift) -> bool {
        is_due(self, shift)
    }

    fn run_if_due<'a>(
        &'a self,
        shift: &'a Shift,
    ) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>> {
        Box::pin(run_if_due(self, shift))
    }
}

/// Jobs that run side by side.
#[derive(Clone, Default)]
pub struct Jobs(Vec<Arc<dyn Listed>>);

impl Jobs {
    /// These, and one more.
    pub fn and(mut self, job: impl Job) -> Self {
        self.0.push(Arc::new(job));
        self
    }

    /// Those that run on these nodes.
    pub fn on(&self, nodes: Nodes) -> Self {
        let those = self.0.iter().filter(|job| job.nodes() == nodes);
        Self(those.cloned().collect())
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Runs those that are due, one after the other; how many did.
    pub async fn run_once(&self, shift: &Shift) -> usize {
        let mut ran = 0;
        for job in &self.0 {
            ran += usize::from(job.run_if_due(shift).await);
        }
        ran
    }

    /// Runs each at its time, until the process ends. None is broken off: what it
    /// has begun it ends.
    pub async fn run(self, mut shift: Shift) {
        let mut running = JoinSet::new();
        while !shift.ends() {
            for job in self.0.iter().filter(|job| job.is_due(&shift)) {
                let (job, shift) = (Arc::clone(job), shift.clone());
                running.spawn(async move { job.run_if_due(&shift).await });
            }
            while let Some(ended) = running.try_join_next() {
                say_panic(ended);
            }
            shift.wait(LOOK_EVERY).await;
        }
        while let Some(ended) = running.join_next().await {
            say_panic(ended);
        }
    }
}

/// A job that panics has failed, and runs again at its time.
fn say_panic(ended: Result<bool, tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a job");
    }
}
