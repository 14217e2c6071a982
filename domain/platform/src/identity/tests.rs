//! Databases, key folders and master keys that belong together, and those that
//! do not.

use std::fs;
use std::path::{Path, PathBuf};

use super::{IdentityError, Tools, Trust, join, may_make_keys, proof};
use crate::clock::SeededRandomness;
use crate::on;
use crate::secrets::Secrets;
use crate::testing::{Someone, TEST_START, TestApp, on_both, secrets, sqlite_app, with_sealed};
use crate::{AppState, Db};
use pleinweb_kernel::{HOUR_MS, PersonId};

/// Joins as another start of the program would.
async fn again(
    db: &Db,
    folder: &Path,
    keys: &Secrets,
    trust: Trust,
) -> Result<Secrets, IdentityError> {
    let tools = Tools {
        now: TEST_START.plus(HOUR_MS),
        randomness: &SeededRandomness::new(77),
    };
    join(db, folder, keys.clone(), trust, tools).await
}

async fn start(app: &AppState, folder: &Path, keys: &Secrets) -> Result<Secrets, IdentityError> {
    again(app.db(), folder, keys, Trust::Proof).await
}

/// Whether a first master key may be made.
async fn may_make(db: &Db, folder: &Path) -> bool {
    may_make_keys(db, folder, Path::new("master.keys"))
        .await
        .is_ok()
}

fn keys_of(app: &TestApp) -> PathBuf {
    app.folder().join("keys")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Everything in a folder, by name.
fn all_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect();
    found.sort();
    found
}

async fn change(app: &AppState, sql: &'static str) {
    let mut tx = app.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    tx.commit().await.unwrap();
}

/// As a database was before it had an identity.
async fn from_before(app: &AppState) {
    change(app, "DELETE FROM installation").await;
    change(app, "DELETE FROM master_canary").await;
}

fn line(number: u8, seed: u64) -> String {
    Secrets::new_key_line(number, &SeededRandomness::new(seed))
}

fn of(lines: &[String]) -> Secrets {
    Secrets::parse(&lines.concat()).unwrap()
}

#[pleinweb_testing::test]
async fn the_same_again_is_the_same() {
    on_both(|app| async move {
        let folder = keys_of(&app);
        let before = all_in(&folder);
        let joined = start(&app, &folder, &secrets()).await.unwrap();
        assert_eq!(joined.installation(), app.secrets().installation());
        assert!(joined.installation().is_some());
        assert_eq!(all_in(&folder), before);
        assert!(!may_make(app.db(), &folder).await);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_database_refuses_every_other_folder_and_a_folder_every_other_database() {
    on_both(|app| async move {
        let sealed: Someone = with_sealed(&app).await;
        let folder = keys_of(&app);
        let temporary = tempfile::tempdir().unwrap();
        // A node with a folder of its own: nothing is made there.
        let own = temporary.path().join("own");
        let refused = start(&app, &own, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::UnmarkedFolder { .. })));
        assert!(!own.exists());
        // Keys of the same persons, of another installation.
        let foreign = temporary.path().join("foreign");
        copy(&folder, &foreign);
        let text = fs::read_to_string(foreign.join("identity")).unwrap();
        fs::write(foreign.join("identity"), text.replacen('0', "1", 1)).unwrap();
        for trust in [Trust::Proof, Trust::Operator, Trust::DespiteLoss] {
            let refused = again(app.db(), &foreign, &secrets(), trust).await;
            assert!(matches!(refused, Err(IdentityError::OtherFolder { .. })));
        }
        // Half a file is not nothing.
        fs::write(foreign.join("identity"), &text[..30]).unwrap();
        let refused = start(&app, &foreign, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::Damaged(_))));
        // An emptied or new database with a folder full of keys.
        let other = sqlite_app().await;
        for sql in ["DELETE FROM installation", "DELETE FROM master_canary"] {
            change(&other, sql).await;
        }
        let before = all_in(&folder);
        assert!(!may_make(other.db(), &folder).await);
        for keys in [secrets(), of(&[line(1, 3)])] {
            let refused = start(&other, &folder, &keys).await;
            assert!(
                matches!(refused, Err(IdentityError::FolderInUse(_))),
                "{refused:?}"
            );
        }
        // Even one in which no key has been made yet, or that is from before.
        fs::remove_file(folder.join(sealed.person.to_string())).unwrap();
        let refused = start(&other, &folder, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::FolderInUse(_))));
        fs::write(folder.join(sealed.person.to_string()), "x").unwrap();
        fs::remove_file(folder.join("identity")).unwrap();
        let refused = start(&other, &folder, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::FolderInUse(_))));
        for (name, bytes) in before {
            fs::write(folder.join(name), bytes).unwrap();
        }
        assert!(start(&app, &folder, &secrets()).await.is_ok());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_lost_or_other_master_key_is_never_replaced() {
    on_both(|app| async move {
        let folder = keys_of(&app);
        for (keys, number) in [
            (of(&[line(1, 3)]), 1),
            (of(&[line(2, 3)]), 1),
            (of(&[line(2, 3), line(1, 4)]), 1),
        ] {
            let refused = start(&app, &folder, &keys).await;
            assert!(
                matches!(refused, Err(IdentityError::MasterKey(found)) if found == number),
                "{refused:?}"
            );
        }
        assert!(!may_make(app.db(), &folder).await);
        assert!(start(&app, &folder, &secrets()).await.is_ok());
        // Not for a database without identity either, once somebody is in it.
        from_before(&app).await;
        let temporary = tempfile::tempdir().unwrap();
        assert!(may_make(app.db(), temporary.path()).await, "lists only");
        with_sealed(&app).await;
        assert!(!may_make(app.db(), temporary.path()).await);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_rotated_key_is_known_to_the_database_and_asked_of_every_node() {
    on_both(|app| async move {
        let folder = keys_of(&app);
        let old = Secrets::new_key_line(1, &SeededRandomness::new(7));
        let hash = app.secrets().lookup_hash("x", "x");
        // Brought to the nodes first, in any place; then put in front.
        for lines in [[old.clone(), line(2, 3)], [line(2, 3), old.clone()]] {
            let joined = start(&app, &folder, &of(&lines)).await.unwrap();
            assert_eq!(
                joined.lookup_hash("x", "x"),
                hash,
                "hashes stay what they were"
            );
        }
        // From now on a node without it, or with another of its number, is refused.
        for keys in [
            of(std::slice::from_ref(&old)),
            of(&[line(2, 4), old.clone()]),
        ] {
            let refused = start(&app, &folder, &keys).await;
            assert!(
                matches!(refused, Err(IdentityError::MasterKey(2))),
                "{refused:?}"
            );
        }
        assert!(start(&app, &folder, &of(&[old, line(2, 3)])).await.is_ok());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_database_from_before_joins_once_everything_in_it_opens() {
    on_both(|app| async move {
        let someone = with_sealed(&app).await;
        let folder = keys_of(&app);
        let marks = ["identity", "pepper"].map(|name| folder.join(name));
        let unmark = async || {
            from_before(&app).await;
            for mark in &marks {
                let _ = fs::remove_file(mark);
            }
        };
        unmark().await;
        let before = all_in(&folder);
        // Not with another master key, nor without one of the persons' keys.
        let refused = start(&app, &folder, &of(&[line(1, 3)])).await;
        assert!(matches!(refused, Err(IdentityError::DoesNotOpen(_))), "{refused:?}");
        let key = folder.join(someone.person.to_string());
        let bytes = fs::read(&key).unwrap();
        fs::remove_file(&key).unwrap();
        let refused = start(&app, &folder, &secrets()).await;
        let Err(IdentityError::DoesNotOpen(opened)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(opened.not, [("registration_secret", 1)]);
        // A key of the same person, of another installation with our master key.
        let stranger = sqlite_app().await;
        stranger.person_keys().seal(&stranger, someone.person, "x", b"x").await.unwrap();
        fs::copy(keys_of(&stranger).join(someone.person.to_string()), &key).unwrap();
        let refused = start(&app, &folder, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::DoesNotOpen(_))));
        assert!(marks.iter().all(|mark| !mark.exists()), "nothing was begun");
        // A key that another master key sealed, of somebody unknown here.
        fs::write(&key, &bytes).unwrap();
        let unknown: PersonId = app.new_id();
        fs::write(folder.join(unknown.to_string()), b"\x01 sealed by another").unwrap();
        let refused = start(&app, &folder, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::DoesNotOpen(ref opened)) if opened.foreign_keys == 1));
        fs::remove_file(folder.join(unknown.to_string())).unwrap();
        assert_eq!(all_in(&folder), before);
        // The right ones.
        let joined = start(&app, &folder, &secrets()).await.unwrap();
        assert!(joined.installation().is_some());
        assert!(start(&app, &folder, &secrets()).await.is_ok());
        // With a loss that an operator accepts.
        unmark().await;
        fs::remove_file(&key).unwrap();
        let refused = again(app.db(), &folder, &secrets(), Trust::Operator).await;
        assert!(matches!(refused, Err(IdentityError::DoesNotOpen(_))));
        let joined = again(app.db(), &folder, &secrets(), Trust::DespiteLoss).await;
        assert!(joined.is_ok());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_backup_from_before_the_identity_finds_its_folder_again() {
    on_both(|app| async move {
        let folder = keys_of(&app);
        // Nothing in it shows that it is this folder's: an operator must say so.
        crate::testing::enter(
            &app,
            pleinweb_kernel::Role::JobSeeker,
            "a@exemple.fr",
            false,
        )
        .await;
        from_before(&app).await;
        let refused = start(&app, &folder, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::FolderInUse(_))));
        assert!(
            again(app.db(), &folder, &secrets(), Trust::Operator)
                .await
                .is_ok()
        );
        // A value that a person's key opens shows it.
        with_sealed(&app).await;
        from_before(&app).await;
        let joined = start(&app, &folder, &secrets()).await.unwrap();
        assert_eq!(joined.installation(), app.secrets().installation());
        // A folder from before, brought back: an operator says so, and it must open.
        for name in ["identity", "pepper"] {
            fs::remove_file(folder.join(name)).unwrap();
        }
        let refused = start(&app, &folder, &secrets()).await;
        assert!(matches!(refused, Err(IdentityError::UnmarkedFolder { .. })));
        assert!(
            again(app.db(), &folder, &secrets(), Trust::Operator)
                .await
                .is_ok()
        );
        assert!(start(&app, &folder, &secrets()).await.is_ok());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_lost_pepper_is_said() {
    on_both(|app| async move {
        let folder = keys_of(&app);
        for broken in [None, Some("half")] {
            let _ = fs::remove_file(folder.join("pepper"));
            if let Some(text) = broken {
                fs::write(folder.join("pepper"), text).unwrap();
            }
            let refused = start(&app, &folder, &secrets()).await;
            assert!(matches!(refused, Err(IdentityError::Pepper(_))));
        }
        let joined = again(app.db(), &folder, &secrets(), Trust::NewPepper).await;
        assert!(joined.is_ok());
        crate::rotate_pepper(&app).await.unwrap();
        assert!(start(&app, &folder, &secrets()).await.is_ok());
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_nodes_that_start_first_at_once_are_one_installation_or_one_is_refused() {
    on_both(|app| async move {
        let temporary = tempfile::tempdir().unwrap();
        for round in 0..6_u64 {
            from_before(&app).await;
            let shared = temporary.path().join(format!("shared{round}"));
            let other = temporary.path().join(format!("other{round}"));
            // Odd rounds: each node has a folder of its own.
            let second = if round % 2 == 0 { &shared } else { &other };
            let tools = |seed| Tools {
                now: TEST_START,
                randomness: Box::leak(Box::new(SeededRandomness::new(seed))),
            };
            let (one, two) = tokio::join!(
                join(app.db(), &shared, secrets(), Trust::Proof, tools(round)),
                join(app.db(), second, secrets(), Trust::Proof, tools(round + 50)),
            );
            if round % 2 == 0 {
                let (one, two) = (one.unwrap(), two.unwrap());
                assert_eq!(one.installation(), two.installation());
            } else {
                assert!(one.is_ok() ^ two.is_ok(), "{one:?} {two:?}");
                let refused = one.err().or(two.err());
                assert!(matches!(
                    refused,
                    Some(IdentityError::OtherFolder { .. } | IdentityError::UnmarkedFolder { .. })
                ));
            }
        }
    })
    .await;
}

#[cfg(unix)]
#[pleinweb_testing::test]
async fn a_folder_that_can_only_be_read_serves_and_makes_nothing_new() {
    use std::os::unix::fs::PermissionsExt;
    let app = sqlite_app().await;
    let folder = keys_of(&app);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    assert!(start(&app, &folder, &secrets()).await.is_ok());
    // Where nothing was begun, that is said, and the database is not begun either.
    from_before(&app).await;
    let temporary = tempfile::tempdir().unwrap();
    let blocked = temporary.path().join("file");
    fs::write(&blocked, "not a folder").unwrap();
    let refused = start(&app, &blocked.join("keys"), &secrets()).await;
    assert!(
        matches!(refused, Err(IdentityError::Folder(..))),
        "{refused:?}"
    );
    let mut tx = app.db().read().await.unwrap();
    assert!(super::store::installation(&mut tx).await.unwrap().is_none());
}

/// Columns of bytes that hold no sealed value: ids and hashes.
const NOT_SEALED: &[&str] = &[
    "scope",
    "holder",
    "what",
    "subject",
    "device",
    "mailed_to",
    "about",
    "viewer",
    "fingerprint",
    "reporter",
    "lookup",
    "hash",
    "public_key",
    "credential",
    "pepper",
    "possible_double_of",
    "passed_from",
    "twin_key",
    "told_as",
    "taken_with",
];

#[pleinweb_testing::test]
async fn every_sealed_column_is_among_those_that_are_opened() {
    let app = sqlite_app().await;
    let mut tx = app.db().read().await.unwrap();
    let crate::Tx::Sqlite(connection, _) = &mut tx else {
        unreachable!()
    };
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.type = 'BLOB' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_all(&mut **connection)
    .await
    .unwrap();
    for (table, column) in &columns {
        let id = column == "id"
            || column.ends_with("_id")
            || column.ends_with("_by")
            || column.ends_with("_hash");
        let elsewhere = matches!(
            (table.as_str(), column.as_str()),
            ("registration_secret" | "master_canary", "sealed")
        );
        let opened = proof::SEALED
            .iter()
            .any(|sealed| sealed.0 == table && sealed.2 == column);
        assert!(
            id || elsewhere || opened || NOT_SEALED.contains(&column.as_str()),
            "{table}.{column}: sealed (then it is opened in `proof`) or not?"
        );
    }
    for sealed in proof::SEALED {
        let there = columns
            .iter()
            .any(|(table, column)| table == sealed.0 && column == sealed.2);
        assert!(there, "{}.{}", sealed.0, sealed.2);
    }
}
