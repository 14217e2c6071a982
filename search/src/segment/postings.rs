//! For each term, the documents that hold it and how much each is about it:
//! blocks of 128 documents with an impact of four bits each. A block has its
//! documents as numbers of as few bits as they need or, where they lie close
//! together, as a set: a bit for each document, which costs about the same and
//! is marked 64 documents at a time.

use bitpacking::{BitPacker, BitPacker4x};

use crate::bytes::{Reader, Writer};

pub const BLOCK: usize = 128;
/// So many documents of a frequent term are listed by date: more than the first
/// page of a list has.
pub const LISTED: usize = 24;
/// A term is frequent that so many documents hold.
pub const FREQUENT: u32 = 48;
/// Flags of a block's first byte; its low bits are the bits of a number.
pub const SAME_IMPACT: u8 = 0x40;
pub const SHORT: u8 = 0x80;
/// What the low bits are where a block is a set.
pub const SET: u8 = 0x3f;
/// The impact of what only says yes or no.
pub const FULL: u8 = 15;

#[derive(Debug, Default)]
pub struct Postings {
    /// For each term how many documents hold it.
    pub counts: Vec<u32>,
    /// For each term its first block, and the end.
    pub(super) first: Vec<u32>,
    /// For each block its last document, where its bytes begin, and where its positions do.
    pub(super) last: Vec<u32>,
    pub(super) at: Vec<u32>,
    pub(super) positions_at: Vec<u32>,
    /// For each block its greatest impact: whole blocks are too weak for a list of the best.
    pub(super) max_impact: Vec<u8>,
    /// For each block the instant of its newest document.
    pub(super) newest: Vec<u32>,
    /// The terms that many documents hold, ascending, and [`LISTED`] documents for
    /// each: its newest, newest first.
    pub(super) frequent: Vec<u32>,
    pub(super) listed: Vec<u32>,
    pub(super) data: Vec<u8>,
}

/// Where a block's impacts are.
#[derive(Clone, Copy, Debug)]
pub enum Impacts {
    Same(u8),
    At(u32),
}

/// One block, unpacked.
#[derive(Clone, Debug)]
pub struct Block {
    pub documents: [u32; BLOCK],
    pub length: usize,
    pub impacts: Impacts,
}

/// A block whose documents lie close together, one bit each.
#[derive(Clone, Copy, Debug)]
pub struct Set<'a> {
    /// Its first word of bits: that of the documents from 64 times this on.
    first: u32,
    words: &'a [[u8; 8]],
}

impl Set<'_> {
    /// Its words of bits with their numbers, from the one that holds `document` on.
    fn from(&self, document: u32) -> impl Iterator<Item = (u32, u64)> + '_ {
        let skipped = (document / 64).saturating_sub(self.first);
        let words = self.words.get(skipped as usize..).unwrap_or_default();
        (self.first + skipped..).zip(words.iter().map(|word| u64::from_le_bytes(*word)))
    }

    /// Marks its documents of the window that begins at `start`.
    #[inline]
    pub fn mark(&self, start: u32, bits: &mut [u64]) {
        let first = start / 64;
        for (at, word) in self.from(start) {
            let Some(bits) = bits.get_mut((at - first) as usize) else {
                return;
            };
            *bits |= word;
        }
    }

    /// Writes out its documents.
    fn unpack(&self, into: &mut [u32; BLOCK]) {
        let mut count = 0;
        for (at, word) in (self.first..).zip(self.words) {
            let mut rest = u64::from_le_bytes(*word);
            while rest != 0 {
                into[count % BLOCK] = at * 64 + rest.trailing_zeros();
                count += 1;
                rest &= rest - 1;
            }
        }
    }

    /// Its first document from `from` on.
    pub fn next(&self, from: u32) -> Option<u32> {
        let mut inside = u64::MAX << (from % 64);
        for (at, word) in self.from(from) {
            if at > from / 64 {
                inside = u64::MAX;
            }
            if word & inside != 0 {
                return Some(at * 64 + (word & inside).trailing_zeros());
            }
        }
        None
    }
}

impl Default for Block {
    fn default() -> Self {
        Self {
            documents: [0; BLOCK],
            length: 0,
            impacts: Impacts::Same(0),
        }
    }
}

impl Postings {
    pub fn blocks(&self, term: u32) -> std::ops::Range<u32> {
        self.first[term as usize]..self.first[term as usize + 1]
    }

    #[inline]
    pub fn last(&self, block: u32) -> u32 {
        self.last[block as usize]
    }

    /// The greatest impact in a block.
    #[inline]
    pub fn max_impact(&self, block: u32) -> u8 {
        self.max_impact[block as usize]
    }

    /// The instant of the newest document in a block.
    #[inline]
    pub fn newest(&self, block: u32) -> u32 {
        self.newest[block as usize]
    }

    /// The newest documents of a term, newest first; none where it is not frequent.
    pub fn listed(&self, term: u32) -> &[u32] {
        match self.frequent.binary_search(&term) {
            Ok(at) => &self.listed[at * LISTED..(at + 1) * LISTED],
            Err(_) => &[],
        }
    }

    /// The first block from `from` on whose last document is not before `document`.
    pub fn find(&self, from: u32, end: u32, document: u32) -> u32 {
        let lasts = &self.last[from as usize..end as usize];
        // The cursor asks in rising order, so the block is nearly always one of the next few:
        // looking at these one by one is faster than a search by halves.
        for (step, last) in lasts.iter().take(4).enumerate() {
            if *last >= document {
                return from + step as u32;
            }
        }
        from + lasts.partition_point(|last| *last < document) as u32
    }

    /// Where a block's positions begin and end in the file of positions.
    pub fn positions(&self, block: u32) -> std::ops::Range<u32> {
        self.positions_at[block as usize]..self.positions_at[block as usize + 1]
    }

    /// How many documents a term's block has.
    pub fn length(&self, term: u32, block: u32) -> usize {
        let range = self.blocks(term);
        if block + 1 < range.end {
            return BLOCK;
        }
        self.counts[term as usize] as usize - (block - range.start) as usize * BLOCK
    }

    /// The document that a term's block may begin with at the earliest.
    fn earliest(&self, term: u32, block: u32) -> u32 {
        if block > self.first[term as usize] {
            self.last(block - 1) + 1
        } else {
            0
        }
    }

    /// A block of a term, if it is a set, and where its impacts begin.
    fn as_set(&self, term: u32, block: u32) -> Option<(Set<'_>, usize)> {
        let at = self.at[block as usize] as usize;
        if self.data[at] & SET != SET {
            return None;
        }
        let first = self.earliest(term, block) / 64;
        let (gap, at) = read_varint(&self.data, at + 1);
        let first = first + gap;
        let count = (self.last(block) / 64 - first + 1) as usize;
        let (words, _) = self.data[at..at + 8 * count].as_chunks();
        Some((Set { first, words }, at + 8 * count))
    }

    /// A block of a term, if it is a set.
    #[inline]
    pub fn set(&self, term: u32, block: u32) -> Option<Set<'_>> {
        Some(self.as_set(term, block)?.0)
    }

    /// Unpacks a block of a term.
    pub fn unpack(&self, term: u32, block: u32, into: &mut Block) {
        into.length = self.length(term, block);
        let at = self.at[block as usize] as usize;
        let header = self.data[at];
        let mut at = at + 1;
        if let Some((set, after)) = self.as_set(term, block) {
            at = after;
            set.unpack(&mut into.documents);
        } else if header & SHORT == 0 {
            let bits = header & SET;
            let size = BitPacker4x::compressed_block_size(bits);
            let bytes = &self.data[at..at + size];
            let before = self.earliest(term, block).checked_sub(1);
            BitPacker4x::new().decompress_strictly_sorted(before, bytes, &mut into.documents, bits);
            at += size;
        } else {
            let mut next = self.earliest(term, block);
            for document in &mut into.documents[..into.length] {
                let (gap, after) = read_varint(&self.data, at);
                at = after;
                *document = next + gap;
                next = *document + 1;
            }
        }
        into.impacts = if header & SAME_IMPACT == 0 {
            Impacts::At(at as u32)
        } else {
            Impacts::Same(self.data[at])
        };
    }

    #[inline]
    pub fn impact(&self, impacts: Impacts, at: usize) -> u8 {
        match impacts {
            Impacts::Same(impact) => impact,
            Impacts::At(from) => self.data[from as usize + at / 2] >> (at % 2 * 4) & 15,
        }
    }

    /// The bytes of a block's impacts, two in each.
    #[inline]
    pub fn impact_bytes(&self, from: u32) -> &[u8] {
        &self.data[from as usize..]
    }

    pub fn memory(&self) -> usize {
        4 * (self.counts.len() + self.first.len())
            + 4 * (self.last.len() + self.at.len() + self.positions_at.len())
            + 5 * self.max_impact.len()
            + 4 * (self.frequent.len() + self.listed.len())
            + self.data.len()
    }

    pub fn write(&self, out: &mut Writer) {
        out.u32s(&self.counts);
        out.u32s(&self.first);
        out.u32s(&self.last);
        out.u32s(&self.at);
        out.u32s(&self.positions_at);
        out.bytes(&self.max_impact);
        out.u32s(&self.newest);
        out.u32s(&self.frequent);
        out.u32s(&self.listed);
        out.bytes(&self.data);
    }

    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let postings = Self {
            counts: from.u32s()?,
            first: from.u32s()?,
            last: from.u32s()?,
            at: from.u32s()?,
            positions_at: from.u32s()?,
            max_impact: from.bytes()?.to_vec(),
            newest: from.u32s()?,
            frequent: from.u32s()?,
            listed: from.u32s()?,
            data: from.bytes()?.to_vec(),
        };
        let whole = postings.first.len() == postings.counts.len() + 1
            && postings.at.len() == postings.last.len()
            && postings.max_impact.len() == postings.last.len()
            && postings.newest.len() == postings.last.len()
            && postings.listed.len() == postings.frequent.len() * LISTED
            && postings.positions_at.len() == postings.last.len() + 1;
        whole.then_some(postings)
    }
}

pub fn write_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The number at `at`, and where the next one begins.
#[inline]
pub fn read_varint(bytes: &[u8], mut at: usize) -> (u32, usize) {
    let mut value = 0;
    let mut shift = 0;
    loop {
        let byte = bytes[at];
        at += 1;
        value |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return (value, at);
        }
        shift += 7;
    }
}
