//! The documents at hand: a window of a segment.

use crate::matching::clause::Clause;
use crate::matching::cursor::{WindowBits, WindowScores};
use crate::segment::WINDOW;

/// With more clauses of which one is enough, their subsets are too many to look at.
const MOST_SUBSETS: usize = 1 << 4;

/// What is known of the window at hand.
pub struct Window {
    pub start: u32,
    pub bits: WindowBits,
    pub scores: WindowScores,
    /// What fits each clause, where one of several is enough.
    pub each: Vec<WindowBits>,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            start: 0,
            bits: [0; WINDOW / 64],
            scores: [0; WINDOW],
            each: Vec::new(),
        }
    }
}

impl Window {
    /// Fills in what fits any of the clauses, of what is `wanted`.
    pub fn fill_any(&mut self, clauses: &mut [Clause<'_>], wanted: bool) -> WindowBits {
        let mut any = [0; WINDOW / 64];
        self.each.clear();
        for clause in clauses {
            let mut one = [0; WINDOW / 64];
            clause.fill(self.start, wanted.then_some(&self.bits), &mut one);
            for (any, one) in any.iter_mut().zip(one) {
                *any |= one;
            }
            self.each.push(one);
        }
        any
    }

    /// Where one of several clauses is enough: takes out documents for which the
    /// clauses they fit, at `max_points` each, are not `enough` in their word of bits.
    pub fn prune_subsets(&mut self, max_points: &[u32], enough: impl Fn(usize, u32) -> bool) {
        let subsets = 1_usize << max_points.len().min(31);
        if subsets > MOST_SUBSETS || max_points.len() != self.each.len() {
            return;
        }
        let mut points = [0; MOST_SUBSETS];
        for (subset, points) in points.iter_mut().enumerate() {
            let clauses = max_points.iter().enumerate();
            *points = clauses
                .filter(|(clause, _)| subset >> clause & 1 == 1)
                .map(|(_, max_points)| max_points)
                .sum();
        }
        for (at, bits) in self.bits.iter_mut().enumerate() {
            if *bits == 0 {
                continue;
            }
            let mut kept = 0;
            for (subset, points) in points[..subsets].iter().enumerate().skip(1) {
                if enough(at, *points) {
                    let clauses = self.each.iter().enumerate();
                    kept |= clauses
                        .filter(|(clause, _)| subset >> clause & 1 == 1)
                        .fold(u64::MAX, |all, (_, one)| all & one[at]);
                }
            }
            *bits &= kept;
        }
    }
}

pub fn and(bits: &mut WindowBits, others: &WindowBits) {
    for (bits, others) in bits.iter_mut().zip(others) {
        *bits &= others;
    }
}

/// Keeps of `bits` what fits a clause (the first one gives them); false when nothing is left.
pub fn intersect(clause: &mut Clause<'_>, start: u32, bits: &mut WindowBits, first: bool) -> bool {
    if first {
        clause.fill(start, None, bits);
    } else {
        let mut others = [0; WINDOW / 64];
        clause.fill(start, Some(bits), &mut others);
        and(bits, &others);
    }
    bits.iter().any(|word| *word != 0)
}
