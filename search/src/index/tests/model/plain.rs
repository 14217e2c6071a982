//! Filters and facets in the plainest way.

use std::collections::BTreeMap;

use super::super::{LIMOGES, NOW};
use crate::{
    AGE_STEPS, Document, Elsewhere, FLAGS, Facets, Filters, PAY_STEPS, Place, Query, RADIUS_STEPS,
};

/// What their groups are called here.
const FLAG: [&str; FLAGS] = ["one flag", "another flag"];

/// All places of a document.
fn places(document: &Document) -> Vec<Elsewhere> {
    let first = Elsewhere {
        commune: document.commune.clone(),
        department: document.department.clone(),
        region: document.region.clone(),
        at: document.at,
    };
    std::iter::once(first)
        .chain(document.elsewhere.iter().cloned())
        .collect()
}

/// To the nearest place of a document.
pub fn km(document: &Document) -> Option<f64> {
    let circle = crate::geo::Circle::new(LIMOGES, 0.0);
    let known = places(document).into_iter().filter_map(|place| place.at);
    let metres = known.map(|at| {
        let (lat, lon) = crate::geo::fine(Some(at));
        circle.metres(lat, lon)
    });
    metres.min().map(|metres| f64::from(metres) / 1000.0)
}

fn once(values: impl Iterator<Item = String>) -> Vec<String> {
    values
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn departments(document: &Document) -> Vec<String> {
    once(places(document).into_iter().map(|place| place.department))
}

fn regions(document: &Document) -> Vec<String> {
    once(places(document).into_iter().map(|place| place.region))
}

fn communes(document: &Document) -> Vec<String> {
    once(places(document).into_iter().map(|place| place.commune))
}

fn young(document: &Document, days: u32) -> bool {
    let hour = |ms: i64| ms / 3_600_000;
    hour(document.created) >= hour(NOW) - i64::from(days) * 24
}

/// The groups that a document fails, by name.
fn fails(document: &Document, filters: &Filters) -> Vec<&'static str> {
    let mut fails = Vec::new();
    let mut test = |group, list: &[String], value: &String| {
        if !list.is_empty() && !list.contains(value) {
            fails.push(group);
        }
    };
    test("contract", &filters.contracts, &document.contract);
    test("hours", &filters.hours, &document.hours);
    test("experience", &filters.experiences, &document.experience);
    test("remote", &filters.remote, &document.remote);
    test("size", &filters.employer_sizes, &document.employer_size);
    test("source", &filters.sources, &document.source);
    let among = |list: &[String], values: Vec<String>| {
        list.is_empty() || values.iter().any(|value| list.contains(value))
    };
    let lies = match &filters.place {
        Place::Communes(list) => among(list, communes(document)),
        Place::Departments(list) => among(list, departments(document)),
        Place::Regions(list) => among(list, regions(document)),
        Place::Anywhere => true,
        Place::Around { km: most, .. } => {
            km(document).is_some_and(|km| km <= (most * 1000.0).floor() / 1000.0)
        }
    };
    if !lies {
        fails.push("place");
    }
    let asks_work = !filters.occupations.is_empty() || !filters.domains.is_empty();
    let works = filters.occupations.contains(&document.occupation)
        || !document.domain.is_empty() && filters.domains.contains(&document.domain);
    if asks_work && !works {
        fails.push("work");
    }
    if filters
        .pay_floor
        .is_some_and(|floor| document.pay_high.unwrap_or(0) < floor)
    {
        fails.push("pay");
    }
    if filters
        .max_age_days
        .is_some_and(|days| !young(document, days))
    {
        fails.push("age");
    }
    if filters.least_id.is_some_and(|least| document.id < least) {
        fails.push("arrived");
    }
    let among = filters.among.as_ref();
    if among.is_some_and(|ids| !ids.contains(&document.id)) {
        fails.push("arrived");
    }
    for (flag, name) in FLAG.iter().enumerate() {
        if filters.flags[flag] && !document.flags[flag] {
            fails.push(*name);
        }
    }
    fails
}

pub fn holds(document: &Document, query: &Query) -> bool {
    let text = format!("{} {}", document.title, document.text);
    let mut words = query.words.split_whitespace();
    let holds = |word: &str| text.split_whitespace().any(|one| one == word);
    let mut without = query.without.iter().filter(|held| !held.words.is_empty());
    if without.any(|held| held.words.split_whitespace().all(holds)) {
        return false;
    }
    if query.words.is_empty() {
        true
    } else if query.any {
        words.any(holds)
    } else {
        words.all(holds)
    }
}

/// An offer, with the groups that it fails.
pub struct Judged<'a> {
    pub document: &'a Document,
    pub fails: Vec<&'static str>,
}

impl<'a> Judged<'a> {
    pub fn new(document: &'a Document, filters: &Filters) -> Self {
        Self {
            document,
            fails: fails(document, filters),
        }
    }
}

fn counted(
    offers: &[Judged<'_>],
    group: &str,
    values: &dyn Fn(&Document) -> Vec<String>,
) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for document in others(offers, group) {
        for value in values(document) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut list: Vec<(String, u64)> = counts
        .into_iter()
        .filter(|(value, _)| !value.is_empty())
        .collect();
    list.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    list
}

/// What passes all groups but this one.
fn others<'a>(offers: &'a [Judged<'_>], group: &'a str) -> impl Iterator<Item = &'a Document> {
    offers
        .iter()
        .filter(move |offer| offer.fails.iter().all(|one| *one == group))
        .map(|offer| offer.document)
}

pub fn facets(offers: &[Judged<'_>], filters: &Filters) -> Facets {
    let steps = |group: &str, steps: &[u32], fits: &dyn Fn(&Document, u32) -> bool| {
        steps
            .iter()
            .map(|step| {
                let count = others(offers, group).filter(|one| fits(one, *step)).count();
                (*step, count as u64)
            })
            .collect::<Vec<_>>()
    };
    let list = |group: &str, value: fn(&Document) -> &String| {
        counted(offers, group, &|one| vec![value(one).clone()])
    };
    let areas = |values: fn(&Document) -> Vec<String>| counted(offers, "place", &values);
    Facets {
        occupations: list("work", |one| &one.occupation),
        domains: list("work", |one| &one.domain),
        departments: areas(departments),
        regions: areas(regions),
        radii: match filters.place {
            Place::Around { .. } => steps("place", &RADIUS_STEPS, &|one, step| {
                km(one).is_some_and(|km| km <= f64::from(step))
            }),
            _ => Vec::new(),
        },
        contracts: list("contract", |one| &one.contract),
        hours: list("hours", |one| &one.hours),
        experiences: list("experience", |one| &one.experience),
        remote: list("remote", |one| &one.remote),
        employer_sizes: list("size", |one| &one.employer_size),
        sources: list("source", |one| &one.source),
        pay: steps("pay", &PAY_STEPS, &|one, step| {
            one.pay_high.unwrap_or(0) >= step
        }),
        ages: steps("age", &AGE_STEPS, &|one, step| young(one, step)),
        flags: std::array::from_fn(|flag| {
            let others = others(offers, FLAG[flag]);
            others.filter(|one| one.flags[flag]).count() as u64
        }),
    }
}
