//! Deterministic dice: the same demo at every start, relative to today.

use pleinweb_platform::clock::{Randomness, SeededRandomness};

/// A seeded source of choices.
#[derive(Debug)]
pub struct Dice(SeededRandomness);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(SeededRandomness::new(seed))
    }

    /// A number below `end` (at least 1).
    pub fn below(&self, end: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(u64::from_le_bytes(bytes) % end).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// True this many times in a hundred.
    pub fn percent(&self, percent: usize) -> bool {
        self.below(100) < percent
    }
}
