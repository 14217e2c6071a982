//! Where offers come from, and when they were read.

use uuid::Uuid;

use pleinweb_checks::letters::plain_line;
use pleinweb_kernel::{AppError, Timestamp};
use pleinweb_platform::{Tx, sql};

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    /// The source said the same, and more of it was understood: no news.
    pub mended: u64,
    pub unchanged: u64,
    pub withdrawn: u64,
    pub rejected: u64,
}

/// Makes sure that a source is there, under this name.
pub async fn ensure_source(tx: &mut Tx, key: &str, name: &str) -> Result<(), AppError> {
    sql!(
        "INSERT INTO offer_source (key, name) VALUES ({key}, {plain_line(name)})
         ON CONFLICT (key) DO UPDATE SET name = excluded.name"
    )
    .execute(tx)
    .await
}

/// Notes an import. After a complete one, every offer of the source that is
/// open was there just now.
pub async fn note_import(
    tx: &mut Tx,
    id: Uuid,
    (source, origin, complete): (&str, &str, bool),
    (began_at, ended_at): (Timestamp, Timestamp),
    counts: Counts,
) -> Result<(), AppError> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    // For its source nothing changed of what was mended.
    let unchanged = number(counts.unchanged + counts.mended);
    sql!(
        "INSERT INTO offer_import (id, source, origin, complete, began_at, ended_at, read, added,
         changed, unchanged, withdrawn, rejected)
        
         VALUES ({id}, {source}, {origin}, {complete}, {began_at}, {ended_at},
         {number(counts.read)}, {number(counts.new)}, {number(counts.changed)}, {unchanged},
         {number(counts.withdrawn)}, {number(counts.rejected)})"
    )
    .execute(tx)
    .await?;
    if complete {
        sql!("UPDATE offer_source SET checked_at = {ended_at} WHERE key = {source}")
            .execute(tx)
            .await?;
    }
    Ok(())
}
