//! What becomes of a connection: after errors of every kind, after clients that
//! went away, and while the disk is full.

use std::time::Duration;

use sqlx::Executor;

use super::{Db, Tx};
use crate::on;
use crate::testing::{postgres_options, sqlite_app};

mod full_disk;
mod several_hosts;
mod statements;
mod vanished;

/// A PostgreSQL of its own with one connection, if there is one.
async fn postgres() -> Option<Db> {
    let options = postgres_options().await?;
    let db = Db::open_postgres(options, 1)
        .await
        .expect("PostgreSQL opens");
    db.migrate().await.expect("the schema is made");
    Some(db)
}

async fn put(tx: &mut Tx, name: &str) -> Result<(), sqlx::Error> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO setting (name, value) VALUES ($1, 'x')"
    )
    .bind(name)
    .execute(c)
    .await
    .map(|_| ()))
}

async fn run(tx: &mut Tx, sql: &'static str) -> Result<(), sqlx::Error> {
    on!(tx, |c| c.execute(sql).await.map(|_| ()))
}

async fn is_there(db: &Db, name: &str) -> bool {
    let mut tx = db.read().await.unwrap();
    let found: Option<String> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT value FROM setting WHERE name = $1"
    )
    .bind(name)
    .fetch_optional(c)
    .await)
    .unwrap();
    found.is_some()
}

async fn said(tx: &mut Tx, sql: &'static str) -> String {
    on!(tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

/// Which process of PostgreSQL answers us.
async fn backend(db: &Db) -> String {
    let mut tx = db.read().await.unwrap();
    said(&mut tx, "SELECT pg_backend_pid()::text").await
}

/// After `error`: nothing more of this transaction happens, and the next one is whole.
async fn nothing_is_left(db: &Db, error: &'static str) {
    let mut tx = db.begin().await.unwrap();
    put(&mut tx, "before").await.unwrap();
    run(&mut tx, error).await.expect_err(error);
    assert!(tx.is_over(), "{error}");
    put(&mut tx, "after").await.expect_err(error);
    tx.commit().await.expect_err(error);
    assert!(!is_there(db, "before").await, "{error}");
    assert!(!is_there(db, "after").await, "{error}");
    let mut tx = db.begin().await.unwrap();
    put(&mut tx, "next").await.unwrap();
    tx.commit().await.unwrap();
    assert!(is_there(db, "next").await, "{error}");
    let mut tx = db.begin().await.unwrap();
    run(&mut tx, "DELETE FROM setting").await.unwrap();
    tx.commit().await.unwrap();
    db.ready_to_write().await.unwrap();
}

#[pleinweb_testing::test]
async fn after_an_error_that_ended_its_transaction_a_postgres_connection_is_closed() {
    let Some(db) = postgres().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    for error in [
        "SELECT 1 / 0",
        "SELECT nothing FROM nowhere",
        "SET LOCAL statement_timeout = 20; SELECT pg_sleep(5)",
        "SET LOCAL transaction_read_only = on; DELETE FROM setting",
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "DO $$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$",
        "DO $$ BEGIN RAISE EXCEPTION 'oom' USING ERRCODE = '53200'; END $$",
    ] {
        let before = backend(&db).await;
        nothing_is_left(&db, error).await;
        assert_ne!(backend(&db).await, before, "{error}");
    }
}

#[pleinweb_testing::test]
async fn after_an_error_that_is_part_of_the_work_a_postgres_connection_is_rolled_back() {
    let Some(db) = postgres().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    for error in [
        "DO $$ BEGIN RAISE EXCEPTION 'faster' USING ERRCODE = '40001'; END $$",
        "INSERT INTO setting (name, value) VALUES ('before', 'x')",
        "INSERT INTO setting (name) VALUES ('other')",
    ] {
        let before = backend(&db).await;
        nothing_is_left(&db, error).await;
        assert_eq!(backend(&db).await, before, "{error}");
    }
}

/// SQLite rolls a whole transaction back when it can grow no more; what came
/// after ran outside of any, and no write began again until a restart.
#[pleinweb_testing::test]
async fn after_an_error_that_ended_its_transaction_a_sqlite_connection_is_closed() {
    let app = sqlite_app().await;
    let db = app.db();
    let mut tx = db.begin().await.unwrap();
    put(&mut tx, "before").await.unwrap();
    run(&mut tx, "PRAGMA max_page_count = 1").await.unwrap();
    let much = "INSERT INTO setting (name, value) VALUES ('much', hex(zeroblob(3000000)))";
    let error = run(&mut tx, much).await.expect_err("full");
    assert_eq!(
        error.as_database_error().unwrap().code().unwrap(),
        "13",
        "SQLITE_FULL"
    );
    put(&mut tx, "after").await.expect_err("over");
    tx.commit().await.expect_err("over");
    assert!(!is_there(db, "before").await);
    assert!(
        !is_there(db, "after").await,
        "nothing runs outside a transaction"
    );
    db.ready_to_write().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    run(&mut tx, much).await.unwrap();
    tx.commit().await.unwrap();
    assert!(is_there(db, "much").await);
}

#[pleinweb_testing::test]
async fn a_refused_value_leaves_a_sqlite_transaction_alive() {
    let app = sqlite_app().await;
    let db = app.db();
    let mut tx = db.begin().await.unwrap();
    put(&mut tx, "one").await.unwrap();
    put(&mut tx, "one").await.expect_err("twice");
    put(&mut tx, "two").await.unwrap();
    tx.commit().await.unwrap();
    assert!(is_there(db, "one").await && is_there(db, "two").await);
}

#[pleinweb_testing::test]
async fn the_program_sets_time_outs_on_postgres_but_not_for_migrations() {
    let Some(options) = postgres_options().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    // So short that no migration would go well under it.
    let impatient = options.clone().options([("statement_timeout", "1")]);
    let db = Db::open_postgres(impatient, 2).await.unwrap();
    db.migrate().await.unwrap();
    db.close().await;
    let db = Db::open_postgres(options, 2).await.unwrap();
    for mut tx in [db.read().await.unwrap(), db.begin().await.unwrap()] {
        for (show, value) in [
            ("SHOW statement_timeout", "30s"),
            ("SHOW lock_timeout", "5s"),
            ("SHOW idle_in_transaction_session_timeout", "30s"),
        ] {
            assert_eq!(said(&mut tx, show).await, value, "{show}");
        }
    }
}

#[pleinweb_testing::test]
async fn a_process_takes_no_more_connections_than_it_may() {
    let Some(options) = postgres_options().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let db = Db::open_postgres(options, 2).await.unwrap();
    let (one, _other) = (db.read().await.unwrap(), db.read().await.unwrap());
    let third = tokio::time::timeout(Duration::from_millis(50), db.read()).await;
    assert!(third.is_err(), "the third waits");
    drop(one);
    db.read().await.unwrap();
}

#[pleinweb_testing::test]
async fn the_writer_is_asked_and_not_the_readers() {
    let app = sqlite_app().await;
    let db = app.db();
    db.ready_to_write().await.unwrap();
    let Db::Sqlite { writer, .. } = db else {
        unreachable!()
    };
    let mut connection = writer.acquire().await.unwrap();
    connection.execute("PRAGMA query_only = ON").await.unwrap();
    drop(connection);
    assert!(db.ready().await, "reading goes well");
    db.ready_to_write().await.expect_err("writing does not");
    // The connection that refused is gone, and with it the refusal.
    db.ready_to_write().await.unwrap();
}
