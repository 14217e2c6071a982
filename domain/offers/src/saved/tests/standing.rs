//! No alert is lost, whatever stands still and however wrong a clock is.

use super::{arrive, kept, mails, save, someone, work};
use crate::OfferIndex;
use crate::search::tests::world::{Given, begin, follow, given, offer, place};
use crate::{IndexStatus, Keeper};
use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Role};
use pleinweb_platform::on;
use pleinweb_platform::testing::{
    TestApp, another_node, close_elsewhere, on_both, open_elsewhere, postgres_app,
};

const BAKER: Given = given("Boulanger", "D1102", "Limoges", "");
const OTHER: Given = given("Boulangère", "D1102", "Limoges", "");

async fn written_by(app: &TestApp, number: usize, line: Given) {
    let one = offer(app, number, line.title, line).await;
    place(app, vec![one]).await;
}

#[pleinweb_testing::test]
async fn a_transaction_that_stays_open_anywhere_in_the_cluster_loses_no_alert() {
    for minutes in [2, 60, 3 * 24 * 60] {
        let Some(app) = postgres_app().await else {
            eprintln!("skipped: no PostgreSQL");
            return;
        };
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        follow(&app, &mut keeper).await;
        assert_eq!(app.service::<OfferIndex>().standing(), IndexStatus::Current);
        let elsewhere = open_elsewhere().await.unwrap();
        written_by(&app, 1, BAKER).await;
        for step in 0..12 {
            keeper.catch_up().await.unwrap();
            assert_ne!(
                app.service::<OfferIndex>().standing(),
                IndexStatus::Current,
                "it does not hold what was written: step {step}"
            );
            app.clock.advance(minutes * MINUTE_MS / 12);
            work(&app).await;
        }
        // One more comes when it has stood for long.
        written_by(&app, 2, OTHER).await;
        keeper.catch_up().await.unwrap();
        work(&app).await;
        assert!(mails(&app).await.is_empty());
        close_elsewhere(elsewhere).await;
        follow(&app, &mut keeper).await;
        assert_eq!(app.service::<OfferIndex>().standing(), IndexStatus::Current);
        app.clock.advance(MINUTE_MS);
        work(&app).await;
        let mut told = mails(&app).await.concat();
        told.sort();
        assert_eq!(told, ["Boulanger", "Boulangère"], "{minutes} minutes");
        app.clock.advance(DAY_MS);
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1, "once");
    }
}

#[pleinweb_testing::test]
async fn offers_of_an_importer_whose_clock_is_behind_are_told() {
    for behind in [10 * MINUTE_MS, 2 * HOUR_MS, 3 * DAY_MS] {
        on_both(|app| async move {
            let mut keeper = begin(&app).await;
            let mut nadia = someone(&app, Role::JobSeeker).await;
            let importer = another_node(&app, 8, -behind);
            written_by(&importer, 1, BAKER).await;
            follow(&app, &mut keeper).await;
            app.clock.advance(MINUTE_MS);
            save(&app, &mut nadia, "quoi=boulanger", "at-once")
                .await
                .unwrap();
            for _ in 0..5 {
                app.clock.advance(MINUTE_MS);
                work(&app).await;
            }
            assert!(mails(&app).await.is_empty(), "it was there before");
            written_by(&importer, 2, OTHER).await;
            follow(&app, &mut keeper).await;
            app.clock.advance(MINUTE_MS);
            work(&app).await;
            assert_eq!(mails(&app).await, [["Boulangère"]], "{behind}");
        })
        .await;
    }
}

#[pleinweb_testing::test]
async fn a_node_whose_index_is_behind_looks_no_further_than_it_reaches() {
    on_both(|one| async move {
        let mut keeper = begin(&one).await;
        let mut nadia = someone(&one, Role::JobSeeker).await;
        save(&one, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        arrive(&one, &mut keeper, &[(1, BAKER)]).await;
        work(&one).await;
        assert_eq!(mails(&one).await.len(), 1);
        // The second node comes on duty with an index of its own, not yet made.
        let two = another_node(&one, 8, MINUTE_MS);
        let mut second = Keeper::open(two.app.clone(), None).await;
        work(&two).await;
        second.catch_up().await.unwrap();
        written_by(&one, 2, OTHER).await;
        one.settled().await;
        // It has not seen that yet, and looks again and again.
        for _ in 0..3 {
            two.clock.advance(MINUTE_MS);
            work(&two).await;
        }
        // The first one has; it tells, and the second one does not go back.
        keeper.catch_up().await.unwrap();
        one.clock.advance(30 * MINUTE_MS);
        work(&one).await;
        assert_eq!(mails(&one).await, [["Boulanger"], ["Boulangère"]]);
        two.clock.advance(HOUR_MS);
        work(&two).await;
        second.catch_up().await.unwrap();
        two.clock.advance(HOUR_MS);
        work(&two).await;
        assert_eq!(mails(&one).await.len(), 2);
        assert_eq!(kept(&one, &nadia).await.searches[0].week, 2);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_search_without_a_position_or_with_a_foreign_one_goes_on_by_time() {
    for position in ["NULL", "9000000000000000"] {
        on_both(|app| async move {
            let mut keeper = begin(&app).await;
            let mut nadia = someone(&app, Role::JobSeeker).await;
            save(&app, &mut nadia, "quoi=boulanger", "at-once")
                .await
                .unwrap();
            let mut tx = app.db().begin().await.unwrap();
            let sql = format!("UPDATE saved_search SET looked_upto = {position}");
            on!(&mut tx, |c| sqlx::query(sqlx::AssertSqlSafe(sql))
                .execute(c)
                .await
                .map(|_| ()))
            .unwrap();
            tx.commit().await.unwrap();
            app.clock.advance(MINUTE_MS);
            arrive(&app, &mut keeper, &[(1, BAKER)]).await;
            work(&app).await;
            assert_eq!(mails(&app).await, [["Boulanger"]], "{position}");
            // From now on it has one of its own.
            let importer = another_node(&app, 8, -HOUR_MS);
            app.clock.advance(HOUR_MS);
            written_by(&importer, 2, OTHER).await;
            follow(&app, &mut keeper).await;
            work(&app).await;
            assert_eq!(mails(&app).await.len(), 2);
        })
        .await;
    }
}
