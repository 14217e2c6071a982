//! Searches that ask one thing only: their total is known without a look at the
//! documents, and the best of them are found where they may be.

use super::counting::Counts;
use super::filter::{Filter, PLACE, TERMS, Where};
use super::places::Here;
use super::segment::Run;
use crate::facts::Facts;
use crate::matching::clause::Clause;
use crate::segment::FEW;
use crate::snapshot::View;

impl<'q> Run<'q> {
    /// Answers for a segment if the search is one of these.
    pub fn shortcut(
        &mut self,
        part: u32,
        view: &'q View,
        clauses: &mut [Clause<'q>],
        here: &Here,
    ) -> bool {
        let groups = self.filter.groups;
        if self.counts.is_some() {
            let terms_only = clauses.is_empty() && groups & !(TERMS | PLACE) == 0;
            return match &self.filter.place {
                Where::Circle(_) if terms_only => self.around(part, view, here),
                Where::Anywhere if terms_only => self.alike(part, view),
                _ => false,
            };
        }
        match (clauses, groups) {
            ([], groups) if groups & !TERMS == 0 => self.alike(part, view),
            ([clause], 0) if view.deleted_count == 0 => self.word(part, view, clause),
            ([], PLACE) if matches!(self.filter.place, Where::Circle(_)) => {
                self.circle(part, view, here)
            }
            _ => false,
        }
    }

    /// The documents of a circle, by date: each point has its newest first.
    fn circle(&mut self, part: u32, view: &View, here: &Here) -> bool {
        if !self.values.by_date {
            return false;
        }
        let columns = &view.segment.columns;
        for run in &here.points {
            let documents = columns.points.documents(run);
            self.total += if view.deleted_count == 0 {
                documents.len() as u64
            } else {
                let alive = documents.iter().filter(|one| !view.deleted.get(**one));
                alive.count() as u64
            };
            if self.query.limit == 0 {
                continue;
            }
            for point in run.clone() {
                for document in columns.points.documents(&(point..point + 1)) {
                    if columns.created[*document as usize] < self.top.floor() {
                        break;
                    }
                    if !view.deleted.get(*document) {
                        self.offer(part, view, *document, 0);
                    }
                }
            }
        }
        for document in &here.further {
            if !view.deleted.get(*document) {
                self.total += 1;
                self.offer(part, view, *document, 0);
            }
        }
        true
    }

    /// Counts the documents around a place, point by point, where nothing but terms
    /// of work is asked for besides.
    fn around(&mut self, part: u32, view: &View, here: &Here) -> bool {
        let Some(mut counts) = self.counts.take() else {
            return false;
        };
        counts.all_places(self.filter, here, view);
        let points = &view.segment.columns.points;
        for run in &here.points {
            for (document, facts) in points.documents(run).iter().zip(points.facts(run)) {
                self.one_around(&mut counts, (part, view), *document, facts);
            }
        }
        for document in &here.further {
            let facts = view.segment.columns.facts(*document);
            self.one_around(&mut counts, (part, view), *document, &facts);
        }
        self.counts = Some(counts);
        true
    }

    #[inline]
    fn one_around(
        &mut self,
        counts: &mut Counts,
        (part, view): (u32, &View),
        document: u32,
        facts: &Facts,
    ) {
        if view.deleted_count > 0 && view.deleted.get(document) {
            return;
        }
        match self.filter.terms_fail(facts.terms) {
            0 => {
                self.total += 1;
                counts.passes(facts);
                if !self.values.by_date || facts.created >= self.top.floor() {
                    self.offer(part, view, document, 0);
                }
            }
            group => {
                if let Some(slot) = counts.fails_terms(facts.terms, group) {
                    *slot += 1;
                }
            }
        }
    }

    /// The documents with the terms of work asked for, by date, wherever they
    /// are: they are counted already, and the newest of each kind come first.
    fn alike(&mut self, part: u32, view: &View) -> bool {
        if !self.values.by_date {
            return false;
        }
        if let Some(counts) = &mut self.counts {
            counts.all_places(self.filter, &Here::default(), view);
            self.total += counts.all_alike(self.filter, view);
        } else {
            self.total += all_alike(self.filter, view);
        }
        if self.query.limit == 0 {
            return true;
        }
        let by_terms = &view.segment.by_terms;
        let passing = by_terms.iter();
        for alike in passing.filter(|alike| self.filter.terms_pass(alike.terms)) {
            for (document, created) in by_terms.documents(alike) {
                if created < self.top.floor() {
                    break;
                }
                if view.deleted_count == 0 || !view.deleted.get(document) {
                    self.offer(part, view, document, 0);
                }
            }
        }
        true
    }

    /// The newest offers of a segment, where nothing is asked.
    pub fn newest(&mut self, part: u32, view: &View) {
        let segment = &view.segment;
        for (few, newest) in (0u32..).zip(&segment.newest) {
            if self.values.max_value(*newest, 0) < self.top.floor() {
                continue;
            }
            let start = few * FEW as u32;
            for document in start..(start + FEW as u32).min(segment.len()) {
                if !view.deleted.get(document) {
                    self.offer(part, view, document, 0);
                }
            }
        }
    }
}

/// How many documents of a segment have the terms of work asked for.
fn all_alike(filter: &Filter, view: &View) -> u64 {
    let segment = &view.segment;
    let passing = |terms: u16| filter.terms_pass(terms);
    let all = segment.by_terms.iter().filter(|one| passing(one.terms));
    let gone = view.deleted.iter();
    let gone = gone.filter(|document| passing(segment.columns.terms[*document as usize]));
    all.map(|alike| u64::from(alike.count())).sum::<u64>() - gone.count() as u64
}
