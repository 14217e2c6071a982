//! Which files make up the index, and how far it has followed the outbox.

use super::Folder;
use crate::bits::Bits;
use crate::bytes::{Reader, Writer};
use crate::interner::Interner;

pub const FILE: &str = "index";
/// The last byte is the version of all files of the folder.
const MARK: [u8; 8] = *b"PWINDEX\x05";
const NAMES: [u8; 8] = *b"PWNAMES\x01";
const DELETED: [u8; 8] = *b"PWDELET\x01";

/// The checkpoint of an index without a commit.
const NOT_YET: i64 = i64::MIN;

/// A segment and the number of the file that says what is deleted of it; 0 for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub segment: u64,
    pub deleted: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub checkpoint: Option<i64>,
    /// The number that the next file gets.
    pub next: u64,
    /// The number of the file of names.
    pub names: u64,
    pub parts: Vec<Part>,
}

impl Manifest {
    /// Reads the manifest. An error says why there is none.
    pub fn read(folder: &Folder) -> Result<Self, &'static str> {
        let bytes = folder.read(FILE).ok_or("no index there yet")?;
        let mut from = Reader::new(MARK, &bytes).ok_or("damaged, or of another version")?;
        Self::parse(&mut from).ok_or("damaged")
    }

    fn parse(from: &mut Reader<'_>) -> Option<Self> {
        let checkpoint = from.i64()?;
        let next = from.u64()?;
        let names = from.u64()?;
        let parts = from.u64s()?;
        let (pairs, _) = parts.as_chunks::<2>();
        Some(Self {
            checkpoint: (checkpoint != NOT_YET).then_some(checkpoint),
            next,
            names,
            parts: pairs
                .iter()
                .map(|[segment, deleted]| Part {
                    segment: *segment,
                    deleted: *deleted,
                })
                .collect(),
        })
    }

    pub fn write(&self, folder: &Folder) -> std::io::Result<()> {
        let mut out = Writer::new(MARK);
        out.i64(self.checkpoint.unwrap_or(NOT_YET));
        out.u64(self.next);
        out.u64(self.names);
        let parts: Vec<u64> = self
            .parts
            .iter()
            .flat_map(|part| [part.segment, part.deleted])
            .collect();
        out.u64s(&parts);
        folder.replace(FILE, &out.finish())
    }

    /// Whether a file of the folder belongs to this index.
    pub fn has(&self, name: &str) -> bool {
        let Some((number, kind)) = name.split_once('.') else {
            return false;
        };
        let Ok(number) = number.parse::<u64>() else {
            return false;
        };
        match kind {
            "segment" | "places" => self.parts.iter().any(|part| part.segment == number),
            "deleted" => self.parts.iter().any(|part| part.deleted == number),
            "names" => self.names == number,
            _ => false,
        }
    }
}

pub fn write_names(folder: &Folder, number: u64, interner: &Interner) -> std::io::Result<()> {
    let mut out = Writer::new(NAMES);
    interner.write(&mut out);
    folder.write(&format!("{number}.names"), &out.finish())
}

pub fn read_names(folder: &Folder, number: u64) -> Option<Interner> {
    let bytes = folder.read(&format!("{number}.names"))?;
    Interner::read(&mut Reader::new(NAMES, &bytes)?)
}

pub fn write_deleted(folder: &Folder, number: u64, deleted: &Bits) -> std::io::Result<()> {
    let mut out = Writer::new(DELETED);
    out.u64s(deleted.words());
    folder.write(&format!("{number}.deleted"), &out.finish())
}

pub fn read_deleted(folder: &Folder, number: u64) -> Option<Bits> {
    let bytes = folder.read(&format!("{number}.deleted"))?;
    Some(Bits::from_words(Reader::new(DELETED, &bytes)?.u64s()?))
}
