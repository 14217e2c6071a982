//! What is erased, and what is not.

use super::*;

#[pleinweb_testing::test]
async fn what_nobody_touches_is_erased() {
    on_both(|office| async move {
        let account = account(&office).await;
        let (mut visitor, mut member) = (Browser::new(), Browser::new());
        member
            .must_send::<SignIn>(&office, account.to_string())
            .await;
        for browser in [&mut visitor, &mut member] {
            answer(browser, &office, "equipment", "own").await.unwrap();
            browser
                .must_send::<TryTask>(&office, task("", "", "skip"))
                .await;
        }
        let token = visitor
            .must_send::<KeepEntryLink>(&office, KeepEntryLinkInput::default())
            .await;
        office.clock.advance(15 * DAY_MS - 1);
        pleinweb_platform::tidy(&office).await.unwrap();
        assert_eq!(
            (
                office.rows("entry_check").await,
                office.rows("entry_link").await
            ),
            (2, 1)
        );
        office.clock.advance(1);
        assert!(
            visitor.ask::<LoadEntryLink>(&office, token).await.is_err(),
            "gone at once, not at the next cleaning"
        );
        pleinweb_platform::tidy(&office).await.unwrap();
        assert_eq!(
            (
                office.rows("entry_check").await,
                office.rows("entry_link").await
            ),
            (1, 0)
        );
        assert_eq!(office.rows("entry_assessment").await, 1);

        office.clock.advance(396 * DAY_MS);
        pleinweb_platform::tidy(&office).await.unwrap();
        assert_eq!(
            office.rows("entry_check").await,
            0,
            "never registered: thirteen months"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn who_registered_keeps_theirs() {
    on_both(|office| async move {
        let account = account(&office).await;
        let mut browser = Browser::new();
        browser
            .must_send::<SignIn>(&office, account.to_string())
            .await;
        answer(&mut browser, &office, "equipment", "own")
            .await
            .unwrap();
        let mut tx = office.db().begin().await.unwrap();
        keep_for_good(&mut tx, PersonId(account.0)).await.unwrap();
        tx.commit().await.unwrap();
        answer(&mut browser, &office, "connection", "good")
            .await
            .unwrap();
        office.clock.advance(500 * DAY_MS);
        pleinweb_platform::tidy(&office).await.unwrap();
        assert_eq!(office.rows("entry_check").await, 1);
    })
    .await;
}
