//! The question for the index, and what its answer says to people.

use pleinweb_search::{Answer, Facets, Filters, Place, Query, Sort};

use super::place::{Located, areas, point};
use super::state::{AGES, FLOORS, Filter, Order, RADII, SearchState};
use super::typed_words::Read;
use super::view::{Counts, Occupation};
use crate::model::{Contract, EmployerSize, ExperienceNeed, Hours, Remote};
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
        let value = filter.pair().1;
        match filter {
            Filter::Contract(_) => filters.contracts.push(value),
            Filter::Hours(_) => filters.hours.push(value),
            Filter::Experience(_) => filters.experiences.push(value),
            Filter::Remote(_) => filters.remote.push(value),
            Filter::Size(_) => filters.employer_sizes.push(value),
            Filter::Pay(floor) => filters.pay_floor = Some(*floor),
            Filter::Age(days) => filters.max_age_days = Some(*days),
            Filter::Accessible => filters.accessible = true,
            Filter::Domain(_) => filters.domains.push(value),
            Filter::Occupation(_) => filters.occupations.push(value),
        }
    }
    filters
}

/// Counts as pages show them.
pub fn counts(facets: &Facets, lists: &Lists, here: &Place) -> Counts {
    let mut filters = Vec::new();
    let mut add = |filter: Filter, count: u64| {
        if count > 0 {
            filters.push((filter, count));
        }
    };
    for contract in Contract::ALL {
        add(
            Filter::Contract(*contract),
            of(&facets.contracts, contract.key()),
        );
    }
    for hours in Hours::ALL {
        add(Filter::Hours(*hours), of(&facets.hours, hours.key()));
    }
    for need in ExperienceNeed::ALL {
        add(
            Filter::Experience(*need),
            of(&facets.experiences, need.key()),
        );
    }
    for remote in Remote::ALL {
        add(Filter::Remote(*remote), of(&facets.remote, remote.key()));
    }
    for size in EmployerSize::ALL {
        add(Filter::Size(*size), of(&facets.employer_sizes, size.key()));
    }
    for floor in FLOORS {
        add(Filter::Pay(floor), step(&facets.pay, floor));
    }
    for days in AGES {
        add(Filter::Age(days), step(&facets.ages, days));
    }
    add(Filter::Accessible, facets.accessible);
    for (domain, count) in &facets.domains {
        if let Some(letter) = domain.chars().next() {
            add(Filter::Domain(letter), *count);
        }
    }
    Counts {
        filters,
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

fn of(counts: &[(String, u64)], key: &str) -> u64 {
    counts
        .iter()
        .find(|(known, _)| known == key)
        .map_or(0, |(_, count)| *count)
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
