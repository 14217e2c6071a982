//! One segment's share of an answer: window by window, first which documents
//! fit (the total is exact), then the scores of those that may come first.

use super::counting::Counts;
use super::filter::{Filter, PLACE, TERMS, WORK, Where};
use super::places::{self, Here};
use super::share::Share;
use super::tally::Tally;
use super::top::{Found, Top};
use super::value::Values;
use super::window::{Window, and, intersect};
use crate::bits::{ones, set_run};
use crate::matching::clause::Clause;
use crate::plan::Plan;
use crate::query::Query;
use crate::segment::WINDOW;
use crate::snapshot::View;
use crate::witness::note;

pub struct Run<'q> {
    pub query: &'q Query,
    pub plan: &'q Plan,
    /// What holds all that one of these asks is left out.
    pub without: &'q [Plan],
    pub filter: &'q Filter,
    pub values: &'q Values,
    pub top: Top,
    pub total: u64,
    pub counts: Option<Box<Counts>>,
    /// What segments hold of the word, where nothing else is asked for.
    pub one_word: Vec<Share<'q>>,
}

impl<'q> Run<'q> {
    pub fn segment(&mut self, part: u32, view: &'q View) {
        let segment = &view.segment;
        let mut clauses = self.plan.clauses(part as usize, segment);
        let here = Here::new(self.filter, segment, self.counts.is_some());
        if self.without.is_empty() && self.shortcut(part, view, &mut clauses, &here) {
            return;
        }
        let mut without: Vec<Vec<Clause<'_>>> = self
            .without
            .iter()
            .map(|plan| plan.clauses(part as usize, segment))
            .collect();
        // Filters that can be looked up are, unless facets need what fails them.
        let mut groups = u16::MAX;
        let mut required: Vec<Clause<'_>> = Vec::new();
        if self.counts.is_none() {
            let estimate = self.estimate(&clauses, segment.len());
            if self.filter.groups & WORK != 0 {
                required.push(places::work(self.filter, segment));
                groups &= !WORK;
            }
            if self.filter.groups & PLACE != 0
                && let Some(place) = places::lookup(self.filter, &here, segment, estimate)
            {
                required.push(place);
                groups &= !PLACE;
                if matches!(self.filter.place, Where::Circle(_)) {
                    groups &= !TERMS;
                }
            }
            required.sort_by_key(Clause::count);
        }
        let mut tally = Tally::new(self.filter, &here, segment, self.counts.is_some());
        if let (Some(counts), []) = (&mut self.counts, clauses.as_slice())
            && without.is_empty()
        {
            required.extend(tally.places(counts, view));
        }
        let mut window = Window::default();
        let mut at = 0;
        while let Some(next) = self.next(&mut required, &mut clauses, at, segment.len()) {
            note(|seen| &mut seen.windows);
            let start = next / WINDOW as u32 * WINDOW as u32;
            at = start + WINDOW as u32;
            window.start = start;
            if !self.fill(&mut window, &mut required, &mut clauses, segment.len()) {
                continue;
            }
            let deleted = &view.deleted.words()[start as usize / 64..];
            for (bits, deleted) in window.bits.iter_mut().zip(deleted) {
                *bits &= !deleted;
            }
            for held in &mut without {
                leave_out(held, &mut window);
            }
            if let Some(counts) = &mut self.counts {
                tally.count(counts, &mut window);
            } else {
                self.filter(view, &here, &mut window, groups);
            }
            let fit: u32 = window.bits.iter().map(|word| word.count_ones()).sum();
            if fit > 0 {
                self.total += u64::from(fit);
                self.best(part, view, &mut window, &mut clauses);
            }
        }
        if let Some(counts) = &mut self.counts {
            tally.finish(counts);
        }
    }

    /// About how many documents the words give, at most.
    fn estimate(&self, clauses: &[Clause<'_>], all: u32) -> u64 {
        let counts = clauses.iter().map(Clause::count);
        if clauses.is_empty() {
            u64::from(all)
        } else if self.query.any {
            counts.sum()
        } else {
            counts.min().unwrap_or(0)
        }
    }

    /// A document from `at` on before which none fits.
    fn next(
        &self,
        required: &mut [Clause<'_>],
        clauses: &mut [Clause<'_>],
        at: u32,
        end: u32,
    ) -> Option<u32> {
        let mut next = at;
        for clause in required {
            next = clause.seek(next)?;
        }
        if self.query.any && !clauses.is_empty() {
            next = clauses
                .iter_mut()
                .filter_map(|clause| clause.seek(next))
                .min()?;
        } else {
            for clause in clauses {
                next = clause.seek(next)?;
            }
        }
        (next < end).then_some(next)
    }

    /// Finds what fits in a window; false when nothing does.
    fn fill(
        &self,
        window: &mut Window,
        required: &mut [Clause<'_>],
        clauses: &mut [Clause<'_>],
        end: u32,
    ) -> bool {
        let start = window.start;
        window.bits = [0; WINDOW / 64];
        if required.is_empty() && clauses.is_empty() {
            set_run(&mut window.bits, 0, ((end - start) as usize).min(WINDOW));
            return true;
        }
        let mut first = true;
        for clause in required {
            if !intersect(clause, start, &mut window.bits, first) {
                return false;
            }
            first = false;
        }
        if self.query.any && !clauses.is_empty() {
            let any = window.fill_any(clauses, !first);
            if first {
                window.bits = any;
            } else {
                and(&mut window.bits, &any);
            }
            return window.bits.iter().any(|word| *word != 0);
        }
        for clause in clauses {
            if !intersect(clause, start, &mut window.bits, first) {
                return false;
            }
            first = false;
        }
        true
    }

    /// Takes out what fails the filters' groups that were not looked up.
    fn filter(&self, view: &View, here: &Here, window: &mut Window, groups: u16) {
        let asked = self.filter.groups & groups;
        if asked == 0 {
            return;
        }
        let columns = &view.segment.columns;
        let place = asked & PLACE != 0;
        for (at, word) in window.bits.iter_mut().enumerate() {
            for bit in ones(*word) {
                let document = window.start + at as u32 * 64 + bit;
                if self.filter.fails(columns, document, groups)
                    || place && !here.lies(self.filter, columns, document)
                {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// Offers what may come among the best of a window's documents. The others'
    /// scores are never looked at: most windows have none.
    fn best(&mut self, part: u32, view: &View, window: &mut Window, clauses: &mut [Clause<'_>]) {
        if self.query.limit == 0 {
            return;
        }
        let (segment, values, floor) = (&view.segment, self.values, self.top.floor());
        if floor > 0 {
            let start = window.start;
            let max_points: Vec<u32> = clauses
                .iter()
                .map(|clause| clause.max_points(start))
                .collect();
            let all = max_points.iter().sum();
            let newest = &segment.newest[start as usize / 64..];
            let mut by_age = [0; WINDOW / 64];
            let mut any = 0;
            let words = window.bits.iter_mut().zip(&mut by_age).zip(newest);
            for ((word, by_age), newest) in words.filter(|((word, _), _)| **word != 0) {
                *by_age = values.by_age(*newest);
                if values.with_score(*by_age, all) < floor {
                    note(|seen| &mut seen.pruned);
                    *word = 0;
                }
                any |= *word;
            }
            if any == 0 {
                return;
            }
            if values.scored {
                if self.query.any {
                    window.prune_subsets(&max_points, |at, points| {
                        values.with_score(by_age[at], points) >= floor
                    });
                }
                for clause in &*clauses {
                    clause.prune(start, all, &mut window.bits, |newest, points| {
                        values.max_value(newest, points) >= floor
                    });
                }
            }
        }
        let Window {
            start,
            bits,
            scores,
            ..
        } = window;
        if values.scored && bits.iter().any(|word| *word != 0) {
            *scores = [0; WINDOW];
            for clause in clauses {
                clause.score(*start, bits, scores);
            }
        }
        for (at, word) in bits.iter().enumerate() {
            for bit in ones(*word) {
                let within = at * 64 + bit as usize;
                let score = if values.scored {
                    scores[within % WINDOW]
                } else {
                    0
                };
                self.offer(part, view, *start + within as u32, score);
            }
        }
    }

    #[inline]
    pub fn offer(&mut self, part: u32, view: &View, document: u32, score: u16) {
        let columns = &view.segment.columns;
        let value = self.values.of(columns, document, score);
        if value >= self.top.floor() {
            self.top.offer(Found {
                value,
                id: columns.id[document as usize],
                part,
                document,
                note: 0,
            });
        }
    }
}

/// Takes out of a window what fits all of these clauses.
fn leave_out(held: &mut [Clause<'_>], window: &mut Window) {
    let mut all = window.bits;
    for clause in held {
        if !intersect(clause, window.start, &mut all, false) {
            return;
        }
    }
    for (bits, held) in window.bits.iter_mut().zip(all) {
        *bits &= !held;
    }
}
