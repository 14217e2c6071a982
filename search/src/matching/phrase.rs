//! Exact phrases: words that stand one after the other.

use std::ops::Range;

use crate::segment::Segment;
use crate::segment::positions;
use crate::segment::postings::Block;

/// Where blocks are read one after the other, so many come at once.
const AT_ONCE: u32 = 16;

/// Reads where a term stands in documents, in rising order of documents.
struct TermPositions<'a> {
    segment: &'a Segment,
    term: u32,
    block: Option<u32>,
    content: Block,
    /// A stretch of the file, and which one.
    bytes: Vec<u8>,
    stretch: Range<u32>,
    /// The document of the block that is next, and where its positions begin in the stretch.
    index: usize,
    at: usize,
    positions: Vec<u32>,
}

impl<'a> TermPositions<'a> {
    fn new(segment: &'a Segment, term: u32) -> Self {
        Self {
            segment,
            term,
            block: None,
            content: Block::default(),
            bytes: Vec::new(),
            stretch: 0..0,
            index: 0,
            at: 0,
            positions: Vec::new(),
        }
    }

    fn open(&mut self, block: u32, end: u32) {
        let postings = &self.segment.postings;
        postings.unpack(self.term, block, &mut self.content);
        let wanted = postings.positions(block);
        if wanted.start < self.stretch.start || wanted.end > self.stretch.end {
            let goes_on = self.block.is_some_and(|before| before + 1 == block);
            let last = if goes_on {
                (block + AT_ONCE).min(end) - 1
            } else {
                block
            };
            self.stretch = wanted.start..postings.positions(last).end;
            self.segment
                .positions
                .read(self.stretch.clone(), &mut self.bytes);
        }
        self.block = Some(block);
        self.index = 0;
        self.at = (wanted.start - self.stretch.start) as usize;
    }

    /// The term's positions in a document, which is asked for once; false when it is not there.
    fn load(&mut self, document: u32) -> bool {
        let known = &self.content.documents[..self.content.length];
        if known.last().is_none_or(|last| *last < document) {
            let blocks = self.segment.postings.blocks(self.term);
            let from = self.block.unwrap_or(blocks.start);
            let block = self.segment.postings.find(from, blocks.end, document);
            if block == blocks.end {
                return false;
            }
            self.open(block, blocks.end);
        }
        if self.bytes.is_empty() {
            return false;
        }
        let known = &self.content.documents[..self.content.length];
        while known.get(self.index).is_some_and(|one| *one < document) {
            self.at = positions::skip(&self.bytes, self.at);
            self.index += 1;
        }
        if known.get(self.index) != Some(&document) {
            return false;
        }
        self.at = positions::decode(&self.bytes, self.at, &mut self.positions);
        self.index += 1;
        true
    }
}

/// A phrase in a segment: each word's distance from the first.
pub struct Phrase<'a> {
    words: Vec<(u32, TermPositions<'a>)>,
}

impl<'a> Phrase<'a> {
    pub fn new(segment: &'a Segment, words: &[(u32, u32)]) -> Self {
        Self {
            words: words
                .iter()
                .map(|(term, offset)| (*offset, TermPositions::new(segment, *term)))
                .collect(),
        }
    }

    /// Whether a document that holds all the words holds them in this order.
    pub fn fits(&mut self, document: u32) -> bool {
        if !self
            .words
            .iter_mut()
            .all(|(_, positions)| positions.load(document))
        {
            return false;
        }
        let Some(((_, first), others)) = self.words.split_first() else {
            return true;
        };
        first.positions.iter().any(|start| {
            others
                .iter()
                .all(|(offset, word)| word.positions.contains(&(start + offset)))
        })
    }
}
