//! For how long jobs may go on.

use std::time::Duration;

use tokio::sync::watch;

use super::Nodes;
use crate::AppState;

/// The time in which this process works: until it ends, and what runs on one node
/// of several only while it is on duty.
#[derive(Clone, Debug)]
pub struct Shift {
    app: AppState,
    closing: watch::Receiver<bool>,
}

impl Shift {
    /// Until `closing` turns true.
    pub fn new(app: &AppState, closing: &watch::Receiver<bool>) -> Self {
        Self {
            app: app.clone(),
            closing: closing.clone(),
        }
    }

    pub fn app(&self) -> &AppState {
        &self.app
    }

    /// Whether the next batch may begin here.
    pub fn goes_on(&self, nodes: Nodes) -> bool {
        let is_ours = || match nodes {
            Nodes::OnDuty => self.app.duty().is_held(self.app.now()),
            Nodes::Each => true,
        };
        !self.ends() && is_ours()
    }

    pub(super) fn ends(&self) -> bool {
        *self.closing.borrow()
    }

    /// Waits so long, or until the process ends.
    pub(super) async fn wait(&mut self, time: Duration) {
        let _ = tokio::time::timeout(time, self.closing.changed()).await;
    }
}
