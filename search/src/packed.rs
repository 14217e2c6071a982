//! What facets count of each document, packed into one number, so that counting a
//! document reads one column and adds to three tables: its area (department and
//! region together), its deal (terms of work and source together), its setting.
//! A segment numbers the areas and deals that it has. Made when it is read.

use rustc_hash::FxHashMap;

use crate::bits::ones;
use crate::columns::{Columns, SETTING_ROOM};

const SETTING_BITS: u32 = SETTING_ROOM.ilog2();
const DEAL_BITS: u32 = 12;
/// What is left of a number, and enough for a country.
const AREA_BITS: u32 = u32::BITS - DEAL_BITS - SETTING_BITS;
const _: () = assert!(AREA_BITS >= 8, "more flags need a wider number");
/// A segment with more of them is counted column by column.
const AREAS: usize = 1 << AREA_BITS;
const DEALS: usize = 1 << DEAL_BITS;

/// Department and region.
type Area = (u8, u8);
/// Terms of work and source.
type Deal = (u16, u8);

#[derive(Debug, Default)]
pub struct Packed {
    /// Of each document area, deal and setting, from the highest bits on.
    facts: Vec<u32>,
    areas: Vec<Area>,
    deals: Vec<Deal>,
}

/// The number of a value, a new one where it was never seen.
fn number<T: Copy + Eq + std::hash::Hash>(
    known: &mut FxHashMap<T, u32>,
    list: &mut Vec<T>,
    value: T,
) -> u32 {
    *known.entry(value).or_insert_with(|| {
        list.push(value);
        list.len() as u32 - 1
    })
}

impl Packed {
    /// Packs the columns; nothing where the numbers have no room.
    pub fn new(columns: &Columns) -> Option<Self> {
        let mut packed = Self::default();
        let (mut areas, mut deals) = (FxHashMap::default(), FxHashMap::default());
        packed.facts.reserve_exact(columns.len());
        for at in 0..columns.len() {
            let area = (columns.department[at], columns.region[at]);
            let area = number(&mut areas, &mut packed.areas, area);
            let deal = (columns.terms[at], columns.source[at]);
            let deal = number(&mut deals, &mut packed.deals, deal);
            if packed.areas.len() > AREAS || packed.deals.len() > DEALS {
                return None;
            }
            let setting = u32::from(columns.setting[at]) % SETTING_ROOM as u32;
            let facts = (area << DEAL_BITS | deal) << SETTING_BITS | setting;
            packed.facts.push(facts);
        }
        Some(packed)
    }

    pub fn memory(&self) -> usize {
        4 * self.facts.len()
    }
}

/// Counts of a segment's areas, deals and settings.
pub struct Sums<'a> {
    packed: &'a Packed,
    areas: Box<[u32; AREAS]>,
    deals: Box<[u32; DEALS]>,
    settings: Box<[u32; SETTING_ROOM]>,
}

impl<'a> Sums<'a> {
    pub fn new(packed: &'a Packed) -> Self {
        Self {
            packed,
            areas: Box::new([0; AREAS]),
            deals: Box::new([0; DEALS]),
            settings: Box::new([0; SETTING_ROOM]),
        }
    }

    /// The facts of the 64 documents from `first` on.
    #[inline]
    fn facts(&self, first: u32) -> &'a [u32] {
        self.packed.facts.get(first as usize..).unwrap_or_default()
    }

    /// Counts the areas of those of the 64 documents from `first` on that have a bit.
    #[inline]
    pub fn places(&mut self, first: u32, bits: u64) {
        let facts = self.facts(first);
        for bit in ones(bits) {
            let area = facts[bit as usize] >> (DEAL_BITS + SETTING_BITS);
            self.areas[area as usize % AREAS] += 1;
        }
    }

    /// Counts all but their areas.
    #[inline]
    pub fn pass(&mut self, first: u32, bits: u64) {
        let facts = self.facts(first);
        for bit in ones(bits) {
            let facts = facts[bit as usize] as usize;
            self.deals[facts >> SETTING_BITS as usize & (DEALS - 1)] += 1;
            self.settings[facts % SETTING_ROOM] += 1;
        }
    }

    /// Counts all of them.
    #[inline]
    pub fn all(&mut self, first: u32, bits: u64) {
        let facts = self.facts(first);
        for bit in ones(bits) {
            let facts = facts[bit as usize] as usize;
            self.areas[facts >> (DEAL_BITS + SETTING_BITS) as usize & (AREAS - 1)] += 1;
            self.deals[facts >> SETTING_BITS as usize & (DEALS - 1)] += 1;
            self.settings[facts % SETTING_ROOM] += 1;
        }
    }

    /// The areas that were counted.
    pub fn areas(&self) -> impl Iterator<Item = (Area, u32)> {
        counted(&self.packed.areas, &self.areas[..])
    }

    /// The deals that were counted.
    pub fn deals(&self) -> impl Iterator<Item = (Deal, u32)> {
        counted(&self.packed.deals, &self.deals[..])
    }

    pub fn settings(&self) -> &[u32; SETTING_ROOM] {
        &self.settings
    }
}

fn counted<T: Copy>(values: &[T], counts: &[u32]) -> impl Iterator<Item = (T, u32)> {
    let counts = values.iter().copied().zip(counts.iter().copied());
    counts.filter(|(_, count)| *count > 0)
}
