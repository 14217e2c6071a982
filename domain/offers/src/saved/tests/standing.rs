//! No alert is lost, whatever stands still and however wrong a clock is.

use super::{arrive, kept, mails, save, someone, work};
use crate::OfferIndex;
use crate::search::tests::world::{Given, begin, follow, given, offer, place};
use crate::{Keeper, Standing};
use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Role};
use pleinweb_platform::on;
use pleinweb_platform::testing::{
    TestOffice, another_node, close_elsewhere, on_both, open_elsewhere, postgres_office,
};

const BAKER: Given = given("Boulanger", "D1102", "Limoges", "");
const OTHER: Given = given("Boulangère", "D1102", "Limoges", "");

async fn written_by(office: &TestOffice, number: usize, line: Given) {
    let one = offer(office, number, line.title, line).await;
    place(office, vec![one]).await;
}

#[pleinweb_testing::test]
async fn a_transaction_that_stays_open_anywhere_in_the_cluster_loses_no_alert() {
    for minutes in [2, 60, 3 * 24 * 60] {
        let Some(office) = postgres_office().await else {
            eprintln!("skipped: no PostgreSQL");
            return;
        };
        let mut keeper = begin(&office).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        save(&office, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        follow(&office, &mut keeper).await;
        assert_eq!(office.service::<OfferIndex>().standing(), Standing::Current);
        let elsewhere = open_elsewhere().await.unwrap();
        written_by(&office, 1, BAKER).await;
        for step in 0..12 {
            keeper.catch_up().await.unwrap();
            assert_ne!(
                office.service::<OfferIndex>().standing(),
                Standing::Current,
                "it does not hold what was written: step {step}"
            );
            office.clock.advance(minutes * MINUTE_MS / 12);
            work(&office).await;
        }
        // One more comes when it has stood for long.
        written_by(&office, 2, OTHER).await;
        keeper.catch_up().await.unwrap();
        work(&office).await;
        assert!(mails(&office).await.is_empty());
        close_elsewhere(elsewhere).await;
        follow(&office, &mut keeper).await;
        assert_eq!(office.service::<OfferIndex>().standing(), Standing::Current);
        office.clock.advance(MINUTE_MS);
        work(&office).await;
        let mut told = mails(&office).await.concat();
        told.sort();
        assert_eq!(told, ["Boulanger", "Boulangère"], "{minutes} minutes");
        office.clock.advance(DAY_MS);
        work(&office).await;
        assert_eq!(mails(&office).await.len(), 1, "once");
    }
}

#[pleinweb_testing::test]
async fn offers_of_an_importer_whose_clock_is_behind_are_told() {
    for behind in [10 * MINUTE_MS, 2 * HOUR_MS, 3 * DAY_MS] {
        on_both(|office| async move {
            let mut keeper = begin(&office).await;
            let mut nadia = someone(&office, Role::JobSeeker).await;
            let importer = another_node(&office, 8, -behind);
            written_by(&importer, 1, BAKER).await;
            follow(&office, &mut keeper).await;
            office.clock.advance(MINUTE_MS);
            save(&office, &mut nadia, "quoi=boulanger", "at-once")
                .await
                .unwrap();
            for _ in 0..5 {
                office.clock.advance(MINUTE_MS);
                work(&office).await;
            }
            assert!(mails(&office).await.is_empty(), "it was there before");
            written_by(&importer, 2, OTHER).await;
            follow(&office, &mut keeper).await;
            office.clock.advance(MINUTE_MS);
            work(&office).await;
            assert_eq!(mails(&office).await, [["Boulangère"]], "{behind}");
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
        let mut second = Keeper::open(two.office.clone(), None).await;
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
        on_both(|office| async move {
            let mut keeper = begin(&office).await;
            let mut nadia = someone(&office, Role::JobSeeker).await;
            save(&office, &mut nadia, "quoi=boulanger", "at-once")
                .await
                .unwrap();
            let mut tx = office.db().begin().await.unwrap();
            let sql = format!("UPDATE saved_search SET looked_upto = {position}");
            on!(&mut tx, |c| sqlx::query(sqlx::AssertSqlSafe(sql))
                .execute(c)
                .await
                .map(|_| ()))
            .unwrap();
            tx.commit().await.unwrap();
            office.clock.advance(MINUTE_MS);
            arrive(&office, &mut keeper, &[(1, BAKER)]).await;
            work(&office).await;
            assert_eq!(mails(&office).await, [["Boulanger"]], "{position}");
            // From now on it has one of its own.
            let importer = another_node(&office, 8, -HOUR_MS);
            office.clock.advance(HOUR_MS);
            written_by(&importer, 2, OTHER).await;
            follow(&office, &mut keeper).await;
            work(&office).await;
            assert_eq!(mails(&office).await.len(), 2);
        })
        .await;
    }
}
