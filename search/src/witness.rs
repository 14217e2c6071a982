//! What tests want to be sure of: that windows, pruning and skipping were at
//! work at all. Outside of tests nothing is noted and nothing of it is left.

/// What a thread's searches did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Windows that were gone through.
    pub windows: u64,
    /// Runs of documents that were taken out because they promised too little.
    pub pruned: u64,
    /// Searches for a single word that left blocks of a segment packed.
    pub skipped: u64,
}

#[cfg(test)]
thread_local! {
    static SEEN: std::cell::RefCell<Seen> = std::cell::RefCell::default();
}

/// Notes what happens.
#[cfg(test)]
pub fn note(what: fn(&mut Seen) -> &mut u64) {
    SEEN.with_borrow_mut(|seen| *what(seen) += 1);
}

/// Nobody asks.
#[cfg(not(test))]
#[inline]
pub fn note(_what: fn(&mut Seen) -> &mut u64) {}

/// All so far, of this thread.
#[cfg(test)]
pub fn seen() -> Seen {
    SEEN.with_borrow(|seen| *seen)
}
