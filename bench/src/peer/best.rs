//! The best twenty: by words and freshness, or the newest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::query::Weight;
use tantivy::{DocId, DocSet, Result, Score, SegmentReader, TERMINATED};

use super::Column;
use crate::offers::NOW;

const LIMIT: usize = 20;
/// Freshness, as a share of what words give at most; it fades in so many days, and
/// counts in steps of 2^16 seconds. All as in our engine.
const FRESH: f32 = 1.0 / 9.0;
const FADING_DAYS: f32 = 21.0;
const STEP: u32 = 16;

/// What being new is worth.
pub struct Ranking {
    fresh: [f32; 256],
}

impl Ranking {
    pub fn new(greatest_score: f32) -> Self {
        Self {
            fresh: std::array::from_fn(|step| {
                let days = step as f32 * 65_536.0 / 86_400.0;
                FRESH * greatest_score * (-days / FADING_DAYS).exp()
            }),
        }
    }

    fn of(&self, created: u64) -> f32 {
        let age = (NOW as u64 / 1000).saturating_sub(created) >> STEP;
        self.fresh[age.min(255) as usize]
    }
}

/// A document's value (no float: what is never negative orders by its bits), its
/// segment and its number.
type Found = (u32, usize, DocId);

pub struct Best<'r> {
    ranking: &'r Ranking,
    heap: BinaryHeap<Reverse<Found>>,
    total: u64,
}

impl<'r> Best<'r> {
    pub fn new(ranking: &'r Ranking) -> Self {
        Self {
            ranking,
            heap: BinaryHeap::with_capacity(LIMIT + 1),
            total: 0,
        }
    }

    /// What has to be exceeded.
    fn floor(&self) -> f32 {
        match self.heap.peek() {
            Some(Reverse(worst)) if self.heap.len() == LIMIT => f32::from_bits(worst.0),
            _ => 0.0,
        }
    }

    fn offer(&mut self, value: f32, segment: usize, document: DocId) {
        if self.heap.len() == LIMIT && value <= self.floor() {
            return;
        }
        self.heap
            .push(Reverse((value.to_bits(), segment, document)));
        if self.heap.len() > LIMIT {
            self.heap.pop();
        }
    }

    /// Takes the best of a segment: all are looked at where they are counted, else
    /// what cannot come among the best is skipped. Documents lie newest first, so
    /// none that follows is fresher than the one at hand.
    pub fn collect(
        &mut self,
        segment: usize,
        reader: &SegmentReader,
        created: &Column,
        weight: &dyn Weight,
        counted: bool,
    ) -> Result<()> {
        let alive = reader.alive_bitset();
        let gone = |document| alive.is_some_and(|alive| alive.is_deleted(document));
        if counted {
            let mut floor = self.floor();
            return weight.for_each(reader, &mut |document, score| {
                if gone(document) {
                    return;
                }
                self.total += 1;
                if score + self.ranking.fresh[0] > floor {
                    let fresh = self.ranking.of(created.get_val(document));
                    self.offer(score + fresh, segment, document);
                    floor = self.floor();
                }
            });
        }
        let threshold = self.floor() - self.ranking.fresh[0];
        weight.for_each_pruning(threshold.max(Score::MIN), reader, &mut |document, score| {
            let fresh = self.ranking.of(created.get_val(document));
            if !gone(document) {
                self.offer(score + fresh, segment, document);
            }
            self.floor() - fresh
        })
    }

    pub fn total(&self) -> u64 {
        self.total
    }

    pub fn finish(self) -> Vec<Reverse<Found>> {
        self.heap.into_sorted_vec()
    }
}

/// The newest: documents lie in this order, so the first of each segment are enough.
#[derive(Default)]
pub struct Newest {
    found: Vec<(u64, usize, DocId)>,
}

impl Newest {
    pub fn collect(
        &mut self,
        segment: usize,
        reader: &SegmentReader,
        created: &Column,
        weight: &dyn Weight,
    ) -> Result<()> {
        let alive = reader.alive_bitset();
        let mut documents = weight.scorer(reader, 1.0)?;
        let mut document = documents.doc();
        let mut taken = 0;
        while document != TERMINATED && taken < LIMIT {
            if alive.is_none_or(|alive| alive.is_alive(document)) {
                self.found
                    .push((created.get_val(document), segment, document));
                taken += 1;
            }
            document = documents.advance();
        }
        Ok(())
    }

    pub fn finish(mut self) -> Vec<(u64, usize, DocId)> {
        self.found.sort_unstable_by_key(|found| Reverse(found.0));
        self.found.truncate(LIMIT);
        self.found
    }
}
