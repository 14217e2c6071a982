//! Writes postings.

use std::cmp::Reverse;

use bitpacking::{BitPacker, BitPacker4x};

use super::positions::{PositionsWriter, WrittenPositions};
use super::postings::{BLOCK, FREQUENT, LISTED, Postings, SAME_IMPACT, SET, SHORT, write_varint};
use crate::columns::Columns;
use crate::document::Id;

/// Writes postings term by term, in the order of the dictionary.
#[derive(Debug, Default)]
pub struct PostingsWriter<'a> {
    postings: Postings,
    /// The instant and the id of each document of the segment.
    created: &'a [u32],
    ids: &'a [Id],
    positions: PositionsWriter,
    /// Documents of the term that may be among its newest, with their instants, and
    /// the instant that others must reach to be.
    newest: Vec<(u32, u32)>,
    reached: u32,
    documents: Vec<u32>,
    impacts: Vec<u8>,
    before: Option<u32>,
    count: u32,
}

impl<'a> PostingsWriter<'a> {
    pub fn new(positions: PositionsWriter, columns: &'a Columns) -> Self {
        Self {
            positions,
            created: &columns.created,
            ids: &columns.id,
            ..Self::default()
        }
    }

    /// The next document of the term, with its positions as [`super::positions`] writes them.
    pub fn push(&mut self, document: u32, impact: u8, positions: &[u8]) {
        if self.documents.is_empty() {
            if self.count == 0 {
                self.postings.first.push(self.postings.last.len() as u32);
            }
            self.postings.positions_at.push(self.positions.at());
        }
        let created = self.created.get(document as usize).copied();
        let created = created.unwrap_or(0);
        if created >= self.reached {
            self.newest.push((created, document));
            if self.newest.len() == 2 * LISTED {
                self.keep_newest();
            }
        }
        self.documents.push(document);
        self.impacts.push(impact);
        self.positions.push(positions);
        self.count += 1;
        if self.documents.len() == BLOCK {
            self.block();
        }
    }

    /// The end of a term; one that had no document is not there.
    pub fn end_term(&mut self) -> bool {
        if self.count == 0 {
            return false;
        }
        if !self.documents.is_empty() {
            self.block();
        }
        if self.count >= FREQUENT {
            self.keep_newest();
            self.postings
                .frequent
                .push(self.postings.counts.len() as u32);
            let listed = self.newest.iter().map(|newest| newest.1);
            self.postings.listed.extend(listed);
        }
        self.newest.clear();
        self.reached = 0;
        self.postings.counts.push(self.count);
        self.count = 0;
        self.before = None;
        true
    }

    /// Leaves the newest documents of the term at hand, newest first and, of one
    /// instant, in the order of lists.
    fn keep_newest(&mut self) {
        let ids = self.ids;
        self.newest.sort_unstable_by_key(|(created, document)| {
            Reverse((*created, ids.get(*document as usize).copied()))
        });
        self.newest.truncate(LISTED);
        self.reached = self.newest.last().map_or(0, |last| last.0);
    }

    fn block(&mut self) {
        let data = &mut self.postings.data;
        self.postings.at.push(data.len() as u32);
        let max_impact = self.impacts.iter().copied().max();
        self.postings.max_impact.extend(max_impact);
        let created = self.documents.iter();
        let created = created.filter_map(|document| self.created.get(*document as usize));
        self.postings
            .newest
            .push(created.copied().max().unwrap_or(0));
        let first = self.impacts[0];
        let same = self.impacts.iter().all(|impact| *impact == first);
        let flag = if same { SAME_IMPACT } else { 0 };
        let earliest = self.before.map_or(0, |before| before + 1);
        let full = self.documents.len() == BLOCK;
        let packer = BitPacker4x::new();
        let bits = if full {
            packer.num_bits_strictly_sorted(self.before, &self.documents)
        } else {
            0
        };
        let size = if full {
            BitPacker4x::compressed_block_size(bits)
        } else {
            self.documents.len()
        };
        let word = self.documents[0] / 64;
        let words = (self.documents[self.documents.len() - 1] / 64 - word + 1) as usize;
        if 8 * words <= size + size / 2 + 8 {
            data.push(flag | SET);
            write_varint(data, word - earliest / 64);
            let mut set = vec![0_u64; words];
            for document in &self.documents {
                set[(document / 64 - word) as usize] |= 1 << (document % 64);
            }
            data.extend(set.iter().flat_map(|word| word.to_le_bytes()));
        } else if full {
            data.push(flag | bits);
            let at = data.len();
            data.resize(at + size, 0);
            packer.compress_strictly_sorted(self.before, &self.documents, &mut data[at..], bits);
        } else {
            data.push(flag | SHORT);
            let mut next = earliest;
            for document in &self.documents {
                write_varint(data, document - next);
                next = document + 1;
            }
        }
        if same {
            data.push(first);
        } else {
            let pairs = self.impacts.chunks(2);
            data.extend(pairs.map(|pair| pair[0] | pair.get(1).copied().unwrap_or(0) << 4));
        }
        self.before = self.documents.last().copied();
        self.postings.last.extend(self.before);
        self.documents.clear();
        self.impacts.clear();
    }

    pub fn finish(mut self) -> std::io::Result<(Postings, WrittenPositions)> {
        self.postings.first.push(self.postings.last.len() as u32);
        self.postings.positions_at.push(self.positions.at());
        self.postings.data.shrink_to_fit();
        self.postings.counts.shrink_to_fit();
        self.postings.first.shrink_to_fit();
        self.postings.last.shrink_to_fit();
        self.postings.at.shrink_to_fit();
        self.postings.max_impact.shrink_to_fit();
        self.postings.newest.shrink_to_fit();
        self.postings.positions_at.shrink_to_fit();
        Ok((self.postings, self.positions.finish()?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PostingsWriter;
    use crate::segment::postings::Block;

    proptest! {
        #[test]
        fn what_is_written_is_read(terms in proptest::collection::vec(
            proptest::collection::btree_map(0u32..5000, 1u8..16, 1..600), 1..5)
        ) {
            let mut writer = PostingsWriter::default();
            for term in &terms {
                for (document, impact) in term {
                    writer.push(*document, *impact, &[1, 0]);
                }
                prop_assert!(writer.end_term());
            }
            prop_assert!(!writer.end_term());
            let (postings, positions) = writer.finish().unwrap();
            let mut block = Block::default();
            let mut position = 0;
            for (number, term) in terms.iter().enumerate() {
                let mut found = Vec::new();
                for at in postings.blocks(number as u32) {
                    postings.unpack(number as u32, at, &mut block);
                    prop_assert_eq!(postings.positions(at).start as usize, position);
                    position += 2 * block.length;
                    for (index, document) in block.documents[..block.length].iter().enumerate() {
                        found.push((*document, postings.impact(block.impacts, index)));
                    }
                    let most = (0..block.length)
                        .map(|index| postings.impact(block.impacts, index))
                        .max();
                    prop_assert_eq!(Some(postings.max_impact(at)), most);
                    prop_assert_eq!(postings.last(at), found.last().unwrap().0);
                }
                prop_assert_eq!(found, term.clone().into_iter().collect::<Vec<_>>());
            }
            prop_assert_eq!(positions.length, position as u64);
        }
    }
}
