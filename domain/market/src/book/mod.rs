//! Counters by occupation and place, in memory, one book for each process.
//!
//! An offer is counted in the cell of its occupation and commune and in the
//! roll-ups of that cell: all occupations, the department, the country. A
//! question merges a handful of cells: those of the communes it touches, or of
//! the departments, or one. The cost does not depend on how many offers there
//! are; it depends on how many communes and, for the list of employers, on how
//! many employers there are.
//!
//! Memory follows the open offers: one small record each, so that what an offer
//! added can be taken away again when it changes or ends.

mod counter;
mod figures;
mod flow;
mod glance;
mod names;
#[cfg(feature = "testing")]
mod tests;

use std::collections::{HashMap, HashSet};

use pleinweb_kernel::{Day, OfferId, Timestamp};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_offers::model::{Contract, ExperienceNeed};

use counter::Counter;
pub use figures::Figures;
pub use flow::Flow;
pub use glance::Glance;
use names::Names;

/// What the book needs to know of an offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub id: OfferId,
    pub open: bool,
    /// Another offer, which is the same, counts for it.
    pub echo: bool,
    pub occupation: Option<OccupationCode>,
    pub commune: Option<CommuneCode>,
    pub department: Option<String>,
    /// The communes and departments that it is in besides.
    pub elsewhere: Vec<(Option<CommuneCode>, Option<String>)>,
    pub contract: Contract,
    pub experience: Option<ExperienceNeed>,
    /// A year's pay in euros, the middle of the range.
    pub yearly_pay: Option<u32>,
    /// Codes of skills.
    pub skills: Vec<String>,
    pub employer: Option<String>,
    pub published_on: Day,
    pub ended_on: Option<Day>,
}

/// Which occupations a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occupations {
    All,
    /// Those whose code begins with this letter.
    Domain(char),
    These(Vec<OccupationCode>),
}

/// Which places a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    Country,
    Departments(Vec<String>),
    Communes(Vec<CommuneCode>),
}

/// A number of the book for an occupation; 0 stands for all of them.
type Occupation = u16;
const ALL: Occupation = 0;

/// A commune, a department or the country, by a number of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Spot {
    Country,
    Department(u16),
    Commune(u32),
}

/// What one open offer added, to be taken away again.
#[derive(Clone, Debug)]
struct Held {
    occupation: Option<Occupation>,
    department: Option<u16>,
    commune: Option<u32>,
    keys: Box<[u32]>,
}

/// The communes and departments that an offer is in beyond its first, each once.
type Further = Box<[Spot]>;

/// What a key of a counter counts, in its highest byte.
mod kind {
    pub const OPEN: u8 = 1;
    pub const NEW: u8 = 2;
    pub const ENDED: u8 = 3;
    pub const CONTRACT: u8 = 4;
    pub const EXPERIENCE: u8 = 5;
    pub const PAY: u8 = 6;
    pub const SKILL: u8 = 7;
    pub const EMPLOYER: u8 = 8;
}

/// A kind and a value below 2^24.
const fn key(kind: u8, value: u32) -> u32 {
    (kind as u32) << 24 | value & 0x00FF_FFFF
}

/// The counters.
#[derive(Debug, Default)]
pub struct MarketBook {
    cells: HashMap<(Occupation, Spot), Counter>,
    open: HashMap<OfferId, Held>,
    /// Where open offers are besides: few are.
    several: HashMap<OfferId, Further>,
    /// What stays counted of offers that were in several places and ended.
    past: Vec<(Held, Further)>,
    occupations: HashMap<OccupationCode, Occupation>,
    departments: HashMap<String, u16>,
    communes: HashMap<CommuneCode, u32>,
    skills: Names,
    employers: Names,
    /// When an offer last moved a figure.
    pub moved_at: Timestamp,
}

/// Days since 1970, as keys hold them.
fn day_number(day: Day) -> u32 {
    let epoch = Day::new(1970, 1, 1).map_or(0, |epoch| day.since(epoch));
    u32::try_from(epoch).unwrap_or(0)
}

impl MarketBook {
    pub fn begun_at(now: Timestamp) -> Self {
        Self {
            moved_at: now,
            ..Self::default()
        }
    }

    /// Takes in an offer as it is now, whatever was known of it. Whether any
    /// figure moved.
    pub fn take(&mut self, fact: &Fact) -> bool {
        let before = self.open.remove(&fact.id);
        let further = self.several.remove(&fact.id).unwrap_or_default();
        match (before, fact.open && !fact.echo) {
            (None, true) => self.add(fact),
            (Some(before), true) => {
                self.uncount(&before, &further);
                self.forget_names(&before.keys);
                self.add(fact);
            }
            (Some(before), false) => {
                self.uncount(&before, &further);
                self.forget_names(&before.keys);
                // Where another one stands for it now, nothing has ended.
                if !fact.echo {
                    let new = before.keys.iter().copied();
                    let new = new.filter(|key| (key >> 24) as u8 == kind::NEW);
                    let ended = fact.ended_on.unwrap_or(fact.published_on);
                    let days = new.chain([key(kind::ENDED, day_number(ended))]).collect();
                    self.leave(
                        Held {
                            keys: days,
                            ..before
                        },
                        further,
                    );
                }
            }
            // It ended while it was known (counted then), or before.
            (None, false) => return false,
        }
        true
    }

    /// Takes in an offer that ended before this book was begun: while filling.
    pub fn take_past(&mut self, fact: &Fact) {
        if fact.echo {
            return;
        }
        let place = self.hold_place(fact);
        let further = self.further(fact, &place);
        let ended = fact.ended_on.unwrap_or(fact.published_on);
        let days = [
            key(kind::NEW, day_number(fact.published_on)),
            key(kind::ENDED, day_number(ended)),
        ];
        self.leave(
            Held {
                keys: Box::new(days),
                ..place
            },
            further,
        );
    }

    /// Counts what stays of an offer that ended.
    fn leave(&mut self, held: Held, further: Further) {
        self.bump(&held, &further);
        if !further.is_empty() {
            self.past.push((held, further));
        }
    }

    /// How many offers are open.
    pub fn open_offers(&self) -> usize {
        self.open.len()
    }

    /// How many cells there are: what memory follows, besides the open offers.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// The figures of some occupations in some places, merged.
    pub fn figures(&self, occupations: &Occupations, places: &Places) -> Figures {
        let asked = self.asked(occupations, places);
        let mut sum = HashMap::new();
        for cell in self.cells(&asked) {
            cell.add_to(&mut sum);
        }
        self.each_again(&asked, |key, number| {
            if let Some(counted) = sum.get_mut(&key) {
                *counted = counted.saturating_sub(number);
            }
        });
        Figures::read(&sum, &self.skills, &self.employers)
    }

    /// Only what our indicator is made of: nothing is merged, no name is read.
    /// The same numbers as in [`figures`](Self::figures).
    pub fn flow(&self, occupations: &Occupations, places: &Places, today: Day) -> Flow {
        let asked = self.asked(occupations, places);
        let mut flow = Flow::new(today);
        for cell in self.cells(&asked) {
            cell.each(|key, number| flow.add(key, number));
        }
        self.each_again(&asked, |key, number| flow.take_away(key, number));
        flow
    }

    fn asked(&self, occupations: &Occupations, places: &Places) -> (Vec<Occupation>, Vec<Spot>) {
        let occupations: Vec<Occupation> = match occupations {
            Occupations::All => vec![ALL],
            Occupations::Domain(letter) => self
                .occupations
                .iter()
                .filter(|(code, _)| code.as_str().starts_with(*letter))
                .map(|(_, number)| *number)
                .collect(),
            Occupations::These(codes) => codes
                .iter()
                .filter_map(|code| self.occupations.get(code).copied())
                .collect(),
        };
        let spots: Vec<Spot> = match places {
            Places::Country => vec![Spot::Country],
            Places::Departments(codes) => codes
                .iter()
                .filter_map(|code| self.departments.get(code).map(|at| Spot::Department(*at)))
                .collect(),
            Places::Communes(codes) => codes
                .iter()
                .filter_map(|code| self.communes.get(code).map(|at| Spot::Commune(*at)))
                .collect(),
        };
        (occupations, spots)
    }

    fn cells<'a>(
        &'a self,
        (occupations, spots): &'a (Vec<Occupation>, Vec<Spot>),
    ) -> impl Iterator<Item = &'a Counter> {
        let spots = spots.iter();
        spots
            .flat_map(|spot| occupations.iter().map(|occupation| (*occupation, *spot)))
            .filter_map(|at| self.cells.get(&at))
    }

    /// What offers in several of the places asked for are counted too often: each
    /// counts once, wherever it is among them.
    fn each_again(
        &self,
        (occupations, spots): &(Vec<Occupation>, Vec<Spot>),
        mut again: impl FnMut(u32, u32),
    ) {
        if spots.len() < 2 || self.several.is_empty() && self.past.is_empty() {
            return;
        }
        let spots: HashSet<Spot> = spots.iter().copied().collect();
        let open = self.several.iter();
        let open = open.filter_map(|(id, further)| Some((self.open.get(id)?, further)));
        let past = self.past.iter().map(|(held, further)| (held, further));
        for (held, further) in open.chain(past) {
            let cells = cells_of(held, further);
            let there = cells
                .filter(|(occupation, spot)| {
                    occupations.contains(occupation) && spots.contains(spot)
                })
                .count();
            let often = u32::try_from(there.saturating_sub(1)).unwrap_or(0);
            if often > 0 {
                held.keys.iter().for_each(|key| again(*key, often));
            }
        }
    }

    fn add(&mut self, fact: &Fact) {
        let held = self.hold(fact);
        let further = self.further(fact, &held);
        self.bump(&held, &further);
        self.open.insert(fact.id, held);
        if !further.is_empty() {
            self.several.insert(fact.id, further);
        }
    }

    /// Where an offer is beyond its first place.
    fn further(&mut self, fact: &Fact, held: &Held) -> Further {
        let first = [
            held.department.map(Spot::Department),
            held.commune.map(Spot::Commune),
        ];
        let mut further = Vec::new();
        for (commune, department) in &fact.elsewhere {
            let department = department
                .as_deref()
                .and_then(|code| self.department(code))
                .map(Spot::Department);
            let commune = commune
                .and_then(|code| self.commune(code))
                .map(Spot::Commune);
            for spot in [department, commune].into_iter().flatten() {
                if !first.contains(&Some(spot)) && !further.contains(&spot) {
                    further.push(spot);
                }
            }
        }
        further.into_boxed_slice()
    }

    fn department(&mut self, code: &str) -> Option<u16> {
        let next = u16::try_from(self.departments.len()).ok();
        number(&mut self.departments, code.to_owned(), next)
    }

    fn commune(&mut self, code: CommuneCode) -> Option<u32> {
        let next = u32::try_from(self.communes.len()).ok();
        number(&mut self.communes, code, next)
    }

    fn hold_place(&mut self, fact: &Fact) -> Held {
        Held {
            occupation: fact.occupation.and_then(|code| {
                // 1 and up: 0 stands for all.
                let next = u16::try_from(self.occupations.len() + 1).ok();
                number(&mut self.occupations, code, next)
            }),
            department: fact
                .department
                .as_deref()
                .and_then(|code| self.department(code)),
            commune: fact.commune.and_then(|code| self.commune(code)),
            keys: Box::new([]),
        }
    }

    fn hold(&mut self, fact: &Fact) -> Held {
        let small = |at: Option<usize>| u32::try_from(at.unwrap_or(0)).unwrap_or(0);
        let contract = small(Contract::ALL.iter().position(|one| *one == fact.contract));
        let mut keys = vec![
            key(kind::OPEN, day_number(fact.published_on)),
            key(kind::NEW, day_number(fact.published_on)),
            key(kind::CONTRACT, contract),
        ];
        if let Some(need) = fact.experience {
            let at = small(ExperienceNeed::ALL.iter().position(|one| *one == need));
            keys.push(key(kind::EXPERIENCE, at));
        }
        if let Some(pay) = fact.yearly_pay {
            keys.push(key(kind::PAY, small(Some(super::pay::bucket(pay)))));
        }
        let mut skills: Vec<&str> = fact.skills.iter().map(String::as_str).collect();
        skills.sort_unstable();
        skills.dedup();
        for skill in skills {
            keys.extend(self.skills.hold(skill).map(|at| key(kind::SKILL, at)));
        }
        if let Some(employer) = fact.employer.as_deref().map(str::trim)
            && !employer.is_empty()
        {
            keys.extend(
                self.employers
                    .hold(employer)
                    .map(|at| key(kind::EMPLOYER, at)),
            );
        }
        Held {
            keys: keys.into_boxed_slice(),
            ..self.hold_place(fact)
        }
    }

    fn forget_names(&mut self, keys: &[u32]) {
        for at in keys {
            let value = at & 0x00FF_FFFF;
            match (at >> 24) as u8 {
                kind::SKILL => self.skills.release(value),
                kind::EMPLOYER => self.employers.release(value),
                _ => {}
            }
        }
    }

    fn bump(&mut self, held: &Held, further: &[Spot]) {
        for cell in cells_of(held, further) {
            let counter = self.cells.entry(cell).or_default();
            for key in &held.keys {
                counter.add(*key);
            }
        }
    }

    fn uncount(&mut self, held: &Held, further: &[Spot]) {
        for cell in cells_of(held, further) {
            if let Some(counter) = self.cells.get_mut(&cell) {
                for key in &held.keys {
                    counter.remove(*key);
                }
                if counter.is_empty() {
                    self.cells.remove(&cell);
                }
            }
        }
    }
}

/// The cells that an offer is counted in: the country once, and each commune and
/// department that it is in.
fn cells_of(held: &Held, further: &[Spot]) -> impl Iterator<Item = (Occupation, Spot)> {
    let spots = [
        Some(Spot::Country),
        held.department.map(Spot::Department),
        held.commune.map(Spot::Commune),
    ];
    let own = held.occupation;
    let spots = spots.into_iter().flatten().chain(further.iter().copied());
    spots.flat_map(move |spot| {
        std::iter::once((ALL, spot)).chain(own.map(|occupation| (occupation, spot)))
    })
}

/// The number of a code, `next` if it has none yet.
fn number<K: std::hash::Hash + Eq, N: Copy>(
    known: &mut HashMap<K, N>,
    code: K,
    next: Option<N>,
) -> Option<N> {
    if let Some(number) = known.get(&code) {
        return Some(*number);
    }
    let next = next?;
    known.insert(code, next);
    Some(next)
}
