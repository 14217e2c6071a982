//! Who changes the schema, and who goes on while it is changed.

use std::process::{Command, Output};

use pleinweb_kernel::Role;
use pleinweb_platform::on;
use pleinweb_platform::testing::enter;
use pleinweb_platform::{AppState, Db, Schema};

use crate::call::{Stream, get, made_at, post};
use crate::cluster::Cluster;

/// Commands that change nothing of the schema.
const OTHERS: [&[&str]; 4] = [
    &["check"],
    &["import", "agencies", "/nowhere.csv"],
    &["import", "offers", "--format", "csv", "/nowhere.csv"],
    &["operator", "invite", "ada@exemple.fr"],
];

async fn make_older(db: &Db) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let last: i64 = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT MAX(version) FROM _sqlx_migrations"
    )
    .fetch_one(c)
    .await)
    .unwrap();
    on!(&mut tx, |c| sqlx::query(
        "DELETE FROM _sqlx_migrations WHERE version = $1"
    )
    .bind(last)
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    last
}

async fn make_newer(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    for sql in [
        "DELETE FROM _sqlx_migrations WHERE version = 9999",
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
    ] {
        on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    }
    tx.commit().await.unwrap();
}

fn refusal(output: &Output, args: &[&str]) -> String {
    assert!(!output.status.success(), "{args:?}: {output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres_other_commands_say_how_the_schema_is_and_stop() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    for args in OTHERS {
        let said = refusal(&cluster.run(args).await, args);
        assert!(said.contains("the database is empty"), "{args:?}: {said}");
    }
    let db = Db::open(&cluster.url(), 4).await.unwrap();
    assert_eq!(db.schema().await.unwrap(), Schema::Empty);
    db.migrate().await.unwrap();
    assert_eq!(db.schema().await.unwrap(), Schema::Current);
    let lacks = make_older(&db).await;
    for args in OTHERS {
        let said = refusal(&cluster.run(args).await, args);
        assert!(
            said.contains(&format!("older than this program (migration {lacks}")),
            "{args:?}: {said}"
        );
        assert_eq!(db.schema().await.unwrap(), Schema::Older { lacks });
    }
    make_newer(&db).await;
    for args in OTHERS.iter().chain(&[&["migrate"][..], &["serve"]]) {
        let said = refusal(&cluster.run(args).await, args);
        assert!(said.contains("newer than this program"), "{args:?}: {said}");
    }
    db.close().await;
    cluster.end().await;
}

#[tokio::test]
async fn on_sqlite_other_commands_say_how_the_schema_is_and_stop() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("data");
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pleinweb"));
        let command = command.env_clear().env("PLEINWEB_DATA", &folder).args(args);
        command.output().unwrap()
    };
    for args in OTHERS {
        let said = refusal(&run(args), args);
        assert!(said.contains("there is no database"), "{args:?}: {said}");
        assert!(!folder.exists(), "{args:?} made something");
    }
    let migrated = run(&["migrate"]);
    assert!(migrated.status.success(), "{migrated:?}");
    let db = Db::open_sqlite(&folder.join("pleinweb.db")).await.unwrap();
    let lacks = make_older(&db).await;
    for args in OTHERS {
        let said = refusal(&run(args), args);
        assert!(said.contains("older than this program"), "{args:?}: {said}");
        assert_eq!(db.schema().await.unwrap(), Schema::Older { lacks });
    }
    make_newer(&db).await;
    for args in OTHERS {
        let said = refusal(&run(args), args);
        assert!(said.contains("newer than this program"), "{args:?}: {said}");
    }
    db.close().await;
}

/// Adds a column to every table, as a later program's migration might.
async fn add_columns(app: &AppState) {
    let mut tx = app.db().read().await.unwrap();
    let tables: Vec<String> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    drop(tx);
    assert!(tables.len() > 20, "{tables:?}");
    for table in tables {
        // Each alone: all at once would wait for the node, and it for us.
        let mut tx = app.db().begin().await.unwrap();
        let sql = format!("ALTER TABLE \"{table}\" ADD COLUMN from_later TEXT");
        on!(&mut tx, |c| sqlx::query(sqlx::AssertSqlSafe(sql))
            .execute(c)
            .await
            .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
    }
    make_newer(app.db()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_program_goes_on_while_a_migration_adds_columns() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let app = cluster.furnished().await;
    let node = cluster.start().await.unwrap();
    let seeker = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let operator = enter(&app, Role::Operator, "o@exemple.fr", false).await;
    let after = made_at(node.address, &seeker.token).await;
    let mut stream = Stream::open(node.address, &seeker.token, &after).await;
    let pages = [
        ("/", ""),
        ("/offres", ""),
        ("/marche", ""),
        ("/compte", seeker.token.as_str()),
        ("/espace", seeker.token.as_str()),
        ("/espace/recherches", seeker.token.as_str()),
        ("/exploitation", operator.token.as_str()),
        ("/compte/appareils", seeker.token.as_str()),
        ("/espace/inscription", seeker.token.as_str()),
    ];
    // Often enough that every connection of the pool has prepared its statements.
    let mut before = Vec::new();
    for _ in 0..6 {
        before.clear();
        for (path, token) in pages {
            before.push(get(node.address, path, token).await.status);
        }
    }
    assert!(before.iter().all(|status| *status < 500), "{before:?}");
    let sign_up = "command[email]=zoe@exemple.fr&command[password]=une+phrase+assez+longue\
                   &meta[back]=/&meta[lang]=fr";
    let acts = [
        ("/_fn/accounts/sign-up", sign_up, ""),
        (
            "/_fn/entry/choose",
            "command[path]=mixed&meta[lang]=fr",
            seeker.token.as_str(),
        ),
        (
            "/_fn/registration/start",
            "command[go]=true&meta[lang]=fr",
            seeker.token.as_str(),
        ),
    ];
    for (path, body, token) in acts {
        let reply = post(node.address, path, body, token).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    }
    stream.news().await;
    add_columns(&app).await;
    for _ in 0..6 {
        for ((path, token), before) in pages.iter().zip(&before) {
            let reply = get(node.address, path, token).await;
            assert_eq!(reply.status, *before, "{path}: {}", reply.body);
            assert!(!reply.body.contains("incident : "), "{path}");
        }
    }
    for (path, body, token) in acts {
        let reply = post(node.address, path, body, token).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    }
    while !stream.news().await.starts_with("account:") {}
    let log = node.log();
    assert!(!log.contains("cached plan"), "{log}");
    assert!(!log.contains("\"ERROR\""), "{log}");
    // An older program that starts now says that it must not.
    let refused = cluster.start().await.err().expect("it stops");
    assert!(refused.contains("newer than this program"), "{refused}");
    app.db().close().await;
    drop(node);
    cluster.end().await;
}
