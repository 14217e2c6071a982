//! Changing the password and the address.

use super::{
    AppError, Browser, ChangeEmail, ChangeEmailInput, ChangePassword, ChangePasswordInput,
    ConfirmNewEmail, ConfirmNewEmailInput, LinkView, LookAtLink, Notification, OTHER_PASSWORD,
    PASSWORD, ProveAgain, ProveAgainInput, Role, WayIn, account, mailed_token, mails, role_of,
    sign_in, signed_in, was_told,
};
use pleinweb_platform::testing::on_both;

fn change(current: &str, password: &str) -> ChangePasswordInput {
    ChangePasswordInput {
        current: current.to_owned(),
        password: password.to_owned(),
    }
}

fn email(email: &str) -> ChangeEmailInput {
    ChangeEmailInput {
        email: email.to_owned(),
        ..ChangeEmailInput::default()
    }
}

#[pleinweb_testing::test]
async fn a_new_password_takes_the_current_one_and_closes_the_rest() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let (mut phone, mut desk) = (Browser::new(), Browser::new());
        for browser in [&mut phone, &mut desk] {
            sign_in(&app, browser, "a@exemple.fr", PASSWORD)
                .await
                .unwrap();
        }
        let nobody = Browser::new()
            .send::<ChangePassword>(&app, change(PASSWORD, OTHER_PASSWORD))
            .await;
        assert_eq!(nobody, Err(AppError::SignInRequired));
        let wrong = phone
            .send::<ChangePassword>(&app, change(OTHER_PASSWORD, OTHER_PASSWORD))
            .await;
        assert_eq!(wrong, Err(AppError::invalid("current", "password-wrong")));
        let weak = phone
            .send::<ChangePassword>(&app, change(PASSWORD, "azertyuiop12"))
            .await;
        assert!(matches!(weak, Err(AppError::Invalid(_))), "{weak:?}");
        phone
            .must_send::<ChangePassword>(&app, change(PASSWORD, OTHER_PASSWORD))
            .await;
        assert_eq!(role_of(&app, &phone).await, Some(Role::JobSeeker));
        assert_eq!(role_of(&app, &desk).await, None);
        assert!(was_told(&app, WayIn::Password).await);
        assert!(
            sign_in(&app, &mut desk, "a@exemple.fr", PASSWORD)
                .await
                .is_err()
        );
        assert!(
            sign_in(&app, &mut desk, "a@exemple.fr", OTHER_PASSWORD)
                .await
                .is_ok()
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn no_password_is_worked_on_for_whoever_may_not_change_it() {
    on_both(|app| async move {
        // An adviser without a second factor is in by half.
        let mut half = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        let mut visitor = Browser::new();
        let before = app.passwords().verified();
        for (browser, refused) in [
            (&mut half, AppError::StepUpRequired),
            (&mut visitor, AppError::SignInRequired),
        ] {
            let input = change(PASSWORD, OTHER_PASSWORD);
            let answer = browser.send::<ChangePassword>(&app, input).await;
            assert_eq!(answer, Err(refused.clone()));
            let input = ProveAgainInput {
                password: PASSWORD.to_owned(),
                ..ProveAgainInput::default()
            };
            let answer = browser.send::<ProveAgain>(&app, input).await.map(drop);
            assert_eq!(answer, Err(refused));
        }
        assert_eq!(app.passwords().verified(), before);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_wrong_with_the_new_password_does_not_tell_whether_the_old_one_was_right() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::JobSeeker, "adresse@exemple.fr").await;
        let mut answers = Vec::new();
        for current in [PASSWORD, "une autre phrase"] {
            let own_address = change(current, "adresse@exemple.fr");
            answers.push(browser.send::<ChangePassword>(&app, own_address).await);
        }
        assert!(
            matches!(answers[0], Err(AppError::Invalid(_))),
            "{answers:?}"
        );
        assert_eq!(answers[0], answers[1]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_new_address_is_confirmed_there_and_told_to_the_old_one() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        let same = browser
            .send::<ChangeEmail>(&app, email("A@exemple.fr"))
            .await;
        assert_eq!(same, Err(AppError::invalid("email", "email-same")));
        browser
            .must_send::<ChangeEmail>(&app, email("Nouvelle@exemple.fr"))
            .await;
        let asked = mails(&app).await;
        assert!(asked.iter().any(|(to, notice)| to == "nouvelle@exemple.fr"
            && matches!(notice, Notification::ConfirmNewEmail { .. })));
        let token = mailed_token(&app).await;
        let phone = Browser::new();
        let view = phone.must_ask::<LookAtLink>(&app, token.clone()).await;
        assert_eq!(
            view,
            LinkView::NewEmail {
                email: "n…@exemple.fr".to_owned()
            }
        );
        assert!(
            sign_in(&app, &mut Browser::new(), "nouvelle@exemple.fr", PASSWORD)
                .await
                .is_err()
        );
        let confirm = ConfirmNewEmailInput { token };
        app.clock.advance(1);
        let (mut one, mut two) = (phone.clone(), phone);
        let (a, b) = tokio::join!(
            one.send::<ConfirmNewEmail>(&app, confirm.clone()),
            two.send::<ConfirmNewEmail>(&app, confirm),
        );
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{a:?} {b:?}"
        );
        let (to, notice) = mails(&app).await.remove(0);
        assert_eq!(to, "a@exemple.fr");
        assert!(
            matches!(&notice, Notification::EmailChanged { new_address_masked, .. }
                if new_address_masked == "n…@exemple.fr"),
            "{notice:?}"
        );
        assert!(
            sign_in(&app, &mut Browser::new(), "nouvelle@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        assert!(
            sign_in(&app, &mut Browser::new(), "a@exemple.fr", PASSWORD)
                .await
                .is_err()
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn asking_for_a_taken_address_tells_its_owner_and_nobody_else() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        account(&app, Role::JobSeeker, "b@exemple.fr").await;
        let mut browser = Browser::new();
        sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD)
            .await
            .unwrap();
        browser
            .must_send::<ChangeEmail>(&app, email("b@exemple.fr"))
            .await;
        let mut sent = mails(&app).await;
        sent.sort_by(|one, other| one.0.cmp(&other.0));
        assert!(
            matches!(
                sent.as_slice(),
                [
                    (a, Notification::EmailChangeAsked { .. }),
                    (b, Notification::AccountExists { .. })
                ] if a == "a@exemple.fr" && b == "b@exemple.fr"
            ),
            "{sent:?}"
        );
    })
    .await;
}
