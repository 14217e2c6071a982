//! Offers and queries drawn at random.

use proptest::prelude::*;

use super::super::{DAY, LIMOGES, NOW, id};
use crate::{Document, Filters, Place, Point, Query, Sort};

const WORDS: [&str; 8] = [
    "pain", "vente", "nuit", "client", "stock", "camion", "soin", "bois",
];

fn pick(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(values).prop_map(str::to_owned)
}

pub fn document() -> impl Strategy<Value = Document> {
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

pub fn query() -> impl Strategy<Value = Query> {
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
        prop::option::weighted(0.2, (0u32..60).prop_map(id)),
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
                    least_id: rest.3,
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
