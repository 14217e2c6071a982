//! A person's wishes in the index's numbers.

use rustc_hash::FxHashSet;

use super::{Components, PersonQuery};
use crate::analysis;
use crate::columns::{AGED, contract_of, hours_of, remote_of, seconds};
use crate::document::Id;
use crate::further::Site;
use crate::geo::{Circle, on_globe};
use crate::interner::{Interner, Kind};
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
    pub fn new(person: &'p PersonQuery, interner: &Interner) -> Self {
        let mut weight = vec![0.0_f32; interner.count(Kind::Occupation)];
        for (code, wanted) in &person.occupations {
            if let Some(number) = interner
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
            department: number(interner, Kind::Department, person.department.as_deref()),
            region: number(interner, Kind::Region, person.region.as_deref()),
            anywhere: wanted(interner, Kind::Remote, &person.anywhere),
            hours: (!person.hours.is_empty()).then(|| wanted(interner, Kind::Hours, &person.hours)),
            contracts: (!person.contracts.is_empty())
                .then(|| wanted(interner, Kind::Contract, &person.contracts)),
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
        if !anywhere && !columns.any_site(document, |site| self.reaches(site)) {
            return None;
        }
        let circle = self.circle.as_ref();
        let metres = circle.and_then(|circle| columns.metres(document, circle));
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
            aged: columns.created[at] < AGED,
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
        !columns.any_site(document, |site| {
            !site.has_point() || circle.near(site.lat, site.lon)
        }) && !self.anywhere[remote_of(usize::from(columns.setting[at]))]
    }

    /// Whether a place of an offer is within reach, or may be.
    fn reaches(&self, site: &Site) -> bool {
        if site.has_point() {
            let circle = self.circle.as_ref();
            circle.is_none_or(|circle| circle.holds(site.lat, site.lon))
        } else {
            !self.is_elsewhere(site)
        }
    }

    /// Whether a place without coordinates is said to be in another department,
    /// or in another region where no department is said.
    fn is_elsewhere(&self, site: &Site) -> bool {
        match (site.department, site.region) {
            (0, 0) => false,
            (0, region) => self.region.is_some_and(|own| own != region),
            (department, _) => self.department.is_some_and(|own| own != department),
        }
    }
}

/// A name that no offer has is a number that no offer has.
fn number(interner: &Interner, kind: Kind, name: Option<&str>) -> Option<u8> {
    let number = interner.find(kind, name?).unwrap_or(0);
    Some(u8::try_from(number).unwrap_or(0))
}

fn wanted<const ROOM: usize>(interner: &Interner, kind: Kind, values: &[String]) -> [bool; ROOM] {
    let mut wanted = [false; ROOM];
    for value in values {
        if let Some(number) = interner.find(kind, value).filter(|number| *number != 0) {
            wanted[usize::from(number)] = true;
        }
    }
    wanted
}
