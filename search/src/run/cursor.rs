//! Walks the postings of one term, window by window.

use crate::bits::any_in;
use crate::segment::postings::{BLOCK, Block, Impacts, Postings};
use crate::segment::{Segment, WINDOW};

/// A bit for each document of a window.
pub type WindowBits = [u64; WINDOW / 64];
/// A score for each document of a window.
pub type WindowScores = [u16; WINDOW];

pub struct Cursor<'a> {
    postings: &'a Postings,
    term: u32,
    block: u32,
    end: u32,
    /// The block that is unpacked.
    unpacked: Option<u32>,
    content: Block,
}

impl<'a> Cursor<'a> {
    pub fn new(segment: &'a Segment, term: u32) -> Self {
        let blocks = segment.postings.blocks(term);
        Self {
            postings: &segment.postings,
            term,
            block: blocks.start,
            end: blocks.end,
            unpacked: None,
            content: Block::default(),
        }
    }

    /// How many documents hold the term.
    pub fn count(&self) -> u32 {
        self.postings.counts[self.term as usize]
    }

    fn unpack(&mut self) {
        if self.unpacked != Some(self.block) {
            self.postings
                .unpack(self.term, self.block, &mut self.content);
            self.unpacked = Some(self.block);
        }
    }

    /// The first document of the term from `from` on.
    pub fn seek(&mut self, from: u32) -> Option<u32> {
        self.block = self.postings.find(self.block, self.end, from);
        if self.block == self.end {
            return None;
        }
        self.unpack();
        let documents = &self.content.documents[..self.content.length];
        let at = documents.partition_point(|document| *document < from);
        documents.get(at).copied()
    }

    /// Marks the term's documents of the window that begins at `start`, and
    /// adds to their scores. With `wanted`, blocks without a wanted document may be left out.
    pub fn fill(
        &mut self,
        start: u32,
        wanted: Option<&WindowBits>,
        bits: &mut WindowBits,
        mut scores: Option<(&mut WindowScores, &[u16; 16])>,
    ) {
        let end = start + WINDOW as u32;
        self.block = self.postings.find(self.block, self.end, start);
        while self.block < self.end {
            let last = self.postings.last(self.block);
            let first = if self.block == self.postings.blocks(self.term).start {
                0
            } else {
                self.postings.last(self.block - 1) + 1
            };
            if first >= end {
                return;
            }
            let useful = wanted.is_none_or(|wanted| {
                let from = first.saturating_sub(start) as usize;
                let to = (last.saturating_sub(start) as usize + 1).min(WINDOW);
                any_in(wanted, from, to)
            });
            if useful {
                self.unpack();
                let scores = scores
                    .as_mut()
                    .map(|(scores, table)| (&mut **scores, *table));
                self.mark(start, end, bits, scores);
            }
            if last >= end {
                return;
            }
            self.block += 1;
        }
    }

    #[inline]
    fn mark(
        &self,
        start: u32,
        end: u32,
        bits: &mut WindowBits,
        scores: Option<(&mut WindowScores, &[u16; 16])>,
    ) {
        let documents = &self.content.documents[..self.content.length];
        let whole = documents[0] >= start && documents[documents.len() - 1] < end;
        let (from, to) = if whole {
            (0, documents.len())
        } else {
            (
                documents.partition_point(|document| *document < start),
                documents.partition_point(|document| *document < end),
            )
        };
        for document in &documents[from..to] {
            let at = (document - start) as usize % WINDOW;
            bits[at / 64] |= 1 << (at % 64);
        }
        let Some((scores, table)) = scores else {
            return;
        };
        match self.content.impacts {
            Impacts::Same(impact) => {
                let add = table[usize::from(impact & 15)];
                for document in &documents[from..to] {
                    let score = &mut scores[(document - start) as usize % WINDOW];
                    *score = score.saturating_add(add);
                }
            }
            Impacts::At(at) => {
                let bytes = &self.postings.impact_bytes(at)[..documents.len().div_ceil(2)];
                if from == 0 && to == BLOCK {
                    for (pair, byte) in documents.as_chunks::<2>().0.iter().zip(bytes) {
                        let one = (pair[0] - start) as usize % WINDOW;
                        let two = (pair[1] - start) as usize % WINDOW;
                        scores[one] = scores[one].saturating_add(table[usize::from(byte & 15)]);
                        scores[two] = scores[two].saturating_add(table[usize::from(byte >> 4)]);
                    }
                } else {
                    for index in from..to {
                        let impact = bytes[index / 2] >> (index % 2 * 4) & 15;
                        let at = (documents[index] - start) as usize % WINDOW;
                        scores[at] = scores[at].saturating_add(table[usize::from(impact)]);
                    }
                }
            }
        }
    }
}
