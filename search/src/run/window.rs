//! The documents at hand: a window of a segment.

use super::clause::Clause;
use super::cursor::{WindowBits, WindowScores};
use crate::segment::WINDOW;

/// What is known of the window at hand.
pub struct Window {
    pub start: u32,
    pub bits: WindowBits,
    pub scores: WindowScores,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            start: 0,
            bits: [0; WINDOW / 64],
            scores: [0; WINDOW],
        }
    }
}

pub fn and(bits: &mut WindowBits, others: &WindowBits) {
    for (bits, others) in bits.iter_mut().zip(others) {
        *bits &= others;
    }
}

/// Keeps of `bits` what fits a clause (the first one gives them); false when nothing is left.
pub fn narrow(clause: &mut Clause<'_>, start: u32, bits: &mut WindowBits, first: bool) -> bool {
    if first {
        clause.fill(start, None, bits);
    } else {
        let mut others = [0; WINDOW / 64];
        clause.fill(start, Some(bits), &mut others);
        and(bits, &others);
    }
    bits.iter().any(|word| *word != 0)
}
