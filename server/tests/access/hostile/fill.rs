//! Hostile texts straight in the tables: whatever was checked on the way in, no
//! page, file or answer may take a stored text for more than a text.

use pleinweb_kernel::PersonId;
use pleinweb_market::fill_market;
use pleinweb_offers::Keeper;
use pleinweb_platform::AppState;
use pleinweb_platform::on;
use pleinweb_platform::testing::{TestApp, app_in};
use serde_json::Value;

use super::columns::{self, Column};
use super::text::{MARK, encoded, hostile};
use super::walk::Walk;
use super::{offers, report};
use crate::request_as::service;
use crate::who::Who;
use crate::world::{Template, World, copy};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_text_in_any_column_stays_text() {
    let template = Template::make().await;
    let app = template.fresh(0).await;
    offers::import(&app).await;
    app.db().close().await;
    // Another app on the same files: what was read once is read again.
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(app.folder(), folder.path());
    let app = app_in(folder, 77).await;
    let mut world = template.world.clone();
    world.name("offer", columns::an_imported_offer(&app).await);
    rows_of_empty_tables(&app, &world).await;
    a_number_in_each_file(&app).await;
    let mut found = columns::unknown(&app).await;
    for (number, column) in columns::to_fill(&app).await.iter().enumerate() {
        let rows = fill(&app, column, &hostile(number)).await;
        let texts = columns::texts_of(&app, column).await;
        if rows == 0 || !texts.iter().all(|text| text.contains(MARK)) {
            found.push(format!("{column} has no row that the test fills"));
        }
    }
    fill_json(&app).await;
    fill_searches(&app).await;
    let mut keeper = Keeper::open(AppState::clone(&app), None).await;
    keeper.catch_up().await.expect("an index");
    fill_market(&app).await.expect("a book");
    let service = service(&app);
    let mut walk = Walk::new(&service, &world, false);
    walk.all().await;
    walk.found.extend(found);
    report(&walk.found);
}

/// Writes a text into every row of a column, and gives their number.
async fn fill(app: &AppState, column: &Column, text: &str) -> u64 {
    let Column { table, name } = column;
    let sql = format!("UPDATE {table} SET {name} = $1 || rowid");
    let mut tx = app.db().begin().await.expect("a transaction");
    let done = on!(&mut tx, |c| sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(text)
        .execute(c)
        .await
        .map(|done| done.rows_affected()));
    let done = done.unwrap_or_else(|error| panic!("{column}: {error}"));
    tx.commit().await.expect("a commit");
    done
}

/// Every text of every answer of a registration.
async fn fill_json(app: &AppState) {
    let mut tx = app.db().begin().await.expect("a transaction");
    let rows: Vec<(i64, String)> = on!(&mut tx, |c| sqlx::query_as(
        "SELECT rowid, body FROM registration_step"
    )
    .fetch_all(c)
    .await)
    .expect("answers");
    assert!(!rows.is_empty(), "registration_step.body has no row");
    for (row, body) in rows {
        let mut value: Value = serde_json::from_str(&body).expect("JSON");
        replace(&mut value);
        on!(&mut tx, |c| sqlx::query(
            "UPDATE registration_step SET body = $2 WHERE rowid = $1"
        )
        .bind(row)
        .bind(value.to_string())
        .execute(c)
        .await
        .map(|_| ()))
        .expect("an update");
    }
    tx.commit().await.expect("a commit");
}

fn replace(value: &mut Value) {
    match value {
        Value::String(text) => *text = hostile(600),
        Value::Array(items) => items.iter_mut().for_each(replace),
        Value::Object(fields) => fields.values_mut().for_each(replace),
        _ => {}
    }
}

async fn fill_searches(app: &AppState) {
    let column = Column {
        table: "saved_search".to_owned(),
        name: "query".to_owned(),
    };
    let text = encoded(&hostile(601));
    let query = format!("ou={text}&metier=D1102&quoi={text}");
    assert!(fill(app, &column, &query).await > 0, "no saved search");
}

/// What the world does not have: a row for each table that would stay empty.
const ROWS: &[&str] = &[
    "INSERT INTO agency (id, slug, name, street, postcode, city, phone, lat, lon, departments, postcodes)
     VALUES ($2, 'a', 'x', 'x', '87000', 'x', 'x', 45.83, 1.26, '[\"87\"]', '[\"87000\"]')",
    "INSERT INTO help_place (slug, name, street, postcode, city, phone, lat, lon, hours)
     VALUES ('h', 'x', 'x', '87000', 'x', 'x', 45.83, 1.26, 'x')",
    "INSERT INTO former_commune (code, name, commune) VALUES ('87900', 'x', '87085')",
    "INSERT INTO nomenclature_import (id, at, source, read, written, rejected, withdrawn)
     VALUES (randomblob(16), 1, 'x', 1, 1, 0, 0)",
    "INSERT INTO sign_up (id, token_hash, email, password_hash, lang, session_id, created_at, expires_at)
     SELECT randomblob(16), randomblob(32), 'x', 'x', 'fr', id, 1, 9999999999999 FROM session LIMIT 1",
    "INSERT INTO account_token (id, kind, account_id, token_hash, email, created_at, expires_at)
     VALUES (randomblob(16), 'change-email', $1, randomblob(32), 'x', 1, 9999999999999)",
    "INSERT INTO passkey (id, account_id, credential_id, name, credential, created_at)
     VALUES (randomblob(16), $1, randomblob(16), 'x', '{}', 1)",
    "INSERT INTO invitation (id, token_hash, email, name, role, agencies, lang, created_at, expires_at)
     VALUES (randomblob(16), randomblob(32), 'x', 'x', 'adviser', '[]', 'fr', 1, 9999999999999)",
    "INSERT INTO demo_person (account_id, kind, label) VALUES ($1, 'job-seeker', 'x')",
    "INSERT INTO desk_interview (id, person_id, agency_id, asked_at, answer_by, for_good, note)
     SELECT randomblob(16), person_id, agency_id, 1, 9999999999999, 0, 'x' FROM caseload_member LIMIT 1",
    "INSERT INTO market_official (key, kind, year, occupation, occupation_label, area, area_label, figures, imported_at)
     VALUES ('k', 'department-unemployment', 2026, '', 'x', '87', 'x', '[[\"tauxChomage\",7.1]]', 1)",
    "INSERT INTO market_import (id, at, kind, source, read, written, rejected)
     VALUES (randomblob(16), 1, 'department-unemployment', 'x', 1, 1, 0)",
    "INSERT INTO lease (name, holder, beat, beat_at, runs) VALUES ('x', randomblob(16), 1, 1, '{}')",
];

/// A number in each file, sealed as it should be: what does not open is an
/// incident, and this is about the mask beside it.
async fn a_number_in_each_file(app: &TestApp) {
    let mut tx = app.db().read().await.expect("a transaction");
    let files: Vec<(uuid::Uuid, PersonId)> = on!(&mut tx, |c| sqlx::query_as(
        "SELECT id, person_id FROM registration"
    )
    .fetch_all(c)
    .await)
    .expect("files");
    drop(tx);
    for (file, person) in files {
        let keys = app.person_keys();
        let sealed = keys.seal(app, person, "registration:nir", b"290077512345604");
        let sealed = sealed.await.expect("a sealed number");
        let mut tx = app.db().begin().await.expect("a transaction");
        on!(&mut tx, |c| sqlx::query(
            "INSERT INTO registration_secret (registration_id, kind, sealed, masked, lookup, saved_at)
             VALUES ($1, 'nir', $2, 'x', $2, 1)"
        )
        .bind(file)
        .bind(sealed)
        .execute(c)
        .await
        .map(|_| ()))
        .expect("a number");
        tx.commit().await.expect("a commit");
    }
}

async fn rows_of_empty_tables(app: &TestApp, world: &World) {
    let account = world.person(Who::JobSeeker).account;
    let agency: uuid::Uuid = world.named("agency").parse().expect("an agency");
    let mut tx = app.db().begin().await.expect("a transaction");
    for sql in ROWS {
        on!(&mut tx, |c| sqlx::query(*sql)
            .bind(account)
            .bind(agency)
            .execute(c)
            .await
            .map(|_| ()))
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    tx.commit().await.expect("a commit");
}
