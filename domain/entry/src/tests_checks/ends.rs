//! What is erased, and what is not.

use super::{
    Browser, DAY_MS, KeepEntryLink, KeepEntryLinkInput, LoadEntryLink, PersonId, SignIn, TryTask,
    account, answer, keep_for_good, on_both, task,
};

#[pleinweb_testing::test]
async fn what_nobody_touches_is_erased() {
    on_both(|app| async move {
        let account = account(&app).await;
        let (mut visitor, mut member) = (Browser::new(), Browser::new());
        member.must_send::<SignIn>(&app, account.to_string()).await;
        for browser in [&mut visitor, &mut member] {
            answer(browser, &app, "equipment", "own").await.unwrap();
            browser
                .must_send::<TryTask>(&app, task("", "", "skip"))
                .await;
        }
        let token = visitor
            .must_send::<KeepEntryLink>(&app, KeepEntryLinkInput::default())
            .await
            .token;
        app.clock.advance(15 * DAY_MS - 1);
        pleinweb_platform::tidy(&app).await.unwrap();
        assert_eq!(
            (app.rows("entry_check").await, app.rows("entry_link").await),
            (2, 1)
        );
        app.clock.advance(1);
        assert!(
            visitor.ask::<LoadEntryLink>(&app, token).await.is_err(),
            "gone at once, not at the next cleaning"
        );
        pleinweb_platform::tidy(&app).await.unwrap();
        assert_eq!(
            (app.rows("entry_check").await, app.rows("entry_link").await),
            (1, 0)
        );
        assert_eq!(app.rows("entry_assessment").await, 1);

        app.clock.advance(396 * DAY_MS);
        pleinweb_platform::tidy(&app).await.unwrap();
        assert_eq!(
            app.rows("entry_check").await,
            0,
            "never registered: thirteen months"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn who_registered_keeps_theirs() {
    on_both(|app| async move {
        let account = account(&app).await;
        let mut browser = Browser::new();
        browser.must_send::<SignIn>(&app, account.to_string()).await;
        answer(&mut browser, &app, "equipment", "own")
            .await
            .unwrap();
        let mut tx = app.db().begin().await.unwrap();
        keep_for_good(
            &mut tx,
            pleinweb_platform::Of::for_test(PersonId(account.0)),
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        answer(&mut browser, &app, "connection", "good")
            .await
            .unwrap();
        app.clock.advance(500 * DAY_MS);
        pleinweb_platform::tidy(&app).await.unwrap();
        assert_eq!(app.rows("entry_check").await, 1);
    })
    .await;
}
