//! Under which names the offers of a source are stored.

use std::collections::HashMap;

use sqlx::FromRow;

use pleinweb_kernel::AppError;
use pleinweb_platform::{Tx, sql};

/// Ids looked up in one statement.
const AT_ONCE: usize = 500;

/// What is stored under an id of a source.
#[derive(Clone, Debug, FromRow)]
pub struct Holder {
    source_id: String,
    pub said: Option<i64>,
    /// Gone with the text.
    pub url: Option<String>,
    pub title: Option<String>,
}

/// The ids of a source that hold this sign.
pub async fn ids_with(tx: &mut Tx, source: &str, sign: char) -> Result<Vec<String>, AppError> {
    let holding = format!("%{sign}%");
    sql!(
        "SELECT source_id FROM offer WHERE source = {source}
         AND source_id LIKE {holding}"
    )
    .scalars(tx)
    .await
}

/// What is stored under these ids, by id.
pub async fn holders(
    tx: &mut Tx,
    source: &str,
    ids: &[&str],
) -> Result<HashMap<String, Holder>, AppError> {
    let mut all = HashMap::new();
    for ids in ids.chunks(AT_ONCE) {
        let rows: Vec<Holder> = sql!(
            "SELECT o.source_id, o.said, t.url, t.title FROM offer o
             LEFT JOIN offer_text t ON t.offer_id = o.id
             WHERE o.source = {source} AND o.source_id IN ({ids:list})"
        )
        .all(tx)
        .await?;
        all.extend(rows.into_iter().map(|row| (row.source_id.clone(), row)));
    }
    Ok(all)
}
