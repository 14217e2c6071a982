//! Databases for tests that begin with the whole schema. Migrating takes longer
//! than most tests: it is done once for each process, and what it made is
//! copied for each test.

use std::fmt::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use tokio::sync::OnceCell;

use super::Db;
use super::db::POSTGRES_MIGRATIONS;

/// Writes a migrated SQLite database to `path`.
pub async fn copy_sqlite_to(path: &Path) {
    static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let file = FILE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let path = folder.path().join("template.db");
            let db = Db::open_sqlite(&path).await.expect("SQLite opens");
            db.migrate().await.expect("the schema is made");
            // Closing the last connection brings the write-ahead log into the file.
            db.close().await;
            std::fs::read(&path).expect("the template")
        })
        .await;
    std::fs::write(path, file).expect("a copy of the template");
}

/// Makes a fresh schema in the database of `options`, migrated; gives options
/// that open it, and name the connections after it.
pub async fn postgres_schema(options: PgConnectOptions) -> PgConnectOptions {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = fresh_name();
            run(&options, format!("CREATE SCHEMA {name}")).await;
            let db = Db::open_postgres(inside(&options, &name), 1)
                .await
                .expect("PostgreSQL opens");
            db.migrate().await.expect("the schema is made");
            db.close().await;
            name
        })
        .await;
    let name = fresh_name();
    let mut sql = format!("CREATE SCHEMA {name}; SET search_path TO {name};\n");
    for migration in POSTGRES_MIGRATIONS.iter() {
        sql.push_str(migration.sql.as_str());
        sql.push_str(";\n");
    }
    let _ = write!(
        sql,
        "CREATE TABLE _sqlx_migrations (LIKE {template}._sqlx_migrations INCLUDING ALL);
         INSERT INTO _sqlx_migrations SELECT * FROM {template}._sqlx_migrations"
    );
    run(&options, sql).await;
    inside(&options, &name)
}

/// One message, so that all of it is one transaction and one way there and back.
async fn run(options: &PgConnectOptions, sql: String) {
    let mut connection = options.connect().await.expect("PostgreSQL answers");
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
        .await
        .expect("a fresh schema");
}

fn inside(options: &PgConnectOptions, schema: &str) -> PgConnectOptions {
    options
        .clone()
        .options([("search_path", schema)])
        .application_name(schema)
}

/// A name that no other process that shares the cluster has.
fn fresh_name() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let mut random = [0; 4];
    getrandom::fill(&mut random).expect("randomness");
    format!(
        "t{}_{:x}_{}",
        std::process::id(),
        u32::from_be_bytes(random),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}
