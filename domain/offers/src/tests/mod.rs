//! Imports, reports and queries, on both databases.

mod aging;
mod feed;
mod hollow;
mod imports;
mod night;
mod official;
mod pay;
mod read_by_hand;
mod reports;
mod shared;
mod upkeep;

use std::path::Path;

pub use super::ImportOptions;
use super::import::Format;
use super::store;
use super::{ImportEvent, ImportFailure, Report, StoredOffer, import_offers};
use pleinweb_kernel::OfferId;
use pleinweb_platform::on;
use pleinweb_platform::testing::TestApp;

/// An offer of France Travail on one line, the id and title first.
pub fn line(id: &str, title: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","intitule":"{title}"{more}}}"#)
}

pub fn order(path: &Path, complete: bool) -> ImportOptions {
    ImportOptions {
        path: path.to_owned(),
        format: Format::FranceTravail,
        source: "france-travail".to_owned(),
        source_name: "France Travail".to_owned(),
        complete,
        force: false,
    }
}

/// Imports these lines; gives what came of it and the problems that were told.
pub async fn import(
    app: &TestApp,
    lines: &[String],
    complete: bool,
) -> (Result<Report, ImportFailure>, Vec<String>) {
    let content = lines.join("\n") + "\n";
    import_text(app, &content, complete).await
}

pub async fn import_text(
    app: &TestApp,
    content: &str,
    complete: bool,
) -> (Result<Report, ImportFailure>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offres.jsonl");
    std::fs::write(&path, content).unwrap();
    run(app, &order(&path, complete)).await
}

pub async fn run(
    app: &TestApp,
    order: &ImportOptions,
) -> (Result<Report, ImportFailure>, Vec<String>) {
    let mut told = Vec::new();
    let report = import_offers(app, order, &mut |step| {
        if let ImportEvent::Problem(problem) = step {
            told.push(problem.to_string());
        }
    })
    .await;
    (report, told)
}

/// `read new/changed/unchanged/withdrawn/rejected`.
pub fn counts(report: &Report) -> String {
    let c = report.counts;
    format!(
        "{} {}/{}/{}/{}/{}",
        c.read, c.new, c.changed, c.unchanged, c.withdrawn, c.rejected
    )
}

/// The open offers, by title.
pub async fn open(app: &TestApp) -> Vec<StoredOffer> {
    let mut tx = app.db().read().await.unwrap();
    let mut offers = store::offers_after(&mut tx, None, 10_000).await.unwrap();
    offers.sort_by(|one, other| one.offer.text.title.cmp(&other.offer.text.title));
    offers
}

pub async fn titles(app: &TestApp) -> Vec<String> {
    let offers = open(app).await;
    offers
        .into_iter()
        .map(|stored| stored.offer.text.title)
        .collect()
}

pub async fn id_of(app: &TestApp, source_id: &str) -> OfferId {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT id FROM offer WHERE source_id = $1"
    )
    .bind(source_id)
    .fetch_one(c)
    .await)
    .unwrap()
}

pub async fn count(app: &TestApp, sql: &'static str) -> i64 {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

/// What the outbox says happened to offers since `after`: `kind source-id`.
pub async fn changes(app: &TestApp, after: i64) -> (Vec<String>, i64) {
    app.settled().await;
    let changes = pleinweb_platform::changes_after(app.db(), "offer:", after, 10_000)
        .await
        .unwrap();
    let mut told = Vec::new();
    for change in &changes.rows {
        let id: OfferId = change.topic["offer:".len()..].parse().unwrap();
        let mut tx = app.db().read().await.unwrap();
        let source_id: String = on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT source_id FROM offer WHERE id = $1"
        )
        .bind(id)
        .fetch_one(c)
        .await)
        .unwrap();
        told.push(format!("{} {source_id}", change.kind));
    }
    (told, changes.upto)
}
