//! A journal and alarms from before are as they were after the migration.

use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};

#[pleinweb_testing::test]
async fn an_older_database_keeps_its_journal_and_its_alarms() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/sqlite");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let is_ours =
        |path: &std::path::PathBuf| path.to_string_lossy().contains("0022_caseload_reading");
    let mut db = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    for file in files.iter().take_while(|path| !is_ours(path)) {
        let sql = std::fs::read_to_string(file).unwrap();
        db.execute(AssertSqlSafe(sql)).await.unwrap();
    }
    db.execute(
        "INSERT INTO access_journal (id, at, actor, account_id, person_id, purpose)
         VALUES (x'01', 7, 'adviser', x'02', x'03', 'file-to-decide');
         INSERT INTO alarm (id, kind, about, agency_id, count, first_at, last_at)
         VALUES (x'01', 'mails-given-up', x'00', NULL, 4, 7, 8)",
    )
    .await
    .unwrap();
    let ours = files.iter().find(|path| is_ours(path)).unwrap();
    let sql = std::fs::read_to_string(ours).unwrap();
    db.execute(AssertSqlSafe(sql)).await.unwrap();
    let row: (i64, Vec<u8>, String, Option<String>) =
        sqlx::query_as("SELECT at, person_id, purpose, reason FROM access_journal")
            .fetch_one(&mut db)
            .await
            .unwrap();
    assert_eq!(row, (7, vec![3], "file-to-decide".to_owned(), None));
    let alarm: (i64, Vec<u8>) = sqlx::query_as("SELECT count, agency_id FROM alarm")
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(alarm, (4, vec![0; 16]));
}
