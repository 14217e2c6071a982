//! What a node says of itself in `/readyz`: it serves all the same.

use pleinweb_offers::Keeper;
use pleinweb_platform::testing::{POSTGRES_URL, postgres_app, sqlite_app};

use crate::request_as::{call, service};

#[tokio::test]
async fn a_clock_that_is_off_the_databases_is_said() {
    let app = sqlite_app().await;
    let ready = call(&service(&app), "GET", "/readyz", "", None).await;
    assert!(!ready.body.contains("clock"), "{}", ready.body);
    // The clock of a test is held; PostgreSQL's goes on.
    let Some(app) = postgres_app().await else {
        eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)");
        return;
    };
    let ready = call(&service(&app), "GET", "/readyz", "", None).await;
    assert_eq!(ready.status, 200);
    assert!(ready.body.starts_with("ready"), "{}", ready.body);
    assert!(ready.body.contains("clock: "), "{}", ready.body);
    assert!(ready.body.contains(" the database's"), "{}", ready.body);
}

#[tokio::test]
async fn an_index_without_a_folder_is_said() {
    let app = sqlite_app().await;
    let file = app.folder().join("file");
    std::fs::write(&file, "").unwrap();
    let _keeper = Keeper::open(app.app.clone(), Some(file.join("search"))).await;
    let ready = call(&service(&app), "GET", "/readyz", "", None).await;
    assert_eq!(ready.status, 200);
    assert!(ready.body.starts_with("ready"), "{}", ready.body);
    assert!(ready.body.contains("in memory only"), "{}", ready.body);
}
