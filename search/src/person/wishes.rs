//! A person's wishes in the index's numbers.

use rustc_hash::FxHashSet;

use super::{Components, PersonQuery};
use crate::analysis;
use crate::columns::{contract_of, hours_of, remote_of, seconds};
use crate::document::Id;
use crate::geo::{Circle, NOWHERE, on_globe};
use crate::names::{Kind, Names};
use crate::segment::dictionary::skill;
use crate::snapshot::View;

/// The person's wishes in the index's numbers.
pub struct Wishes<'p> {
    pub person: &'p PersonQuery,
    /// By occupation.
    weight: Vec<f32>,
    pub occupations: Vec<u16>,
    pub skills: Vec<Vec<u8>>,
    circle: Option<Circle>,
    department: Option<u8>,
    region: Option<u8>,
    anywhere: [bool; 4],
    hours: Option<[bool; 4]>,
    contracts: Option<[bool; 16]>,
    now: u32,
    pub hidden: FxHashSet<Id>,
}

impl<'p> Wishes<'p> {
    pub fn new(person: &'p PersonQuery, names: &Names) -> Self {
        let mut weight = vec![0.0_f32; names.count(Kind::Occupation)];
        for (code, wanted) in &person.occupations {
            if let Some(number) = names
                .find(Kind::Occupation, code)
                .filter(|number| *number != 0)
            {
                let known = &mut weight[usize::from(number)];
                *known = known.max(*wanted);
            }
        }
        let keys: FxHashSet<String> = person
            .skills
            .iter()
            .map(|name| analysis::key(name))
            .filter(|key| !key.is_empty())
            .collect();
        Self {
            occupations: (0u16..)
                .zip(&weight)
                .filter(|(_, weight)| **weight > 0.0)
                .map(|(number, _)| number)
                .collect(),
            weight,
            skills: keys.iter().map(|key| skill(key)).collect(),
            circle: person
                .at
                .filter(|at| on_globe(*at))
                .map(|at| Circle::new(at, person.reach_km)),
            department: number(names, Kind::Department, person.department.as_deref()),
            region: number(names, Kind::Region, person.region.as_deref()),
            anywhere: wanted(names, Kind::Remote, &person.anywhere),
            hours: (!person.hours.is_empty()).then(|| wanted(names, Kind::Hours, &person.hours)),
            contracts: (!person.contracts.is_empty())
                .then(|| wanted(names, Kind::Contract, &person.contracts)),
            now: seconds(person.now),
            hidden: person.hidden.iter().copied().collect(),
            person,
        }
    }

    /// The parts of a document; none when it is out of reach. `skills` has the
    /// required ones in its high byte, the welcome ones in its low byte.
    pub fn components(&self, view: &View, document: u32, skills: u16) -> Option<Components> {
        let columns = &view.segment.columns;
        let at = document as usize;
        let terms = usize::from(columns.terms[at]);
        let anywhere = self.anywhere[remote_of(usize::from(columns.setting[at]))];
        let (lat, lon) = columns.at(document);
        if lat == NOWHERE && !anywhere && self.is_elsewhere(view, at) {
            return None;
        }
        let mut metres = None;
        if let Some(circle) = self.circle.filter(|_| lat != NOWHERE) {
            if !anywhere && !circle.holds(lat, lon) {
                return None;
            }
            metres = Some(circle.metres(lat, lon));
        }
        let said = |number: usize| (number != 0).then_some(number);
        let pay = (columns.pay_high[at] != 0).then_some(columns.pay_high[at]);
        let [must, nice] = skills.to_be_bytes();
        Some(Components {
            occupation: self.weight[usize::from(columns.occupation[at])],
            must: (must.min(columns.must[at]), columns.must[at]),
            nice: (nice.min(columns.nice[at]), columns.nice[at]),
            metres,
            anywhere,
            hours: self
                .hours
                .and_then(|hours| Some(hours[said(hours_of(terms))?])),
            contract: self
                .contracts
                .and_then(|contracts| Some(contracts[said(contract_of(terms))?])),
            pay: self.person.pay_floor.and_then(|floor| Some(pay? >= floor)),
            age_days: self.now.saturating_sub(columns.created[at]) / 86_400,
            popularity: view.segment.popularity(document),
        })
    }

    /// Whether a document is surely out of reach: cheap, before anything else.
    #[inline]
    pub fn out_of_reach(&self, view: &View, document: u32) -> bool {
        let Some(circle) = &self.circle else {
            return false;
        };
        let columns = &view.segment.columns;
        let at = document as usize;
        let (lat, lon) = columns.at(document);
        !circle.near(lat, lon)
            && lat != NOWHERE
            && !self.anywhere[remote_of(usize::from(columns.setting[at]))]
    }

    /// Whether an offer without coordinates says that it is in another
    /// department, or in another region where it says no department.
    fn is_elsewhere(&self, view: &View, at: usize) -> bool {
        let columns = &view.segment.columns;
        match (columns.department[at], columns.region[at]) {
            (0, 0) => false,
            (0, region) => self.region.is_some_and(|own| own != region),
            (department, _) => self.department.is_some_and(|own| own != department),
        }
    }
}

/// A name that no offer has is a number that no offer has.
fn number(names: &Names, kind: Kind, name: Option<&str>) -> Option<u8> {
    let number = names.find(kind, name?).unwrap_or(0);
    Some(u8::try_from(number).unwrap_or(0))
}

fn wanted<const ROOM: usize>(names: &Names, kind: Kind, values: &[String]) -> [bool; ROOM] {
    let mut wanted = [false; ROOM];
    for value in values {
        if let Some(number) = names.find(kind, value).filter(|number| *number != 0) {
            wanted[usize::from(number)] = true;
        }
    }
    wanted
}
