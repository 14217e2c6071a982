//! An outbox that stands still is said, and nothing of it is forgotten unread.

use super::leases::look_after_duty;
use super::testing::{
    TestApp, another_node, close_elsewhere, on_both, open_elsewhere, postgres_app,
};
use super::{changes_after, outbox, outbox_knows, outbox_lag, tidy, watch_outbox};
use crate::on;
use pleinweb_kernel::{DAY_MS, MINUTE_MS, Timestamp};

async fn write(app: &TestApp, at: Timestamp, topic: &str) {
    let mut tx = app.db().begin().await.unwrap();
    outbox::write(&mut tx, at, &[(topic.to_owned(), "k")])
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn alarms(app: &TestApp) -> Vec<(String, i64)> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_as("SELECT kind, count FROM alarm")
        .fetch_all(c)
        .await)
    .unwrap()
}

async fn topics(app: &TestApp) -> Vec<String> {
    let changes = changes_after(app.db(), "", 0, 1000).await.unwrap();
    changes.rows.into_iter().map(|row| row.topic).collect()
}

#[pleinweb_testing::test]
async fn a_transaction_of_another_database_that_stays_open_is_seen_and_raises_the_alarm() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let two = another_node(&app, 8, 0);
    assert!(look_after_duty(&app).await.unwrap());
    let elsewhere = open_elsewhere().await.unwrap();
    write(&app, app.now(), "a").await;
    assert!(topics(&app).await.is_empty(), "it stands still");
    for _ in 0..7 {
        for node in [&app, &two] {
            watch_outbox(node).await.unwrap();
            node.clock.advance(10_000);
        }
        look_after_duty(&app).await.unwrap();
    }
    assert_eq!(outbox_lag(&app).await, Ok(Some(70_000)));
    for _ in 0..7 {
        watch_outbox(&two).await.unwrap();
        watch_outbox(&app).await.unwrap();
    }
    assert_eq!(
        alarms(&app).await,
        [("outbox-stands".to_owned(), 1)],
        "once, by the node on duty"
    );
    close_elsewhere(elsewhere).await;
    app.settled().await;
    assert_eq!(outbox_lag(&app).await, Ok(None));
    assert_eq!(topics(&app).await, ["a", "alarms"]);
}

#[pleinweb_testing::test]
async fn the_lag_does_not_depend_on_the_clock_of_who_wrote() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let elsewhere = open_elsewhere().await.unwrap();
    // Written by a clock that is ahead by an hour.
    write(&app, app.now().plus(60 * MINUTE_MS), "a").await;
    assert_eq!(outbox_lag(&app).await, Ok(Some(0)));
    app.clock.advance(MINUTE_MS);
    assert_eq!(outbox_lag(&app).await, Ok(Some(MINUTE_MS)));
    close_elsewhere(elsewhere).await;
}

#[pleinweb_testing::test]
async fn the_outbox_is_forgotten_a_week_after_it_could_be_read() {
    on_both(|app| async move {
        let mut tx = app.db().read().await.unwrap();
        let begin = outbox::outbox_upto(&mut tx).await.unwrap();
        drop(tx);
        tidy(&app).await.unwrap();
        // By a clock that is ten days behind.
        write(&app, app.now().minus(10 * DAY_MS), "late").await;
        app.settled().await;
        tidy(&app).await.unwrap();
        assert_eq!(topics(&app).await, ["late"], "nobody may have read it");
        app.clock.advance(DAY_MS);
        tidy(&app).await.unwrap();
        write(&app, app.now(), "fresh").await;
        app.clock.advance(6 * DAY_MS);
        app.settled().await;
        tidy(&app).await.unwrap();
        assert_eq!(topics(&app).await, ["late", "fresh"]);
        let newest = changes_after(app.db(), "", 0, 10).await.unwrap().upto;
        assert_eq!(outbox_knows(app.db(), newest).await, Ok(true));
        app.clock.advance(DAY_MS);
        tidy(&app).await.unwrap();
        assert_eq!(topics(&app).await, ["fresh"]);
        assert_eq!(
            outbox_knows(app.db(), begin).await,
            Ok(false),
            "who was at the beginning has missed something"
        );
        assert_eq!(outbox_knows(app.db(), newest).await, Ok(true));
        assert_eq!(outbox_knows(app.db(), i64::MAX).await, Ok(false));
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_nobody_can_read_yet_is_not_forgotten_however_long_it_waits() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let elsewhere = open_elsewhere().await.unwrap();
    write(&app, app.now(), "a").await;
    for _ in 0..20 {
        app.clock.advance(DAY_MS);
        tidy(&app).await.unwrap();
    }
    close_elsewhere(elsewhere).await;
    app.settled().await;
    assert_eq!(topics(&app).await, ["a"]);
}
