//! One thing that is asked of a document: a word or one of its other
//! spellings, an occupation that stands for it, a phrase, or a filter that is
//! cheaper to look up than to test.

use std::ops::Range;

use super::cursor::{Cursor, WindowBits, WindowScores};
use super::phrase::Phrase;
use crate::bits::{ones, set_run};
use crate::segment::WINDOW;

/// Points for each impact.
pub type Table = [u16; 16];

#[derive(Default)]
pub struct Clause<'a> {
    /// Either of these is enough.
    pub words: Vec<(Cursor<'a>, Table)>,
    /// Runs of documents that fit, each with its points.
    pub runs: Vec<(Range<u32>, u16)>,
    /// All of these in a row; then there is nothing else.
    pub phrase: Option<(Vec<(Cursor<'a>, Table)>, Phrase<'a>)>,
}

impl Clause<'_> {
    /// About how many documents fit, at most.
    pub fn count(&self) -> u64 {
        if let Some((words, _)) = &self.phrase {
            let counts = words.iter().map(|(word, _)| u64::from(word.count()));
            return counts.min().unwrap_or(0);
        }
        let words: u64 = self
            .words
            .iter()
            .map(|(word, _)| u64::from(word.count()))
            .sum();
        let runs: u64 = self.runs.iter().map(|(run, _)| run.len() as u64).sum();
        words + runs
    }

    /// A document from `from` on before which none fits.
    pub fn seek(&mut self, from: u32) -> Option<u32> {
        if let Some((words, _)) = &mut self.phrase {
            let mut next = from;
            for (word, _) in words {
                next = word.seek(next)?;
            }
            return Some(next);
        }
        let words = self
            .words
            .iter_mut()
            .filter_map(|(word, _)| word.seek(from));
        let runs = self
            .runs
            .iter()
            .filter(|(run, _)| run.end > from && run.start < run.end)
            .map(|(run, _)| run.start.max(from));
        words.chain(runs).min()
    }

    /// Marks the documents that fit in the window that begins at `start`; of
    /// those that are not `wanted` it may leave out some. Scores are added to
    /// where they are asked.
    pub fn fill(
        &mut self,
        start: u32,
        wanted: Option<&WindowBits>,
        bits: &mut WindowBits,
        mut scores: Option<&mut WindowScores>,
    ) {
        if self.phrase.is_some() {
            self.fill_phrase(start, wanted, bits, scores);
            return;
        }
        for (word, table) in &mut self.words {
            let scores = scores.as_mut().map(|scores| (&mut **scores, &*table));
            word.fill(start, wanted, bits, scores);
        }
        for (run, points) in &self.runs {
            let from = run.start.saturating_sub(start) as usize;
            let to = (run.end.saturating_sub(start) as usize).min(WINDOW);
            if from >= to {
                continue;
            }
            set_run(bits, from, to);
            if let Some(scores) = &mut scores {
                for score in &mut scores[from..to] {
                    *score = score.saturating_add(*points);
                }
            }
        }
    }

    fn fill_phrase(
        &mut self,
        start: u32,
        wanted: Option<&WindowBits>,
        bits: &mut WindowBits,
        mut scores: Option<&mut WindowScores>,
    ) {
        let Some((words, phrase)) = &mut self.phrase else {
            return;
        };
        let mut all = *wanted.unwrap_or(&[u64::MAX; WINDOW / 64]);
        for (word, table) in words {
            let mut one = [0; WINDOW / 64];
            let scores = scores.as_mut().map(|scores| (&mut **scores, &*table));
            word.fill(start, Some(&all), &mut one, scores);
            for (all, one) in all.iter_mut().zip(one) {
                *all &= one;
            }
        }
        for (at, word) in all.into_iter().enumerate() {
            for bit in ones(word) {
                if phrase.fits(start + at as u32 * 64 + bit) {
                    bits[at] |= 1 << bit;
                }
            }
        }
    }
}
