//! Short timed lines: what xtask is doing, and since when.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

static START: OnceLock<Instant> = OnceLock::new();

/// Starts the clock that `say` shows.
pub fn start() {
    START.get_or_init(Instant::now);
}

/// The time since xtask started.
pub fn elapsed() -> Duration {
    START.get_or_init(Instant::now).elapsed()
}

/// Prints `[ 12 s] text`.
pub fn say(text: impl std::fmt::Display) {
    eprintln!("[{:>4} s] {text}", elapsed().as_secs());
}
