//! Wrong tries: who waits, who does not, and what an answer tells.

use super::{
    AppError, Browser, Entered, OTHER_PASSWORD, PASSWORD, Role, SignOut, SignOutInput, account,
    browser_at, sign_in,
};
use pleinweb_kernel::{DAY_MS, MINUTE_MS};
use pleinweb_platform::testing::on_both;

const REFUSED: AppError = AppError::conflict("sign-in-refused");

fn seconds_to_wait(result: &Result<Entered, AppError>) -> Option<u32> {
    match result {
        Err(AppError::TooMany { retry_after }) => Some(*retry_after),
        _ => None,
    }
}

#[pleinweb_testing::test]
async fn an_unknown_address_is_answered_like_a_known_one() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "known@exemple.fr").await;
        let mut answers = Vec::new();
        for (network, email) in [
            ("192.0.2.1", "known@exemple.fr"),
            ("198.51.100.1", "unknown@exemple.fr"),
        ] {
            let mut browser = browser_at(network);
            let before = app.passwords().verified();
            let mut seen = Vec::new();
            for _ in 0..7 {
                seen.push(sign_in(&app, &mut browser, email, OTHER_PASSWORD).await);
            }
            answers.push((seen, app.passwords().verified() - before));
        }
        assert_eq!(
            answers[0], answers[1],
            "same answers, same number of hashes"
        );
        assert_eq!(answers[0].1, 7);
        assert_eq!(answers[0].0[0], Err(REFUSED));
        assert_eq!(answers[0].0[5], Err(AppError::TooMany { retry_after: 30 }));
    })
    .await;
}

#[pleinweb_testing::test]
async fn waits_grow_on_one_network_and_the_right_password_waits_too() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = browser_at("192.0.2.1");
        for _ in 0..5 {
            assert_eq!(
                sign_in(&app, &mut browser, "a@exemple.fr", "faux").await,
                Err(REFUSED)
            );
        }
        let mut neighbour = browser_at("192.0.2.99");
        let right = sign_in(&app, &mut neighbour, "a@exemple.fr", PASSWORD).await;
        assert_eq!(
            seconds_to_wait(&right),
            Some(30),
            "during the wait nothing is told"
        );
        app.clock.advance(MINUTE_MS / 2);
        assert_eq!(
            sign_in(&app, &mut browser, "a@exemple.fr", "faux").await,
            Err(REFUSED)
        );
        let next = sign_in(&app, &mut browser, "a@exemple.fr", "faux").await;
        assert_eq!(seconds_to_wait(&next), Some(60));
        app.clock.advance(MINUTE_MS);
        assert!(
            sign_in(&app, &mut neighbour, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        assert_eq!(
            sign_in(&app, &mut browser_at("192.0.2.1"), "a@exemple.fr", "faux").await,
            Err(REFUSED)
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn nobody_can_keep_the_rightful_person_out() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut at_home = browser_at("203.0.113.1");
        assert!(
            sign_in(&app, &mut at_home, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        at_home.must_send::<SignOut>(&app, SignOutInput {}).await;
        // Somebody guesses from the very same network, and from a hundred others.
        for n in 0..100 {
            let mut elsewhere = browser_at(&format!("10.0.{n}.1"));
            let _ = sign_in(&app, &mut elsewhere, "a@exemple.fr", "faux").await;
            let _ = sign_in(&app, &mut browser_at("203.0.113.1"), "a@exemple.fr", "faux").await;
        }
        let guess = sign_in(&app, &mut browser_at("10.9.9.9"), "a@exemple.fr", "faux").await;
        assert!(
            seconds_to_wait(&guess).is_some(),
            "strangers wait: {guess:?}"
        );
        let home = sign_in(&app, &mut at_home, "a@exemple.fr", PASSWORD).await;
        assert!(home.is_ok(), "the known device does not: {home:?}");
        // A new phone waits a minute at most.
        app.clock.advance(MINUTE_MS);
        let phone = sign_in(
            &app,
            &mut browser_at("192.0.2.200"),
            "a@exemple.fr",
            PASSWORD,
        )
        .await;
        assert!(phone.is_ok(), "{phone:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_known_device_counts_for_itself_and_forgets_after_a_day() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = browser_at("192.0.2.1");
        assert!(
            sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        for _ in 0..5 {
            assert_eq!(
                sign_in(&app, &mut browser, "a@exemple.fr", "faux").await,
                Err(REFUSED)
            );
        }
        let next = sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD).await;
        assert_eq!(seconds_to_wait(&next), Some(30));
        app.clock.advance(DAY_MS);
        for _ in 0..4 {
            assert_eq!(
                sign_in(&app, &mut browser, "a@exemple.fr", "faux").await,
                Err(REFUSED)
            );
        }
        assert!(
            sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_device_token_that_we_did_not_give_is_not_taken_over() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = Browser::new();
        browser.request.device_token = Some("planted".to_owned());
        assert!(
            sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        assert_ne!(browser.request.device_token.as_deref(), Some("planted"));
    })
    .await;
}
