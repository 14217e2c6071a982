//! What a segment has counted beforehand, taken over: searches for terms of work
//! and a place alone.

use super::Counts;
use crate::answer::{AGE_STEPS, RADIUS_STEPS};
use crate::by_terms::{Alike, ByTerms, Counted};
use crate::columns::TERMS_ROOM;
use crate::interner::Interner;
use crate::run::filter::{Filter, oldest};
use crate::run::places::Here;
use crate::snapshot::View;
use crate::totals::Totals;

impl Counts {
    /// The counts of all offers: the same as counting every document.
    pub fn of_all(totals: &Totals, interner: &Interner, now: i64) -> Self {
        let mut counts = Self::new(interner, now);
        for (count, total) in counts.occupations.iter_mut().zip(&totals.occupations) {
            *count = *total;
        }
        counts.departments = totals.departments;
        counts.regions = totals.regions;
        counts.sources = totals.sources;
        counts.terms = totals.terms;
        counts.setting = totals.setting;
        let mut newer = 0;
        for (at, days) in AGE_STEPS.into_iter().enumerate() {
            let from = oldest(now, days) / 3600;
            let within: u32 = totals.hours.range(from..).map(|(_, count)| count).sum();
            counts.ages[at] = within - newer;
            newer = within;
        }
        counts
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
}

fn add(counts: &mut [u32], more: &Counted) {
    for (value, more) in more {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += more;
        }
    }
}
