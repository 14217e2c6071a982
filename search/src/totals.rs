//! Counts of all offers, kept up to date, for the search that asks nothing.

use std::collections::BTreeMap;

use crate::answer::AGE_STEPS;
use crate::columns::{Columns, Row, SETTING_ROOM, TERMS_ROOM};
use crate::interner::Interner;
use crate::run::counting::Counts;
use crate::run::filter::oldest;

#[derive(Clone, Debug)]
pub struct Totals {
    pub documents: u64,
    occupations: Vec<u32>,
    departments: [u32; 256],
    regions: [u32; 256],
    sources: [u32; 256],
    terms: [u32; TERMS_ROOM],
    setting: [u32; SETTING_ROOM],
    /// By the hour in which they were created.
    hours: BTreeMap<u32, u32>,
}

impl Default for Totals {
    fn default() -> Self {
        Self {
            documents: 0,
            occupations: Vec::new(),
            departments: [0; 256],
            regions: [0; 256],
            sources: [0; 256],
            terms: [0; TERMS_ROOM],
            setting: [0; SETTING_ROOM],
            hours: BTreeMap::new(),
        }
    }
}

impl Totals {
    fn slots(&mut self, row: &Row) -> [&mut u32; 7] {
        let occupation = usize::from(row.occupation);
        if self.occupations.len() <= occupation {
            self.occupations.resize(occupation + 1, 0);
        }
        [
            &mut self.occupations[occupation],
            &mut self.departments[usize::from(row.department)],
            &mut self.regions[usize::from(row.region)],
            &mut self.sources[usize::from(row.source)],
            &mut self.terms[usize::from(row.terms) % TERMS_ROOM],
            &mut self.setting[usize::from(row.setting) % SETTING_ROOM],
            self.hours.entry(row.created / 3600).or_default(),
        ]
    }

    pub fn add(&mut self, columns: &Columns, document: u32) {
        self.documents += 1;
        for slot in self.slots(&columns.row(document)) {
            *slot += 1;
        }
        columns.further_areas(
            document,
            |department| self.departments[department] += 1,
            |region| self.regions[region] += 1,
        );
    }

    pub fn remove(&mut self, columns: &Columns, document: u32) {
        self.documents -= 1;
        let row = columns.row(document);
        for slot in self.slots(&row) {
            *slot -= 1;
        }
        columns.further_areas(
            document,
            |department| self.departments[department] -= 1,
            |region| self.regions[region] -= 1,
        );
        if self.hours.get(&(row.created / 3600)) == Some(&0) {
            self.hours.remove(&(row.created / 3600));
        }
    }

    /// The same as counting every document.
    pub fn counts(&self, interner: &Interner, now: i64) -> Counts {
        let mut counts = Counts::new(interner, now);
        for (count, total) in counts.occupations.iter_mut().zip(&self.occupations) {
            *count = *total;
        }
        counts.departments = self.departments;
        counts.regions = self.regions;
        counts.sources = self.sources;
        counts.terms = self.terms;
        counts.setting = self.setting;
        let mut newer = 0;
        for (at, days) in AGE_STEPS.into_iter().enumerate() {
            let from = oldest(now, days) / 3600;
            let within: u32 = self.hours.range(from..).map(|(_, count)| count).sum();
            counts.ages[at] = within - newer;
            newer = within;
        }
        counts
    }
}
