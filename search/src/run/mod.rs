//! Runs a query over all segments: window by window, which documents fit, how
//! well, what to count.

pub mod counting;
pub mod filter;
mod one_word;
pub mod places;
mod segment;
mod share;
mod shortcut;
mod tally;
pub mod top;
mod value;
mod window;

use crate::answer::{Answer, Hit};
use crate::geo::{Circle, on_globe};
use crate::page_cursor::PageCursor;
use crate::plan::{Holds, Plan};
use crate::query::{Held, Place, Query};
use crate::snapshot::Snapshot;
use counting::Counts;
use filter::Filter;
use segment::Run;
use top::{Found, Top};
use value::Values;

/// Answers a query.
pub fn search(snapshot: &Snapshot, query: &Query) -> Answer {
    let holds = |asked: &Query| search(snapshot, asked).total > 0;
    let plan = Plan::new(snapshot, query, &holds);
    let without = without(snapshot, query, &holds);
    let now = query.after.as_ref().map_or(query.now, |after| after.now);
    let filter = Filter::new(&query.filters, &snapshot.interner, query.now);
    let values = Values::new(query, !plan.parts.is_empty(), now);
    let after = query.after.as_ref().map(|after| (after.value, after.id));
    // What asks nothing is counted already.
    let nothing = plan.parts.is_empty() && filter.groups == 0 && without.is_empty();
    let counts = query.facets.then(|| {
        if nothing {
            Box::new(Counts::of_all(
                &snapshot.totals,
                &snapshot.interner,
                query.now,
            ))
        } else {
            Box::new(Counts::new(&snapshot.interner, query.now))
        }
    });
    let mut run = Run {
        query,
        plan: &plan,
        without: &without,
        filter: &filter,
        values: &values,
        top: Top::new(query.limit, after),
        total: 0,
        counts: if nothing { None } else { counts.clone() },
        one_word: Vec::new(),
    };
    for (at, view) in (0u32..).zip(&snapshot.views) {
        if nothing {
            run.newest(at, view);
        } else {
            run.segment(at, view);
        }
    }
    run.best_of_words();
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
        .map(|last| PageCursor {
            value: last.value,
            id: last.id,
            now,
            rarities: plan.rarities(),
        });
    Answer {
        hits: hits(snapshot, query, &found),
        total,
        next,
        facets: counts.map(|counts| counts.finish(&snapshot.interner, &filter)),
        corrections: plan.corrections,
    }
}

/// What is left out, read as it was when it was searched. Words that say nothing
/// are held by everything, and leave nothing out.
fn without(snapshot: &Snapshot, query: &Query, holds: Holds<'_>) -> Vec<Plan> {
    let read = |held: &Held| {
        let asked = Query {
            words: held.words.clone(),
            alternatives: held.alternatives.clone(),
            typing: query.typing,
            as_typed: query.as_typed,
            ..Query::default()
        };
        Plan::new(snapshot, &asked, holds)
    };
    let plans = query.without.iter().map(read);
    plans.filter(|plan| !plan.parts.is_empty()).collect()
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
            Hit {
                id: found.id,
                value: found.value,
                metres: middle.and_then(|middle| columns.metres(found.document, &middle)),
            }
        })
        .collect()
}
