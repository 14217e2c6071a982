//! Exact phrases: words that stand one after the other.

use crate::segment::Segment;
use crate::segment::places;
use crate::segment::postings::{Block, read_varint};

/// Reads where a term stands in documents, in rising order of documents.
struct TermPlaces<'a> {
    segment: &'a Segment,
    term: u32,
    block: Option<u32>,
    content: Block,
    bytes: Vec<u8>,
    /// Where each document's entry of the block begins.
    starts: Vec<usize>,
    places: Vec<u32>,
}

impl<'a> TermPlaces<'a> {
    fn new(segment: &'a Segment, term: u32) -> Self {
        Self {
            segment,
            term,
            block: None,
            content: Block::default(),
            bytes: Vec::new(),
            starts: Vec::new(),
            places: Vec::new(),
        }
    }

    fn open(&mut self, block: u32) {
        let postings = &self.segment.postings;
        postings.unpack(self.term, block, &mut self.content);
        self.segment
            .places
            .read(postings.places(block), &mut self.bytes);
        self.starts.clear();
        if !self.bytes.is_empty() {
            let mut at = 0;
            for _ in 0..self.content.length {
                self.starts.push(at);
                at = places::skip(&self.bytes, at);
            }
        }
        self.block = Some(block);
    }

    /// The term's places in a document; false when it is not there.
    fn load(&mut self, document: u32) -> bool {
        let blocks = self.segment.postings.blocks(self.term);
        let from = self.block.unwrap_or(blocks.start);
        let block = self.segment.postings.find(from, blocks.end, document);
        if block == blocks.end {
            return false;
        }
        if self.block != Some(block) {
            self.open(block);
        }
        let documents = &self.content.documents[..self.content.length];
        let Ok(index) = documents.binary_search(&document) else {
            return false;
        };
        let Some(start) = self.starts.get(index) else {
            return false;
        };
        debug_assert!(read_varint(&self.bytes, *start).0 > 0);
        places::decode(&self.bytes, *start, &mut self.places);
        true
    }
}

/// A phrase in a segment: each word's distance from the first.
pub struct Phrase<'a> {
    words: Vec<(u32, TermPlaces<'a>)>,
}

impl<'a> Phrase<'a> {
    pub fn new(segment: &'a Segment, words: &[(u32, u32)]) -> Self {
        Self {
            words: words
                .iter()
                .map(|(term, offset)| (*offset, TermPlaces::new(segment, *term)))
                .collect(),
        }
    }

    /// Whether a document that holds all the words holds them in this order.
    pub fn fits(&mut self, document: u32) -> bool {
        if !self
            .words
            .iter_mut()
            .all(|(_, places)| places.load(document))
        {
            return false;
        }
        let Some(((_, first), others)) = self.words.split_first() else {
            return true;
        };
        first.places.iter().any(|start| {
            others
                .iter()
                .all(|(offset, word)| word.places.binary_search(&(start + offset)).is_ok())
        })
    }
}
