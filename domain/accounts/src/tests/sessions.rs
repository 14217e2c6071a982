//! Sessions: rotated at sign-in, listed, closed.

use super::{
    AppError, Browser, CloseOtherSessions, CloseOtherSessionsInput, CloseSession,
    CloseSessionInput, MySessions, PASSWORD, Role, SignIn, SignInInput, SignOut, SignOutInput,
    Stay, StayInput, account, code_of, credentials, enrol, give, role_of, sign_in, signed_in,
};
use pleinweb_kernel::{FormReturn, HOUR_MS, MINUTE_MS};
use pleinweb_platform::sessions::Ending;
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{keep_form, load_form, reader};

#[pleinweb_testing::test]
async fn signing_in_opens_a_new_session_and_keeps_what_was_typed() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut browser = Browser::new();
        let typed = FormReturn {
            form: "/_fn/x".to_owned(),
            error: AppError::SignInRequired,
            values: vec![("city".to_owned(), "Lille".to_owned())],
        };
        let (form, effects) = keep_form(&app, &browser.request, &typed).await.unwrap();
        browser.apply(&effects);
        let as_visitor = browser.clone();
        assert!(
            sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD)
                .await
                .is_ok()
        );
        assert_ne!(
            browser.request.session_token,
            as_visitor.request.session_token
        );
        let kept = load_form(&app, &browser.request, form).await.unwrap();
        assert_eq!(kept, Some(typed));
        let old = load_form(&app, &as_visitor.request, form).await.unwrap();
        assert_eq!(old, None, "the visitor's session is closed");
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_one_person_typed_is_not_for_the_next_one() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        account(&app, Role::JobSeeker, "b@exemple.fr").await;
        let mut browser = Browser::new();
        sign_in(&app, &mut browser, "a@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let typed = FormReturn {
            form: "/_fn/x".to_owned(),
            error: AppError::NotFound,
            values: vec![],
        };
        let (form, _) = keep_form(&app, &browser.request, &typed).await.unwrap();
        sign_in(&app, &mut browser, "b@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(load_form(&app, &browser.request, form).await.unwrap(), None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn one_closes_ones_own_sessions_only() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        account(&app, Role::JobSeeker, "b@exemple.fr").await;
        let (mut phone, mut desk, mut other) = (Browser::new(), Browser::new(), Browser::new());
        for browser in [&mut phone, &mut desk] {
            sign_in(&app, browser, "a@exemple.fr", PASSWORD)
                .await
                .unwrap();
        }
        sign_in(&app, &mut other, "b@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let mine = phone.must_ask::<MySessions>(&app, ()).await;
        assert_eq!(mine.len(), 2);
        assert_eq!(mine.iter().filter(|line| line.current).count(), 1);
        let theirs = other.must_ask::<MySessions>(&app, ()).await;

        let close = |id: &str| CloseSessionInput {
            session: id.to_owned(),
        };
        let refused = phone.send::<CloseSession>(&app, close(&theirs[0].id)).await;
        assert_eq!(refused, Err(AppError::NotFound));
        assert_eq!(
            phone.send::<CloseSession>(&app, close("?")).await,
            Err(AppError::NotFound)
        );
        let desk_line = mine.iter().find(|line| !line.current).unwrap();
        phone
            .must_send::<CloseSession>(&app, close(&desk_line.id))
            .await;
        assert_eq!(role_of(&app, &desk).await, None);
        assert_eq!(role_of(&app, &phone).await, Some(Role::JobSeeker));
        let own = mine.iter().find(|line| line.current).unwrap();
        phone.must_send::<CloseSession>(&app, close(&own.id)).await;
        assert_eq!(
            phone.request.session_token, None,
            "closing this one signs out"
        );
        assert_eq!(role_of(&app, &other).await, Some(Role::JobSeeker));
    })
    .await;
}

#[pleinweb_testing::test]
async fn signing_out_everywhere_else_leaves_this_browser() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let (mut phone, mut desk) = (Browser::new(), Browser::new());
        for browser in [&mut phone, &mut desk] {
            sign_in(&app, browser, "a@exemple.fr", PASSWORD)
                .await
                .unwrap();
        }
        phone
            .must_send::<CloseOtherSessions>(&app, CloseOtherSessionsInput {})
            .await;
        assert_eq!(role_of(&app, &desk).await, None);
        assert_eq!(role_of(&app, &phone).await, Some(Role::JobSeeker));
        phone.must_send::<SignOut>(&app, SignOutInput {}).await;
        assert_eq!(phone.request.session_token, None);
        let refused = phone.ask::<MySessions>(&app, ()).await;
        assert_eq!(refused.unwrap_err(), AppError::SignInRequired);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_path_elsewhere_is_not_followed_after_signing_in() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, "a@exemple.fr").await;
        for (asked, followed) in [
            ("/espace?x=1", "/espace?x=1"),
            ("//evil.example", ""),
            ("https://evil.example", ""),
        ] {
            let input = SignInInput {
                return_to: asked.to_owned(),
                ..credentials("a@exemple.fr", PASSWORD)
            };
            let entered = Browser::new().must_send::<SignIn>(&app, input).await;
            assert_eq!(entered.return_to, followed);
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_colleagues_session_ends_after_twelve_hours_however_much_it_is_used() {
    on_both(|app| async move {
        let mut desk = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        let (view, _) = enrol(&app, &mut desk).await;
        let phone = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        for hour in 1..12 {
            app.clock.advance(HOUR_MS);
            for browser in [&desk, &phone] {
                let open = browser.ask::<MySessions>(&app, ()).await;
                assert!(open.is_ok(), "hour {hour}: {open:?}");
            }
            // A code alone makes the proofs no younger.
            let code = code_of(&app, &view);
            assert!(give(&app, &mut desk, &code).await.is_ok(), "hour {hour}");
        }
        app.clock.advance(HOUR_MS - MINUTE_MS);
        assert_eq!(role_of(&app, &desk).await, Some(Role::Adviser));
        app.clock.advance(MINUTE_MS);
        assert_eq!(role_of(&app, &desk).await, None);
        assert_eq!(role_of(&app, &phone).await, Some(Role::JobSeeker));
        // Whatever the row says, it is over: an older program may have written it.
        let mut tx = app.db().begin().await.unwrap();
        pleinweb_platform::on!(&mut tx, |c| sqlx::query(
            "UPDATE session SET expires_at = 9000000000000"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(role_of(&app, &desk).await, None);
        sign_in(&app, &mut desk, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let entered = give(&app, &mut desk, &code_of(&app, &view)).await;
        assert!(
            entered.is_ok(),
            "and begins again with every proof: {entered:?}"
        );
        assert_eq!(role_of(&app, &desk).await, Some(Role::Adviser));
    })
    .await;
}

/// When the session of a browser ends, as a page says it.
async fn ending(app: &TestApp, browser: &Browser, only_looks: bool) -> (Option<i64>, bool) {
    let reader = reader(app, &browser.request, only_looks).await.unwrap();
    let left = |ending: Ending| ending.at.since(app.now()) / MINUTE_MS;
    let fixed = reader.ending.is_some_and(|ending| ending.fixed);
    (reader.ending.map(left), fixed)
}

#[pleinweb_testing::test]
async fn a_session_says_when_it_ends_and_is_made_longer() {
    on_both(|app| async move {
        let idle = pleinweb_kernel::promises::SESSION_IDLE.ms() / MINUTE_MS;
        let mut phone = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        assert_eq!(ending(&app, &phone, true).await, (Some(idle), false));
        app.clock.advance(60 * MINUTE_MS);
        assert_eq!(
            ending(&app, &phone, true).await,
            (Some(idle - 60), false),
            "to look is not to use it"
        );
        assert_eq!(
            ending(&app, &phone, false).await,
            (Some(idle), false),
            "opening a page is"
        );
        app.clock.advance(MINUTE_MS);
        assert_eq!(
            ending(&app, &phone, false).await,
            (Some(idle - 1), false),
            "a use is noted now and then"
        );
        phone.must_send::<Stay>(&app, StayInput {}).await;
        assert_eq!(ending(&app, &phone, true).await, (Some(idle), false));
        assert_eq!(ending(&app, &Browser::new(), true).await, (None, false));

        // A colleague's ends after ten hours without use, after twelve with.
        let mut desk = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        assert_eq!(ending(&app, &desk, true).await, (None, false), "half in");
        enrol(&app, &mut desk).await;
        assert_eq!(ending(&app, &desk, true).await, (Some(600), false));
        for (hours, left, fixed) in [(1, 600, false), (8, 180, true), (2, 60, true)] {
            app.clock.advance(hours * HOUR_MS);
            desk.must_send::<Stay>(&app, StayInput {}).await;
            let found = ending(&app, &desk, true).await;
            assert_eq!(found, (Some(left), fixed), "{hours} hours later");
        }
        app.clock.advance(HOUR_MS);
        let refused = desk.send::<Stay>(&app, StayInput {}).await;
        assert_eq!(refused, Err(AppError::SignInRequired));
    })
    .await;
}
