//! Where in a document each word stands: only exact phrases ask, so they stay
//! in a file and are read where needed.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;

use super::postings::{read_varint, write_varint};
use crate::bytes::AT_ONCE;

/// A segment's positions.
#[derive(Debug)]
pub enum Positions {
    Memory(Vec<u8>),
    File(File),
}

impl Positions {
    /// Reads a stretch; what cannot be read is empty, and fits no phrase.
    pub fn read(&self, range: std::ops::Range<u32>, into: &mut Vec<u8>) {
        into.clear();
        match self {
            Self::Memory(bytes) => {
                let stretch = bytes.get(range.start as usize..range.end as usize);
                into.extend_from_slice(stretch.unwrap_or_default());
            }
            Self::File(file) => {
                into.resize(range.len(), 0);
                if file.read_exact_at(into, u64::from(range.start)).is_err() {
                    into.clear();
                }
            }
        }
    }
}

/// Takes positions as they come: into a file, or into memory where there is none.
#[derive(Debug, Default)]
pub struct PositionsWriter {
    bytes: Vec<u8>,
    /// What is in the file already.
    before: u32,
    sum: crc32fast::Hasher,
    file: Option<File>,
    failed: Option<io::Error>,
}

/// Positions as written: their bytes and checksum.
#[derive(Debug)]
pub struct WrittenPositions {
    pub positions: Positions,
    pub length: u64,
    pub sum: u32,
}

impl PositionsWriter {
    pub fn new(file: Option<File>) -> Self {
        Self {
            file,
            ..Self::default()
        }
    }

    /// Where the next ones begin.
    pub fn at(&self) -> u32 {
        self.before + self.bytes.len() as u32
    }

    pub fn push(&mut self, positions: &[u8]) {
        self.bytes.extend_from_slice(positions);
        if self.bytes.len() >= AT_ONCE {
            self.pour();
        }
    }

    fn pour(&mut self) {
        let Some(file) = &mut self.file else {
            return;
        };
        self.sum.update(&self.bytes);
        if self.failed.is_none() {
            self.failed = file.write_all(&self.bytes).err();
        }
        self.before += self.bytes.len() as u32;
        self.bytes.clear();
    }

    pub fn finish(mut self) -> io::Result<WrittenPositions> {
        self.pour();
        let length = u64::from(self.at());
        if let Some(error) = self.failed {
            return Err(error);
        }
        Ok(WrittenPositions {
            positions: self
                .file
                .map_or(Positions::Memory(self.bytes), Positions::File),
            length,
            sum: self.sum.finalize(),
        })
    }
}

/// Writes one document's positions, ascending: how many, then the steps.
pub fn encode(positions: &[u16], out: &mut Vec<u8>) {
    write_varint(out, positions.len() as u32);
    let mut before = 0;
    for position in positions {
        write_varint(out, u32::from(*position - before));
        before = *position;
    }
}

/// The high bits of eight bytes: set where a number goes on in the next byte.
const GOES_ON: u64 = 0x8080_8080_8080_8080;

/// The first eight bytes of an entry whose numbers are of one byte each, and how
/// many of them are positions: nearly all entries are of this kind.
#[inline]
fn short(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let word = u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?);
    let count = (word & 0xff) as usize;
    (count < 8 && word & GOES_ON & (u64::MAX >> (56 - 8 * count)) == 0).then_some((word, count))
}

/// Where the entry that starts at `at` ends.
#[inline]
pub fn skip(bytes: &[u8], at: usize) -> usize {
    if let Some((_, count)) = short(bytes, at) {
        return at + 1 + count;
    }
    let (count, mut at) = read_varint(bytes, at);
    for _ in 0..count {
        at = read_varint(bytes, at).1;
    }
    at
}

/// Reads the entry at `at`, and says where it ends.
#[inline]
pub fn decode(bytes: &[u8], at: usize, into: &mut Vec<u32>) -> usize {
    into.clear();
    let mut position = 0;
    if let Some((mut word, count)) = short(bytes, at) {
        for _ in 0..count {
            word >>= 8;
            position += (word & 0xff) as u32;
            into.push(position);
        }
        return at + 1 + count;
    }
    let (count, mut at) = read_varint(bytes, at);
    for _ in 0..count {
        let (step, after) = read_varint(bytes, at);
        at = after;
        position += step;
        into.push(position);
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decode, encode, skip};

    proptest! {
        #[test]
        fn entries_are_read_one_after_the_other(entries in proptest::collection::vec(
            proptest::collection::btree_set(0u16..3000, 1..20), 1..12)
        ) {
            let mut bytes = Vec::new();
            for entry in &entries {
                let positions: Vec<u16> = entry.iter().copied().collect();
                encode(&positions, &mut bytes);
            }
            let (mut at, mut positions) = (0, Vec::new());
            for entry in &entries {
                let end = skip(&bytes, at);
                prop_assert_eq!(decode(&bytes, at, &mut positions), end);
                let expected: Vec<u32> = entry.iter().map(|position| u32::from(*position)).collect();
                prop_assert_eq!(&positions, &expected);
                at = end;
            }
            prop_assert_eq!(at, bytes.len());
        }
    }
}
