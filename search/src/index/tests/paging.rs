//! Pages follow each other, whatever happens between them.

use super::{DAY, LIMOGES, batch, index, number, offer, query};
use crate::{Batch, Document, Index, PageCursor, Point, Query, Sort};

fn documents(count: u32) -> Vec<Document> {
    (0..count)
        .map(|number| Document {
            occupation: format!("M{}", number % 7),
            // Many share a value, so that ids must decide.
            created: super::NOW - i64::from(number % 5) * DAY,
            pay_high: Some(20_000 + number % 3 * 1000),
            at: (number % 11 != 0).then(|| Point {
                lat: 45.0 + f64::from(number % 13) / 10.0,
                lon: 1.0,
            }),
            ..offer(
                number,
                "Vendeur",
                if number % 2 == 0 {
                    "vendeur en magasin"
                } else {
                    "rayon"
                },
            )
        })
        .collect()
}

fn walk(index: &Index, query: &Query, mut between: impl FnMut(u32)) -> Vec<u32> {
    let mut numbers = Vec::new();
    let mut query = query.clone();
    let mut pages = 0;
    loop {
        let answer = index.reader().search(&query);
        numbers.extend(answer.hits.iter().map(|hit| number(&hit.id)));
        pages += 1;
        let Some(next) = answer.next else {
            return numbers;
        };
        query.after = PageCursor::parse(&next.to_string());
        assert_eq!(query.after, Some(next));
        between(pages);
    }
}

fn queries() -> Vec<Query> {
    let mut queries = Vec::new();
    for sort in [Sort::Fit, Sort::Date, Sort::Pay, Sort::Distance] {
        for words in ["", "vendeuse", "vendeur magasin"] {
            queries.push(Query {
                sort,
                from: Some(LIMOGES),
                limit: 7,
                ..query(words)
            });
        }
    }
    queries
}

#[test]
fn pages_together_are_the_whole_list() {
    let index = index(documents(200));
    for query in queries() {
        let all = index.reader().search(&Query {
            limit: 1000,
            ..query.clone()
        });
        let all: Vec<u32> = all.hits.iter().map(|hit| number(&hit.id)).collect();
        assert_eq!(walk(&index, &query, |_| {}), all, "{query:?}");
    }
}

/// So many pages are followed by changes.
const CHANGES: u32 = 20;

#[test]
fn what_comes_between_moves_nothing() {
    for query in queries() {
        let index = index(documents(200));
        let before = index.reader().search(&Query {
            limit: 1000,
            ..query.clone()
        });
        let before: Vec<u32> = before.hits.iter().map(|hit| number(&hit.id)).collect();
        let walked = walk(&index, &query, |page| {
            if page > CHANGES {
                return;
            }
            // Others arrive, some go, time passes and the rarity of words changes.
            let fresh = (0..30).map(|at| {
                let mut document = offer(1000 + page * 100 + at, "Vendeur", "");
                document.created = super::NOW + DAY;
                document.pay_high = Some(90_000);
                document
            });
            let mut changes = batch(fresh);
            changes.delete(super::id(page * 3));
            index.commit(changes, i64::from(page)).unwrap();
            index.settle();
        });
        let old: Vec<u32> = walked
            .iter()
            .copied()
            .filter(|number| *number < 1000)
            .collect();
        let mut unique = walked.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(
            unique.len(),
            walked.len(),
            "never the same offer twice: {query:?}"
        );
        let gone = |number: &u32| number.is_multiple_of(3) && (1..=CHANGES).contains(&(number / 3));
        let expected: Vec<u32> = before
            .iter()
            .copied()
            .filter(|number| !gone(number))
            .collect();
        let old: Vec<u32> = old.into_iter().filter(|number| !gone(number)).collect();
        assert_eq!(old, expected, "{query:?}");
    }
}

#[test]
fn orders_are_right() {
    let index = index([
        Document {
            pay_high: Some(30_000),
            at: Some(LIMOGES),
            ..offer(3, "a b", "")
        },
        Document {
            pay_high: None,
            ..offer(1, "a b", "")
        },
        Document {
            pay_high: Some(40_000),
            at: Some(Point {
                lat: 46.0,
                lon: 1.2,
            }),
            ..offer(2, "a b", "")
        },
    ]);
    for (sort, expected) in [
        (Sort::Date, [1, 2, 3]),
        (Sort::Fit, [1, 2, 3]),
        (Sort::Pay, [2, 3, 1]),
        (Sort::Distance, [3, 2, 1]),
    ] {
        for words in ["", "b"] {
            let query = Query {
                sort,
                from: Some(LIMOGES),
                ..query(words)
            };
            assert_eq!(super::found(&index, &query), expected, "{sort:?} {words}");
        }
    }
    let query = Query {
        sort: Sort::Distance,
        from: Some(LIMOGES),
        ..query("")
    };
    let metres: Vec<Option<u32>> = index
        .reader()
        .search(&query)
        .hits
        .iter()
        .map(|hit| hit.metres)
        .collect();
    assert_eq!(metres[0], Some(0));
    assert!((18_000..20_000).contains(&metres[1].unwrap()));
    assert_eq!(metres[2], None);
}

#[test]
fn counting_without_taking_is_allowed() {
    let index = index(documents(20));
    for words in ["", "vendeur"] {
        let answer = index.reader().search(&Query {
            limit: 0,
            ..query(words)
        });
        assert_eq!((answer.total, answer.hits.len()), (20, 0));
        assert!(answer.next.is_none());
    }
    index.commit(Batch::default(), 9).unwrap();
    assert_eq!(index.checkpoint(), Some(9));
}
