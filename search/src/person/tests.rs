//! The best offers for a person.

use super::{PersonQuery, Weights};
use crate::{Batch, Document, Elsewhere, Id, Index, Point, Skill};

const DAY: i64 = 86_400_000;
const NOW: i64 = 20_000 * DAY;
const LIMOGES: Point = Point {
    lat: 45.8336,
    lon: 1.2611,
};
const WEIGHTS: Weights = Weights {
    occupation: 40.0,
    must: 20.0,
    nice: 6.0,
    distance: 14.0,
    hours: 6.0,
    contract: 4.0,
    pay: 8.0,
    freshness: 6.0,
    popularity: 12.0,
    aged: 13.0,
    fading_days: 14.0,
    crowd: 20.0,
};

fn id(number: u8) -> Id {
    [number; 16]
}

fn offer(number: u8) -> Document {
    Document {
        id: id(number),
        title: "Boulanger".into(),
        occupation: "D1102".into(),
        at: Some(LIMOGES),
        hours: "full".into(),
        contract: "CDI".into(),
        pay_high: Some(25_000),
        created: NOW,
        skills: vec![
            Skill {
                name: "Pétrir une pâte".into(),
                must: true,
            },
            Skill {
                name: "Cuire le pain".into(),
                must: true,
            },
            Skill {
                name: "Vendre".into(),
                must: false,
            },
        ],
        ..Document::default()
    }
}

fn person() -> PersonQuery {
    PersonQuery {
        occupations: vec![("D1102".into(), 1.0), ("D1104".into(), 0.6)],
        skills: vec![
            "pétrir des pâtes".into(),
            "cuire le pain".into(),
            "vendre".into(),
        ],
        at: Some(LIMOGES),
        reach_km: 30.0,
        anywhere: vec!["full".into()],
        hours: vec!["full".into()],
        contracts: vec!["CDI".into()],
        pay_floor: Some(22_000),
        limit: 20,
        now: NOW,
        ..PersonQuery::default()
    }
}

fn index(documents: impl IntoIterator<Item = Document>) -> Index {
    let index = Index::in_memory();
    let mut batch = Batch::default();
    for document in documents {
        batch.put(document);
    }
    index.commit(batch, 1).unwrap();
    index
}

fn order(index: &Index, person: &PersonQuery) -> Vec<u8> {
    let ranked = index.reader().rank_for(person, &WEIGHTS);
    assert!(ranked.is_sorted_by(|one, other| one.score + 0.02 >= other.score));
    for one in &ranked {
        let score = one.components.score(&WEIGHTS, person.reach_km);
        assert!(
            (score - one.score).abs() < 0.01,
            "the parts explain the score"
        );
    }
    ranked.iter().map(|one| one.id[0]).collect()
}

fn away(km: f64) -> Point {
    Point {
        lat: LIMOGES.lat + km / 111.2,
        ..LIMOGES
    }
}

#[test]
fn each_part_counts() {
    let best = offer(1);
    for (what, worse) in [
        (
            "occupation",
            Document {
                occupation: "D1104".into(),
                ..offer(2)
            },
        ),
        (
            "distance",
            Document {
                at: Some(away(20.0)),
                ..offer(2)
            },
        ),
        (
            "unknown place",
            Document {
                at: None,
                ..offer(2)
            },
        ),
        (
            "hours",
            Document {
                hours: "part".into(),
                ..offer(2)
            },
        ),
        (
            "unknown hours",
            Document {
                hours: String::new(),
                ..offer(2)
            },
        ),
        (
            "contract",
            Document {
                contract: "CDD".into(),
                ..offer(2)
            },
        ),
        (
            "pay",
            Document {
                pay_high: Some(21_000),
                ..offer(2)
            },
        ),
        (
            "unknown pay",
            Document {
                pay_high: None,
                ..offer(2)
            },
        ),
        (
            "age",
            Document {
                created: NOW - 10 * DAY,
                ..offer(2)
            },
        ),
        (
            "a skill that is missing",
            Document {
                skills: vec![
                    Skill {
                        name: "Pétrir une pâte".into(),
                        must: true,
                    },
                    Skill {
                        name: "Conduire un four".into(),
                        must: true,
                    },
                ],
                ..offer(2)
            },
        ),
    ] {
        let index = index([worse, best.clone()]);
        assert_eq!(order(&index, &person()), [1, 2], "{what}");
    }
}

#[test]
fn what_everyone_is_after_goes_down() {
    let index = index([offer(1), offer(2)]);
    assert_eq!(order(&index, &person()), [2, 1]);
    index.set_popularity([(id(2), 30)]);
    assert_eq!(order(&index, &person()), [1, 2]);
    let ranked = index.reader().rank_for(&person(), &WEIGHTS);
    assert_eq!(ranked[1].components.popularity, 30);
}

#[test]
fn what_nobody_confirms_stands_behind_all_that_fit_as_well() {
    // Published long before, sought by many, and yet first.
    let index = index([
        Document {
            created: NOW - 900 * DAY,
            ..offer(1)
        },
        Document {
            created: NOW - 61 * DAY,
            aged: true,
            ..offer(2)
        },
        Document {
            created: NOW - 61 * DAY,
            aged: true,
            occupation: "D1104".into(),
            ..offer(3)
        },
        Document {
            occupation: "D1104".into(),
            ..offer(4)
        },
    ]);
    index.set_popularity([(id(1), 255), (id(4), 255)]);
    let order = order(&index, &person());
    let at = |number: u8| order.iter().position(|one| *one == number).unwrap();
    assert!(at(1) < at(2) && at(4) < at(3), "{order:?}");
    let ranked = index.reader().rank_for(&person(), &WEIGHTS);
    assert!(
        ranked
            .iter()
            .all(|one| one.components.aged == [2, 3].contains(&one.id[0]))
    );
}

#[test]
fn parts_are_told() {
    let index = index([Document {
        at: Some(away(15.0)),
        hours: "part".into(),
        pay_high: None,
        skills: vec![
            Skill {
                name: "Pétrir une pâte".into(),
                must: true,
            },
            Skill {
                name: "Conduire un four".into(),
                must: true,
            },
            Skill {
                name: "Vendre".into(),
                must: false,
            },
        ],
        created: NOW - 3 * DAY,
        ..offer(1)
    }]);
    let ranked = index.reader().rank_for(&person(), &WEIGHTS);
    let parts = ranked[0].components;
    assert_eq!((parts.must, parts.nice), ((1, 2), (1, 1)));
    assert_eq!(
        (parts.hours, parts.contract, parts.pay),
        (Some(false), Some(true), None)
    );
    assert_eq!(parts.age_days, 3);
    assert!((14_900..15_100).contains(&parts.metres.unwrap()));
}

#[test]
fn out_of_reach_is_out_unless_it_can_be_done_from_anywhere() {
    let index = index([
        offer(1),
        Document {
            at: Some(away(40.0)),
            ..offer(2)
        },
        Document {
            at: Some(away(400.0)),
            remote: "full".into(),
            ..offer(3)
        },
        Document {
            occupation: "M1607".into(),
            ..offer(4)
        },
        Document {
            at: Some(away(29.9)),
            ..offer(5)
        },
    ]);
    let mut found = order(&index, &person());
    found.sort_unstable();
    assert_eq!(found, [1, 3, 5]);
    let far = PersonQuery {
        reach_km: 50.0,
        ..person()
    };
    assert_eq!(order(&index, &far).len(), 4);
    let anywhere = PersonQuery {
        at: None,
        ..person()
    };
    assert_eq!(order(&index, &anywhere).len(), 4);
    let hidden = PersonQuery {
        hidden: vec![id(1)],
        ..person()
    };
    assert!(!order(&index, &hidden).contains(&1));
    let nothing = PersonQuery {
        occupations: Vec::new(),
        ..person()
    };
    assert!(order(&index, &nothing).is_empty());
}

#[test]
fn of_several_places_the_nearest_counts() {
    let elsewhere = |at, department: &str| Elsewhere {
        at,
        department: department.into(),
        ..Elsewhere::default()
    };
    let index = index([
        Document {
            at: Some(away(400.0)),
            elsewhere: vec![
                elsewhere(Some(away(90.0)), "19"),
                elsewhere(Some(away(15.0)), "87"),
            ],
            ..offer(1)
        },
        Document {
            at: Some(away(400.0)),
            elsewhere: vec![elsewhere(Some(away(90.0)), "19")],
            ..offer(2)
        },
        // Its other place is somewhere in the person's own department.
        Document {
            at: Some(away(400.0)),
            elsewhere: vec![elsewhere(None, "87")],
            ..offer(3)
        },
    ]);
    let person = PersonQuery {
        department: Some("87".into()),
        ..person()
    };
    let ranked = index.reader().rank_for(&person, &WEIGHTS);
    let mut found: Vec<u8> = ranked.iter().map(|one| one.id[0]).collect();
    found.sort_unstable();
    assert_eq!(found, [1, 3]);
    let near = ranked.iter().find(|one| one.id[0] == 1).unwrap();
    assert!((14_900..15_100).contains(&near.components.metres.unwrap()));
}

#[test]
fn without_coordinates_it_must_be_in_the_department_or_say_no_more() {
    let nowhere = |number, department: &str, region: &str| Document {
        at: None,
        department: department.into(),
        region: region.into(),
        ..offer(number)
    };
    let index = index([
        nowhere(1, "87", "Nouvelle-Aquitaine"),
        nowhere(2, "13", "Provence"),
        nowhere(3, "", "Nouvelle-Aquitaine"),
        nowhere(4, "", "Provence"),
        nowhere(5, "", ""),
        Document {
            remote: "full".into(),
            ..nowhere(6, "13", "Provence")
        },
        // It lies beyond the border, and near.
        Document {
            at: Some(away(10.0)),
            ..nowhere(7, "16", "Nouvelle-Aquitaine")
        },
    ]);
    let found = |department: Option<&str>, region: Option<&str>| {
        let person = PersonQuery {
            department: department.map(Into::into),
            region: region.map(Into::into),
            ..person()
        };
        let mut found = order(&index, &person);
        found.sort_unstable();
        found
    };
    assert_eq!(
        found(Some("87"), Some("Nouvelle-Aquitaine")),
        [1, 3, 5, 6, 7]
    );
    // One that no offer is of.
    assert_eq!(found(Some("23"), Some("Bretagne")), [5, 6, 7]);
    assert_eq!(found(None, None).len(), 7);
}

#[test]
fn the_best_are_the_same_over_many_segments() {
    let documents: Vec<Document> = (1..=200u8)
        .map(|number| Document {
            at: Some(away(f64::from(number) / 10.0)),
            created: NOW - i64::from(number % 13) * DAY,
            occupation: if number % 3 == 0 { "D1104" } else { "D1102" }.into(),
            ..offer(number)
        })
        .collect();
    let one = index(documents.clone());
    let many = Index::in_memory();
    for document in documents {
        let mut batch = Batch::default();
        batch.put(document);
        many.commit(batch, 1).unwrap();
    }
    many.settle();
    assert_eq!(order(&one, &person()), order(&many, &person()));
    assert_eq!(order(&one, &person()).len(), 20);
}
