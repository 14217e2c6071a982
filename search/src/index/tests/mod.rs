//! The index as its users see it.

mod life;
mod model;
mod paging;
mod words;

use crate::{Batch, Document, Elsewhere, Filters, Id, Index, Place, Point, Query, Skill};

pub const DAY: i64 = 86_400_000;
pub const NOW: i64 = 20_000 * DAY;
pub const LIMOGES: Point = Point {
    lat: 45.8336,
    lon: 1.2611,
};

pub fn id(number: u32) -> Id {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    id
}

pub fn number(id: &Id) -> u32 {
    u32::from_be_bytes([id[0], id[1], id[2], id[3]])
}

pub fn offer(number: u32, title: &str, text: &str) -> Document {
    Document {
        id: id(number),
        title: title.to_owned(),
        text: text.to_owned(),
        created: NOW - i64::from(number) * DAY,
        ..Document::default()
    }
}

pub fn index(documents: impl IntoIterator<Item = Document>) -> Index {
    let index = Index::in_memory();
    index.commit(batch(documents), 1).unwrap();
    index
}

pub fn batch(documents: impl IntoIterator<Item = Document>) -> Batch {
    let mut batch = Batch::default();
    for document in documents {
        batch.put(document);
    }
    batch
}

pub fn query(words: &str) -> Query {
    Query {
        words: words.to_owned(),
        limit: 20,
        now: NOW,
        ..Query::default()
    }
}

/// The numbers of the offers found, best first.
pub fn found(index: &Index, query: &Query) -> Vec<u32> {
    let answer = index.reader().search(query);
    answer.hits.iter().map(|hit| number(&hit.id)).collect()
}

#[test]
fn filters_that_name_nothing_known_find_nothing() {
    let index = index([Document {
        contract: "CDI".into(),
        occupation: "D1102".into(),
        commune: "87085".into(),
        ..offer(1, "Boulanger", "")
    }]);
    let none = |filters: Filters| {
        let query = Query {
            filters,
            facets: true,
            ..query("")
        };
        assert_eq!(index.reader().search(&query).total, 0, "{query:?}");
        let query = Query {
            facets: false,
            words: "boulanger".into(),
            ..query
        };
        assert_eq!(index.reader().search(&query).total, 0, "{query:?}");
    };
    let other = || vec!["other".to_owned()];
    none(Filters {
        contracts: other(),
        ..Filters::default()
    });
    none(Filters {
        occupations: other(),
        ..Filters::default()
    });
    none(Filters {
        sources: other(),
        ..Filters::default()
    });
    none(Filters {
        place: Place::Communes(other()),
        ..Filters::default()
    });
    none(Filters {
        place: Place::Departments(other()),
        ..Filters::default()
    });
    none(Filters {
        place: Place::Around {
            at: LIMOGES,
            km: 30.0,
        },
        ..Filters::default()
    });
    let at = Point {
        lat: f64::NAN,
        lon: 0.0,
    };
    none(Filters {
        place: Place::Around { at, km: 30.0 },
        ..Filters::default()
    });
}

#[test]
fn an_offer_in_several_places_is_found_at_each_and_counted_once() {
    let place = |commune: &str, department: &str, region: &str, at| Elsewhere {
        commune: commune.into(),
        department: department.into(),
        region: region.into(),
        at: Some(at),
    };
    let brive = Point {
        lat: 45.159,
        lon: 1.533,
    };
    let paris = Point {
        lat: 48.8566,
        lon: 2.3522,
    };
    let index = index([Document {
        commune: "87085".into(),
        department: "87".into(),
        region: "Nouvelle-Aquitaine".into(),
        at: Some(LIMOGES),
        elsewhere: vec![
            place("19031", "19", "Nouvelle-Aquitaine", brive),
            place("75056", "75", "Île-de-France", paris),
        ],
        ..offer(1, "Boulanger", "")
    }]);
    let once = |place: Place| {
        for (words, facets) in [
            ("", false),
            ("boulanger", false),
            ("", true),
            ("boulanger", true),
        ] {
            let asked = Query {
                facets,
                filters: Filters {
                    place: place.clone(),
                    ..Filters::default()
                },
                ..query(words)
            };
            let answer = index.reader().search(&asked);
            assert_eq!((answer.total, answer.hits.len()), (1, 1), "{asked:?}");
            if let Some(facets) = answer.facets {
                let one = |name: &str| (name.to_owned(), 1);
                assert_eq!(facets.departments, [one("19"), one("75"), one("87")]);
                assert_eq!(
                    facets.regions,
                    [one("Nouvelle-Aquitaine"), one("Île-de-France")]
                );
            }
        }
    };
    once(Place::Anywhere);
    for code in ["87085", "19031", "75056"] {
        once(Place::Communes(vec![code.into()]));
    }
    once(Place::Communes(vec!["87085".into(), "75056".into()]));
    for code in ["87", "19", "75"] {
        once(Place::Departments(vec![code.into()]));
    }
    once(Place::Departments(vec!["19".into(), "87".into()]));
    once(Place::Regions(vec!["Nouvelle-Aquitaine".into()]));
    once(Place::Regions(vec!["Île-de-France".into()]));
    for at in [LIMOGES, brive, paris] {
        once(Place::Around { at, km: 5.0 });
    }
    // One circle around two of them.
    once(Place::Around {
        at: LIMOGES,
        km: 100.0,
    });
    let mut from_paris = query("");
    from_paris.from = Some(paris);
    let answer = index.reader().search(&from_paris);
    assert_eq!(answer.hits[0].metres, Some(0), "the nearest is told");
}

#[test]
fn occupations_stand_for_the_words_they_are_given_for() {
    let teacher = Document {
        occupation: "K2107".into(),
        ..offer(1, "Enseignant de mathématiques", "soutien de nuit")
    };
    let other = Document {
        occupation: "K2107".into(),
        ..offer(2, "Enseignant de français", "de jour")
    };
    let index = index([teacher, other, offer(3, "Prof de danse", "")]);
    let mut query = query("prof nuit");
    assert_eq!(found(&index, &query), Vec::<u32>::new());
    query.alternatives = vec![crate::Alternative {
        words: "prof".into(),
        occupations: vec![("K2107".into(), 1.0), ("unknown".into(), 1.0)],
    }];
    assert_eq!(found(&index, &query), [1]);
    query.words = "prof".into();
    assert_eq!(
        found(&index, &query),
        [3, 1, 2],
        "the word itself comes first"
    );
    query.words = String::new();
    query.alternatives[0].words = String::new();
    assert_eq!(found(&index, &query), [1, 2]);
    query.words = "\"prof nuit\"".into();
    assert_eq!(
        found(&index, &query),
        Vec::<u32>::new(),
        "a phrase is exact"
    );
}

#[test]
fn what_the_title_says_comes_before_what_the_text_says() {
    let mut documents = vec![
        offer(1, "Vendeur en boulangerie", "Vous aidez le boulanger"),
        offer(2, "Boulanger H/F", "Pain et viennoiserie"),
        offer(
            3,
            "Boulanger pâtissier tourier de nuit en grande surface",
            "",
        ),
    ];
    documents.push(Document {
        occupation_label: "Boulanger / Boulangère".into(),
        ..offer(4, "Ouvrier de fournil", "Pain")
    });
    let index = index(documents);
    assert_eq!(found(&index, &query("boulangère")), [2, 3, 4, 1]);
}

#[test]
fn of_offers_that_fit_as_well_the_newer_comes_first() {
    let hour = DAY / 24;
    let documents = (1..6).map(|number| Document {
        created: NOW - i64::from(number) * hour,
        ..offer(number, "Boulanger", "")
    });
    // All are as fresh, and by their ids the oldest would come first.
    assert_eq!(
        found(&index(documents), &query("boulanger")),
        [1, 2, 3, 4, 5]
    );
}

#[test]
fn skills_employers_and_names_are_words_too() {
    let index = index([Document {
        employer: "Fournil du Val".into(),
        synonyms: vec!["Tourier / Tourière".into()],
        skills: vec![Skill {
            name: "Pétrir une pâte".into(),
            must: true,
        }],
        ..offer(1, "Boulanger", "")
    }]);
    for words in ["fournil", "tourière", "pétrir pâte", "\"pétrir une pâte\""] {
        assert_eq!(found(&index, &query(words)), [1], "{words}");
    }
    for words in ["\"val pétrir\"", "\"boulanger fournil\""] {
        assert_eq!(
            found(&index, &query(words)),
            Vec::<u32>::new(),
            "{words}: fields are apart"
        );
    }
}
