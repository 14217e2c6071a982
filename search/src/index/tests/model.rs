//! The index against a list that is searched in the plainest way: totals,
//! facets and order, over random offers and queries, through deletions,
//! replacements, merges and reopening.

mod many;
mod plain;
mod random;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{batch, id};
use crate::{Document, Id, Index, Query, Sort};
use plain::{Judged, facets, holds, km};
use random::{document, query};

type Offers = BTreeMap<Id, Document>;

fn check(index: &Index, offers: &Offers, query: &Query) {
    let answer = index.reader().search(query);
    let matching = offers.values().filter(|one| holds(one, query));
    let matching: Vec<Judged<'_>> = matching
        .map(|one| Judged::new(one, &query.filters))
        .collect();
    let mut passing: Vec<&Document> = matching
        .iter()
        .filter(|one| one.fails.is_empty())
        .map(|one| one.document)
        .collect();
    assert_eq!(answer.total, passing.len() as u64, "{query:?}");
    if query.facets {
        assert_eq!(
            answer.facets,
            Some(facets(&matching, &query.filters)),
            "{query:?}"
        );
    }
    let by: fn(&Document) -> (u32, bool, u32) = match query.sort {
        Sort::Pay => |one| (one.pay_high.unwrap_or(0), !one.aged, 0),
        Sort::Distance => |one| {
            let near = km(one).map_or(0, |km| u32::MAX - (km * 1000.0).round() as u32);
            (near, !one.aged, 0)
        },
        Sort::Date | Sort::Fit => |one| (0, !one.aged, (one.created / 1000) as u32),
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

fn checkpoint(round: usize) -> i64 {
    i64::try_from(round).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn the_index_agrees_with_a_plain_list(
        rounds in prop::collection::vec(
            (prop::collection::vec(document(60), 0..25), prop::collection::vec(0u32..60, 0..6)),
            1..14,
        ),
        queries in prop::collection::vec(query(60), 12),
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
            index.commit(changes, checkpoint(round)).unwrap();
            if round == reopen {
                drop(index);
                let (again, opened) = Index::open(folder.path()).unwrap();
                prop_assert_eq!(opened, crate::Opened::AsLeft);
                prop_assert_eq!(again.checkpoint(), Some(checkpoint(round)));
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
        prop_assert_eq!(index.checkpoint(), Some(99));
        for query in &queries {
            check(&index, &offers, query);
        }
    }
}
