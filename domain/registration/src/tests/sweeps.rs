//! The sweep of keys, and what it must never do.

use super::{
    AppError, BankInput, EraseEndedDrafts, IBAN, IdentityInput, NIR, PersonId, Secret, Someone,
    Sweep, Swept, TestApp, all_sealed, answers, erase_unused_keys, lookup, on, on_both, sweep_keys,
};
use pleinweb_kernel::{DAY_MS, HOUR_MS};
use pleinweb_platform::run_system;

/// So many persons with a key that seals nothing, an hour ago.
async fn unused(app: &TestApp, count: usize) -> Vec<PersonId> {
    let mut persons = Vec::new();
    for _ in 0..count {
        let person: PersonId = app.new_id();
        let keys = app.person_keys();
        keys.seal(app, person, "x", b"text").await.unwrap();
        persons.push(person);
    }
    app.clock.advance(HOUR_MS);
    persons
}

async fn sweep(app: &TestApp, how_far: Sweep) -> Swept {
    sweep_keys(app, how_far).await.unwrap()
}

/// How much is counted in the open alarm.
async fn alarmed(app: &TestApp) -> Option<i64> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT count FROM alarm WHERE kind = 'keys-set-aside' AND closed_at IS NULL"
    )
    .fetch_optional(c)
    .await)
    .unwrap()
}

#[pleinweb_testing::test]
async fn a_sweep_takes_few_sets_them_aside_and_says_what_waits() {
    on_both(|app| async move {
        unused(&app, 45).await;
        let some = Swept::default();
        let first = sweep(&app, Sweep::Bounded).await;
        assert_eq!(
            first,
            Swept {
                set_aside: 20,
                waiting: 25,
                ..some
            }
        );
        assert_eq!(alarmed(&app).await, Some(20));
        // Again at once, from another node or the command line: nothing more.
        let again = sweep(&app, Sweep::Bounded).await;
        assert_eq!(
            again,
            Swept {
                waiting: 25,
                ..some
            }
        );
        app.clock.advance(DAY_MS - 1);
        assert_eq!(sweep(&app, Sweep::Bounded).await.set_aside, 0);
        app.clock.advance(1);
        assert_eq!(
            sweep(&app, Sweep::Bounded).await,
            Swept {
                set_aside: 20,
                waiting: 5,
                ..some
            }
        );
        assert_eq!(
            sweep(&app, Sweep::Force).await,
            Swept {
                set_aside: 5,
                ..some
            }
        );
        assert_eq!(alarmed(&app).await, Some(45));
        let keys = app.person_keys();
        assert_eq!(keys.owners().await.unwrap(), []);
        assert_eq!(keys.all_swept().await.unwrap().len(), 45);
        // A week after each was set aside it goes, not an instant before.
        app.clock.advance(6 * DAY_MS - 1);
        assert_eq!(sweep(&app, Sweep::Force).await, some);
        app.clock.advance(1);
        assert_eq!(
            sweep(&app, Sweep::Bounded).await,
            Swept { erased: 20, ..some }
        );
        app.clock.advance(DAY_MS);
        assert_eq!(
            sweep(&app, Sweep::Bounded).await,
            Swept { erased: 25, ..some }
        );
        assert_eq!(keys.all_swept().await.unwrap(), []);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_a_wrong_answer_of_the_database_took_comes_back_by_itself() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let bank = BankInput { iban: IBAN.into(), ..BankInput::default() };
        zoe.save(&app, bank).await.unwrap();
        app.clock.advance(HOUR_MS);
        // As an emptied database, or one brought back from a backup, would have it.
        let kept = all_sealed(&app).await;
        let mut tx = app.db().begin().await.unwrap();
        on!(&mut tx, |c| sqlx::query("DELETE FROM registration_secret").execute(c).await.map(|_| ())).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(sweep(&app, Sweep::Bounded).await.set_aside, 1);
        app.clock.advance(DAY_MS);
        assert_eq!(sweep(&app, Sweep::Bounded).await, Swept::default());
        // The right one is back: what it holds opens, before any sweep and after.
        let keys = app.person_keys();
        let about = lookup::about(Secret::Iban);
        assert!(keys.open(&app, zoe.person(), about, &kept[0]).await.is_ok());
        let mut tx = app.db().begin().await.unwrap();
        let sealed = kept[0].clone();
        on!(&mut tx, |c| sqlx::query(
            "INSERT INTO registration_secret (registration_id, kind, sealed, masked, lookup, saved_at)
             SELECT id, 'iban', $1, '', $1, 0 FROM registration"
        )
        .bind(sealed)
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(sweep(&app, Sweep::Bounded).await.given_back, 1);
        assert_eq!(keys.owners().await.unwrap(), [zoe.person()]);
        app.clock.advance(30 * DAY_MS);
        assert_eq!(sweep(&app, Sweep::Force).await, Swept::default());
        assert!(keys.open(&app, zoe.person(), about, &kept[0]).await.is_ok());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_sweep_touches_nothing_of_another_installation() {
    on_both(|app| async move {
        let persons = unused(&app, 3).await;
        let identity = app.folder().join("keys/identity");
        let ours = std::fs::read(&identity).unwrap();
        let other = String::from_utf8(ours.clone())
            .unwrap()
            .replacen('0', "1", 1);
        let untouched = async || {
            for how_far in [Sweep::Bounded, Sweep::Force] {
                let swept = sweep_keys(&app, how_far).await;
                assert!(matches!(swept, Err(AppError::Unavailable { .. })));
            }
            let erased = erase_unused_keys(&app, &persons).await;
            assert!(matches!(erased, Err(AppError::Unavailable { .. })));
            let owners = app.person_keys().owners().await.unwrap();
            assert_eq!(owners.len(), persons.len());
        };
        // Another folder, half a file, none.
        std::fs::write(&identity, other).unwrap();
        untouched().await;
        std::fs::write(&identity, &ours[..20]).unwrap();
        untouched().await;
        std::fs::remove_file(&identity).unwrap();
        untouched().await;
        std::fs::write(&identity, &ours).unwrap();
        // The database behind the address is another one by now.
        let change = async |sql: &'static str| {
            let mut tx = app.db().begin().await.unwrap();
            on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
            tx.commit().await.unwrap();
        };
        change("DELETE FROM installation").await;
        untouched().await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_key_of_someone_erased_by_a_command_goes_at_once_swept_or_not() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let given = IdentityInput {
            nir: NIR.into(),
            ..answers().identity
        };
        zoe.save(&app, given).await.unwrap();
        // She takes the only secret back, and a sweep sets the key aside …
        let back = IdentityInput {
            nir_erase: true,
            ..answers().identity
        };
        zoe.save(&app, back).await.unwrap();
        app.clock.advance(HOUR_MS);
        assert_eq!(sweep(&app, Sweep::Bounded).await.set_aside, 1);
        // … when the draft ends, that key goes too.
        app.clock.advance(6 * DAY_MS);
        assert_eq!(app.person_keys().all_swept().await.unwrap().len(), 1);
        let ended = {
            let mut tx = app.db().begin().await.unwrap();
            on!(&mut tx, |c| sqlx::query(
                "UPDATE registration SET ends_at = 1"
            )
            .execute(c)
            .await
            .map(|_| ()))
            .unwrap();
            tx.commit().await.unwrap();
            run_system(&app, "drafts", &EraseEndedDrafts).await.unwrap()
        };
        assert_eq!(app.rows("key_erasure").await, 1);
        assert_eq!(erase_unused_keys(&app, &ended.erased).await, Ok(1));
        assert_eq!(app.person_keys().all_swept().await.unwrap(), []);
        assert_eq!(app.rows("key_erasure").await, 0);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_sweep_that_finds_another_running_does_nothing() {
    on_both(|app| async move {
        unused(&app, 2).await;
        let held = app.person_keys().lock_sweep().await.unwrap();
        let swept = sweep(&app, Sweep::Force).await;
        assert_eq!(
            swept,
            Swept {
                busy: true,
                ..Swept::default()
            }
        );
        drop(held);
        // Two at once take no more than one may.
        let (one, two) = tokio::join!(
            sweep_keys(&app, Sweep::Bounded),
            sweep_keys(&app, Sweep::Bounded)
        );
        assert_eq!(one.unwrap().set_aside + two.unwrap().set_aside, 2);
    })
    .await;
}
