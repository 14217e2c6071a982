//! Walks the postings of one term, window by window: first which documents hold
//! it, then, only for those that may come first, how much they are about it.

use crate::bits::{any_in, clear_run};
use crate::segment::postings::{BLOCK, Block, Impacts, Postings};
use crate::segment::{Segment, WINDOW};
use crate::witness::note;

/// A bit for each document of a window.
pub type WindowBits = [u64; WINDOW / 64];
/// A score for each document of a window.
pub type WindowScores = [u16; WINDOW];
/// Points for each impact.
pub type Table = [u16; 16];

pub struct Cursor<'a> {
    postings: &'a Postings,
    term: u32,
    /// The first block that reaches into the window at hand, and the last one that was looked at.
    block: u32,
    ahead: u32,
    end: u32,
    /// The greatest impact of the blocks that were marked in the window at hand.
    max_impact: u8,
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
            ahead: blocks.start,
            end: blocks.end,
            max_impact: 0,
            unpacked: None,
            content: Block::default(),
        }
    }

    /// How many documents hold the term.
    pub fn count(&self) -> u32 {
        self.postings.counts[self.term as usize]
    }

    /// The greatest impact of any document marked in the window at hand.
    pub fn max_impact(&self) -> u8 {
        self.max_impact
    }

    /// Its newest documents, newest first, where they are listed.
    pub fn listed(&self) -> &'a [u32] {
        self.postings.listed(self.term)
    }

    /// The term's blocks.
    pub fn blocks(&self) -> std::ops::Range<u32> {
        self.postings.blocks(self.term)
    }

    /// The greatest impact of a block, and the instant of its newest document.
    #[inline]
    pub fn promise(&self, block: u32) -> (u8, u32) {
        (self.postings.max_impact(block), self.postings.newest(block))
    }

    /// From which document to which a block may reach.
    #[inline]
    fn reach(&self, block: u32) -> (u32, u32) {
        let first = if block == self.blocks().start {
            0
        } else {
            self.postings.last(block - 1) + 1
        };
        (first, self.postings.last(block))
    }

    /// Every document of a block with its impact.
    pub fn each(&mut self, block: u32, mut take: impl FnMut(u32, u8)) {
        self.unpack(block);
        let documents = &self.content.documents[..self.content.length];
        match self.content.impacts {
            Impacts::Same(impact) => {
                for document in documents {
                    take(*document, impact);
                }
            }
            Impacts::At(at) => {
                let bytes = self.postings.impact_bytes(at);
                for (pair, byte) in documents.chunks(2).zip(bytes) {
                    take(pair[0], byte & 15);
                    if let Some(document) = pair.get(1) {
                        take(*document, byte >> 4);
                    }
                }
            }
        }
    }

    fn unpack(&mut self, block: u32) {
        if self.unpacked != Some(block) {
            self.postings.unpack(self.term, block, &mut self.content);
            self.unpacked = Some(block);
        }
    }

    /// The first document of the term from `from` on.
    pub fn seek(&mut self, from: u32) -> Option<u32> {
        self.block = self.postings.find(self.ahead, self.end, from);
        self.ahead = self.block;
        if self.block == self.end {
            return None;
        }
        if let Some(set) = self.postings.set(self.term, self.block) {
            return set.next(from);
        }
        self.unpack(self.block);
        let documents = &self.content.documents[..self.content.length];
        let at = documents.partition_point(|document| *document < from);
        documents.get(at).copied()
    }

    /// Marks the term's documents of the window that begins at `start`, in bits
    /// that nobody marked before where they are `fresh`. With `wanted`, blocks
    /// without a wanted document may be left out.
    pub fn fill(
        &mut self,
        start: u32,
        wanted: Option<&WindowBits>,
        bits: &mut WindowBits,
        fresh: bool,
    ) {
        self.max_impact = 0;
        self.block = self.postings.find(self.ahead, self.end, start);
        self.ahead = self.block;
        while self.ahead < self.end {
            let Some((from, to, over)) = self.within(self.ahead, start) else {
                return;
            };
            if wanted.is_none_or(|wanted| any_in(wanted, from, to)) {
                self.max_impact = self.max_impact.max(self.postings.max_impact(self.ahead));
                if let Some(set) = self.postings.set(self.term, self.ahead) {
                    set.mark(start, bits);
                } else {
                    self.unpack(self.ahead);
                    mark(self.inside(start), start, bits, fresh);
                }
            }
            if over {
                return;
            }
            self.ahead += 1;
        }
    }

    /// The part of the window that a block may reach, and whether it reaches
    /// beyond; nothing when it begins after the window.
    #[inline]
    fn within(&self, block: u32, start: u32) -> Option<(usize, usize, bool)> {
        let (first, last) = self.reach(block);
        let end = start + WINDOW as u32;
        (first < end).then(|| {
            let from = first.saturating_sub(start) as usize;
            let to = (last.saturating_sub(start) as usize + 1).min(WINDOW);
            (from, to, last >= end)
        })
    }

    /// Which of the unpacked documents lie in the window.
    #[inline]
    fn places(&self, start: u32) -> (usize, usize) {
        let documents = &self.content.documents[..self.content.length];
        let end = start + WINDOW as u32;
        if documents[0] >= start && documents[documents.len() - 1] < end {
            return (0, documents.len());
        }
        (
            documents.partition_point(|document| *document < start),
            documents.partition_point(|document| *document < end),
        )
    }

    #[inline]
    fn inside(&self, start: u32) -> &[u32] {
        let (from, to) = self.places(start);
        &self.content.documents[from..to]
    }

    /// Takes out of `bits` the documents of blocks that cannot be `enough`, by
    /// their greatest impact and their newest document.
    pub fn prune(
        &self,
        start: u32,
        bits: &mut WindowBits,
        mut enough: impl FnMut(u8, u32) -> bool,
    ) {
        for block in self.block..self.end {
            let Some((from, to, over)) = self.within(block, start) else {
                return;
            };
            if any_in(bits, from, to) {
                let (max_impact, newest) = self.promise(block);
                if !enough(max_impact, newest) {
                    note(|seen| &mut seen.pruned);
                    clear_run(bits, from, to);
                }
            }
            if over {
                return;
            }
        }
    }

    /// Adds to the scores of the wanted documents of the window that begins at
    /// `start`; others may get some too.
    pub fn score(
        &mut self,
        start: u32,
        wanted: &WindowBits,
        scores: &mut WindowScores,
        table: &Table,
    ) {
        self.block = self.postings.find(self.block, self.end, start);
        for block in self.block..self.end {
            let Some((from, to, over)) = self.within(block, start) else {
                return;
            };
            if any_in(wanted, from, to) {
                self.unpack(block);
                self.add(start, scores, table);
            }
            if over {
                return;
            }
        }
    }

    #[inline]
    fn add(&self, start: u32, scores: &mut WindowScores, table: &Table) {
        let (from, to) = self.places(start);
        let documents = &self.content.documents[..self.content.length];
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

/// Marks documents, which rise. Where nobody else marks, a word of bits is never
/// read back: waiting for what was just written would be most of the work.
#[inline]
fn mark(documents: &[u32], start: u32, bits: &mut WindowBits, fresh: bool) {
    let place = |document: u32| {
        let at = (document - start) as usize % WINDOW;
        (at / 64, 1_u64 << (at % 64))
    };
    let Some(first) = documents.first() else {
        return;
    };
    if !fresh {
        for document in documents {
            let (word, bit) = place(*document);
            bits[word] |= bit;
        }
        return;
    }
    let mut before = place(*first).0;
    let mut marked = bits[before];
    for document in documents {
        let (word, bit) = place(*document);
        marked = if word == before { marked } else { 0 } | bit;
        before = word;
        bits[word] = marked;
    }
}
