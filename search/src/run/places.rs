//! Filters that are looked up like words, so that only what passes is read.

use super::clause::Clause;
use super::cursor::Cursor;
use super::filter::{Filter, Where};
use crate::segment::Segment;
use crate::segment::dictionary::{COMMUNE, DEPARTMENT, SQUARE, own};

/// With fewer candidates each is tested faster than its place is looked up.
const FEW: u64 = 400;

/// The documents of the occupations asked for.
pub fn work<'a>(filter: &Filter, segment: &'a Segment) -> Clause<'a> {
    let mut clause = Clause::default();
    for (occupation, run) in segment.occupations() {
        if !filter
            .work
            .get(usize::from(occupation))
            .is_some_and(|passes| *passes)
        {
            continue;
        }
        match clause.runs.last_mut() {
            Some((before, _)) if before.end == run.start => before.end = run.end,
            _ => clause.runs.push((run, 0)),
        }
    }
    clause
}

/// The documents that may lie where offers must be, if looking them up pays.
/// For a circle these are too many: each must still be tested.
pub fn lookup<'a>(filter: &Filter, segment: &'a Segment, candidates: u64) -> Option<Clause<'a>> {
    if candidates <= FEW {
        return None;
    }
    let dictionary = &segment.dictionary;
    let exact = |mark: u8, numbers: &[u16]| -> Vec<u32> {
        numbers
            .iter()
            .filter_map(|number| dictionary.find(&own(mark, u32::from(*number))))
            .collect()
    };
    let terms = match &filter.place {
        Where::Circle(circle) => {
            let mut terms = Vec::new();
            for run in circle.squares() {
                let last = own(SQUARE, *run.end());
                let from = dictionary.lower(&own(SQUARE, *run.start()));
                let more = from..dictionary.len();
                terms.extend(more.take_while(|term| dictionary.term(*term) <= last.as_slice()));
            }
            terms
        }
        Where::Communes(numbers) => exact(COMMUNE, numbers),
        Where::Departments(numbers) => exact(DEPARTMENT, numbers),
        Where::Regions(_) | Where::Anywhere => return None,
    };
    let counts = terms
        .iter()
        .map(|term| u64::from(segment.postings.counts[*term as usize]));
    if counts.sum::<u64>() > candidates {
        return None;
    }
    Some(Clause {
        words: terms
            .into_iter()
            .map(|term| (Cursor::new(segment, term), [0; 16]))
            .collect(),
        ..Clause::default()
    })
}
