//! Forgotten passwords.

use super::{
    AppError, Browser, ForgotPassword, ForgotPasswordInput, LinkView, LookAtLink, Notification,
    OTHER_PASSWORD, PASSWORD, ResetPassword, ResetPasswordInput, Role, Step, WayIn, account,
    mailed_token, mails, role_of, sign_in, signed_in, was_told,
};
use pleinweb_kernel::HOUR_MS;
use pleinweb_platform::testing::on_both;

fn forgot(email: &str) -> ForgotPasswordInput {
    ForgotPasswordInput {
        email: email.to_owned(),
        ..ForgotPasswordInput::default()
    }
}

fn chosen(token: &str, password: &str) -> ResetPasswordInput {
    ResetPasswordInput {
        token: token.to_owned(),
        password: password.to_owned(),
    }
}

#[pleinweb_testing::test]
async fn a_new_password_closes_every_other_session() {
    on_both(|app| async move {
        let mut thief = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = Browser::new();
        browser
            .must_send::<ForgotPassword>(&app, forgot("A@exemple.fr"))
            .await;
        let token = mailed_token(&app).await;
        let seen = browser.must_ask::<LookAtLink>(&app, token.clone()).await;
        assert_eq!(seen, LinkView::NewPassword);
        let weak = browser
            .send::<ResetPassword>(&app, chosen(&token, "a@exemple.fr"))
            .await;
        assert_eq!(
            weak,
            Err(AppError::invalid("password", "password-is-email"))
        );
        browser
            .must_send::<ResetPassword>(&app, chosen(&token, OTHER_PASSWORD))
            .await;
        assert_eq!(role_of(&app, &browser).await, Some(Role::JobSeeker));
        assert_eq!(role_of(&app, &thief).await, None);
        assert!(was_told(&app, WayIn::Password).await);
        let twice = browser
            .send::<ResetPassword>(&app, chosen(&token, OTHER_PASSWORD))
            .await;
        assert_eq!(twice, Err(AppError::conflict("link-gone")));
        assert!(
            sign_in(&app, &mut thief, "a@exemple.fr", PASSWORD)
                .await
                .is_err()
        );
        assert!(
            sign_in(&app, &mut thief, "a@exemple.fr", OTHER_PASSWORD)
                .await
                .is_ok()
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn every_address_gets_one_mail_and_the_link_lives_an_hour() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = Browser::new();
        browser
            .must_send::<ForgotPassword>(&app, forgot("nobody@exemple.fr"))
            .await;
        let (to, notice) = mails(&app).await.remove(0);
        assert_eq!(to, "nobody@exemple.fr");
        assert!(matches!(notice, Notification::NoAccount { .. }));
        app.clock.advance(1);
        browser
            .must_send::<ForgotPassword>(&app, forgot("a@exemple.fr"))
            .await;
        let token = mailed_token(&app).await;
        app.clock.advance(HOUR_MS);
        let late = browser
            .send::<ResetPassword>(&app, chosen(&token, OTHER_PASSWORD))
            .await;
        assert_eq!(late, Err(AppError::conflict("link-gone")));
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_clients_with_one_link_choose_one_password() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        Browser::new()
            .must_send::<ForgotPassword>(&app, forgot("a@exemple.fr"))
            .await;
        let token = mailed_token(&app).await;
        let (mut one, mut two) = (Browser::new(), Browser::new());
        let (a, b) = tokio::join!(
            one.send::<ResetPassword>(&app, chosen(&token, OTHER_PASSWORD)),
            two.send::<ResetPassword>(&app, chosen(&token, "cinq oiseaux verts volent")),
        );
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{a:?} {b:?}"
        );
        assert_eq!(a.err().or(b.err()), Some(AppError::conflict("link-gone")));
    })
    .await;
}

#[pleinweb_testing::test]
async fn staff_still_give_their_second_factor() {
    on_both(|app| async move {
        account(&app, Role::Adviser, "c@exemple.fr").await;
        let mut browser = Browser::new();
        browser
            .must_send::<ForgotPassword>(&app, forgot("c@exemple.fr"))
            .await;
        let token = mailed_token(&app).await;
        let entered = browser
            .must_send::<ResetPassword>(&app, chosen(&token, OTHER_PASSWORD))
            .await;
        assert_eq!(entered.step, Step::EnrolSecondFactor);
        assert_eq!(role_of(&app, &browser).await, None);
    })
    .await;
}
