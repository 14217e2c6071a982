//! A stranger who asks with somebody's address keeps its owner from nothing.

use super::{
    AppError, Browser, ChangeEmail, ChangeEmailInput, ConfirmEmail, ConfirmEmailInput,
    ForgotPassword, ForgotPasswordInput, LinkView, LookAtLink, Notification, OTHER_PASSWORD,
    PASSWORD, Role, SendSignUpAgain, SendSignUpAgainInput, SignUp, SignUpInput, TestApp, account,
    ask_for_address, browser_at, forget, mailed_token, mails, reset, role_of, sign_in,
};
use pleinweb_kernel::{HOUR_MS, MINUTE_MS};
use pleinweb_platform::testing::on_both;

const OWN: &str = "a@exemple.fr";

async fn sign_up(app: &TestApp, browser: &mut Browser) {
    let input = SignUpInput {
        email: OWN.to_owned(),
        password: PASSWORD.to_owned(),
        ..SignUpInput::default()
    };
    browser.must_send::<SignUp>(app, input).await;
}

async fn sent(app: &TestApp) -> usize {
    mails(app).await.len()
}

#[pleinweb_testing::test]
async fn five_sign_ups_of_a_stranger_stop_nothing_of_mine() {
    on_both(|app| async move {
        // With and without cookies, even on my own network.
        for kept in [true, false] {
            app.clock.advance(HOUR_MS);
            let mut stranger = browser_at("198.51.100.1");
            for _ in 0..5 {
                sign_up(&app, &mut stranger).await;
                if !kept {
                    stranger = browser_at("198.51.100.1");
                }
            }
            let before = sent(&app).await;
            sign_up(&app, &mut browser_at("198.51.100.1")).await;
            assert_eq!(sent(&app).await, before + 1, "my own sign-up");
            forget(&app, OWN).await;
            assert_eq!(sent(&app).await, before + 2, "my forgotten password");
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn whoever_has_the_mailbox_goes_on_from_any_mail() {
    on_both(|app| async move {
        for number in 0..40 {
            sign_up(&app, &mut browser_at(&format!("10.0.{number}.1"))).await;
        }
        let all = sent(&app).await;
        assert!(all <= 12, "{all} mails to one address in an hour");
        let token = mailed_token(&app).await;
        let input = ConfirmEmailInput {
            token,
            password: OTHER_PASSWORD.to_owned(),
        };
        let mut owner = Browser::new();
        owner.must_send::<ConfirmEmail>(&app, input).await;
        assert_eq!(role_of(&app, &owner).await, Some(Role::JobSeeker));
        for (password, opens) in [(OTHER_PASSWORD, true), (PASSWORD, false)] {
            let answer = sign_in(&app, &mut Browser::new(), OWN, password).await;
            assert_eq!(answer.is_ok(), opens, "never the stranger's password");
        }
        // Whoever asks and asks for a new password ends no link that was sent.
        let first = forget(&app, OWN).await;
        for number in 0..40 {
            let input = ForgotPasswordInput {
                email: OWN.to_owned(),
                ..ForgotPasswordInput::default()
            };
            browser_at(&format!("10.1.{number}.1"))
                .must_send::<ForgotPassword>(&app, input)
                .await;
        }
        let more = sent(&app).await - all;
        assert!(more <= 12, "{more} mails");
        reset(&app, &mut owner, &first, "cinq oiseaux verts volent")
            .await
            .unwrap();
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_was_refused_is_not_counted() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        for _ in 0..5 {
            sign_up(&app, &mut browser).await;
        }
        app.clock.advance(50 * MINUTE_MS);
        for _ in 0..10 {
            sign_up(&app, &mut browser).await;
        }
        assert_eq!(sent(&app).await, 5);
        app.clock.advance(11 * MINUTE_MS);
        let again = SendSignUpAgainInput {};
        browser.must_send::<SendSignUpAgain>(&app, again).await;
        assert_eq!(sent(&app).await, 6, "an hour after the five that were sent");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_link_that_was_sent_works_where_no_other_is_sent() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        sign_up(&app, &mut browser).await;
        for _ in 0..10 {
            let again = SendSignUpAgainInput {};
            app.clock.advance(1);
            browser.must_send::<SendSignUpAgain>(&app, again).await;
        }
        let token = mailed_token(&app).await;
        let seen = browser.must_ask::<LookAtLink>(&app, token).await;
        assert!(matches!(seen, LinkView::NewAccount { .. }), "{seen:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn no_change_of_address_is_asked_for_untold() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, OWN).await;
        let mut browser = Browser::new();
        sign_in(&app, &mut browser, OWN, PASSWORD).await.unwrap();
        for number in 0..5 {
            ask_for_address(&app, &mut browser, &format!("b{number}@exemple.fr")).await;
        }
        let input = ChangeEmailInput {
            email: "b5@exemple.fr".to_owned(),
            ..ChangeEmailInput::default()
        };
        let refused = browser.send::<ChangeEmail>(&app, input).await;
        assert!(
            matches!(refused, Err(AppError::TooMany { .. })),
            "{refused:?}"
        );
        let told = mails(&app).await;
        let told = told
            .iter()
            .filter(|(_, notice)| matches!(notice, Notification::EmailChangeAsked { .. }));
        assert_eq!(told.count(), 5);
    })
    .await;
}
