//! The best so far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::document::Id;

/// An offer with its value; larger values come first, then larger ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub value: u32,
    pub id: Id,
    pub part: u32,
    pub document: u32,
    /// Whatever whoever offers it wants back.
    pub note: u16,
}

pub struct Top {
    limit: usize,
    after: Option<(u32, Id)>,
    heap: BinaryHeap<Reverse<Found>>,
    floor: u32,
}

impl Top {
    pub fn new(limit: usize, after: Option<(u32, Id)>) -> Self {
        Self {
            limit,
            after,
            heap: BinaryHeap::with_capacity(limit.min(1024) + 1),
            floor: if limit == 0 { u32::MAX } else { 0 },
        }
    }

    /// What is below it has no chance.
    #[inline]
    pub fn floor(&self) -> u32 {
        self.floor
    }

    /// What has to be exceeded by value and id, when there are as many as were asked for.
    pub fn worst(&self) -> Option<(u32, Id)> {
        let worst = self.heap.peek().filter(|_| self.heap.len() == self.limit)?;
        Some((worst.0.value, worst.0.id))
    }

    pub fn offer(&mut self, found: Found) {
        if found.value < self.floor || self.limit == 0 {
            return;
        }
        if self
            .after
            .is_some_and(|after| (found.value, found.id) >= after)
        {
            return;
        }
        self.heap.push(Reverse(found));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
        if self.heap.len() == self.limit {
            self.floor = self.heap.peek().map_or(0, |worst| worst.0.value);
        }
    }

    /// Best first.
    pub fn finish(self) -> Vec<Found> {
        self.heap
            .into_sorted_vec()
            .into_iter()
            .map(|found| found.0)
            .collect()
    }
}
