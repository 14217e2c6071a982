//! Keys of persons in their folder.

use std::fs;

use crate::testing::{TestApp, sqlite_app};
use pleinweb_kernel::{AppError, HOUR_MS, PersonId};

async fn opens(app: &TestApp, person: PersonId, about: &str, sealed: &[u8]) -> bool {
    let keys = app.person_keys();
    match keys.open(app, person, about, sealed).await {
        Ok(plain) => plain == b"text",
        Err(AppError::Unavailable { .. }) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[pleinweb_testing::test]
async fn what_was_sealed_for_someone_dies_with_their_key_and_that_is_said() {
    let app = sqlite_app().await;
    let person: PersonId = app.new_id();
    let keys = app.person_keys();
    let sealed = keys.seal(&app, person, "health", b"text").await.unwrap();
    assert!(opens(&app, person, "health", &sealed).await);
    assert!(!opens(&app, person, "nir", &sealed).await);
    keys.erase(person).await.unwrap();
    assert!(!opens(&app, person, "health", &sealed).await);
    let other = keys.seal(&app, person, "health", b"text").await.unwrap();
    let old = opens(&app, person, "health", &sealed).await;
    assert!(!old, "a new key does not open the old");
    assert!(opens(&app, person, "health", &other).await);
}

#[pleinweb_testing::test]
async fn two_nodes_that_seal_at_once_make_one_key() {
    let app = sqlite_app().await;
    // Another node: the same database and folder, a memory and dice of its own.
    let clock = app.clock.clone();
    let randomness = std::sync::Arc::new(crate::clock::SeededRandomness::new(99));
    let other = app.at(clock, randomness);
    for _ in 0..20 {
        let person: PersonId = app.new_id();
        let mut works = tokio::task::JoinSet::new();
        for index in 0..8 {
            let node = if index % 2 == 0 {
                app.app.clone()
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
            assert!(opens(&app, person, "health", sealed).await);
        }
        // One file, and nothing unfinished beside it.
        let mine = format!("{person}");
        let names = fs::read_dir(app.folder().join("keys")).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let names: Vec<String> = names.filter(|name| name.contains(&mine)).collect();
        assert_eq!(names, [mine]);
    }
}

#[pleinweb_testing::test]
async fn a_folder_that_went_away_gets_no_keys() {
    let app = sqlite_app().await;
    let keys = app.person_keys();
    let (zoe, sam): (PersonId, PersonId) = (app.new_id(), app.new_id());
    keys.seal(&app, zoe, "health", b"text").await.unwrap();
    // The share is unmounted: an empty folder is there instead, then another's.
    let (folder, away) = (app.folder().join("keys"), app.folder().join("away"));
    fs::rename(&folder, &away).unwrap();
    fs::create_dir(&folder).unwrap();
    let other = sqlite_app_of_another().await;
    for _ in 0..2 {
        for person in [zoe, sam] {
            let sealed = keys.seal(&app, person, "health", b"text").await;
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
    assert!(keys.seal(&app, sam, "health", b"text").await.is_ok());
}

/// An app of another installation.
async fn sqlite_app_of_another() -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let db = crate::Db::open_sqlite(&path).await.unwrap();
    db.migrate().await.unwrap();
    db.close().await;
    crate::testing::app_in(folder, 4321).await
}

#[pleinweb_testing::test]
async fn a_key_that_a_sweep_took_is_theirs_again_when_they_seal() {
    let app = sqlite_app().await;
    let keys = app.person_keys();
    let person: PersonId = app.new_id();
    let sealed = keys.seal(&app, person, "health", b"text").await.unwrap();
    app.clock.advance(HOUR_MS);
    assert_eq!(keys.set_aside(person, app.now()).await, Ok(true));
    keys.sweep_aside(person, app.now()).await.unwrap();
    assert!(opens(&app, person, "health", &sealed).await);
    assert_eq!(keys.owners().await.unwrap(), []);
    assert_eq!(keys.all_swept().await.unwrap(), [(person, app.now())]);
    // One person never gets two keys.
    let later = keys.seal(&app, person, "nir", b"text").await.unwrap();
    assert_eq!(keys.all_swept().await.unwrap(), []);
    assert_eq!(keys.owners().await.unwrap(), [person]);
    assert!(opens(&app, person, "health", &sealed).await);
    assert!(opens(&app, person, "nir", &later).await);
}

#[cfg(unix)]
#[pleinweb_testing::test]
async fn everything_in_the_folder_is_for_its_own_user() {
    use std::os::unix::fs::PermissionsExt;
    let app = sqlite_app().await;
    let keys = app.person_keys();
    let person: PersonId = app.new_id();
    keys.seal(&app, person, "health", b"text").await.unwrap();
    drop(keys.lock_sweep().await.unwrap());
    let folder = app.folder().join("keys");
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
    let app = sqlite_app().await;
    let keys = app.person_keys();
    let held = keys.lock_sweep().await.unwrap();
    assert!(held.is_some());
    assert!(keys.lock_sweep().await.unwrap().is_none());
    drop(held);
    assert!(keys.lock_sweep().await.unwrap().is_some());
}
