//! Offers and queries drawn at random.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::{DAY, LIMOGES, NOW, id};
use crate::{Document, Elsewhere, FLAGS, Filters, Flags, Held, Id, Place, Point, Query, Sort};

const WORDS: [&str; 8] = [
    "pain", "vente", "nuit", "client", "stock", "camion", "soin", "bois",
];
/// Words that few offers hold: their documents lie far apart.
const RARE: [&str; 4] = ["verre", "laine", "cuir", "pierre"];

fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        9 => prop::sample::select(&WORDS[..]),
        1 => prop::sample::select(&RARE[..]),
    ]
}

fn pick(values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(values).prop_map(str::to_owned)
}

/// A department and its region; now and then what cannot be.
fn area() -> impl Strategy<Value = (&'static str, &'static str)> {
    let sound = [
        ("", ""),
        ("87", "Nouvelle-Aquitaine"),
        ("19", "Nouvelle-Aquitaine"),
        ("75", "Île-de-France"),
    ];
    let unsound = [("87", "Île-de-France"), ("", "Île-de-France"), ("75", "")];
    prop_oneof![
        24 => prop::sample::select(sound.to_vec()),
        1 => prop::sample::select(unsound.to_vec()),
    ]
}

/// Where an offer is besides: mostly nowhere.
fn elsewhere() -> impl Strategy<Value = Vec<Elsewhere>> {
    let one = (
        pick(&["", "87085", "87114", "75056"]),
        area(),
        prop::option::of((45.0..47.0, 0.5..2.0)),
    );
    let one = one.prop_map(|(commune, (department, region), at)| Elsewhere {
        commune,
        department: department.to_owned(),
        region: region.to_owned(),
        at: at.map(|(lat, lon)| Point { lat, lon }),
    });
    prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(one, 1..4),
    ]
}

/// What offers of an occupation have as their title: offers of others hold these
/// words too, but in their text only, so that whole blocks promise little.
fn titled(offer: Document) -> Document {
    let title = match offer.occupation.as_str() {
        "A1" => "pain",
        "A2" => "vente nuit",
        "B1" => "camion laine",
        _ => "",
    };
    Document {
        title: title.to_owned(),
        ..offer
    }
}

/// The same as [`document`], with the titles of their occupations.
pub fn titled_document(ids: u32) -> impl Strategy<Value = Document> {
    document(ids).prop_map(titled)
}

/// An offer of one of so many ids.
pub fn document(ids: u32) -> impl Strategy<Value = Document> {
    let words = || prop::collection::vec(word(), 0..5);
    let place = (
        pick(&["", "87085", "87114", "75056"]),
        area(),
        prop::option::of((45.0..47.0, 0.5..2.0)),
        elsewhere(),
    );
    let terms = (
        pick(&["", "CDI", "CDD", "Intérim"]),
        pick(&["", "full", "part"]),
        pick(&["", "none", "some"]),
        pick(&["", "no", "some", "full"]),
        pick(&["", "small", "large"]),
        any::<Flags>(),
    );
    let rest = (
        pick(&["", "A1", "A2", "B1"]),
        prop::option::of(15_000u32..90_000),
        0i64..60,
        pick(&["ft", "here"]),
        any::<bool>(),
    );
    (0u32..ids, words(), words(), place, terms, rest).prop_map(
        |(number, title, text, place, terms, rest)| Document {
            id: id(number),
            title: title.join(" "),
            text: text.join(" "),
            domain: rest.0.chars().take(1).collect(),
            occupation: rest.0,
            commune: place.0,
            department: place.1.0.to_owned(),
            region: place.1.1.to_owned(),
            at: place.2.map(|(lat, lon)| Point { lat, lon }),
            elsewhere: place.3,
            contract: terms.0,
            hours: terms.1,
            experience: terms.2,
            remote: terms.3,
            employer_size: terms.4,
            flags: terms.5,
            pay_high: rest.1,
            // What nobody has confirmed for long is no news either.
            created: NOW - rest.2 * DAY / 2 - 5000 - i64::from(rest.4) * 70 * DAY,
            aged: rest.4,
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

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        3 => Just(Place::Anywhere),
        2 => (1.0..150.0).prop_map(|km| Place::Around { at: LIMOGES, km }),
        1 => Just(Place::Communes(vec!["87085".into(), "75056".into()])),
        1 => Just(Place::Departments(vec!["87".into()])),
        1 => prop::sample::select(&["Île-de-France", "Nouvelle-Aquitaine"][..])
            .prop_map(|region| Place::Regions(vec![region.into()])),
    ]
}

fn sort() -> impl Strategy<Value = Sort> {
    prop::sample::select(&[Sort::Fit, Sort::Date, Sort::Pay, Sort::Distance][..])
}

/// A query about offers of so many ids.
pub fn query(ids: u32) -> impl Strategy<Value = Query> {
    prop_oneof![3 => anything(ids), 1 => terms_of_work(), 2 => one_word()]
}

/// One word and nothing else: most of its documents are never looked at.
fn one_word() -> impl Strategy<Value = Query> {
    (word(), sort(), 0usize..70, any::<bool>()).prop_map(|(word, sort, limit, facets)| Query {
        words: word.to_owned(),
        ..asked(Filters::default(), sort, limit, facets)
    })
}

/// Terms of work and a place: much is counted already.
fn terms_of_work() -> impl Strategy<Value = Query> {
    let lists = (
        some(&["CDI", "CDD", "Saisonnier"]),
        some(&["full"]),
        some(&["none", "some"]),
    );
    let rest = (place(), sort(), 0usize..70, any::<bool>());
    (lists, rest).prop_map(|(lists, (place, sort, limit, facets))| {
        let filters = Filters {
            place,
            contracts: lists.0,
            hours: lists.1,
            experiences: lists.2,
            ..Filters::default()
        };
        asked(filters, sort, limit, facets)
    })
}

/// Their ids, in order.
fn among(numbers: BTreeSet<u32>) -> Arc<[Id]> {
    let ids: BTreeSet<Id> = numbers.into_iter().map(id).collect();
    ids.into_iter().collect()
}

fn anything(ids: u32) -> impl Strategy<Value = Query> {
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
        [(); FLAGS].map(|()| prop::bool::weighted(0.2)),
        prop::option::weighted(0.2, (0u32..ids).prop_map(id)),
        prop::option::weighted(0.2, prop::collection::btree_set(0u32..ids, 0..30)),
    );
    let words = prop::collection::vec(word(), 0..3);
    let before = prop::collection::vec(word(), 0..3);
    let without = prop_oneof![
        2 => Just(Vec::new()),
        1 => prop::collection::vec(before, 1..3),
    ];
    (
        (words, without),
        any::<bool>(),
        place(),
        lists,
        rest,
        sort(),
        0usize..70,
        any::<bool>(),
    )
        .prop_map(
            |((words, without), any, place, lists, rest, sort, limit, facets)| {
                let filters = Filters {
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
                    flags: rest.2,
                    least_id: rest.3,
                    among: rest.4.map(among),
                };
                Query {
                    words: words.join(" "),
                    without: without.into_iter().map(held).collect(),
                    any,
                    ..asked(filters, sort, limit, facets)
                }
            },
        )
}

fn held(words: Vec<&'static str>) -> Held {
    Held {
        words: words.join(" "),
        ..Held::default()
    }
}

/// A query without words.
fn asked(filters: Filters, sort: Sort, limit: usize, facets: bool) -> Query {
    Query {
        filters,
        sort,
        limit,
        facets,
        from: Some(LIMOGES),
        now: NOW,
        // A rare word that no offer holds is not to become another one.
        as_typed: true,
        ..Query::default()
    }
}
