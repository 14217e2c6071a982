//! Who is looking right now: topics go out, never content.

use tokio::sync::broadcast;

/// "Something about this topic is newer": the page asks again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// `account:<id>`, `agency:<id>` …
    pub topic: String,
    /// The outbox number: grows, so that a late event is recognised.
    pub version: i64,
}

/// The broadcast of one process. A listener that is too slow is told that it
/// missed something, and refreshes everything.
#[derive(Debug)]
pub struct Hub(broadcast::Sender<Live>);

impl Hub {
    pub(crate) fn new() -> Self {
        Self(broadcast::channel(1024).0)
    }

    pub fn listen(&self) -> broadcast::Receiver<Live> {
        self.0.subscribe()
    }

    pub(crate) fn tell(&self, live: Live) {
        // Nobody listening is not an error.
        let _ = self.0.send(live);
    }
}
