//! The queue: oldest first, page by page, in a constant number of statements.

use super::{adviser, agency, sent_file};
use crate::{LoadCaseload, LoadQueue};
use pleinweb_kernel::{AppError, MINUTE_MS, Role};
use pleinweb_platform::testing::{Browser, on_both};

#[pleinweb_testing::test]
async fn the_queue_is_oldest_first_and_page_by_page() {
    on_both(|app| async move {
        let (browser, _) = adviser(&app, agency(1), "Une").await;
        adviser(&app, agency(1), "Deux").await;
        let mut sent = Vec::new();
        for number in 0..30 {
            let (_, _, id) = sent_file(&app, agency(1)).await;
            sent.push(id);
            // Some at the very same instant: their ids then say which is first.
            if number % 3 == 0 {
                app.clock.advance(MINUTE_MS);
            }
        }
        sent_file(&app, agency(2)).await;
        let first = browser.must_ask::<LoadQueue>(&app, String::new()).await;
        assert_eq!(
            (first.counts.waiting, first.counts.mine),
            (30, 15),
            "shared evenly"
        );
        assert_eq!(first.rows.len(), 25);
        let next = first.next.clone().unwrap();
        let second = browser.must_ask::<LoadQueue>(&app, next).await;
        assert_eq!((second.rows.len(), second.next), (5, None));
        let rows: Vec<_> = first.rows.iter().chain(&second.rows).collect();
        let mut shown: Vec<_> = rows.iter().map(|row| row.registration).collect();
        assert!(
            rows.windows(2)
                .all(|pair| pair[0].since.at <= pair[1].since.at)
        );
        shown.sort_unstable();
        sent.sort_unstable();
        assert_eq!(shown, sent, "each once, and none of another agency");
        let odd = browser.must_ask::<LoadQueue>(&app, "odd".to_owned()).await;
        assert_eq!(
            odd.rows, first.rows,
            "an address that was cut is the first page"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn lists_are_for_advisers() {
    on_both(|app| async move {
        let (seeker, _) = super::someone(&app, Role::JobSeeker).await;
        for (browser, error) in [
            (seeker, AppError::NotAllowed),
            (Browser::new(), AppError::SignInRequired),
        ] {
            let queue = browser.ask::<LoadQueue>(&app, String::new()).await;
            assert_eq!(queue.map(|_| ()), Err(error.clone()));
            let people = browser.ask::<LoadCaseload>(&app, String::new()).await;
            assert_eq!(people.map(|_| ()), Err(error));
        }
        let (nobody, _) = super::someone(&app, Role::Adviser).await;
        let queue = nobody.must_ask::<LoadQueue>(&app, String::new()).await;
        assert!(queue.rows.is_empty());
    })
    .await;
}
