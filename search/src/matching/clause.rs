//! One thing that is asked of a document: a word or one of its other
//! spellings, an occupation that stands for it, a phrase, or a filter that is
//! cheaper to look up than to test.

use std::ops::Range;

use super::cursor::{Cursor, Table, WindowBits, WindowScores};
use super::phrase::Phrase;
use crate::bits::{Bits, ones, set_run};
use crate::segment::WINDOW;

#[derive(Default)]
pub struct Clause<'a> {
    /// Either of these is enough; with a phrase, all of them are needed.
    pub words: Vec<(Cursor<'a>, Table)>,
    /// Runs of documents that fit, each with its points.
    pub runs: Vec<(Range<u32>, u16)>,
    /// The words must stand in a row.
    pub phrase: Option<Phrase<'a>>,
    /// Documents that fit, one by one, and how many at most.
    pub set: Option<(Bits, u64)>,
}

impl<'a> Clause<'a> {
    /// About how many documents fit, at most.
    pub fn count(&self) -> u64 {
        let counts = self.words.iter().map(|(word, _)| u64::from(word.count()));
        if self.phrase.is_some() {
            return counts.min().unwrap_or(0);
        }
        let runs: u64 = self.runs.iter().map(|(run, _)| run.len() as u64).sum();
        counts.sum::<u64>() + runs + self.set.as_ref().map_or(0, |(_, count)| *count)
    }

    /// The one word that is all it asks, taken out of it.
    pub fn take_single(&mut self) -> Option<(Cursor<'a>, Table)> {
        let plain = self.runs.is_empty() && self.phrase.is_none() && self.set.is_none();
        if plain && self.words.len() == 1 {
            self.words.pop()
        } else {
            None
        }
    }

    /// A document from `from` on before which none fits.
    pub fn seek(&mut self, from: u32) -> Option<u32> {
        if self.phrase.is_some() {
            let mut next = from;
            for (word, _) in &mut self.words {
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
        let set = self.set.as_ref().and_then(|(set, _)| set.next(from));
        words.chain(runs).chain(set).min()
    }

    /// Marks the documents that fit in the window that begins at `start`, in
    /// bits of which none is set; of those that are not `wanted` it may leave
    /// out some.
    pub fn fill(&mut self, start: u32, wanted: Option<&WindowBits>, bits: &mut WindowBits) {
        if self.phrase.is_some() {
            self.fill_phrase(start, wanted, bits);
            return;
        }
        for (at, (word, _)) in self.words.iter_mut().enumerate() {
            word.fill(start, wanted, bits, at == 0);
        }
        for (run, _) in &self.runs {
            let (from, to) = clip(run, start);
            set_run(bits, from, to);
        }
        if let Some((set, _)) = &self.set {
            let words = &set.words()[start as usize / 64..];
            for (bits, word) in bits.iter_mut().zip(words) {
                *bits |= word;
            }
        }
    }

    fn fill_phrase(&mut self, start: u32, wanted: Option<&WindowBits>, bits: &mut WindowBits) {
        let Some(phrase) = &mut self.phrase else {
            return;
        };
        let mut all = *wanted.unwrap_or(&[u64::MAX; WINDOW / 64]);
        for (word, _) in &mut self.words {
            let mut one = [0; WINDOW / 64];
            word.fill(start, Some(&all), &mut one, true);
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

    /// The most points that a document of the window that was filled can get.
    pub fn max_points(&self, start: u32) -> u32 {
        let words = self
            .words
            .iter()
            .map(|(word, table)| u32::from(table[usize::from(word.max_impact() & 15)]));
        let runs = self.runs.iter().filter(|(run, _)| {
            let (from, to) = clip(run, start);
            from < to
        });
        let run = runs.map(|(_, points)| u32::from(*points)).max();
        words.sum::<u32>() + run.unwrap_or(0)
    }

    /// Takes out of `bits` what cannot be `enough`: documents by the newest of
    /// them, and the most points they can get. `all` is that of the whole window.
    pub fn prune(
        &self,
        start: u32,
        all: u32,
        bits: &mut WindowBits,
        enough: impl Fn(u32, u32) -> bool,
    ) {
        for (word, table) in &self.words {
            let others = all - u32::from(table[usize::from(word.max_impact() & 15)]);
            word.prune(start, bits, |max_impact, newest| {
                let points = others + u32::from(table[usize::from(max_impact & 15)]);
                // A block that was left out while marking may promise more than the window.
                enough(newest, points.min(all))
            });
        }
    }

    /// Adds to the scores of the wanted documents of a window that was filled.
    pub fn score(&mut self, start: u32, wanted: &WindowBits, scores: &mut WindowScores) {
        for (word, table) in &mut self.words {
            word.score(start, wanted, scores, table);
        }
        for (run, points) in &self.runs {
            let (from, to) = clip(run, start);
            if from < to {
                for score in &mut scores[from..to] {
                    *score = score.saturating_add(*points);
                }
            }
        }
    }
}

/// The part of a run that lies in the window that begins at `start`; empty when
/// the first is not before the second.
fn clip(run: &Range<u32>, start: u32) -> (usize, usize) {
    let from = run.start.saturating_sub(start) as usize;
    let to = (run.end.saturating_sub(start) as usize).min(WINDOW);
    (from, to)
}
