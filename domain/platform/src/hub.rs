//! Who is looking right now: topics go out, never content.

use std::sync::{PoisonError, RwLock};

use tokio::sync::broadcast;

use super::line::{Line, Point};

/// The topic that everybody follows: something was missed, and what is shown
/// must be asked for again, whatever it is.
pub const MISSED: &str = "missed";

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
pub struct Hub {
    news: broadcast::Sender<Live>,
    told: RwLock<Option<Point>>,
}

impl Hub {
    pub(crate) fn new() -> Self {
        Self {
            news: broadcast::channel(1024).0,
            told: RwLock::new(None),
        }
    }

    pub fn listen(&self) -> broadcast::Receiver<Live> {
        self.news.subscribe()
    }

    /// Up to where this process has told what happened; everything up to it can
    /// be read by whoever reads now. Nothing before the outbox was first looked at.
    pub fn told(&self) -> Option<Point> {
        *self.told.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which outbox this process follows. Whoever keeps a copy made from the
    /// outbox makes it anew when this is another than before.
    pub fn line(&self) -> Option<Line> {
        self.told().map(|point| point.line)
    }

    pub fn tell(&self, live: Live) {
        // Nobody listening is not an error.
        let _ = self.news.send(live);
    }

    /// Everything up to here was told.
    pub(super) fn told_up_to(&self, point: Point) {
        *self.told.write().unwrap_or_else(PoisonError::into_inner) = Some(point);
    }
}
