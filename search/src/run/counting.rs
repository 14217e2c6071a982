//! Counts offers for every choice of every filter.

use super::filter::{
    ACCESSIBLE, AGE, CONTRACT, EXPERIENCE, Filter, HOURS, PAY, REMOTE, SIZE, SOURCE, WORK, Where,
    oldest,
};
use super::places::{Here, STEPS};
use crate::answer::{AGE_STEPS, Facets, PAY_STEPS, RADIUS_STEPS};
use crate::bits::ones;
use crate::by_terms::{Alike, ByTerms, Counted};
use crate::columns::{
    Columns, Facts, SETTING_ROOM, TERMS_ROOM, accessible_of, contract_of, experience_of, hours_of,
    pay_step_of, remote_of, size_of_employer,
};
use crate::interner::{Interner, Kind};
use crate::packed::Sums;
use crate::snapshot::View;

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
    accessible: u32,
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
            accessible: 0,
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

    /// Counts all documents of a segment, where nothing but terms of work is
    /// asked for, and says how many pass.
    pub fn all_alike(&mut self, filter: &Filter, view: &View) -> u64 {
        let by_terms = &view.segment.by_terms;
        let mut total = 0;
        for alike in by_terms.iter() {
            match filter.terms_fail(alike.terms) {
                0 => {
                    total += u64::from(alike.count());
                    self.alike_pass(by_terms, alike);
                }
                group => {
                    if let Some(slot) = self.fails_terms(alike.terms, group) {
                        *slot += alike.count();
                    }
                }
            }
        }
        for document in view.deleted.iter() {
            let facts = view.segment.columns.facts(document);
            match filter.terms_fail(facts.terms) {
                0 => {
                    total -= 1;
                    self.no_longer_passes(&facts);
                }
                group => {
                    if let Some(slot) = self.fails_terms(facts.terms, group) {
                        *slot -= 1;
                    }
                }
            }
        }
        total
    }

    fn alike_pass(&mut self, by_terms: &ByTerms, alike: &Alike) {
        self.terms[usize::from(alike.terms) % TERMS_ROOM] += alike.count();
        add(&mut self.occupations, &alike.occupations);
        add(&mut self.setting, &alike.settings);
        add(&mut self.sources, &alike.sources);
        let mut newer = 0;
        for (slot, oldest) in self.ages.iter_mut().zip(self.oldest) {
            let within = by_terms.since(alike, oldest);
            *slot += within - newer;
            newer = within;
        }
        self.ages[AGE_STEPS.len()] += alike.count() - newer;
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
            ACCESSIBLE => self.accessible += u32::from(accessible_of(setting)),
            PAY => self.pay[pay_step_of(setting)] += 1,
            AGE => self.age(columns, at),
            SOURCE => self.sources[usize::from(columns.source[at])] += 1,
            _ => {}
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

    /// Counts the places of all documents of a segment, where nothing but terms
    /// of work and a place is asked for: by areas, and point by point near a circle.
    pub fn all_places(&mut self, filter: &Filter, here: &Here, view: &View) {
        let (segment, columns) = (&view.segment, &view.segment.columns);
        for area in &segment.areas {
            if filter.terms_pass(area.terms) {
                self.departments[usize::from(area.department)] += area.count;
                self.regions[usize::from(area.region)] += area.count;
            }
        }
        let gone = view.deleted.iter();
        for at in gone.map(|document| document as usize) {
            if filter.terms_pass(columns.terms[at]) {
                self.departments[usize::from(columns.department[at])] -= 1;
                self.regions[usize::from(columns.region[at])] -= 1;
            }
        }
        for (point, step) in here.near() {
            let run = point..point + 1;
            let terms = columns.points.terms(&run);
            let passing = if view.deleted_count == 0 {
                let passing = terms.iter().filter(|terms| filter.terms_pass(**terms));
                passing.count()
            } else {
                let documents = terms.iter().zip(columns.points.documents(&run));
                let passing = documents.filter(|(terms, document)| {
                    filter.terms_pass(**terms) && !view.deleted.get(**document)
                });
                passing.count()
            };
            self.radii[step] += passing as u32;
        }
        self.all_further_places(filter, here, view);
    }

    /// What [`Counts::all_places`] has to add of documents in several places.
    fn all_further_places(&mut self, filter: &Filter, here: &Here, view: &View) {
        let columns = &view.segment.columns;
        let passes = |document: u32| {
            !view.deleted.get(document) && filter.terms_pass(columns.terms[document as usize])
        };
        for (document, _) in columns.further.iter() {
            if passes(document) {
                columns.further_areas(
                    document,
                    |department| self.departments[department] += 1,
                    |region| self.regions[region] += 1,
                );
            }
        }
        for (document, first, nearest) in here.nearer(&view.segment) {
            if passes(document) {
                if first < RADIUS_STEPS.len() {
                    self.radii[first] -= 1;
                }
                self.radii[nearest] += 1;
            }
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

    /// Counts written out in words.
    pub fn finish(&self, interner: &Interner, filter: &Filter) -> Facets {
        let mut contracts = self.contracts;
        let mut hours = self.hours;
        let mut experiences = self.experiences;
        for (key, count) in self.terms.iter().enumerate() {
            contracts[contract_of(key)] += count;
            hours[hours_of(key)] += count;
            experiences[experience_of(key)] += count;
        }
        let mut remote = self.remote;
        let mut sizes = self.sizes;
        let mut pay = self.pay;
        let mut accessible = u64::from(self.accessible);
        for (key, count) in self.setting.iter().enumerate() {
            remote[remote_of(key)] += count;
            sizes[size_of_employer(key)] += count;
            pay[pay_step_of(key)] += count;
            accessible += u64::from(accessible_of(key)) * u64::from(*count);
        }
        let mut domains = vec![0; interner.count(Kind::Domain)];
        for (occupation, count) in self.occupations.iter().enumerate() {
            domains[interner.domain_of(occupation)] += count;
        }
        let list = |kind, counts: &[u32]| list(interner, kind, counts);
        Facets {
            occupations: list(Kind::Occupation, &self.occupations),
            domains: list(Kind::Domain, &domains),
            departments: list(Kind::Department, &self.departments),
            regions: list(Kind::Region, &self.regions),
            radii: match filter.place {
                Where::Circle(_) => up_to(&RADIUS_STEPS, &self.radii),
                _ => Vec::new(),
            },
            contracts: list(Kind::Contract, &contracts),
            hours: list(Kind::Hours, &hours),
            experiences: list(Kind::Experience, &experiences),
            remote: list(Kind::Remote, &remote),
            employer_sizes: list(Kind::EmployerSize, &sizes),
            sources: list(Kind::Source, &self.sources),
            pay: reach(&pay),
            ages: up_to(&AGE_STEPS, &self.ages),
            accessible,
        }
    }
}

fn add(counts: &mut [u32], more: &Counted) {
    for (value, more) in more {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += more;
        }
    }
}

/// Values with their counts, most frequent first; "not said" is no choice.
fn list(interner: &Interner, kind: Kind, counts: &[u32]) -> Vec<(String, u64)> {
    let mut list: Vec<(&str, u64)> = counts
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, count)| **count > 0)
        .map(|(number, count)| (interner.value(kind, number), u64::from(*count)))
        .collect();
    list.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    list.into_iter()
        .map(|(value, count)| (value.to_owned(), count))
        .collect()
}

/// From "misses the first n steps" to "is within each step".
fn up_to(steps: &[u32], counts: &[u32]) -> Vec<(u32, u64)> {
    let mut within = 0;
    steps
        .iter()
        .zip(counts)
        .map(|(step, count)| {
            within += u64::from(*count);
            (*step, within)
        })
        .collect()
}

/// From "reaches n steps" to "reaches this step".
fn reach(counts: &[u32]) -> Vec<(u32, u64)> {
    PAY_STEPS
        .iter()
        .enumerate()
        .map(|(at, step)| {
            (
                *step,
                counts[at + 1..].iter().map(|count| u64::from(*count)).sum(),
            )
        })
        .collect()
}
