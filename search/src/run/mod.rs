//! Runs a query over all segments: window by window, which documents fit, how
//! well, what to count.

pub mod clause;
pub mod counting;
pub mod cursor;
pub mod filter;
pub mod phrase;
mod places;
pub mod top;
mod value;
mod window;

use crate::answer::{Answer, Hit};
use crate::bits::{ones, set_run};
use crate::geo::{Circle, NOWHERE, on_globe};
use crate::plan::Plan;
use crate::position::After;
use crate::query::{Place, Query};
use crate::segment::WINDOW;
use crate::snapshot::{Snapshot, View};
use clause::Clause;
use counting::Counts;
use filter::{Filter, PLACE, WORK, Where};
use top::{Found, Top};
use value::Values;
use window::{Window, and, narrow};

/// Answers a query.
pub fn search(snapshot: &Snapshot, query: &Query) -> Answer {
    let plan = Plan::new(snapshot, query);
    let now = query.after.as_ref().map_or(query.now, |after| after.now);
    let filter = Filter::new(&query.filters, &snapshot.names, query.now);
    let values = Values::new(query, !plan.parts.is_empty(), now);
    let after = query.after.as_ref().map(|after| (after.value, after.id));
    // What asks nothing is counted already.
    let nothing = plan.parts.is_empty() && filter.groups == 0;
    let counts = query.facets.then(|| {
        if nothing {
            Box::new(snapshot.totals.counts(&snapshot.names, query.now))
        } else {
            Box::new(Counts::new(&snapshot.names, query.now))
        }
    });
    let mut run = Run {
        query,
        plan: &plan,
        filter: &filter,
        values: &values,
        top: Top::new(query.limit, after),
        total: 0,
        counts: if nothing { None } else { counts.clone() },
    };
    for (at, view) in (0u32..).zip(&snapshot.views) {
        if nothing {
            run.newest(at, view);
        } else {
            run.segment(at, view);
        }
    }
    let total = if nothing {
        snapshot.totals.documents
    } else {
        run.total
    };
    let counts = if nothing { counts } else { run.counts };
    let found = run.top.finish();
    let next = found
        .last()
        .filter(|_| found.len() == query.limit)
        .map(|last| After {
            value: last.value,
            id: last.id,
            now,
            rarities: plan.rarities(),
        });
    Answer {
        hits: hits(snapshot, query, &found),
        total,
        next,
        facets: counts.map(|counts| counts.finish(&snapshot.names, &filter)),
        corrections: plan.corrections,
    }
}

/// The point that distances are measured from.
fn middle(query: &Query) -> Option<Circle> {
    let at = query.from.or(match query.filters.place {
        Place::Around { at, .. } => Some(at),
        _ => None,
    })?;
    on_globe(at).then(|| Circle::new(at, 0.0))
}

fn hits(snapshot: &Snapshot, query: &Query, found: &[Found]) -> Vec<Hit> {
    let middle = middle(query);
    found
        .iter()
        .map(|found| {
            let columns = &snapshot.views[found.part as usize].segment.columns;
            let at = found.document as usize;
            let known = columns.lat[at] != NOWHERE;
            Hit {
                id: found.id,
                value: found.value,
                metres: middle
                    .filter(|_| known)
                    .map(|middle| middle.metres(columns.lat[at], columns.lon[at])),
            }
        })
        .collect()
}

struct Run<'q> {
    query: &'q Query,
    plan: &'q Plan,
    filter: &'q Filter,
    values: &'q Values,
    top: Top,
    total: u64,
    counts: Option<Box<Counts>>,
}

impl Run<'_> {
    /// The newest offers of a segment, where nothing else is asked.
    fn newest(&mut self, part: u32, view: &View) {
        let segment = &view.segment;
        for (window, newest) in (0u32..).zip(&segment.newest) {
            if self.values.by_date && *newest < self.top.floor() {
                continue;
            }
            let start = window * WINDOW as u32;
            let end = (start + WINDOW as u32).min(segment.len());
            for document in start..end {
                let value = self.values.of(&segment.columns, document, 0);
                if value >= self.top.floor() && !view.deleted.get(document) {
                    self.top.offer(Found {
                        value,
                        id: segment.columns.id[document as usize],
                        part,
                        document,
                        note: 0,
                    });
                }
            }
        }
    }

    fn segment(&mut self, part: u32, view: &View) {
        let segment = &view.segment;
        let mut clauses = self.plan.clauses(segment);
        if clauses.is_empty() && !self.plan.parts.is_empty() {
            return;
        }
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
                && let Some(place) = places::lookup(self.filter, segment, estimate)
            {
                required.push(place);
                if !matches!(self.filter.place, Where::Circle(_)) {
                    groups &= !PLACE;
                }
            }
            required.sort_by_key(Clause::count);
        }
        let mut window = Window::default();
        let mut at = 0;
        while let Some(next) = self.next(&mut required, &mut clauses, at, segment.len()) {
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
            if self.counts.is_some() {
                self.count(part, view, &window);
            } else {
                self.collect(part, view, &window, groups);
            }
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
        if self.values.scored {
            window.scores = [0; WINDOW];
        }
        let scored = self.values.scored;
        let Window { bits, scores, .. } = window;
        let mut first = true;
        for clause in required {
            if !narrow(clause, start, bits, None, first) {
                return false;
            }
            first = false;
        }
        if self.query.any && !clauses.is_empty() {
            let mut any = [0; WINDOW / 64];
            for clause in clauses {
                let wanted = (!first).then_some(&*bits);
                clause.fill(start, wanted, &mut any, scored.then_some(&mut *scores));
            }
            if first {
                *bits = any;
            } else {
                and(bits, &any);
            }
            return bits.iter().any(|word| *word != 0);
        }
        for clause in clauses {
            if !narrow(clause, start, bits, scored.then_some(&mut *scores), first) {
                return false;
            }
            first = false;
        }
        true
    }

    /// Takes what fits and passes the filters' other groups.
    fn collect(&mut self, part: u32, view: &View, window: &Window, groups: u16) {
        let columns = &view.segment.columns;
        let test = self.filter.groups & groups != 0;
        if !test {
            let count: u32 = window.bits.iter().map(|word| word.count_ones()).sum();
            self.total += u64::from(count);
            let newest = view.segment.newest[window.start as usize / WINDOW];
            if self.query.limit == 0 || self.values.by_date && newest < self.top.floor() {
                return;
            }
        }
        for (at, word) in window.bits.iter().enumerate() {
            for bit in ones(*word) {
                let document = window.start + at as u32 * 64 + bit;
                if test {
                    if self.filter.fails(columns, document, groups) != 0 {
                        continue;
                    }
                    self.total += 1;
                }
                self.offer(part, view, document, window);
            }
        }
    }

    /// The same, and counts for facets.
    fn count(&mut self, part: u32, view: &View, window: &Window) {
        let columns = &view.segment.columns;
        let filter = self.filter;
        let wide = filter.wide.as_ref();
        let Some(mut counts) = self.counts.take() else {
            return;
        };
        for (at, word) in window.bits.iter().enumerate() {
            for bit in ones(*word) {
                let document = window.start + at as u32 * 64 + bit;
                let fails = filter.fails(columns, document, u16::MAX);
                if fails == 0 {
                    self.total += 1;
                    counts.passes(columns, document, wide);
                    self.offer(part, view, document, window);
                } else if fails.is_power_of_two() {
                    counts.fails(columns, document, fails, wide);
                }
            }
        }
        self.counts = Some(counts);
    }

    #[inline]
    fn offer(&mut self, part: u32, view: &View, document: u32, window: &Window) {
        let floor = self.top.floor();
        let score = window.scores[(document - window.start) as usize % WINDOW];
        if self.values.most(score) < floor {
            return;
        }
        let columns = &view.segment.columns;
        let value = self.values.of(columns, document, score);
        if value >= floor {
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
