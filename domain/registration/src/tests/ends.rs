//! The end of a draft: told before, kept to the last instant, then erased with
//! the person's key.

use super::{
    AfterStep, Answers, AppError, BankInput, Ended, EraseEndedDrafts, IBAN, IdentityInput, NIR,
    PersonId, RegistrationStatus, Secret, Someone, Step, Sweep, Swept, TestApp, all_sealed,
    answers, erase_due_keys, erase_unused_keys, lookup, on_both, store, sweep_keys,
};
use crate::Notification;
use pleinweb_kernel::{DAY_MS, HOUR_MS, Timestamp};
use pleinweb_platform::Of;
use pleinweb_platform::{mail, run_system};

fn with_nir() -> IdentityInput {
    IdentityInput {
        nir: NIR.into(),
        ..answers().identity
    }
}

async fn ended(app: &TestApp) -> Ended {
    run_system::<EraseEndedDrafts>(app, "drafts", &EraseEndedDrafts)
        .await
        .unwrap()
}

/// One batch; gives how many drafts it touched.
async fn erase(app: &TestApp) -> usize {
    let ended = ended(app).await;
    usize::try_from(ended.warned).unwrap() + ended.erased.len()
}

async fn warnings(app: &TestApp) -> Vec<Timestamp> {
    let mails = mail::latest(app, 10).await.unwrap();
    mails
        .into_iter()
        .filter_map(|mail| match mail.body.read().ok()? {
            Notification::DraftEnding { erased_at, .. } => Some(erased_at),
            Notification::RegistrationReceived { .. } => None,
        })
        .collect()
}

#[pleinweb_testing::test]
async fn a_draft_warns_three_days_before_its_end_and_is_then_erased() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.save(&app, with_nir()).await.unwrap();
        let RegistrationStatus::Draft { ends_at, .. } = zoe.status(&app).await else {
            panic!("a draft")
        };
        let until = |instant: Timestamp| instant.since(app.now());
        app.clock.advance(until(ends_at) - 3 * DAY_MS - 1);
        assert_eq!((erase(&app).await, warnings(&app).await.len()), (0, 0));
        app.clock.advance(1);
        assert_eq!(erase(&app).await, 1);
        assert_eq!(erase(&app).await, 0, "told once");
        assert_eq!(warnings(&app).await, [ends_at]);
        zoe.come_back(&app).await;
        // A change gives fifteen more days, and another warning.
        zoe.keep(&app, answers().contact).await.unwrap();
        let RegistrationStatus::Draft { ends_at: later, .. } = zoe.status(&app).await else {
            panic!("a draft")
        };
        assert_eq!(later.since(ends_at), 12 * DAY_MS);
        app.clock.advance(until(later) - DAY_MS);
        zoe.come_back(&app).await;
        assert_eq!((erase(&app).await, warnings(&app).await.len()), (1, 2));
        app.clock.advance(DAY_MS - 1);
        assert_eq!(erase(&app).await, 0);
        assert_eq!(app.rows("registration_step").await, 2);
        app.clock.advance(1);
        assert_eq!(
            zoe.status(&app).await,
            RegistrationStatus::None,
            "ended, erased or not yet"
        );
        assert_eq!(
            zoe.step(&app, Step::Identity).await.answers,
            Answers::default()
        );
        assert_eq!(erase(&app).await, 1);
        for table in ["registration", "registration_step", "registration_secret"] {
            assert_eq!(app.rows(table).await, 0, "{table}");
        }
        // Whoever comes back begins afresh, even with a page of the old draft.
        app.clock.advance(HOUR_MS);
        assert_eq!(
            zoe.save(&app, answers().identity).await,
            Ok(AfterStep::Show(Step::Contact))
        );
    })
    .await;
}

/// Moves the clock to the end of someone's draft.
async fn let_it_end(app: &TestApp, someone: &Someone) {
    let RegistrationStatus::Draft { ends_at, .. } = someone.status(app).await else {
        panic!("a draft")
    };
    app.clock.advance(ends_at.since(app.now()));
}

async fn owners(app: &TestApp) -> Vec<PersonId> {
    app.person_keys().owners().await.unwrap()
}

/// The number of someone's file, opened with their key.
async fn nir_of(app: &TestApp, someone: &Someone) -> Option<String> {
    let mut tx = app.db().read().await.unwrap();
    let row = store::file_of(&mut tx, Of::for_test(someone.person()))
        .await
        .unwrap()?;
    let secrets = store::secrets(&mut tx, Of::for_test(row.id)).await.unwrap();
    let nir = secrets.into_iter().find(|row| row.kind == Secret::Nir)?;
    let plain = app
        .person_keys()
        .open(
            app,
            someone.person(),
            lookup::about(Secret::Nir),
            &nir.sealed,
        )
        .await
        .ok()?;
    Some(String::from_utf8(plain).unwrap())
}

#[pleinweb_testing::test]
async fn the_key_goes_after_the_draft_and_nobody_elses() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let mut sam = Someone::new(&app, "sam@exemple.fr").await;
        zoe.save(&app, with_nir()).await.unwrap();
        let sealed_before = all_sealed(&app).await;
        let_it_end(&app, &zoe).await;
        sam.come_back(&app).await;
        sam.save(&app, with_nir()).await.unwrap();
        let mut both = [zoe.person(), sam.person()];
        both.sort_unstable();
        assert_eq!(owners(&app).await, both);
        let ended = ended(&app).await;
        assert_eq!(ended.erased, [zoe.person()]);
        assert_eq!(owners(&app).await, both, "not before the commit");
        // Even asked for both, the one that is needed stays.
        assert_eq!(erase_unused_keys(&app, &both).await, Ok(1));
        assert_eq!(owners(&app).await, [sam.person()]);
        assert_eq!(erase_unused_keys(&app, &ended.erased).await, Ok(0));
        // What a backup of the database holds does not open any more.
        let keys = app.person_keys();
        let opened = keys
            .open(
                &app,
                zoe.person(),
                lookup::about(Secret::Nir),
                &sealed_before[0],
            )
            .await;
        assert!(matches!(opened, Err(AppError::Unavailable { .. })));
        assert!(nir_of(&app, &sam).await.is_some());
        // She begins again, with a key of her own.
        zoe.come_back(&app).await;
        zoe.save(&app, with_nir()).await.unwrap();
        assert_eq!(nir_of(&app, &zoe).await.as_deref(), Some("290077512345604"));
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_a_crash_left_is_found_by_the_sweep() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let mut sam = Someone::new(&app, "sam@exemple.fr").await;
        zoe.save(&app, with_nir()).await.unwrap();
        sam.save(&app, with_nir()).await.unwrap();
        app.clock.advance(DAY_MS);
        zoe.come_back(&app).await;
        sam.come_back(&app).await;
        // Ended with both keys set aside: they open what they sealed …
        let keys = app.person_keys();
        for person in [zoe.person(), sam.person()] {
            assert_eq!(keys.set_aside(person, app.now()).await, Ok(true));
        }
        assert!(nir_of(&app, &zoe).await.is_some());
        // … and whoever seals meanwhile gets another, beside the older one.
        let bank = BankInput {
            iban: IBAN.into(),
            ..BankInput::default()
        };
        sam.save(&app, bank).await.unwrap();
        let swept = sweep_keys(&app, Sweep::Bounded).await;
        assert_eq!(swept, Ok(Swept::default()));
        assert!(nir_of(&app, &zoe).await.is_some());
        assert!(nir_of(&app, &sam).await.is_some());
        // Ended between the commit that erased the rows and the key: it was
        // asked for with the commit, and goes at once all the same.
        let_it_end(&app, &zoe).await;
        assert_eq!(ended(&app).await.erased.len(), 1);
        assert_eq!(erase_due_keys(&app).await, Ok(1));
        assert_eq!(erase_due_keys(&app).await, Ok(0));
        assert_eq!(app.rows("key_erasure").await, 0);
        assert_eq!(owners(&app).await, [sam.person()]);
        assert!(nir_of(&app, &sam).await.is_some());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_key_that_a_request_may_hold_stays() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.save(&app, with_nir()).await.unwrap();
        let_it_end(&app, &zoe).await;
        assert_eq!(ended(&app).await.erased.len(), 1);
        // A request has sealed with the key and not committed yet.
        let (keys, about) = (app.person_keys(), lookup::about(Secret::Nir));
        let in_flight = keys.seal(&app, zoe.person(), about, b"later").await;
        let in_flight = in_flight.unwrap();
        assert_eq!(erase_unused_keys(&app, &[zoe.person()]).await, Ok(0));
        let opens = keys.open(&app, zoe.person(), about, &in_flight).await;
        assert_eq!(opens.as_deref(), Ok(&b"later"[..]));
        // An hour later it has arrived or never will.
        app.clock.advance(HOUR_MS - 1);
        assert_eq!(erase_due_keys(&app).await, Ok(0));
        let swept = sweep_keys(&app, Sweep::Bounded).await;
        assert_eq!(swept, Ok(Swept::default()));
        app.clock.advance(1);
        assert_eq!(erase_due_keys(&app).await, Ok(1));
        assert_eq!(owners(&app).await, []);
    })
    .await;
}
