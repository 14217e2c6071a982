//! The question for the index, and what its answer says to people.

use pleinweb_search::{Answer, Facets, Filters, Place, Query, Sort};

use super::place::{Located, areas, point};
use super::state::{Filter, Order, RADII, SearchState};
use super::typed_words::Read;
use super::view::{Counts, Occupation};
use pleinweb_kernel::Timestamp;
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::model::OccupationCode;

/// Offers of a part of the list.
const PART: usize = 20;
/// Occupations to narrow down to.
const OCCUPATIONS: usize = 8;

/// The search for the index, without counts and from the beginning.
pub fn question(state: &SearchState, located: &Located, read: &Read, now: Timestamp) -> Query {
    Query {
        words: read.words.clone(),
        alternatives: read.alternatives.clone(),
        // Typing errors were corrected before, when the words were read, and the
        // person is told: the index corrects nothing more.
        as_typed: true,
        filters: filters(state, located),
        sort: match state.order {
            // Without words everything fits as well: the newest first.
            Order::Fit if read.words.is_empty() => Sort::Date,
            Order::Fit => Sort::Fit,
            Order::Date => Sort::Date,
            // Without a place nothing is near.
            Order::Distance if located.at.is_none() => Sort::Fit,
            Order::Distance => Sort::Distance,
            Order::Pay => Sort::Pay,
        },
        from: located.at.map(point),
        now: now.0,
        ..Query::default()
    }
}

/// How much of an answer is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Much {
    pub limit: usize,
    pub counts: bool,
    /// Whether offers for some of the words follow where few are for all.
    pub tail: bool,
}

/// What a page shows.
pub const A_PAGE: Much = Much {
    limit: PART,
    counts: true,
    tail: true,
};

fn filters(state: &SearchState, located: &Located) -> Filters {
    let mut filters = Filters {
        place: located.filter.clone(),
        ..Filters::default()
    };
    for filter in &state.filters {
        filter.narrow(&mut filters);
    }
    filters
}

/// Counts as pages show them.
pub fn counts(facets: &Facets, lists: &Lists, here: &Place) -> Counts {
    Counts {
        filters: Filter::counted(facets),
        radii: RADII
            .into_iter()
            .filter(|km| *km > 0)
            .map(|km| (km, step(&facets.radii, km)))
            .filter(|(_, count)| *count > 0)
            .collect(),
        occupations: facets
            .occupations
            .iter()
            .filter_map(|(code, count)| occupation(lists, code, *count))
            .take(OCCUPATIONS)
            .collect(),
        areas: areas(facets, here),
    }
}

/// An occupation with its label; `None` if our list does not have it.
pub fn occupation(lists: &Lists, code: &str, count: u64) -> Option<Occupation> {
    let code = OccupationCode::parse(code).ok()?;
    Some(Occupation {
        code,
        label: lists.occupations.label(code)?.to_owned(),
        count,
    })
}

fn step(counts: &[(u32, u64)], step: u32) -> u64 {
    counts
        .iter()
        .find(|(known, _)| *known == step)
        .map_or(0, |(_, count)| *count)
}

/// Whole kilometres of a hit.
fn kilometres(metres: Option<u32>) -> Option<u32> {
    metres.map(|metres| metres.saturating_add(500) / 1000)
}

/// The ids of an answer, in its order, with their kilometres.
pub fn hits(answer: &Answer) -> Vec<(pleinweb_kernel::OfferId, Option<u32>)> {
    answer
        .hits
        .iter()
        .map(|hit| {
            let id = pleinweb_kernel::OfferId(uuid::Uuid::from_bytes(hit.id));
            (id, kilometres(hit.metres))
        })
        .collect()
}
