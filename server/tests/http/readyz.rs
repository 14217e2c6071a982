//! `/readyz`: what makes a node not ready, what is only said, and what it costs.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use pleinweb::http::router;
use pleinweb_kernel::{AppError, MINUTE_MS};
use pleinweb_market::fill_market;
use pleinweb_offers::Keeper;
use pleinweb_platform::jobs::{Batch, Job, Nodes};
use pleinweb_platform::leases::look_after_duty;
use pleinweb_platform::testing::{
    TestApp, another_node, close_elsewhere, on_both, open_elsewhere, postgres_app, sqlite_app,
    sqlite_app_with,
};
use pleinweb_platform::{AppState, Db, Settings, begin_as_system, finish, marks};
use tokio::task::JoinSet;

use crate::request_as::{Answer, door_of, request, send, service};

async fn asked(service: &Router) -> Answer {
    let mut ask = request("GET", "/readyz", None).body(Body::empty()).unwrap();
    let peer: SocketAddr = "192.0.2.1:1".parse().unwrap();
    ask.extensions_mut().insert(ConnectInfo(peer));
    send(service, ask).await
}

async fn indexed(app: &TestApp) -> Keeper {
    let mut keeper = Keeper::open(app.app.clone(), None).await;
    keeper.catch_up().await.unwrap();
    keeper
}

#[tokio::test]
async fn a_node_says_how_far_index_and_outbox_are_and_who_is_on_duty() {
    on_both(|app| async move {
        let other = another_node(&app, 8, 0);
        let cold = asked(&service(&app)).await;
        assert_eq!(cold.status, 200);
        assert!(
            cold.body.starts_with("ready; search index: starting\n"),
            "{}",
            cold.body
        );
        assert!(cold.body.contains("\njobs: on no node"), "{}", cold.body);

        indexed(&app).await;
        look_after_duty(&app).await.unwrap();
        app.duty().note("alerts", app.now(), true);
        app.duty().note("keys", app.now(), false);
        app.clock.advance(12_000);
        look_after_duty(&app).await.unwrap();
        let here = asked(&service(&app)).await;
        assert_eq!(
            (here.status.as_u16(), here.header("cache-control")),
            (200, "no-store")
        );
        assert_eq!(here.body.lines().next(), Some("ready"));
        for line in [
            "indexed: 0 offers",
            "outbox: up to date",
            "jobs: on this node, seen 0 s ago",
            "  alerts: 12 s ago",
            "  keys: 12 s ago, not well",
        ] {
            assert!(
                here.body.lines().any(|said| said == line),
                "{line}: {}",
                here.body
            );
        }
        let node = here
            .body
            .lines()
            .find_map(|line| line.strip_prefix("node: "))
            .unwrap();
        let there = asked(&service(&other)).await;
        let elsewhere = format!("jobs: on node {node}");
        assert!(there.body.contains(&elsewhere), "{}", there.body);
        assert!(there.body.contains("  alerts: "), "{}", there.body);
    })
    .await;
}

#[tokio::test]
async fn a_database_that_does_not_write_makes_a_node_not_ready() {
    let app = sqlite_app().await;
    let Db::Sqlite { writer, .. } = app.db() else {
        unreachable!()
    };
    writer.close().await;
    let answer = asked(&service(&app)).await;
    assert!(app.db().ready().await, "it can be read");
    assert_eq!(answer.status, 503);
    assert_eq!(answer.body, "not ready: the database does not write");
}

#[tokio::test]
async fn a_node_that_is_stopping_is_not_ready() {
    let app = sqlite_app().await;
    let (close, closing) = tokio::sync::watch::channel(false);
    let door = pleinweb::http::Door {
        closing,
        ..door_of(&app)
    };
    let service = router(door, std::path::Path::new("/nowhere"));
    assert_eq!(asked(&service).await.status, 200);
    close.send(true).unwrap();
    assert_eq!(asked(&service).await.status, 503, "at once");
}

#[tokio::test]
async fn however_many_ask_it_is_worked_out_once_and_refused_to_nobody() {
    let app = sqlite_app_with(Settings {
        tries_per_minute: 1,
        reads_per_minute: 1,
        ..Settings::default()
    })
    .await;
    let service = service(&app);
    let before = app.db().statements().count();
    asked(&service).await;
    let one = app.db().statements().count() - before;
    assert!(one > 0);
    let began = std::time::Instant::now();
    let mut many = JoinSet::new();
    for _ in 0..200 {
        let service = service.clone();
        many.spawn(async move { asked(&service).await.status });
    }
    while let Some(status) = many.join_next().await {
        assert_eq!(status.unwrap(), 200);
    }
    let seconds = began.elapsed().as_secs() + 1;
    let cost = app.db().statements().count() - before;
    assert!(
        cost <= one * (1 + seconds),
        "{cost} statements in {seconds} s"
    );
}

#[tokio::test]
async fn an_outbox_that_stands_still_is_said_and_the_node_stays_ready() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let mut keeper = indexed(&app).await;
    let elsewhere = open_elsewhere().await.unwrap();
    let mut cx = begin_as_system(&app, "test").await.unwrap();
    cx.emit("test".to_owned(), "k");
    finish(cx).await.unwrap();
    app.clock.advance(2 * MINUTE_MS);
    keeper.catch_up().await.unwrap();
    let answer = asked(&service(&app)).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer
            .body
            .starts_with("ready; search index: catching up\n"),
        "{}",
        answer.body
    );
    assert!(
        answer.body.contains("\noutbox: 120 s behind"),
        "{}",
        answer.body
    );
    close_elsewhere(elsewhere).await;
    app.settled().await;
    keeper.catch_up().await.unwrap();
    let answer = asked(&service(&app)).await;
    assert!(answer.body.starts_with("ready\n"), "{}", answer.body);
    assert!(
        answer.body.contains("\noutbox: up to date"),
        "{}",
        answer.body
    );
}

/// Fails after its first batch.
struct Failing;

impl Job for Failing {
    const NAME: &'static str = "failing";
    const NODES: Nodes = Nodes::Each;

    fn every(&self) -> Duration {
        Duration::from_mins(1)
    }

    async fn waiting(&self, _app: &AppState) -> Result<Option<u64>, AppError> {
        Ok(Some(7))
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let before = marks::get(app, "failing").await?;
        marks::set(app, "failing", "begun").await?;
        match before {
            Some(_) => Err(AppError::NotFound),
            None => Ok(Batch::More),
        }
    }
}

#[tokio::test]
async fn what_is_known_of_jobs_and_copies_is_said_and_the_node_stays_ready() {
    on_both(|app| async move {
        let service = service(&app);
        indexed(&app).await;
        app.work(&Failing).await;
        fill_market(&app).await.unwrap();
        app.clock.advance(4_000);
        let answer = asked(&service).await;
        assert_eq!(answer.status, 200);
        let expected = "each node for itself:
  failing: 4 s ago, not well, 2 batches, 7 waiting
copies:
  market: catching up at 0, made 4 s ago
  offer-index: current at 0, made 4 s ago";
        assert!(answer.body.ends_with(expected), "{}", answer.body);
    })
    .await;
}
