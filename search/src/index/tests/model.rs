//! The index against a list that is searched in the plainest way: totals,
//! facets and order, over random offers and queries, through deletions,
//! replacements, merges and reopening.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{DAY, LIMOGES, NOW, batch, id};
use crate::{
    AGE_STEPS, Document, Facets, Filters, Id, Index, PAY_STEPS, Place, Point, Query, RADIUS_STEPS,
    Sort,
};

const WORDS: [&str; 8] = [
    "pain", "vente", "nuit", "client", "stock", "camion", "soin", "bois",
];

fn pick(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(values).prop_map(str::to_owned)
}

fn document() -> impl Strategy<Value = Document> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..5);
    let place = (
        pick(&["", "87085", "87114", "75056"]),
        pick(&["", "87", "75"]),
        pick(&["", "Nouvelle-Aquitaine", "Île-de-France"]),
        prop::option::of((45.0..47.0, 0.5..2.0)),
    );
    let terms = (
        pick(&["", "CDI", "CDD", "Intérim"]),
        pick(&["", "full", "part"]),
        pick(&["", "none", "some"]),
        pick(&["", "no", "some", "full"]),
        pick(&["", "small", "large"]),
        any::<bool>(),
    );
    let rest = (
        pick(&["", "A1", "A2", "B1"]),
        prop::option::of(15_000u32..90_000),
        0i64..60,
        pick(&["ft", "here"]),
    );
    (0u32..60, words.clone(), words, place, terms, rest).prop_map(
        |(number, title, text, place, terms, rest)| Document {
            id: id(number),
            title: title.join(" "),
            text: text.join(" "),
            domain: rest.0.chars().take(1).collect(),
            occupation: rest.0,
            commune: place.0,
            department: place.1,
            region: place.2,
            at: place.3.map(|(lat, lon)| Point { lat, lon }),
            contract: terms.0,
            hours: terms.1,
            experience: terms.2,
            remote: terms.3,
            employer_size: terms.4,
            accessible: terms.5,
            pay_high: rest.1,
            created: NOW - rest.2 * DAY / 2 - 5000,
            source: rest.3,
            ..Document::default()
        },
    )
}

fn some(values: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(pick(values), 1..3),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let place = prop_oneof![
        3 => Just(Place::Anywhere),
        2 => (1.0..150.0).prop_map(|km| Place::Around { at: LIMOGES, km }),
        1 => Just(Place::Communes(vec!["87085".into(), "75056".into()])),
        1 => Just(Place::Departments(vec!["87".into()])),
        1 => Just(Place::Regions(vec!["Île-de-France".into()])),
    ];
    let lists = (
        some(&["A1", "B1", "Z9"]),
        some(&["A", "B"]),
        some(&["CDI", "CDD"]),
        some(&["full"]),
        some(&["none", "some"]),
        some(&["full", "some"]),
        some(&["small"]),
        some(&["ft"]),
    );
    let rest = (
        prop::option::weighted(0.2, 10_000u32..60_000),
        prop::option::weighted(0.2, 0u32..30),
        prop::bool::weighted(0.2),
    );
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..3);
    let sort = prop::sample::select(&[Sort::Fit, Sort::Date, Sort::Pay, Sort::Distance][..]);
    (
        words,
        any::<bool>(),
        place,
        lists,
        rest,
        sort,
        0usize..70,
        any::<bool>(),
    )
        .prop_map(
            |(words, any, place, lists, rest, sort, limit, facets)| Query {
                words: words.join(" "),
                any,
                filters: Filters {
                    place,
                    occupations: lists.0,
                    domains: lists.1,
                    contracts: lists.2,
                    hours: lists.3,
                    experiences: lists.4,
                    remote: lists.5,
                    employer_sizes: lists.6,
                    sources: lists.7,
                    pay_floor: rest.0,
                    max_age_days: rest.1,
                    accessible: rest.2,
                },
                sort,
                limit,
                facets,
                from: Some(LIMOGES),
                now: NOW,
                ..Query::default()
            },
        )
}

fn km(document: &Document) -> Option<f64> {
    let at = document.at?;
    let circle = crate::geo::Circle::new(LIMOGES, 0.0);
    let (lat, lon) = crate::geo::fine(Some(at));
    Some(f64::from(circle.metres(lat, lon)) / 1000.0)
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
    match &filters.place {
        Place::Communes(list) => test("place", list, &document.commune),
        Place::Departments(list) => test("place", list, &document.department),
        Place::Regions(list) => test("place", list, &document.region),
        Place::Anywhere => {}
        Place::Around { km: most, .. } => {
            if km(document).is_none_or(|km| km > (most * 1000.0).floor() / 1000.0) {
                fails.push("place");
            }
        }
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
    if filters.accessible && !document.accessible {
        fails.push("accessible");
    }
    fails
}

fn holds(document: &Document, query: &Query) -> bool {
    let text = format!("{} {}", document.title, document.text);
    let mut words = query.words.split_whitespace();
    let holds = |word: &str| text.split_whitespace().any(|one| one == word);
    if query.words.is_empty() {
        true
    } else if query.any {
        words.any(holds)
    } else {
        words.all(holds)
    }
}

type Offers = BTreeMap<Id, Document>;

fn counted(
    offers: &[&Document],
    filters: &Filters,
    group: &str,
    value: fn(&Document) -> &str,
) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for document in others(offers, filters, group) {
        *counts.entry(value(document)).or_default() += 1;
    }
    let mut list: Vec<(String, u64)> = counts
        .into_iter()
        .filter(|(value, _)| !value.is_empty())
        .map(|(value, count)| (value.to_owned(), count))
        .collect();
    list.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    list
}

/// What passes all groups but this one.
fn others<'a>(
    offers: &'a [&'a Document],
    filters: &'a Filters,
    group: &'a str,
) -> impl Iterator<Item = &'a Document> {
    offers
        .iter()
        .copied()
        .filter(move |document| fails(document, filters).iter().all(|one| *one == group))
}

fn facets(offers: &[&Document], filters: &Filters) -> Facets {
    let steps = |group: &str, steps: &[u32], fits: &dyn Fn(&Document, u32) -> bool| {
        steps
            .iter()
            .map(|step| {
                let count = others(offers, filters, group)
                    .filter(|one| fits(one, *step))
                    .count();
                (*step, count as u64)
            })
            .collect::<Vec<_>>()
    };
    let list = |group: &str, value| counted(offers, filters, group, value);
    Facets {
        occupations: list("work", |one| &one.occupation),
        domains: list("work", |one| &one.domain),
        departments: list("place", |one| &one.department),
        regions: list("place", |one| &one.region),
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
        accessible: others(offers, filters, "accessible")
            .filter(|one| one.accessible)
            .count() as u64,
    }
}

fn check(index: &Index, offers: &Offers, query: &Query) {
    let answer = index.reader().search(query);
    let matching: Vec<&Document> = offers.values().filter(|one| holds(one, query)).collect();
    let mut passing: Vec<&Document> = matching
        .iter()
        .copied()
        .filter(|one| fails(one, &query.filters).is_empty())
        .collect();
    assert_eq!(answer.total, passing.len() as u64, "{query:?}");
    if query.facets {
        assert_eq!(
            answer.facets,
            Some(facets(&matching, &query.filters)),
            "{query:?}"
        );
    }
    let by: fn(&Document) -> u32 = match query.sort {
        Sort::Pay => |one| one.pay_high.unwrap_or(0),
        Sort::Distance => |one| km(one).map_or(0, |km| u32::MAX - (km * 1000.0).round() as u32),
        Sort::Date | Sort::Fit => |one| (one.created / 1000) as u32,
    };
    passing.sort_by_key(|one| std::cmp::Reverse((by(one), one.id)));
    passing.truncate(query.limit);
    let mut expected: Vec<Id> = passing.iter().map(|one| one.id).collect();
    let mut found: Vec<Id> = answer.hits.iter().map(|hit| hit.id).collect();
    if query.sort == Sort::Fit && !query.words.is_empty() {
        // How well words fit is tested elsewhere; here, that the list is in order.
        assert!(
            answer
                .hits
                .is_sorted_by_key(|hit| std::cmp::Reverse((hit.value, hit.id)))
        );
        if answer.total > query.limit as u64 {
            return;
        }
        expected.sort_unstable();
        found.sort_unstable();
    }
    assert_eq!(found, expected, "{query:?}");
}

fn position(round: usize) -> i64 {
    i64::try_from(round).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn the_index_agrees_with_a_plain_list(
        rounds in prop::collection::vec(
            (prop::collection::vec(document(), 0..25), prop::collection::vec(0u32..60, 0..6)),
            1..14,
        ),
        queries in prop::collection::vec(query(), 12),
        reopen in 0usize..14,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut index = Index::open(folder.path()).unwrap().0;
        let mut offers = Offers::new();
        for (round, (documents, deleted)) in rounds.into_iter().enumerate() {
            let mut changes = batch(documents.clone());
            offers.extend(documents.into_iter().map(|one| (one.id, one)));
            for number in deleted {
                changes.delete(id(number));
                offers.remove(&id(number));
            }
            index.commit(changes, position(round)).unwrap();
            if round == reopen {
                drop(index);
                let (again, opened) = Index::open(folder.path()).unwrap();
                prop_assert_eq!(opened, crate::Opened::AsLeft);
                prop_assert_eq!(again.position(), Some(position(round)));
                index = again;
            }
            check(&index, &offers, &queries[round % queries.len()]);
        }
        index.settle();
        for query in &queries {
            check(&index, &offers, query);
        }
        let rebuild = index.rebuild(2);
        for chunk in offers.values().cloned().collect::<Vec<_>>().chunks(7) {
            rebuild.put(chunk.to_vec()).unwrap();
        }
        rebuild.finish(99).unwrap();
        prop_assert_eq!(index.position(), Some(99));
        for query in &queries {
            check(&index, &offers, query);
        }
    }
}
