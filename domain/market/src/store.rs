//! Official statistics: the only SQL of their tables.

use std::collections::HashMap;

use sqlx::FromRow;
use uuid::Uuid;

use super::model::{OfficialFigures, OfficialKind};
use pleinweb_kernel::{AppError, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Statement, sql};
use pleinweb_platform::{Tx, incident};

/// A row of an official file, ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Official {
    pub kind: OfficialKind,
    pub year: i16,
    /// Code in the source's own list; empty where it is about all.
    pub occupation: String,
    /// Code of the family of occupations that was counted; empty where it was
    /// the occupation itself.
    pub family: String,
    /// As the source names it.
    pub occupation_label: String,
    /// A department's code, the name of an employment zone, [`region_area`] or
    /// [`COUNTRY`].
    pub area: String,
    pub area_label: String,
    pub values: Vec<(String, f64)>,
}

impl Official {
    pub fn key(&self) -> String {
        let (kind, year) = (self.kind.key(), self.year);
        let (occupation, area) = (&self.occupation, area_key(&self.area));
        let mut key = format!("{kind} {year} {occupation} {area}");
        if !self.family.is_empty() {
            key.push(' ');
            key.push_str(&self.family);
        }
        key
    }

    pub fn values_json(&self) -> Result<String, AppError> {
        serde_json::to_string(&self.values).map_err(|error| incident(&error))
    }

    /// What a row says: the same again is not written.
    pub fn content(&self) -> Result<String, AppError> {
        let values = self.values_json()?;
        Ok([&self.occupation_label, &self.area_label, &values]
            .map(String::as_str)
            .join("\n"))
    }
}

/// The area of rows about the country.
pub const COUNTRY: &str = "france entiere";

/// The area of rows about a region, by its name: some zones are called so too.
pub fn region_area(name: &str) -> String {
    ["region ", name].concat()
}

/// One spelling for the names of an employment zone in different lists:
/// capitals without accents, single spaces.
pub fn area_key(name: &str) -> String {
    pleinweb_nomenclature::words(name).join(" ").to_uppercase()
}

/// An official row as a page asks for it.
#[derive(Clone, Debug)]
pub struct OfficialRow {
    pub occupation: String,
    pub area: String,
    pub figures: OfficialFigures,
}

#[derive(FromRow)]
struct Record {
    kind: OfficialKind,
    year: i64,
    occupation: String,
    occupation_label: String,
    area: String,
    area_label: String,
    figures: String,
    imported_at: Timestamp,
}

/// The rows of these occupations in these areas, in one statement.
pub async fn official(tx: &mut Tx, wanted: &[(&str, &str)]) -> Result<Vec<OfficialRow>, AppError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let pairs = wanted
        .iter()
        .map(|(occupation, area)| sql!("({area_key(area)}, {occupation})"));
    let pairs = Statement::joined(", ", pairs);
    let rows: Vec<Record> = sql!(
        "SELECT kind, year, occupation, occupation_label, area, area_label, figures, imported_at
         FROM market_official WHERE (area, occupation) IN (VALUES {pairs:sql})
         ORDER BY kind, year DESC"
    )
    .all(tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(OfficialRow {
                figures: OfficialFigures {
                    kind: row.kind,
                    year: i16::try_from(row.year).unwrap_or(0),
                    occupation: Some(row.occupation_label).filter(|label| !label.is_empty()),
                    area: row.area_label,
                    values: serde_json::from_str(&row.figures).map_err(|error| incident(&error))?,
                    imported: paris_time(row.imported_at),
                },
                occupation: row.occupation,
                area: row.area,
            })
        })
        .collect()
}

/// What is kept under these keys.
pub async fn known(tx: &mut Tx, keys: &[String]) -> Result<HashMap<String, String>, AppError> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(String, String, String, String)> = sql!(
        "SELECT key, occupation_label, area_label, figures FROM market_official
         WHERE key IN ({keys:list})"
    )
    .all(tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(key, occupation, area, figures)| (key, [occupation, area, figures].join("\n")))
        .collect())
}

/// Writes rows, new or changed, in one statement.
pub async fn put(tx: &mut Tx, rows: &[Official], now: Timestamp) -> Result<(), AppError> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut tuples = Vec::with_capacity(rows.len());
    for row in rows {
        let (key, area, figures) = (row.key(), area_key(&row.area), row.values_json()?);
        tuples.push(sql!(
            "({key}, {row.kind}, {row.year}, {row.occupation}, {row.occupation_label}, {area},
             {row.area_label}, {figures}, {now})"
        ));
    }
    let tuples = Statement::joined(", ", tuples.into_iter());
    sql!(
        "INSERT INTO market_official (key, kind, year, occupation, occupation_label, area,
         area_label, figures, imported_at)
         VALUES {tuples:sql}
         ON CONFLICT (key) DO UPDATE SET occupation_label = excluded.occupation_label,
         area_label = excluded.area_label, figures = excluded.figures,
         imported_at = excluded.imported_at"
    )
    .execute(tx)
    .await
}

/// What became of the rows of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub rejected: u64,
}

/// Notes that a file was imported.
pub async fn note_import(
    tx: &mut Tx,
    id: Uuid,
    kind: OfficialKind,
    source: &str,
    counts: &Counts,
    now: Timestamp,
) -> Result<(), AppError> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    sql!(
        "INSERT INTO market_import (id, at, kind, source, read, written, rejected)
            
             VALUES ({id}, {now}, {kind}, {source}, {number(counts.read)},
             {number(counts.new + counts.changed)}, {number(counts.rejected)})"
    )
    .execute(tx)
    .await
}
