//! Counts offers for every choice of every filter.

mod beforehand;
mod words;

use super::filter::{
    AGE, CONTRACT, EXPERIENCE, FLAG, HOURS, PAY, REMOTE, SIZE, SOURCE, WORK, oldest,
};
use super::places::{Here, STEPS};
use crate::answer::AGE_STEPS;
use crate::bits::ones;
use crate::columns::{
    Columns, SETTING_ROOM, TERMS_ROOM, contract_of, experience_of, flag_of, hours_of, pay_step_of,
    remote_of, size_of_employer,
};
use crate::document::FLAGS;
use crate::facts::Facts;
use crate::interner::{Interner, Kind};
use crate::packed::Sums;

/// From so many of 64 documents on it pays to see whether they are alike.
const WORTH: u32 = 2;

/// Tables of counts. What passes all filters is counted in few wide tables;
/// what fails one group only, in that group's own.
#[derive(Clone, Debug)]
pub struct Counts {
    pub occupations: Vec<u32>,
    pub departments: [u32; 256],
    pub regions: [u32; 256],
    pub sources: [u32; 256],
    pub terms: [u32; TERMS_ROOM],
    pub setting: [u32; SETTING_ROOM],
    contracts: [u32; 16],
    hours: [u32; 4],
    experiences: [u32; 8],
    remote: [u32; 4],
    sizes: [u32; 8],
    pay: [u32; 16],
    flags: [u32; FLAGS],
    /// By how many of [`AGE_STEPS`] an offer is too old for.
    pub ages: [u32; AGE_STEPS.len() + 1],
    /// By how many of [`RADIUS_STEPS`] an offer is too far for.
    radii: [u32; STEPS],
    oldest: [u32; AGE_STEPS.len()],
}

impl Counts {
    pub fn new(interner: &Interner, now: i64) -> Self {
        Self {
            occupations: vec![0; interner.count(Kind::Occupation)],
            departments: [0; 256],
            regions: [0; 256],
            sources: [0; 256],
            terms: [0; TERMS_ROOM],
            setting: [0; SETTING_ROOM],
            contracts: [0; 16],
            hours: [0; 4],
            experiences: [0; 8],
            remote: [0; 4],
            sizes: [0; 8],
            pay: [0; 16],
            flags: [0; FLAGS],
            ages: [0; AGE_STEPS.len() + 1],
            radii: [0; STEPS],
            oldest: AGE_STEPS.map(|days| oldest(now, days)),
        }
    }

    /// Counts documents that fail no group, but for their places: those of the
    /// 64 from `first` on that have a bit.
    pub fn pass(&mut self, columns: &Columns, first: u32, bits: u64) {
        self.pass_in_order(columns, first, bits);
        for at in ones(bits).map(|bit| (first + bit) as usize) {
            self.terms[usize::from(columns.terms[at]) % TERMS_ROOM] += 1;
            self.setting[usize::from(columns.setting[at]) % SETTING_ROOM] += 1;
            self.sources[usize::from(columns.source[at])] += 1;
        }
    }

    /// Of what [`Counts::pass`] counts, occupations and ages: documents lie in
    /// their order, so that the 64 are mostly of one occupation, and the first and
    /// the last of them as many days old.
    pub fn pass_in_order(&mut self, columns: &Columns, first: u32, bits: u64) {
        let count = bits.count_ones();
        let documents = || ones(bits).map(|bit| (first + bit) as usize);
        let (from, to) = (first as usize, (first as usize + 63).min(columns.len() - 1));
        let alike = count >= WORTH && columns.occupation[from] == columns.occupation[to];
        if !alike {
            for at in documents() {
                self.occupation(columns, at);
                self.age(columns, at);
            }
            return;
        }
        if let Some(of_all) = self
            .occupations
            .get_mut(usize::from(columns.occupation[from]))
        {
            *of_all += count;
        }
        let step = self.age_step(columns.created[from]);
        if self.age_step(columns.created[to]) == step {
            self.ages[step] += count;
        } else {
            for at in documents() {
                self.age(columns, at);
            }
        }
    }

    /// Adds what was counted of a segment's packed facts.
    pub fn add_sums(&mut self, sums: &Sums<'_>) {
        for ((department, region), count) in sums.areas() {
            self.departments[usize::from(department)] += count;
            self.regions[usize::from(region)] += count;
        }
        for ((terms, source), count) in sums.deals() {
            self.terms[usize::from(terms) % TERMS_ROOM] += count;
            self.sources[usize::from(source)] += count;
        }
        for (all, more) in self.setting.iter_mut().zip(sums.settings()) {
            *all += more;
        }
    }

    /// Counts one document that fails no group, but for its place.
    #[inline]
    pub fn passes(&mut self, facts: &Facts) {
        for slot in self.slots(facts).into_iter().flatten() {
            *slot += 1;
        }
    }

    /// Takes back a document that [`Counts::passes`] or [`Counts::all_alike`] counted.
    fn no_longer_passes(&mut self, facts: &Facts) {
        for slot in self.slots(facts).into_iter().flatten() {
            *slot -= 1;
        }
    }

    #[inline]
    fn slots(&mut self, facts: &Facts) -> [Option<&mut u32>; 5] {
        let step = self.age_step(facts.created);
        [
            self.occupations.get_mut(usize::from(facts.occupation)),
            Some(&mut self.ages[step]),
            Some(&mut self.terms[usize::from(facts.terms) % TERMS_ROOM]),
            Some(&mut self.setting[usize::from(facts.setting) % SETTING_ROOM]),
            Some(&mut self.sources[usize::from(facts.source)]),
        ]
    }

    /// Where so many documents with these terms of work are counted that fail
    /// this one group of terms.
    #[inline]
    pub fn fails_terms(&mut self, terms: u16, group: u16) -> Option<&mut u32> {
        let terms = usize::from(terms) % TERMS_ROOM;
        match group {
            CONTRACT => Some(&mut self.contracts[contract_of(terms)]),
            HOURS => Some(&mut self.hours[hours_of(terms)]),
            EXPERIENCE => Some(&mut self.experiences[experience_of(terms)]),
            _ => None,
        }
    }

    /// Counts a document that fails this one group, which is not its place.
    #[inline]
    pub fn fails(&mut self, columns: &Columns, document: u32, group: u16) {
        let at = document as usize;
        let setting = usize::from(columns.setting[at]);
        match group {
            WORK => self.occupation(columns, at),
            CONTRACT | HOURS | EXPERIENCE => {
                if let Some(slot) = self.fails_terms(columns.terms[at], group) {
                    *slot += 1;
                }
            }
            REMOTE => self.remote[remote_of(setting)] += 1,
            SIZE => self.sizes[size_of_employer(setting)] += 1,
            PAY => self.pay[pay_step_of(setting)] += 1,
            AGE => self.age(columns, at),
            SOURCE => self.sources[usize::from(columns.source[at])] += 1,
            _ => {
                if let Some(flag) = FLAG.iter().position(|known| *known == group) {
                    self.flags[flag] += u32::from(flag_of(setting, flag));
                }
            }
        }
    }

    #[inline]
    fn occupation(&mut self, columns: &Columns, at: usize) {
        if let Some(count) = self
            .occupations
            .get_mut(usize::from(columns.occupation[at]))
        {
            *count += 1;
        }
    }

    /// Counts the place of a document that fails no other group.
    #[inline]
    pub fn place(&mut self, columns: &Columns, here: &Here, document: u32) {
        let at = document as usize;
        self.departments[usize::from(columns.department[at])] += 1;
        self.regions[usize::from(columns.region[at])] += 1;
        self.further_places(columns, document);
        self.radius(columns, here, document);
    }

    /// Of what [`Counts::place`] counts, the areas of places beyond the first.
    pub fn further_places(&mut self, columns: &Columns, document: u32) {
        columns.further_areas(
            document,
            |department| self.departments[department] += 1,
            |region| self.regions[region] += 1,
        );
    }

    /// Of what [`Counts::place`] counts, how far it is from the filter's point.
    #[inline]
    pub fn radius(&mut self, columns: &Columns, here: &Here, document: u32) {
        if here.measures()
            && let Some(step) = here.step(columns.point[document as usize], document)
        {
            self.radii[step] += 1;
        }
    }

    /// How many of [`AGE_STEPS`] an offer of this instant is too old for.
    #[inline]
    fn age_step(&self, created: u32) -> usize {
        let steps = self.oldest.iter();
        steps.map(|oldest| usize::from(created < *oldest)).sum()
    }

    #[inline]
    fn age(&mut self, columns: &Columns, at: usize) {
        self.ages[self.age_step(columns.created[at])] += 1;
    }
}
