//! The words behind the small numbers that columns hold: occupation codes,
//! places, contracts. Only ever added to; 0 is "not said".

use rustc_hash::FxHashMap;

use crate::bytes::{Reader, Writer};
use crate::document::Document;
use crate::further::Site;
use crate::geo::fine;

/// The kinds of values that are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Occupation,
    Domain,
    Commune,
    Department,
    Region,
    Contract,
    Hours,
    Experience,
    Remote,
    EmployerSize,
    Source,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::Occupation,
        Self::Domain,
        Self::Commune,
        Self::Department,
        Self::Region,
        Self::Contract,
        Self::Hours,
        Self::Experience,
        Self::Remote,
        Self::EmployerSize,
        Self::Source,
    ];

    /// How many different values there may be, "not said" among them.
    pub const fn room(self) -> usize {
        match self {
            Self::Occupation | Self::Commune => 1 << 16,
            Self::Domain | Self::Department | Self::Region | Self::Source => 256,
            Self::Contract => 16,
            Self::Experience | Self::EmployerSize => 8,
            Self::Hours | Self::Remote => 4,
        }
    }
}

/// More different values than a column has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many different values of {0:?}")]
pub struct NoRoom(pub Kind);

#[derive(Clone, Debug)]
struct List {
    values: Vec<String>,
    numbers: FxHashMap<String, u16>,
}

impl Default for List {
    fn default() -> Self {
        Self {
            values: vec![String::new()],
            numbers: std::iter::once((String::new(), 0)).collect(),
        }
    }
}

/// All values with their numbers.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    lists: [List; 11],
    /// The domain of each occupation.
    domain_of: Vec<u16>,
}

/// A document's values as numbers.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    pub occupation: u16,
    pub commune: u16,
    pub department: u8,
    pub region: u8,
    pub contract: u8,
    pub hours: u8,
    pub experience: u8,
    pub remote: u8,
    pub employer_size: u8,
    pub source: u8,
    /// Its places beyond the first.
    pub further: Vec<Site>,
}

impl Interner {
    /// The number of a value, if any document ever had it.
    pub fn find(&self, kind: Kind, value: &str) -> Option<u16> {
        self.lists[kind as usize].numbers.get(value).copied()
    }

    pub fn value(&self, kind: Kind, number: usize) -> &str {
        &self.lists[kind as usize].values[number]
    }

    pub fn count(&self, kind: Kind) -> usize {
        self.lists[kind as usize].values.len()
    }

    pub fn domain_of(&self, occupation: usize) -> usize {
        self.domain_of
            .get(occupation)
            .copied()
            .map_or(0, usize::from)
    }

    fn add(&mut self, kind: Kind, value: &str) -> Result<u16, NoRoom> {
        let list = &mut self.lists[kind as usize];
        if let Some(&number) = list.numbers.get(value) {
            return Ok(number);
        }
        if list.values.len() >= kind.room() {
            return Err(NoRoom(kind));
        }
        let number = list.values.len() as u16;
        list.values.push(value.to_owned());
        list.numbers.insert(value.to_owned(), number);
        Ok(number)
    }

    /// Numbers all of a document's values.
    pub fn number(&mut self, document: &Document) -> Result<Numbers, NoRoom> {
        let occupation = self.add(Kind::Occupation, &document.occupation)?;
        let domain = self.add(Kind::Domain, &document.domain)?;
        if self.domain_of.len() <= usize::from(occupation) {
            self.domain_of.resize(usize::from(occupation) + 1, 0);
        }
        let known = &mut self.domain_of[usize::from(occupation)];
        if *known == 0 && occupation != 0 {
            *known = domain;
        }
        let mut further = Vec::with_capacity(document.elsewhere.len());
        for place in &document.elsewhere {
            let (lat, lon) = fine(place.at);
            further.push(Site {
                lat,
                lon,
                commune: self.add(Kind::Commune, &place.commune)?,
                department: self.add(Kind::Department, &place.department)? as u8,
                region: self.add(Kind::Region, &place.region)? as u8,
            });
        }
        Ok(Numbers {
            further,
            occupation,
            commune: self.add(Kind::Commune, &document.commune)?,
            department: self.add(Kind::Department, &document.department)? as u8,
            region: self.add(Kind::Region, &document.region)? as u8,
            contract: self.add(Kind::Contract, &document.contract)? as u8,
            hours: self.add(Kind::Hours, &document.hours)? as u8,
            experience: self.add(Kind::Experience, &document.experience)? as u8,
            remote: self.add(Kind::Remote, &document.remote)? as u8,
            employer_size: self.add(Kind::EmployerSize, &document.employer_size)? as u8,
            source: self.add(Kind::Source, &document.source)? as u8,
        })
    }

    /// How many values there are in all; it grows when something was added.
    pub fn size(&self) -> usize {
        self.lists.iter().map(|list| list.values.len()).sum()
    }

    pub fn write(&self, out: &mut Writer) {
        for list in &self.lists {
            out.u32(list.values.len() as u32);
            for value in &list.values {
                out.text(value);
            }
        }
        out.u16s(&self.domain_of);
    }

    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut interner = Self::default();
        for kind in Kind::ALL {
            for number in 0..from.u32()? {
                let value = from.text()?;
                if u32::from(interner.add(kind, value).ok()?) != number {
                    return None;
                }
            }
        }
        interner.domain_of = from.u16s()?;
        Some(interner)
    }
}
