//! A segment: some documents with all that searching them needs. It never
//! changes; what is deleted is noted beside it.

mod builder;
pub mod dictionary;
mod file;
mod inverted;
mod merge;
mod packing;
pub mod positions;
pub mod postings;
mod tokens;

use std::ops::Range;
use std::sync::atomic::{AtomicU8, Ordering};

pub use builder::{Builder, FULL_SEGMENT, MUST, NICE};
pub use file::{load, remove};
pub use merge::{GONE, Merged, Source, carry_popularity, merge};

use rustc_hash::FxHashMap;

use crate::by_terms::ByTerms;
use crate::columns::Columns;
use crate::document::Id;
use crate::packed::Packed;
use dictionary::Dictionary;
use positions::Positions;
use postings::Postings;

/// Queries go through a segment window by window, so that what they count stays
/// in the processor's nearest memory. Small ones in tests, so that few documents
/// have several.
pub const WINDOW: usize = if cfg!(test) { 128 } else { 4096 };

/// So many documents have one bound of how new they are: as many as a word of bits.
pub const FEW: usize = 64;

#[derive(Debug)]
pub struct Segment {
    /// Its number in the folder.
    pub number: u64,
    pub columns: Columns,
    pub dictionary: Dictionary,
    pub postings: Postings,
    pub positions: Positions,
    /// Documents by id.
    by_id: Vec<u32>,
    /// Where each occupation's documents begin.
    runs: Vec<(u16, u32)>,
    /// For each [`FEW`] documents the instant of the newest.
    pub newest: Vec<u32>,
    /// How many documents there are of each department, region and terms of work.
    pub areas: Vec<Area>,
    pub by_terms: ByTerms,
    /// What is counted of each document, where it has room.
    pub packed: Option<Packed>,
    /// How many are after each offer: kept in memory only.
    popularity: Vec<AtomicU8>,
}

/// Documents that are alike in department, region and [`Columns::terms`].
#[derive(Clone, Copy, Debug)]
pub struct Area {
    pub department: u8,
    pub region: u8,
    pub terms: u16,
    pub count: u32,
}

fn areas(columns: &Columns) -> Vec<Area> {
    let mut counts: FxHashMap<(u8, u8, u16), u32> = FxHashMap::default();
    for at in 0..columns.len() {
        let key = (
            columns.department[at],
            columns.region[at],
            columns.terms[at],
        );
        *counts.entry(key).or_default() += 1;
    }
    // Counted with their first place only; but an area that documents are in
    // besides is one that regions are looked up by.
    for (document, sites) in columns.further.iter() {
        for site in sites {
            let key = (
                site.department,
                site.region,
                columns.terms[document as usize],
            );
            counts.entry(key).or_default();
        }
    }
    let areas = counts.into_iter();
    areas
        .map(|((department, region, terms), count)| Area {
            department,
            region,
            terms,
            count,
        })
        .collect()
}

impl Segment {
    fn new(
        number: u64,
        columns: Columns,
        dictionary: Dictionary,
        postings: Postings,
        positions: Positions,
    ) -> Self {
        let count = columns.len() as u32;
        let mut by_id: Vec<u32> = (0..count).collect();
        by_id.sort_unstable_by_key(|document| columns.id[*document as usize]);
        let mut runs: Vec<(u16, u32)> = Vec::new();
        for (document, occupation) in (0u32..).zip(&columns.occupation) {
            if runs.last().is_none_or(|(before, _)| before != occupation) {
                runs.push((*occupation, document));
            }
        }
        let newest = columns
            .created
            .chunks(FEW)
            .map(|few| few.iter().copied().max().unwrap_or(0))
            .collect();
        Self {
            number,
            dictionary,
            postings,
            positions,
            by_id,
            runs,
            newest,
            areas: areas(&columns),
            by_terms: ByTerms::new(&columns),
            packed: Packed::new(&columns),
            popularity: (0..count).map(|_| AtomicU8::new(0)).collect(),
            columns,
        }
    }

    pub fn len(&self) -> u32 {
        self.columns.len() as u32
    }

    /// The document of an id.
    pub fn find(&self, id: &Id) -> Option<u32> {
        let at = self
            .by_id
            .binary_search_by(|document| self.columns.id[*document as usize].cmp(id))
            .ok()?;
        Some(self.by_id[at])
    }

    /// The documents of an occupation, which lie together.
    pub fn of_occupation(&self, occupation: u16) -> Range<u32> {
        match self.runs.binary_search_by_key(&occupation, |run| run.0) {
            Ok(at) => self.runs[at].1..self.runs.get(at + 1).map_or(self.len(), |run| run.1),
            Err(_) => 0..0,
        }
    }

    /// All occupations of the segment with their documents.
    pub fn occupations(&self) -> impl Iterator<Item = (u16, Range<u32>)> + '_ {
        let ends = self
            .runs
            .iter()
            .skip(1)
            .map(|run| run.1)
            .chain([self.len()]);
        self.runs
            .iter()
            .zip(ends)
            .map(|((occupation, start), end)| (*occupation, *start..end))
    }

    pub fn popularity(&self, document: u32) -> u8 {
        self.popularity[document as usize].load(Ordering::Relaxed)
    }

    pub fn set_popularity(&self, document: u32, popularity: u8) {
        self.popularity[document as usize].store(popularity, Ordering::Relaxed);
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        self.columns.memory()
            + 5 * self.columns.len()
            + self.dictionary.memory()
            + self.postings.memory()
            + self.by_terms.memory()
            + self.packed.as_ref().map_or(0, Packed::memory)
    }
}
