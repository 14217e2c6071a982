//! Alerts and news while a transaction of another database of the cluster stays
//! open.

use std::time::{Duration, Instant};

use pleinweb_kernel::Role;
use pleinweb_offers::saved::SaveSearch;
use pleinweb_offers::saved::model::SaveSearchInput;
use pleinweb_platform::AppState;
use pleinweb_platform::on;
use pleinweb_platform::testing::enter;
use sqlx::{Connection, Executor, PgConnection};

use crate::call::{PATIENCE, Stream, get, made_at, post};
use crate::cluster::Cluster;

async fn change(app: &AppState, sql: &'static str) {
    let mut tx = app.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    tx.commit().await.unwrap();
}

/// Waits until a count is more than nothing.
async fn until_some(app: &AppState, what: &str, sql: &'static str) {
    let started = Instant::now();
    loop {
        let mut tx = app.db().read().await.unwrap();
        let some: i64 = on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
        drop(tx);
        if some > 0 {
            return;
        }
        assert!(started.elapsed() < PATIENCE, "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_alert_is_lost_while_a_transaction_elsewhere_stays_open() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let app = cluster.furnished().await;
    let nodes = cluster.two().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let mut browser = someone.browser();
    let kept = SaveSearchInput {
        query: "quoi=boulanger".to_owned(),
        rhythm: "at-once".to_owned(),
    };
    browser.must_send::<SaveSearch>(&app, kept).await;

    // In another database, by somebody else: it holds the outbox back.
    let mut elsewhere = PgConnection::connect(cluster.server_url()).await.unwrap();
    elsewhere.execute("BEGIN").await.unwrap();
    elsewhere
        .execute("SELECT pg_current_xact_id()")
        .await
        .unwrap();

    // Open pages hear all the same, on the other node too.
    let after = made_at(nodes[1].address, &someone.token).await;
    let mut stream = Stream::open_untold(nodes[1].address, &someone.token, &after).await;
    let act = "/_fn/entry/choose";
    let acted = post(
        nodes[0].address,
        act,
        "command[path]=mixed&meta[lang]=fr",
        &someone.token,
    )
    .await;
    assert_eq!(acted.status, 200, "{}", acted.body);
    let news = stream.news().await;
    assert!(news.starts_with("account:"), "{news}");

    let offers = cluster.data().join("offres.csv");
    std::fs::write(&offers, "id,intitule,rome\n1,Boulanger,D1102\n").unwrap();
    let path = offers.to_str().unwrap();
    let imported = cluster
        .run(&[
            "import", "offers", "--format", "csv", "--source", "essai", path,
        ])
        .await;
    assert!(imported.status.success(), "{imported:?}");
    change(&app, "UPDATE saved_search SET look_at = 0").await;
    let looked = "SELECT COUNT(*) FROM saved_search WHERE look_at > 0";
    until_some(&app, "nobody looks", looked).await;
    // As if whoever counted this as looked at had done so for two minutes more,
    // which is longer than looks overlapped.
    change(
        &app,
        "UPDATE saved_search SET looked_at = looked_at + 120000 WHERE looked_at > (SELECT MAX(stored_at) FROM offer)",
    )
    .await;

    elsewhere.execute("COMMIT").await.unwrap();
    // Both nodes take the offer in; then it is looked for again.
    for node in &nodes {
        let started = Instant::now();
        loop {
            let page = get(node.address, "/offres?quoi=boulanger", "").await;
            if page.body.contains(">Boulanger") {
                break;
            }
            assert!(started.elapsed() < PATIENCE, "{}", page.body);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    change(&app, "UPDATE saved_search SET look_at = 0").await;
    let found = "SELECT COUNT(*) FROM saved_search_find";
    until_some(&app, "the alert is lost", found).await;
    app.db().close().await;
    drop(nodes);
    cluster.end().await;
}
