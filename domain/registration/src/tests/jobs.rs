//! What runs by itself, on an empty database first and then with something to do.

use super::{
    DraftsEnd, EraseEndedDrafts, ErasedKeys, IdentityInput, KeySweep, NIR, NumbersHashed, PersonId,
    Rehashed, Someone, TestApp, answers, on_both, rehash_numbers,
};
use pleinweb_kernel::DAY_MS;
use pleinweb_kernel::promises::DRAFT_KEPT;
use pleinweb_platform::{pepper_id, run_system};

/// Someone whose draft holds a number, and ends now.
async fn draft_that_ends(app: &TestApp) {
    let mut zoe = Someone::new(app, "zoe@exemple.fr").await;
    let given = IdentityInput {
        nir: NIR.into(),
        ..answers().identity
    };
    zoe.save(app, given).await.unwrap();
    app.clock.advance(i64::from(DRAFT_KEPT.days() + 1) * DAY_MS);
}

#[pleinweb_testing::test]
async fn drafts_end_and_their_keys_with_them() {
    on_both(|app| async move {
        app.works(&DraftsEnd, 1).await;
        draft_that_ends(&app).await;
        assert_eq!(app.person_keys().owners().await.unwrap().len(), 1);
        app.works(&DraftsEnd, 2).await;
        assert_eq!(app.rows("registration").await, 0);
        assert_eq!(app.rows("key_erasure").await, 0);
        assert_eq!(app.person_keys().owners().await.unwrap(), []);
    })
    .await;
}

#[pleinweb_testing::test]
async fn keys_that_could_not_go_at_once_go_later() {
    on_both(|app| async move {
        app.works(&ErasedKeys, 0).await;
        draft_that_ends(&app).await;
        run_system(&app, "test", &EraseEndedDrafts).await.unwrap();
        assert_eq!(app.rows("key_erasure").await, 1);
        app.works(&ErasedKeys, 1).await;
        assert_eq!(app.rows("key_erasure").await, 0);
        assert_eq!(app.person_keys().owners().await.unwrap(), []);
    })
    .await;
}

#[pleinweb_testing::test]
async fn keys_that_seal_nothing_are_set_aside_once_a_day() {
    on_both(|app| async move {
        app.works(&KeySweep, 1).await;
        let person: PersonId = app.new_id();
        let sealed = app.person_keys().seal(&app, person, "x", b"text").await;
        sealed.unwrap();
        app.clock.advance(DAY_MS);
        app.works(&KeySweep, 1).await;
        assert_eq!(app.person_keys().all_swept().await.unwrap().len(), 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn numbers_are_hashed_anew_when_the_pepper_has_served_its_time() {
    on_both(|app| async move {
        let job = NumbersHashed::default();
        app.works(&job, 1).await;
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let mut given = answers();
        given.identity.nir = NIR.into();
        zoe.fill(&app, given).await;
        zoe.send(&app).await.unwrap();
        let before = pepper_id(&app).await.unwrap();
        app.clock.advance(30 * DAY_MS);
        app.works(&job, 2).await;
        assert_ne!(pepper_id(&app).await.unwrap(), before);
        assert_eq!(rehash_numbers(&app).await, Ok(Rehashed::default()));
    })
    .await;
}
