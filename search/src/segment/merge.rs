//! Makes one segment of several, and leaves out what is deleted.

use std::io;
use std::sync::Arc;

use super::dictionary::Dictionary;
use super::packing::PostingsWriter;
use super::positions::skip;
use super::postings::Block;
use super::{Segment, file};
use crate::bits::Bits;
use crate::columns::Columns;
use crate::folder::Folder;
use crate::further::Further;

/// A segment to merge, with what is deleted of it.
#[derive(Clone, Debug)]
pub struct Source {
    pub segment: Arc<Segment>,
    pub deleted: Arc<Bits>,
}

pub struct Merged {
    pub segment: Segment,
    /// For each source where its documents went; [`GONE`] for deleted ones.
    pub moved: Vec<Vec<u32>>,
}

pub const GONE: u32 = u32::MAX;

/// One document of a term while merging.
struct Posting {
    document: u32,
    impact: u8,
    start: u32,
    end: u32,
}

pub fn merge(number: u64, sources: &[Source], folder: Option<&Folder>) -> io::Result<Merged> {
    let (columns, moved) = order(sources);
    let mut dictionary = Dictionary::default();
    let mut writer = PostingsWriter::new(file::positions(number, folder)?, &columns);
    let mut next = vec![0u32; sources.len()];
    let mut postings: Vec<Posting> = Vec::new();
    let mut positions = Vec::new();
    let mut block = Block::default();
    let mut stretch = Vec::new();
    loop {
        let heads = sources.iter().zip(&next).filter_map(|(source, next)| {
            let dictionary = &source.segment.dictionary;
            (*next < dictionary.len()).then(|| dictionary.term(*next))
        });
        let Some(term) = heads.min() else {
            break;
        };
        postings.clear();
        positions.clear();
        let mut written = (0, "");
        for (at, source) in sources.iter().enumerate() {
            let segment = &source.segment;
            let number = next[at];
            if number == segment.dictionary.len() || segment.dictionary.term(number) != term {
                continue;
            }
            next[at] += 1;
            let count = segment.postings.counts[number as usize];
            if count > written.0 {
                written = (count, segment.dictionary.written(number));
            }
            let blocks = segment.postings.blocks(number);
            let whole = segment.postings.positions(blocks.start).start
                ..segment.postings.positions(blocks.end - 1).end;
            segment.positions.read(whole.clone(), &mut stretch);
            if stretch.len() != whole.len() {
                return Err(io::Error::other("positions cannot be read"));
            }
            let base = positions.len();
            let mut position = 0;
            for at_block in blocks {
                segment.postings.unpack(number, at_block, &mut block);
                for (index, document) in block.documents[..block.length].iter().enumerate() {
                    let start = position;
                    if !stretch.is_empty() {
                        position = skip(&stretch, position);
                    }
                    let document = moved[at][*document as usize];
                    if document != GONE {
                        postings.push(Posting {
                            document,
                            impact: segment.postings.impact(block.impacts, index),
                            start: (base + start) as u32,
                            end: (base + position) as u32,
                        });
                    }
                }
            }
            positions.extend_from_slice(&stretch);
        }
        // Runs in order, one for each source: this sort is a merge.
        postings.sort_by_key(|posting| posting.document);
        for posting in &postings {
            writer.push(
                posting.document,
                posting.impact,
                &positions[posting.start as usize..posting.end as usize],
            );
        }
        if writer.end_term() {
            dictionary.push(term, written.1);
        }
    }
    let (dictionary, written) = (dictionary.finish(), writer.finish()?);
    let segment = file::settle(number, columns, dictionary, written, folder)?;
    carry_popularity(&segment, sources, &moved);
    Ok(Merged { segment, moved })
}

/// Brings over how many are after each offer.
pub fn carry_popularity(merged: &Segment, sources: &[Source], moved: &[Vec<u32>]) {
    for (source, moved) in sources.iter().zip(moved) {
        for (document, to) in (0u32..).zip(moved) {
            if *to != GONE {
                merged.set_popularity(*to, source.segment.popularity(document));
            }
        }
    }
}

/// The documents of all sources in the order of a segment.
fn order(sources: &[Source]) -> (Columns, Vec<Vec<u32>>) {
    let mut moved: Vec<Vec<u32>> = Vec::new();
    let mut all: Vec<(u32, u32)> = Vec::new();
    for (at, source) in (0u32..).zip(sources) {
        let count = source.segment.len();
        moved.push(vec![GONE; count as usize]);
        let alive = (0..count).filter(|document| !source.deleted.get(*document));
        all.extend(alive.map(|document| (at, document)));
    }
    // Runs in order, one for each source: this sort is a merge.
    all.sort_by_key(|(at, document)| {
        sources[*at as usize]
            .segment
            .columns
            .order(*document as usize)
    });
    for (to, (at, document)) in (0u32..).zip(&all) {
        moved[*at as usize][*document as usize] = to;
    }
    let rows = all
        .iter()
        .map(|(at, document)| sources[*at as usize].segment.columns.row(*document));
    let further = (0u32..).zip(&all).flat_map(|(to, (at, document))| {
        let columns = &sources[*at as usize].segment.columns;
        let sites = columns.further.of(*document).iter();
        sites.map(move |site| (to, *site))
    });
    let further = Further::new(all.len(), further);
    (Columns::collect(all.len(), rows, further), moved)
}
