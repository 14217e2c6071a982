//! Keys of persons in their folder.

use std::fs;

use crate::testing::{TestOffice, sqlite_office};
use pleinweb_kernel::{AppError, HOUR_MS, PersonId};

async fn opens(office: &TestOffice, person: PersonId, about: &str, sealed: &[u8]) -> bool {
    let keys = office.person_keys();
    match keys.open(office, person, about, sealed).await {
        Ok(plain) => plain == b"text",
        Err(AppError::Unavailable { .. }) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[pleinweb_testing::test]
async fn what_was_sealed_for_someone_dies_with_their_key_and_that_is_said() {
    let office = sqlite_office().await;
    let person: PersonId = office.new_id();
    let keys = office.person_keys();
    let sealed = keys.seal(&office, person, "health", b"text").await.unwrap();
    assert!(opens(&office, person, "health", &sealed).await);
    assert!(!opens(&office, person, "nir", &sealed).await);
    keys.erase(person).await.unwrap();
    assert!(!opens(&office, person, "health", &sealed).await);
    let other = keys.seal(&office, person, "health", b"text").await.unwrap();
    let old = opens(&office, person, "health", &sealed).await;
    assert!(!old, "a new key does not open the old");
    assert!(opens(&office, person, "health", &other).await);
}

#[pleinweb_testing::test]
async fn two_nodes_that_seal_at_once_make_one_key() {
    let office = sqlite_office().await;
    // Another node: the same database and folder, a memory and dice of its own.
    let clock = office.clock.clone();
    let randomness = std::sync::Arc::new(crate::clock::SeededRandomness::new(99));
    let other = office.at(clock, randomness);
    for _ in 0..20 {
        let person: PersonId = office.new_id();
        let mut works = tokio::task::JoinSet::new();
        for index in 0..8 {
            let node = if index % 2 == 0 {
                office.office.clone()
            } else {
                other.clone()
            };
            works.spawn(async move {
                let keys = node.person_keys();
                keys.seal(&node, person, "health", b"text").await.unwrap()
            });
        }
        let all = works.join_all().await;
        for sealed in &all {
            assert!(opens(&office, person, "health", sealed).await);
        }
        // One file, and nothing unfinished beside it.
        let mine = format!("{person}");
        let names = fs::read_dir(office.folder().join("keys")).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let names: Vec<String> = names.filter(|name| name.contains(&mine)).collect();
        assert_eq!(names, [mine]);
    }
}

#[pleinweb_testing::test]
async fn a_folder_that_went_away_gets_no_keys() {
    let office = sqlite_office().await;
    let keys = office.person_keys();
    let (zoe, sam): (PersonId, PersonId) = (office.new_id(), office.new_id());
    keys.seal(&office, zoe, "health", b"text").await.unwrap();
    // The share is unmounted: an empty folder is there instead, then another's.
    let (folder, away) = (office.folder().join("keys"), office.folder().join("away"));
    fs::rename(&folder, &away).unwrap();
    fs::create_dir(&folder).unwrap();
    let other = sqlite_office_of_another().await;
    for _ in 0..2 {
        for person in [zoe, sam] {
            let sealed = keys.seal(&office, person, "health", b"text").await;
            assert!(matches!(sealed, Err(AppError::Unavailable { .. })));
        }
        assert!(!folder.join(zoe.to_string()).exists());
        assert!(!folder.join(sam.to_string()).exists());
        fs::copy(
            other.folder().join("keys/identity"),
            folder.join("identity"),
        )
        .unwrap();
    }
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(&away, &folder).unwrap();
    assert!(keys.seal(&office, sam, "health", b"text").await.is_ok());
}

/// An office of another installation.
async fn sqlite_office_of_another() -> TestOffice {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let db = crate::Db::open_sqlite(&path).await.unwrap();
    db.migrate().await.unwrap();
    db.close().await;
    crate::testing::office_in(folder, 4321).await
}

#[pleinweb_testing::test]
async fn a_key_that_a_sweep_took_is_theirs_again_when_they_seal() {
    let office = sqlite_office().await;
    let keys = office.person_keys();
    let person: PersonId = office.new_id();
    let sealed = keys.seal(&office, person, "health", b"text").await.unwrap();
    office.clock.advance(HOUR_MS);
    assert_eq!(keys.set_aside(person, office.now()).await, Ok(true));
    keys.sweep_aside(person, office.now()).await.unwrap();
    assert!(opens(&office, person, "health", &sealed).await);
    assert_eq!(keys.owners().await.unwrap(), []);
    assert_eq!(keys.all_swept().await.unwrap(), [(person, office.now())]);
    // One person never gets two keys.
    let later = keys.seal(&office, person, "nir", b"text").await.unwrap();
    assert_eq!(keys.all_swept().await.unwrap(), []);
    assert_eq!(keys.owners().await.unwrap(), [person]);
    assert!(opens(&office, person, "health", &sealed).await);
    assert!(opens(&office, person, "nir", &later).await);
}

#[cfg(unix)]
#[pleinweb_testing::test]
async fn everything_in_the_folder_is_for_its_own_user() {
    use std::os::unix::fs::PermissionsExt;
    let office = sqlite_office().await;
    let keys = office.person_keys();
    let person: PersonId = office.new_id();
    keys.seal(&office, person, "health", b"text").await.unwrap();
    drop(keys.lock_sweep().await.unwrap());
    let folder = office.folder().join("keys");
    assert_eq!(
        fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
        0o700
    );
    let mut seen = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        seen += 1;
    }
    assert_eq!(seen, 4, "the key, the identity, the pepper, the lock");
}

#[pleinweb_testing::test]
async fn one_sweep_at_a_time() {
    let office = sqlite_office().await;
    let keys = office.person_keys();
    let held = keys.lock_sweep().await.unwrap();
    assert!(held.is_some());
    assert!(keys.lock_sweep().await.unwrap().is_none());
    drop(held);
    assert!(keys.lock_sweep().await.unwrap().is_some());
}
