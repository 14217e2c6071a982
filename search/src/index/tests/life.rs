//! Opening, closing, breaking, rebuilding.

use std::fs;
use std::path::Path;

use super::{batch, found, id, offer, query};
use crate::{Batch, Document, Error, Index, NoRoom, Opened};

fn filled(folder: &Path) {
    let (index, opened) = Index::open(folder).unwrap();
    assert!(matches!(opened, Opened::Empty(_)), "{opened:?}");
    assert_eq!(index.checkpoint(), None);
    for number in 1..=20 {
        let text = "le pain de nuit";
        index
            .commit(batch([offer(number, "Boulanger", text)]), i64::from(number))
            .unwrap();
    }
    let mut changes = Batch::default();
    changes.delete(id(3));
    changes.put(offer(4, "Vendeur", ""));
    index.commit(changes, 21).unwrap();
    index.settle();
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn it_opens_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!((opened, index.checkpoint()), (Opened::AsLeft, Some(21)));
    assert_eq!(index.reader().offers(), 19);
    assert_eq!(found(&index, &query("\"pain de nuit\"")).len(), 18);
    assert_eq!(found(&index, &query("vendeur")), [4]);
    assert!(!index.reader().holds(&id(3)));
}

#[test]
fn only_one_process_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = Index::open(folder.path()).unwrap();
    assert!(matches!(Index::open(folder.path()), Err(Error::InUse)));
    drop(index);
    assert!(Index::open(folder.path()).is_ok());
}

#[test]
fn a_kill_leaves_the_last_commit() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    // What a commit leaves behind when it is killed before its last step.
    fs::write(folder.path().join("999.segment"), b"half").unwrap();
    fs::write(folder.path().join("999.places"), b"half").unwrap();
    fs::write(folder.path().join("index.fresh"), b"half").unwrap();
    fs::write(folder.path().join("notes.txt"), b"not ours").unwrap();
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!((opened, index.checkpoint()), (Opened::AsLeft, Some(21)));
    let names = files(folder.path());
    assert!(names.contains(&"notes.txt".to_owned()));
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("999") || name.ends_with("fresh"))
    );
}

#[test]
fn whatever_is_broken_is_begun_anew() {
    let whole = tempfile::tempdir().unwrap();
    filled(whole.path());
    let names = files(whole.path());
    assert!(names.len() >= 5, "{names:?}");
    for name in names.iter().filter(|name| *name != "lock") {
        for damage in ["flip", "cut", "empty", "gone"] {
            let folder = tempfile::tempdir().unwrap();
            for name in &names {
                fs::copy(whole.path().join(name), folder.path().join(name)).unwrap();
            }
            let path = folder.path().join(name);
            let mut bytes = fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            match damage {
                "flip" => bytes[middle] ^= 0x20,
                "cut" => bytes.truncate(middle),
                _ => bytes.clear(),
            }
            fs::write(&path, bytes).unwrap();
            if damage == "gone" {
                fs::remove_file(&path).unwrap();
            }
            let (index, opened) = Index::open(folder.path()).unwrap();
            assert!(
                matches!(opened, Opened::Empty(_)),
                "{name} {damage}: {opened:?}"
            );
            assert_eq!((index.checkpoint(), index.reader().offers()), (None, 0));
            index.commit(batch([offer(1, "Boulanger", "")]), 5).unwrap();
            drop(index);
            let (index, opened) = Index::open(folder.path()).unwrap();
            assert_eq!((opened, index.checkpoint()), (Opened::AsLeft, Some(5)));
            assert_eq!(found(&index, &query("boulanger")), [1]);
        }
    }
}

#[test]
fn readers_keep_what_they_saw() {
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = Index::open(folder.path()).unwrap();
    index
        .commit(batch([offer(1, "Boulanger", "pain de nuit")]), 1)
        .unwrap();
    let reader = index.reader();
    let mut changes = Batch::default();
    changes.delete(id(1));
    index.commit(changes, 2).unwrap();
    index.settle();
    assert_eq!(reader.search(&query("\"pain de nuit\"")).total, 1);
    assert_eq!(
        (reader.checkpoint(), index.checkpoint()),
        (Some(1), Some(2))
    );
    assert_eq!(index.reader().search(&query("boulanger")).total, 0);
    assert!(
        files(folder.path())
            .iter()
            .all(|name| !name.ends_with(".segment"))
    );
}

#[test]
fn a_rebuild_replaces_all_and_one_that_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let (index, _) = Index::open(folder.path()).unwrap();
    index.set_popularity([(id(5), 7)]);
    let before = files(folder.path());

    let rebuild = index.rebuild(2);
    rebuild.put(vec![offer(1, "Plombier", "")]).unwrap();
    drop(rebuild);
    assert_eq!(files(folder.path()), before);
    assert_eq!(index.reader().offers(), 19);

    let rebuild = index.rebuild(2);
    rebuild
        .put((5..8).map(|number| offer(number, "Plombier", "")).collect())
        .unwrap();
    index
        .commit(batch([offer(50, "Boulanger", "")]), 22)
        .unwrap();
    assert_eq!(
        found(&index, &query("plombier")).len(),
        0,
        "the old one serves"
    );
    assert_eq!(index.reader().offers(), 20);
    rebuild.finish(20).unwrap();
    assert_eq!(index.checkpoint(), Some(20));
    assert_eq!(found(&index, &query("plombier")), [5, 6, 7]);
    assert_eq!(index.reader().offers(), 3);
    let snapshot = index.inner.snapshot();
    let (view, document) = snapshot.find(&id(5)).unwrap();
    assert_eq!(snapshot.views[view].segment.popularity(document), 7);
    drop((snapshot, index));
    let (index, opened) = Index::open(folder.path()).unwrap();
    assert_eq!((opened, index.checkpoint()), (Opened::AsLeft, Some(20)));
    assert_eq!(index.reader().offers(), 3);
}

#[test]
fn many_commits_make_few_segments() {
    let index = Index::in_memory();
    for number in 0..300 {
        index
            .commit(batch([offer(number, "Boulanger", "")]), i64::from(number))
            .unwrap();
        index.settle();
    }
    let status = index.status();
    assert_eq!(status.offers, 300);
    assert!(status.segments <= 12, "{status:?}");
    for number in 0..290 {
        let mut changes = Batch::default();
        changes.delete(id(number));
        index.commit(changes, 1000).unwrap();
        index.settle();
    }
    let status = index.status();
    assert_eq!(status.offers, 10);
    assert!(status.deleted <= 10, "{status:?}");
}

#[test]
fn popularity_follows_an_offer_through_changes_and_merges() {
    let index = super::index((0..10).map(|number| offer(number, "Boulanger", "")));
    index.set_popularity([(id(3), 9), (id(99), 1)]);
    for round in 0..30 {
        index
            .commit(
                batch([offer(3, "Boulanger", "neuf"), offer(100 + round, "", "")]),
                2,
            )
            .unwrap();
        index.settle();
    }
    let snapshot = index.inner.snapshot();
    let (view, document) = snapshot.find(&id(3)).unwrap();
    assert_eq!(snapshot.views[view].segment.popularity(document), 9);
}

#[test]
fn too_many_values_are_refused_and_change_nothing() {
    let index = super::index([offer(1, "Boulanger", "")]);
    let documents = (0..20).map(|number| Document {
        contract: format!("contract {number}"),
        ..offer(100 + number, "Vendeur", "")
    });
    let refused = index.commit(batch(documents), 2);
    assert!(matches!(
        refused,
        Err(Error::NoRoom(NoRoom(crate::Kind::Contract)))
    ));
    assert_eq!((index.reader().offers(), index.checkpoint()), (1, Some(1)));
}
