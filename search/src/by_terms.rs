//! Documents by their terms of work (contract, hours, experience): those that
//! are alike together, newest first, with what facets count of them counted
//! already. A search for terms of work alone looks at no document.

use std::ops::Range;

use crate::columns::{Columns, SETTING_ROOM};

/// Values with how many documents have them.
pub type Counted = Vec<(u16, u32)>;

#[derive(Debug, Default)]
pub struct ByTerms {
    alike: Vec<Alike>,
    documents: Vec<u32>,
    /// The instant of each of these documents.
    created: Vec<u32>,
}

/// Documents of the same [`Columns::terms`].
#[derive(Debug)]
pub struct Alike {
    pub terms: u16,
    pub occupations: Counted,
    pub settings: Counted,
    pub sources: Counted,
    range: Range<usize>,
}

impl Alike {
    pub fn count(&self) -> u32 {
        self.range.len() as u32
    }
}

impl ByTerms {
    pub fn new(columns: &Columns) -> Self {
        let mut order: Vec<(u16, u32, u32)> = (0_u32..)
            .zip(columns.terms.iter().zip(&columns.created))
            .map(|(document, (terms, created))| (*terms, u32::MAX - created, document))
            .collect();
        order.sort_unstable();
        let mut counter = Counter::new(columns);
        let mut from = 0;
        let alike = order.chunk_by(|one, other| one.0 == other.0).map(|chunk| {
            let range = from..from + chunk.len();
            from = range.end;
            counter.count(columns, chunk[0].0, chunk.iter().map(|one| one.2), range)
        });
        Self {
            alike: alike.collect(),
            documents: order.iter().map(|one| one.2).collect(),
            created: order.iter().map(|one| u32::MAX - one.1).collect(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Alike> {
        self.alike.iter()
    }

    /// Documents that are alike, newest first, each with its instant.
    pub fn documents(&self, alike: &Alike) -> impl Iterator<Item = (u32, u32)> + '_ {
        let documents = self.documents[alike.range.clone()].iter().copied();
        documents.zip(self.created[alike.range.clone()].iter().copied())
    }

    /// How many of them are not older than an instant.
    pub fn since(&self, alike: &Alike, oldest: u32) -> u32 {
        let created = &self.created[alike.range.clone()];
        created.partition_point(|created| *created >= oldest) as u32
    }

    pub fn memory(&self) -> usize {
        let counted =
            |alike: &Alike| alike.occupations.len() + alike.settings.len() + alike.sources.len();
        4 * (self.documents.len() + self.created.len())
            + self
                .alike
                .iter()
                .map(|alike| 8 * counted(alike))
                .sum::<usize>()
    }
}

/// Counts the values of one kind of documents after the other.
struct Counter {
    occupations: Vec<u32>,
    settings: Vec<u32>,
    sources: Vec<u32>,
}

impl Counter {
    fn new(columns: &Columns) -> Self {
        let most = columns.occupation.iter().max();
        Self {
            occupations: vec![0; most.map_or(0, |most| usize::from(*most) + 1)],
            settings: vec![0; SETTING_ROOM],
            sources: vec![0; 256],
        }
    }

    fn count(
        &mut self,
        columns: &Columns,
        terms: u16,
        documents: impl Iterator<Item = u32>,
        range: Range<usize>,
    ) -> Alike {
        for at in documents.map(|document| document as usize) {
            self.occupations[usize::from(columns.occupation[at])] += 1;
            self.settings[usize::from(columns.setting[at]) % SETTING_ROOM] += 1;
            self.sources[usize::from(columns.source[at])] += 1;
        }
        Alike {
            terms,
            occupations: taken(&mut self.occupations),
            settings: taken(&mut self.settings),
            sources: taken(&mut self.sources),
            range,
        }
    }
}

/// What was counted, without what was not found; begins to count anew.
fn taken(counts: &mut [u32]) -> Counted {
    let counts = (0_u16..).zip(counts.iter_mut());
    let found = counts.filter(|(_, count)| **count > 0);
    found
        .map(|(value, count)| (value, std::mem::take(count)))
        .collect()
}
