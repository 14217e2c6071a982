//! The same with so many offers that several windows, blocks, segments and
//! merges are at work: windows are of 128 documents in tests, blocks always are.
//! What is skipped on the way to the best must not be missed: a short list is
//! the beginning of the whole one, for which nothing is skipped.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::super::{batch, id};
use super::random::{document, query, titled_document};
use super::{Offers, check, checkpoint};
use crate::document::Document;
use crate::index::{Index, Reader};
use crate::query::Query;
use crate::witness::{Seen, seen};

const IDS: u32 = 2000;

type Round = (Vec<Document>, Vec<u32>);

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let changes = |titled: bool| {
        let one = if titled {
            titled_document(IDS).boxed()
        } else {
            document(IDS).boxed()
        };
        let changed = prop::collection::vec(one, 180..300);
        let deleted = prop::collection::vec(0..IDS, 0..40);
        prop::collection::vec((changed, deleted), 7..11)
    };
    prop_oneof![2 => changes(true), 1 => changes(false)]
}

/// The list is the beginning of that of all, and pages go on where the one
/// before ended.
fn check_pages(reader: &Reader, query: &Query) {
    let all = Query {
        limit: IDS as usize,
        ..query.clone()
    };
    let all = reader.search(&all).hits;
    let mut page = Query {
        limit: query.limit.min(20),
        ..query.clone()
    };
    let mut from = 0;
    for _ in 0..4 {
        let answer = reader.search(&page);
        let to = (from + page.limit).min(all.len());
        assert_eq!(answer.hits, all[from..to], "from {from}: {page:?}");
        assert_eq!(answer.total, all.len() as u64, "from {from}: {page:?}");
        from = to;
        page.after = answer.next;
        if page.after.is_none() {
            break;
        }
    }
}

fn check_all(index: &Index, offers: &Offers, queries: &[Query]) {
    for query in queries {
        check(index, offers, query);
        check_pages(&index.reader(), query);
    }
}

fn many(rounds: Vec<Round>, queries: &[Query]) {
    let index = Index::in_memory();
    let mut offers = Offers::new();
    let commits = rounds.len();
    for (round, (documents, deleted)) in rounds.into_iter().enumerate() {
        let mut changes = batch(documents.clone());
        offers.extend(documents.into_iter().map(|one| (one.id, one)));
        for number in deleted {
            changes.delete(id(number));
            offers.remove(&id(number));
        }
        index.commit(changes, checkpoint(round)).unwrap();
    }
    index.settle();
    assert!(index.status().segments < commits, "some were merged");
    check_all(&index, &offers, queries);
    // Nothing deleted, and one segment: other ways are taken.
    let rebuild = index.rebuild(1);
    rebuild.put(offers.values().cloned().collect()).unwrap();
    rebuild.finish(99).unwrap();
    check_all(&index, &offers, queries);
}

#[test]
fn many_offers_are_found_as_in_a_plain_list() {
    let config = ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let input = (rounds(), prop::collection::vec(query(IDS), 24));
    let before = seen();
    let tested = TestRunner::new(config).run(&input, |(rounds, queries)| {
        many(rounds, &queries);
        Ok(())
    });
    tested.unwrap();
    let since = |of: fn(&Seen) -> u64| of(&seen()) - of(&before);
    assert!(since(|seen| seen.windows) > 2000, "{:?}", seen());
    assert!(since(|seen| seen.pruned) > 500, "{:?}", seen());
    assert!(since(|seen| seen.skipped) > 0, "{:?}", seen());
}
