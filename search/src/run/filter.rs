//! Filters, made ready: which groups of them a document fails.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::answer::RADIUS_STEPS;
use crate::columns::{
    Columns, SETTING_ROOM, TERMS_ROOM, contract_of, experience_of, flag_of, hours_of, published,
    remote_of, seconds, size_of_employer,
};
use crate::document::{FLAGS, Id};
use crate::further::Site;
use crate::geo::{Circle, on_globe};
use crate::interner::{Interner, Kind};
use crate::query::{Filters, Place};

/// Groups of filters, one bit each.
pub const WORK: u16 = 1;
pub const PLACE: u16 = 1 << 1;
pub const CONTRACT: u16 = 1 << 2;
pub const HOURS: u16 = 1 << 3;
pub const EXPERIENCE: u16 = 1 << 4;
pub const REMOTE: u16 = 1 << 5;
pub const SIZE: u16 = 1 << 6;
/// Each flag is a group of its own.
pub const FLAG: [u16; FLAGS] = [1 << 7, 1 << 12];
pub const PAY: u16 = 1 << 8;
pub const AGE: u16 = 1 << 9;
pub const SOURCE: u16 = 1 << 10;
pub const ARRIVED: u16 = 1 << 11;
const FLAGGED: u16 = FLAG[0] | FLAG[1];
/// What is asked about terms of work.
pub const TERMS: u16 = CONTRACT | HOURS | EXPERIENCE;
/// All but the place.
pub const GROUPS: [u16; 10 + FLAGS] = [
    CONTRACT, HOURS, EXPERIENCE, REMOTE, SIZE, FLAG[0], FLAG[1], AGE, PAY, WORK, SOURCE, ARRIVED,
];

/// Where offers must be, in numbers.
pub enum Where {
    Anywhere,
    Circle(Circle),
    Communes(Vec<u16>),
    Departments(Vec<u16>),
    Regions(Vec<u16>),
}

pub struct Filter {
    /// The groups that ask something.
    pub groups: u16,
    /// The occupations that pass, by number.
    pub work: Vec<bool>,
    pub place: Where,
    /// The widest circle that facets count, around the filter's point.
    pub wide: Option<Circle>,
    communes: FxHashSet<u16>,
    areas: [bool; 256],
    terms: Box<[u16; TERMS_ROOM]>,
    setting: Box<[u16; SETTING_ROOM]>,
    sources: [bool; 256],
    oldest: u32,
    pay_floor: u32,
    least_id: Id,
    among: Option<Arc<[Id]>>,
}

/// A group whose values are part of a packed key: the values that pass, and how
/// to take them out of the key.
type Packed<'a> = (u16, Kind, &'a [String], fn(usize) -> usize);

/// The earliest instant of offers that are at most so many days old. Ages count
/// in whole hours, so that maintained counts agree with it.
pub fn oldest(now: i64, days: u32) -> u32 {
    let hour = seconds(now) / 3600;
    hour.saturating_sub(days.saturating_mul(24))
        .saturating_mul(3600)
}

fn numbers(interner: &Interner, kind: Kind, values: &[String]) -> Vec<u16> {
    values
        .iter()
        .filter_map(|value| interner.find(kind, value))
        .collect()
}

impl Filter {
    pub fn new(filters: &Filters, interner: &Interner, now: i64) -> Self {
        let mut filter = Self {
            groups: 0,
            work: Vec::new(),
            place: Where::Anywhere,
            wide: None,
            communes: FxHashSet::default(),
            areas: [false; 256],
            terms: Box::new([0; TERMS_ROOM]),
            setting: Box::new([0; SETTING_ROOM]),
            sources: [false; 256],
            oldest: 0,
            pay_floor: 0,
            least_id: Id::default(),
            among: None,
        };
        filter.set_work(filters, interner);
        filter.set_place(&filters.place, interner);
        filter.set_terms(filters, interner);
        filter.set_setting(filters, interner);
        if !filters.sources.is_empty() {
            filter.groups |= SOURCE;
            for source in numbers(interner, Kind::Source, &filters.sources) {
                filter.sources[usize::from(source)] = true;
            }
        }
        if let Some(floor) = filters.pay_floor.filter(|floor| *floor > 0) {
            filter.groups |= PAY;
            filter.pay_floor = floor;
        }
        if let Some(id) = filters.least_id {
            filter.groups |= ARRIVED;
            filter.least_id = id;
        }
        if let Some(ids) = &filters.among {
            filter.groups |= ARRIVED;
            filter.among = Some(Arc::clone(ids));
        }
        if let Some(days) = filters.max_age_days {
            filter.groups |= AGE;
            filter.oldest = oldest(now, days);
        }
        filter
    }

    fn set_work(&mut self, filters: &Filters, interner: &Interner) {
        if filters.occupations.is_empty() && filters.domains.is_empty() {
            return;
        }
        self.groups |= WORK;
        let domains = numbers(interner, Kind::Domain, &filters.domains);
        self.work = (0..interner.count(Kind::Occupation))
            .map(|occupation| domains.contains(&(interner.domain_of(occupation) as u16)))
            .collect();
        for occupation in numbers(interner, Kind::Occupation, &filters.occupations) {
            self.work[usize::from(occupation)] = true;
        }
    }

    fn set_place(&mut self, place: &Place, interner: &Interner) {
        self.place = match place {
            Place::Anywhere => return,
            Place::Around { at, km } if on_globe(*at) => Where::Circle(Circle::new(*at, *km)),
            // Nowhere on the globe: nothing is near.
            Place::Around { .. } => Where::Communes(Vec::new()),
            Place::Communes(codes) => Where::Communes(numbers(interner, Kind::Commune, codes)),
            Place::Departments(codes) => {
                Where::Departments(numbers(interner, Kind::Department, codes))
            }
            Place::Regions(codes) => Where::Regions(numbers(interner, Kind::Region, codes)),
        };
        self.groups |= PLACE;
        if let (Place::Around { at, .. }, Where::Circle(_)) = (place, &self.place) {
            let widest = RADIUS_STEPS.iter().max().copied().unwrap_or(0);
            self.wide = Some(Circle::new(*at, f64::from(widest)));
        }
        match &self.place {
            Where::Communes(numbers) => self.communes.extend(numbers),
            Where::Departments(numbers) | Where::Regions(numbers) => {
                for number in numbers {
                    self.areas[usize::from(*number)] = true;
                }
            }
            Where::Anywhere | Where::Circle(_) => {}
        }
    }

    fn set_terms(&mut self, filters: &Filters, interner: &Interner) {
        let groups: [Packed<'_>; 3] = [
            (CONTRACT, Kind::Contract, &filters.contracts, contract_of),
            (HOURS, Kind::Hours, &filters.hours, hours_of),
            (
                EXPERIENCE,
                Kind::Experience,
                &filters.experiences,
                experience_of,
            ),
        ];
        for (group, kind, values, part) in groups {
            self.groups |= fail(&mut *self.terms, group, interner, kind, values, part);
        }
    }

    fn set_setting(&mut self, filters: &Filters, interner: &Interner) {
        let groups: [Packed<'_>; 2] = [
            (REMOTE, Kind::Remote, &filters.remote, remote_of),
            (
                SIZE,
                Kind::EmployerSize,
                &filters.employer_sizes,
                size_of_employer,
            ),
        ];
        for (group, kind, values, part) in groups {
            self.groups |= fail(&mut *self.setting, group, interner, kind, values, part);
        }
        for (flag, group) in FLAG.into_iter().enumerate() {
            if !filters.flags[flag] {
                continue;
            }
            self.groups |= group;
            for (key, fails) in self.setting.iter_mut().enumerate() {
                if !flag_of(key, flag) {
                    *fails |= group;
                }
            }
        }
    }

    /// Whether a document fails a group of those asked about; its place is not
    /// among them, `Here::lies` tells.
    #[inline]
    pub fn fails(&self, columns: &Columns, document: u32, groups: u16) -> bool {
        let asked = self.groups & groups & !PLACE;
        GROUPS
            .iter()
            .any(|group| asked & group != 0 && self.fails_one(*group, columns, document as usize))
    }

    /// Whether terms of work pass all groups that ask about them.
    #[inline]
    pub fn terms_pass(&self, terms: u16) -> bool {
        self.terms_fail(terms) == 0
    }

    /// The groups that terms of work fail.
    #[inline]
    pub fn terms_fail(&self, terms: u16) -> u16 {
        self.terms[usize::from(terms) % TERMS_ROOM]
    }

    /// Whether a document fails a group, which is asked about.
    #[inline]
    pub fn fails_one(&self, group: u16, columns: &Columns, at: usize) -> bool {
        match group {
            CONTRACT | HOURS | EXPERIENCE => {
                self.terms[usize::from(columns.terms[at]) % TERMS_ROOM] & group != 0
            }
            _ if group & (REMOTE | SIZE | FLAGGED) != 0 => {
                self.setting[usize::from(columns.setting[at]) % SETTING_ROOM] & group != 0
            }
            AGE => published(columns.created[at]) < self.oldest,
            ARRIVED => !self.arrived(&columns.id[at]),
            PAY => columns.pay_high[at] < self.pay_floor,
            WORK => !self.works(columns.occupation[at]),
            SOURCE => !self.sources[usize::from(columns.source[at])],
            _ => false,
        }
    }

    #[inline]
    fn arrived(&self, id: &Id) -> bool {
        let among = self.among.as_ref();
        *id >= self.least_id && among.is_none_or(|ids| ids.binary_search(id).is_ok())
    }

    #[inline]
    fn works(&self, occupation: u16) -> bool {
        self.work
            .get(usize::from(occupation))
            .is_some_and(|passes| *passes)
    }

    /// Whether a document lies where it must, where that is not a circle.
    #[inline]
    pub fn lies(&self, columns: &Columns, document: u32) -> bool {
        // Its first place is read from its own column: coordinates lie elsewhere.
        let at = document as usize;
        let further =
            |passes: &dyn Fn(&Site) -> bool| columns.further.of(document).iter().any(passes);
        match &self.place {
            Where::Anywhere => true,
            // See `Here::lies`.
            Where::Circle(_) => false,
            Where::Communes(_) => {
                self.communes.contains(&columns.commune[at])
                    || further(&|site| self.communes.contains(&site.commune))
            }
            Where::Departments(_) => {
                self.areas[usize::from(columns.department[at])]
                    || further(&|site| self.areas[usize::from(site.department)])
            }
            Where::Regions(_) => {
                self.areas[usize::from(columns.region[at])]
                    || further(&|site| self.areas[usize::from(site.region)])
            }
        }
    }
}

/// Notes in a table of keys which of them fail a group; says the group, if it asks anything.
fn fail(
    table: &mut [u16],
    group: u16,
    interner: &Interner,
    kind: Kind,
    values: &[String],
    part: fn(usize) -> usize,
) -> u16 {
    if values.is_empty() {
        return 0;
    }
    let passing = numbers(interner, kind, values);
    for (key, fails) in table.iter_mut().enumerate() {
        if !passing.contains(&(part(key) as u16)) {
            *fails |= group;
        }
    }
    group
}
