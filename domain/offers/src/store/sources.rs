//! Where offers come from, and when they were read.

use uuid::Uuid;

use pleinweb_checks::letters::plain_line;
use pleinweb_kernel::{AppError, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::on;

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
    on!(tx, |c| sqlx::query(
        "INSERT INTO offer_source (key, name) VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET name = excluded.name"
    )
    .bind(key)
    .bind(plain_line(name))
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
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
    on!(tx, |c| {
        sqlx::query(
            "INSERT INTO offer_import (id, source, origin, complete, began_at, ended_at, read, added, changed,
             unchanged, withdrawn, rejected) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(id)
        .bind(source)
        .bind(origin)
        .bind(complete)
        .bind(began_at)
        .bind(ended_at)
        .bind(number(counts.read))
        .bind(number(counts.new))
        .bind(number(counts.changed))
        // For its source nothing changed.
        .bind(number(counts.unchanged + counts.mended))
        .bind(number(counts.withdrawn))
        .bind(number(counts.rejected))
        .execute(c)
        .await
        .map(|_| ())
    })?;
    if complete {
        on!(tx, |c| sqlx::query(
            "UPDATE offer_source SET checked_at = $2 WHERE key = $1"
        )
        .bind(source)
        .bind(ended_at)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}
