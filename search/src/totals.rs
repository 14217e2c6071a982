//! Counts of all offers, kept up to date, for the search that asks nothing.

use std::collections::BTreeMap;

use crate::columns::{Columns, Row, SETTING_ROOM, TERMS_ROOM};

#[derive(Clone, Debug)]
pub struct Totals {
    pub documents: u64,
    pub occupations: Vec<u32>,
    pub departments: [u32; 256],
    pub regions: [u32; 256],
    pub sources: [u32; 256],
    pub terms: [u32; TERMS_ROOM],
    pub setting: [u32; SETTING_ROOM],
    /// By the hour in which they were created.
    pub hours: BTreeMap<u32, u32>,
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
}
