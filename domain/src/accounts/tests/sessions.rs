//! Sessions: rotated at sign-in, listed, closed.

use super::*;
use crate::kernel::FormReturn;
use crate::platform::testing::on_both;
use crate::platform::{keep_form, load_form};

#[tokio::test]
async fn signing_in_opens_a_new_session_and_keeps_what_was_typed() {
    on_both(|office| async move {
        account(&office, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = Browser::new();
        let typed = FormReturn {
            form: "/_fn/x".to_owned(),
            error: AppError::SignInRequired,
            values: vec![("city".to_owned(), "Lille".to_owned())],
        };
        let (form, effects) = keep_form(&office, &browser.request, &typed).await.unwrap();
        browser.apply(&effects);
        let as_visitor = browser.clone();
        assert!(
            sign_in(&office, &mut browser, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        assert_ne!(
            browser.request.session_token,
            as_visitor.request.session_token
        );
        let kept = load_form(&office, &browser.request, form).await.unwrap();
        assert_eq!(kept, Some(typed));
        let old = load_form(&office, &as_visitor.request, form).await.unwrap();
        assert_eq!(old, None, "the visitor's session is closed");
    })
    .await;
}

#[tokio::test]
async fn what_one_person_typed_is_not_for_the_next_one() {
    on_both(|office| async move {
        account(&office, Role::JobSeeker, "a@exemple.fr").await;
        account(&office, Role::JobSeeker, "b@exemple.fr").await;
        let mut browser = Browser::new();
        sign_in(&office, &mut browser, "a@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let typed = FormReturn {
            form: "/_fn/x".to_owned(),
            error: AppError::NotFound,
            values: vec![],
        };
        let (form, _) = keep_form(&office, &browser.request, &typed).await.unwrap();
        sign_in(&office, &mut browser, "b@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            load_form(&office, &browser.request, form).await.unwrap(),
            None
        );
    })
    .await;
}

#[tokio::test]
async fn one_closes_ones_own_sessions_only() {
    on_both(|office| async move {
        account(&office, Role::JobSeeker, "a@exemple.fr").await;
        account(&office, Role::JobSeeker, "b@exemple.fr").await;
        let (mut phone, mut desk, mut other) = (Browser::new(), Browser::new(), Browser::new());
        for browser in [&mut phone, &mut desk] {
            sign_in(&office, browser, "a@exemple.fr", PASSWORD)
                .await
                .unwrap();
        }
        sign_in(&office, &mut other, "b@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let mine = phone.ask::<MySessions>(&office, ()).await.unwrap();
        assert_eq!(mine.len(), 2);
        assert_eq!(mine.iter().filter(|line| line.current).count(), 1);
        let theirs = other.ask::<MySessions>(&office, ()).await.unwrap();

        let close = |id: &str| CloseSessionInput {
            session: id.to_owned(),
        };
        let refused = phone
            .send::<CloseSession>(&office, close(&theirs[0].id))
            .await;
        assert_eq!(refused, Err(AppError::NotFound));
        assert_eq!(
            phone.send::<CloseSession>(&office, close("?")).await,
            Err(AppError::NotFound)
        );
        let desk_line = mine.iter().find(|line| !line.current).unwrap();
        phone
            .send::<CloseSession>(&office, close(&desk_line.id))
            .await
            .unwrap();
        assert_eq!(role_of(&office, &desk).await, None);
        assert_eq!(role_of(&office, &phone).await, Some(Role::JobSeeker));
        let own = mine.iter().find(|line| line.current).unwrap();
        phone
            .send::<CloseSession>(&office, close(&own.id))
            .await
            .unwrap();
        assert_eq!(
            phone.request.session_token, None,
            "closing this one signs out"
        );
        assert_eq!(role_of(&office, &other).await, Some(Role::JobSeeker));
    })
    .await;
}

#[tokio::test]
async fn signing_out_everywhere_else_leaves_this_browser() {
    on_both(|office| async move {
        account(&office, Role::JobSeeker, "a@exemple.fr").await;
        let (mut phone, mut desk) = (Browser::new(), Browser::new());
        for browser in [&mut phone, &mut desk] {
            sign_in(&office, browser, "a@exemple.fr", PASSWORD)
                .await
                .unwrap();
        }
        phone
            .send::<CloseOtherSessions>(&office, CloseOtherSessionsInput {})
            .await
            .unwrap();
        assert_eq!(role_of(&office, &desk).await, None);
        assert_eq!(role_of(&office, &phone).await, Some(Role::JobSeeker));
        phone
            .send::<SignOut>(&office, SignOutInput {})
            .await
            .unwrap();
        assert_eq!(phone.request.session_token, None);
        let refused = phone.ask::<MySessions>(&office, ()).await;
        assert_eq!(refused.unwrap_err(), AppError::SignInRequired);
    })
    .await;
}

#[tokio::test]
async fn a_path_elsewhere_is_not_followed_after_signing_in() {
    on_both(|office| async move {
        account(&office, Role::JobSeeker, "a@exemple.fr").await;
        for (asked, followed) in [
            ("/espace?x=1", "/espace?x=1"),
            ("//evil.example", ""),
            ("https://evil.example", ""),
        ] {
            let input = SignInInput {
                return_to: asked.to_owned(),
                ..credentials("a@exemple.fr", PASSWORD)
            };
            let entered = Browser::new().send::<SignIn>(&office, input).await.unwrap();
            assert_eq!(entered.return_to, followed);
        }
    })
    .await;
}
