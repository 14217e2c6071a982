//! Segments as files: what is kept in memory in one, positions in another.

use std::fs::File;
use std::io::{self, Read};

use super::Segment;
use super::dictionary::Dictionary;
use super::positions::{Positions, PositionsWriter, WrittenPositions};
use super::postings::Postings;
use crate::bytes::{Reader, Writer};
use crate::columns::Columns;
use crate::folder::{Folder, create};

const MARK: [u8; 8] = *b"PWSEG\0\0\x05";

fn names(number: u64) -> (String, String) {
    (format!("{number}.segment"), format!("{number}.places"))
}

/// Where a fresh segment's positions go, as they come.
pub fn positions(number: u64, folder: Option<&Folder>) -> io::Result<PositionsWriter> {
    let file = folder.map(|folder| create(&folder.path(&names(number).1)));
    Ok(PositionsWriter::new(file.transpose()?))
}

/// Makes a segment of its parts, and writes it to its folder.
pub fn settle(
    number: u64,
    columns: Columns,
    dictionary: Dictionary,
    (postings, positions): (Postings, WrittenPositions),
    folder: Option<&Folder>,
) -> io::Result<Segment> {
    if let Some(folder) = folder {
        let file = create(&folder.path(&names(number).0))?;
        let mut out = Writer::to(MARK, file);
        out.u64(positions.length);
        out.u32(positions.sum);
        columns.write(&mut out);
        dictionary.write(&mut out);
        postings.write(&mut out);
        out.close()?;
    }
    let positions = positions.positions;
    Ok(Segment::new(
        number, columns, dictionary, postings, positions,
    ))
}

/// Reads a segment; nothing when a file is missing or damaged.
pub fn load(number: u64, folder: &Folder) -> Option<Segment> {
    let (main, beside) = names(number);
    let bytes = std::fs::read(folder.path(&main)).ok()?;
    let mut from = Reader::new(MARK, &bytes)?;
    let length = from.u64()?;
    let sum = from.u32()?;
    let columns = Columns::read(&mut from)?;
    let dictionary = Dictionary::read(&mut from)?;
    let postings = Postings::read(&mut from)?;
    if postings.counts.len() != dictionary.len() as usize {
        return None;
    }
    let positions = File::open(folder.path(&beside)).ok()?;
    if checksum(&positions).ok()? != (length, sum) {
        return None;
    }
    let positions = Positions::File(positions);
    Some(Segment::new(
        number, columns, dictionary, postings, positions,
    ))
}

fn checksum(mut file: &File) -> io::Result<(u64, u32)> {
    let mut sum = crc32fast::Hasher::new();
    let mut length = 0;
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((length, sum.finalize()));
        }
        length += read as u64;
        sum.update(&buffer[..read]);
    }
}

/// Removes a segment's files.
pub fn remove(number: u64, folder: &Folder) {
    let (main, beside) = names(number);
    folder.remove(&main);
    folder.remove(&beside);
}
