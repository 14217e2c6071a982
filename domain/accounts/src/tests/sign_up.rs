//! Signing up and confirming the address.

use super::{
    AppError, Browser, ConfirmEmail, ConfirmEmailInput, LinkView, LookAtLink, Notification,
    OTHER_PASSWORD, PASSWORD, Role, SendSignUpAgain, SendSignUpAgainInput, SignUp, SignUpInput,
    Step, account, mailed_token, mails, role_of, sign_in,
};
use crate::MailedTo;
use pleinweb_kernel::HOUR_MS;
use pleinweb_platform::testing::on_both;

fn wanted(email: &str) -> SignUpInput {
    SignUpInput {
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        ..SignUpInput::default()
    }
}

fn link(token: &str, password: &str) -> ConfirmEmailInput {
    ConfirmEmailInput {
        token: token.to_owned(),
        password: password.to_owned(),
    }
}

#[pleinweb_testing::test]
async fn a_confirmed_address_becomes_a_job_seeker_who_is_signed_in() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        browser
            .must_send::<SignUp>(&app, wanted("Marie@Exemple.fr"))
            .await;
        assert_eq!(role_of(&app, &browser).await, None);
        let refused = sign_in(&app, &mut browser, "marie@exemple.fr", PASSWORD).await;
        assert_eq!(
            refused,
            Err(AppError::conflict("sign-in-refused")),
            "not before it is confirmed"
        );

        let token = mailed_token(&app).await;
        let view = browser.must_ask::<LookAtLink>(&app, token.clone()).await;
        assert_eq!(
            view,
            LinkView::NewAccount {
                email: "m…@exemple.fr".to_owned(),
                ask_password: false
            }
        );
        let again = browser.must_ask::<LookAtLink>(&app, token.clone()).await;
        assert_eq!(again, view, "looking uses nothing up");

        let entered = browser
            .must_send::<ConfirmEmail>(&app, link(&token, ""))
            .await;
        assert_eq!(
            (entered.role, entered.step),
            (Role::JobSeeker, Step::SignedIn)
        );
        assert_eq!(role_of(&app, &browser).await, Some(Role::JobSeeker));
        let gone = Browser::new()
            .must_ask::<LookAtLink>(&app, token.clone())
            .await;
        assert_eq!(gone, LinkView::Gone);
        let twice = browser.send::<ConfirmEmail>(&app, link(&token, "")).await;
        assert_eq!(twice, Err(AppError::conflict("link-gone")));
        let other = sign_in(&app, &mut Browser::new(), "MARIE@exemple.fr", PASSWORD).await;
        assert!(other.is_ok(), "{other:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn another_browser_gives_the_password_again_or_another_one() {
    on_both(|app| async move {
        for (email, typed) in [("a@exemple.fr", PASSWORD), ("b@exemple.fr", OTHER_PASSWORD)] {
            app.clock.advance(1);
            Browser::new()
                .must_send::<SignUp>(&app, wanted(email))
                .await;
            let token = mailed_token(&app).await;
            let mut phone = Browser::new();
            for (bad, code) in [("", "required"), ("court", "password-too-short")] {
                let refused = phone.send::<ConfirmEmail>(&app, link(&token, bad)).await;
                assert_eq!(refused, Err(AppError::invalid("password", code)));
            }
            phone
                .must_send::<ConfirmEmail>(&app, link(&token, typed))
                .await;
            for password in [PASSWORD, OTHER_PASSWORD] {
                let opens = sign_in(&app, &mut Browser::new(), email, password).await;
                assert_eq!(
                    opens.is_ok(),
                    password == typed,
                    "what was given in the other browser counts"
                );
            }
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_taken_address_gets_the_same_answer_and_another_mail() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = Browser::new();
        browser
            .must_send::<SignUp>(&app, wanted("A@exemple.fr"))
            .await;
        let (to, notice) = mails(&app).await.remove(0);
        assert_eq!(to, "a@exemple.fr");
        assert!(
            matches!(notice, Notification::AccountExists { .. }),
            "{notice:?}"
        );
        browser
            .must_send::<SendSignUpAgain>(&app, SendSignUpAgainInput {})
            .await;
        let sent = mails(&app).await;
        assert_eq!(sent.len(), 2);
        assert!(
            sent.iter()
                .all(|(_, notice)| matches!(notice, Notification::AccountExists { .. }))
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_link_sent_again_replaces_the_first_and_there_is_an_end_to_it() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        browser
            .must_send::<SendSignUpAgain>(&app, SendSignUpAgainInput {})
            .await;
        assert!(mails(&app).await.is_empty(), "nothing was asked for");
        browser
            .must_send::<SignUp>(&app, wanted("a@exemple.fr"))
            .await;
        let first = mailed_token(&app).await;
        app.clock.advance(1);
        browser
            .must_send::<SendSignUpAgain>(&app, SendSignUpAgainInput {})
            .await;
        let second = mailed_token(&app).await;
        assert_eq!(
            browser.must_ask::<LookAtLink>(&app, first).await,
            LinkView::Gone
        );
        for _ in 0..10 {
            browser
                .must_send::<SendSignUpAgain>(&app, SendSignUpAgainInput {})
                .await;
        }
        assert_eq!(mails(&app).await.len(), 5, "five mails an hour");
        let _ = second;
        app.clock.advance(HOUR_MS + 1);
        browser
            .must_send::<SendSignUpAgain>(&app, SendSignUpAgainInput {})
            .await;
        let token = mailed_token(&app).await;
        app.clock.advance(48 * HOUR_MS);
        let late = browser.send::<ConfirmEmail>(&app, link(&token, "")).await;
        assert_eq!(late, Err(AppError::conflict("link-gone")), "48 hours");
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_clients_with_one_link_make_one_account() {
    on_both(|app| async move {
        Browser::new()
            .must_send::<SignUp>(&app, wanted("a@exemple.fr"))
            .await;
        let token = mailed_token(&app).await;
        let (mut one, mut two) = (Browser::new(), Browser::new());
        let (a, b) = tokio::join!(
            one.send::<ConfirmEmail>(&app, link(&token, PASSWORD)),
            two.send::<ConfirmEmail>(&app, link(&token, PASSWORD)),
        );
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{a:?} {b:?}"
        );
        let refused = a.err().or(b.err()).unwrap();
        assert_eq!(refused, AppError::conflict("link-gone"));
    })
    .await;
}

#[pleinweb_testing::test]
async fn every_bad_field_is_said_at_once() {
    let app = pleinweb_platform::testing::sqlite_app().await;
    let bad = SignUpInput {
        email: "marie".to_owned(),
        password: "court".to_owned(),
        ..SignUpInput::default()
    };
    let Err(AppError::Invalid(errors)) = Browser::new().send::<SignUp>(&app, bad).await else {
        panic!("accepted")
    };
    assert_eq!(errors.of("email").unwrap().as_str(), "email-format");
    assert_eq!(
        errors.of("password").unwrap().as_str(),
        "password-too-short"
    );
}

#[pleinweb_testing::test]
async fn the_address_is_shown_to_the_browser_that_gave_it() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        let to = browser
            .must_send::<SignUp>(&app, wanted("Marie@Exemple.fr"))
            .await;
        let shown = browser.must_ask::<MailedTo>(&app, to.clone()).await;
        assert_eq!(shown.as_deref(), Some("Marie@exemple.fr"));
        // Nobody else's page says it, whatever became of its address.
        let mut other = Browser::new();
        assert_eq!(other.must_ask::<MailedTo>(&app, to.clone()).await, None);
        other
            .must_send::<SignUp>(&app, wanted("b@exemple.fr"))
            .await;
        assert_eq!(other.must_ask::<MailedTo>(&app, to).await, None);
        let nothing = browser.must_ask::<MailedTo>(&app, "x".to_owned()).await;
        assert_eq!(nothing, None);
        // Asked about first where it looks like a slip.
        let slip = browser.send::<SignUp>(&app, wanted("a@gmial.com")).await;
        assert_eq!(slip, Err(AppError::invalid("email", "email-slip")));
    })
    .await;
}
