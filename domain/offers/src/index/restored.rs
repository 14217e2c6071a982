//! Another database under a running node: it notices, and begins anew.

use std::sync::Arc;
use std::time::Duration;

use sqlx::{Connection, Executor, PgConnection};

use super::Keeper;
use crate::search::tests::world::{begin, fill, follow, given, search};
use pleinweb_platform::on;
use pleinweb_platform::testing::{
    POSTGRES_URL, TestApp, on_both, postgres_app, sqlite_app, with_database,
};
use pleinweb_platform::{
    Db, Live, MISSED, Missed, Point, Tx, begin_as_system, finish, missed_since, outbox_line,
    tail_outbox,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// Two databases of the throw-away cluster; they go at the end.
struct Two {
    server: PgConnection,
    url: String,
    name: String,
    /// Where the keys of the copy lie, and those of the other one.
    folders: [Arc<tempfile::TempDir>; 2],
    exchanged: bool,
}

impl Two {
    async fn make() -> Option<Self> {
        let url = std::env::var(POSTGRES_URL).ok()?;
        let mut server = PgConnection::connect(&url).await.unwrap();
        let mut random = [0; 8];
        getrandom::fill(&mut random).unwrap();
        let name = format!("r{:x}", u64::from_be_bytes(random));
        for database in [name.clone(), format!("{name}_copy")] {
            run(&mut server, &format!("CREATE DATABASE {database}")).await;
        }
        let folder = || Arc::new(tempfile::tempdir().unwrap());
        Some(Self {
            server,
            url,
            name,
            folders: [folder(), folder()],
            exchanged: false,
        })
    }

    async fn open(&self, name: &str) -> TestApp {
        let (server, _) = self.url.rsplit_once('/').unwrap();
        let db = Db::open(&format!("{server}/{name}"), 4).await.unwrap();
        db.migrate().await.unwrap();
        let of_copy = self.exchanged || name.ends_with("_copy");
        with_database(db, &self.folders[usize::from(!of_copy)]).await
    }

    /// The copy takes the place of the database, as after a restore beside it.
    async fn exchange(&mut self) {
        self.exchanged = true;
        let name = self.name.clone();
        for sql in [
            format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"),
            format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE '{name}%'"
            ),
        ] {
            run(&mut self.server, &sql).await;
        }
        // Those that were told to end may need a moment.
        for _ in 0..200 {
            let away = format!("ALTER DATABASE {name} RENAME TO {name}_old");
            if self.server.execute(sqlx::AssertSqlSafe(away)).await.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        run(
            &mut self.server,
            &format!("ALTER DATABASE {name}_copy RENAME TO {name}"),
        )
        .await;
    }

    async fn end(mut self) {
        for name in [self.name.clone(), format!("{}_old", self.name)] {
            let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            run(&mut self.server, &sql).await;
        }
    }
}

async fn run(server: &mut PgConnection, sql: &str) {
    server
        .execute(sqlx::AssertSqlSafe(sql.to_owned()))
        .await
        .unwrap();
}

async fn emit(app: &TestApp, topic: &str) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    cx.emit(topic.to_owned(), "happened");
    finish(cx).await.unwrap();
}

async fn hear(news: &mut tokio::sync::broadcast::Receiver<Live>) -> String {
    let live = tokio::time::timeout(PATIENCE, news.recv()).await;
    live.expect("news").expect("a hub").topic
}

async fn told(app: &TestApp) -> Point {
    loop {
        if let Some(point) = app.hub().told() {
            return point;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[pleinweb_testing::test]
async fn a_node_notices_that_its_database_was_restored() {
    let Some(mut two) = Two::make().await else {
        eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)");
        return;
    };
    let copy = two.open(&format!("{}_copy", two.name)).await;
    begin(&copy).await;
    fill(&copy, &[given("Boucher", "D1101", "Limoges", "")]).await;
    copy.db().close().await;

    let app = two.open(&two.name).await;
    let folder = app.folder().join("search");
    begin(&app).await;
    fill(&app, &[given("Boulanger", "D1102", "Limoges", "")]).await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let before = told(&app).await;
    let mut keeper = Keeper::open(app.app.clone(), Some(folder.clone())).await;
    follow(&app, &mut keeper).await;
    assert_eq!(search(&app, "quoi=boulanger").await.total, 1);

    let mut news = app.hub().listen();
    two.exchange().await;
    assert_eq!(hear(&mut news).await, MISSED);
    let after = app.hub().told().unwrap();
    assert_ne!(before.line, after.line);
    // It hears of what happens there, and nobody's old position counts.
    emit(&app, "account:x").await;
    assert_eq!(hear(&mut news).await, "account:x");
    let missed = missed_since(&app, Some(before), &[]).await.unwrap();
    assert_eq!(missed, Missed::Unknown);
    // The index is the copy's.
    follow(&app, &mut keeper).await;
    assert_eq!(search(&app, "quoi=boulanger").await.total, 0);
    assert_eq!(search(&app, "quoi=boucher").await.total, 1);
    tail.abort();
    app.db().close().await;
    two.end().await;
}

#[pleinweb_testing::test]
async fn an_index_that_was_made_from_another_database_is_made_anew() {
    let Some(mut two) = Two::make().await else {
        eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)");
        return;
    };
    let copy = two.open(&format!("{}_copy", two.name)).await;
    begin(&copy).await;
    fill(&copy, &[given("Boucher", "D1101", "Limoges", "")]).await;
    copy.db().close().await;
    let app = two.open(&two.name).await;
    let folder = app.folder().join("search");
    begin(&app).await;
    fill(&app, &[given("Boulanger", "D1102", "Limoges", "")]).await;
    let mut keeper = Keeper::open(app.app.clone(), Some(folder.clone())).await;
    follow(&app, &mut keeper).await;
    drop(keeper);
    app.db().close().await;
    // Stopped, restored, started: positions alone could not tell.
    two.exchange().await;
    let again = two.open(&two.name).await;
    let mut keeper = Keeper::open(again.app.clone(), Some(folder)).await;
    follow(&again, &mut keeper).await;
    assert_eq!(search(&again, "quoi=boulanger").await.total, 0);
    assert_eq!(search(&again, "quoi=boucher").await.total, 1);
    again.db().close().await;
    two.end().await;
}

#[pleinweb_testing::test]
async fn rows_of_another_cluster_do_not_stand_in_the_way() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)");
        return;
    };
    let mut tx = app.db().begin().await.unwrap();
    if let Tx::Postgres(connection, _) = &mut tx {
        let row = "INSERT INTO outbox (at, topic, kind, written_by) VALUES (0, 'account:x', 'x', '9000000000')";
        connection.execute(row).await.unwrap();
    }
    tx.commit().await.unwrap();
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let point = told(&app).await;
    assert!(point.at < 9_000_000_000, "{point}");
    let mut tx = app.db().read().await.unwrap();
    let left: i64 = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM outbox"
    )
    .fetch_one(c)
    .await)
    .unwrap();
    assert_eq!(left, 0);
    tail.abort();
}

#[pleinweb_testing::test]
async fn one_database_has_one_line() {
    on_both(|app| async move {
        let line = outbox_line(app.db()).await.unwrap();
        assert!(line.is_some());
        assert_eq!(outbox_line(app.db()).await.unwrap(), line);
    })
    .await;
}

/// What was written by a transaction that had not ended when others were told
/// is not missed.
#[pleinweb_testing::test]
async fn what_is_written_late_is_told_late_and_not_lost() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)");
        return;
    };
    let topics = ["account:x".to_owned(), "account:y".to_owned()];
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let page = told(&app).await;
    let mut slow = begin_as_system(&app, "test").await.unwrap();
    // Has its number before the other one.
    on!(slow.tx(), |c| sqlx::query(
        "INSERT INTO setting (name, value) VALUES ('slow', '')"
    )
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    slow.emit("account:y".to_owned(), "late");
    emit(&app, "account:x").await;
    let first = missed_since(&app, Some(page), &topics).await.unwrap();
    assert_eq!(first, Missed::Topics(["account:x".to_owned()].into()));
    // The point that came with it is before both.
    let with_it = app.hub().told().unwrap();
    finish(slow).await.unwrap();
    let Missed::Topics(second) = missed_since(&app, Some(with_it), &topics).await.unwrap() else {
        panic!("the point is of this outbox");
    };
    assert!(second.contains("account:y"), "{second:?}");
    tail.abort();
}

#[pleinweb_testing::test]
async fn a_crowd_is_missed_as_one_and_strangers_not_at_all() {
    let app = sqlite_app().await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let page = told(&app).await;
    let mut cx = begin_as_system(&app, "test").await.unwrap();
    for topic in ["offer:1", "offer:2", "account:other", "agency:other"] {
        cx.emit(topic.to_owned(), "happened");
    }
    finish(cx).await.unwrap();
    let topics = ["account:own".to_owned(), "offers".to_owned()];
    let missed = missed_since(&app, Some(page), &topics).await.unwrap();
    assert_eq!(missed, Missed::Topics(["offers".to_owned()].into()));
    let own = missed_since(&app, Some(page), &topics[..1]).await.unwrap();
    assert_eq!(own, Missed::Topics([].into()));
    // More than anybody reads one by one is "everything".
    let mut cx = begin_as_system(&app, "test").await.unwrap();
    for _ in 0..600 {
        cx.emit("account:own".to_owned(), "happened");
    }
    finish(cx).await.unwrap();
    let many = missed_since(&app, Some(page), &topics).await.unwrap();
    assert_eq!(many, Missed::Unknown);
    tail.abort();
}
