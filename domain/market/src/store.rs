//! Official statistics: the only SQL of their tables.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::model::{OfficialFigures, OfficialKind};
use pleinweb_kernel::{AppError, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::on;
use pleinweb_platform::{Tx, in_list, incident};

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
    kind: String,
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
    let pairs: Vec<String> = (0..wanted.len())
        .map(|at| format!("(area = ${} AND occupation = ${})", at * 2 + 1, at * 2 + 2))
        .collect();
    let sql = format!(
        "SELECT kind, year, occupation, occupation_label, area, area_label, figures, imported_at
         FROM market_official WHERE {} ORDER BY kind, year DESC",
        pairs.join(" OR ")
    );
    let rows: Vec<Record> = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for (occupation, area) in wanted {
            query = query.bind(area_key(area)).bind(*occupation);
        }
        query.fetch_all(c).await
    })?;
    rows.into_iter()
        .map(|row| {
            Ok(OfficialRow {
                figures: OfficialFigures {
                    kind: OfficialKind::parse(&row.kind).map_err(|error| incident(&error))?,
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
    let sql = format!(
        "SELECT key, occupation_label, area_label, figures FROM market_official WHERE key IN ({})",
        in_list(1, keys.len())
    );
    let rows: Vec<(String, String, String, String)> = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for key in keys {
            query = query.bind(key);
        }
        query.fetch_all(c).await
    })?;
    Ok(rows
        .into_iter()
        .map(|(key, occupation, area, figures)| (key, [occupation, area, figures].join("\n")))
        .collect())
}

const COLUMNS: [&str; 9] = [
    "key",
    "kind",
    "year",
    "occupation",
    "occupation_label",
    "area",
    "area_label",
    "figures",
    "imported_at",
];

/// Writes rows, new or changed, in one statement.
pub async fn put(tx: &mut Tx, rows: &[Official], now: Timestamp) -> Result<(), AppError> {
    if rows.is_empty() {
        return Ok(());
    }
    let tuples: Vec<String> = (0..rows.len())
        .map(|row| format!("({})", in_list(row * COLUMNS.len() + 1, COLUMNS.len())))
        .collect();
    let sql = format!(
        "INSERT INTO market_official ({}) VALUES {}
         ON CONFLICT (key) DO UPDATE SET occupation_label = excluded.occupation_label,
         area_label = excluded.area_label, figures = excluded.figures, imported_at = excluded.imported_at",
        COLUMNS.join(", "),
        tuples.join(", ")
    );
    let mut figures = Vec::with_capacity(rows.len());
    for row in rows {
        figures.push(row.values_json()?);
    }
    on!(tx, |c| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (row, figures) in rows.iter().zip(figures) {
            query = query
                .bind(row.key())
                .bind(row.kind.key())
                .bind(i64::from(row.year))
                .bind(&row.occupation)
                .bind(&row.occupation_label)
                .bind(area_key(&row.area))
                .bind(&row.area_label)
                .bind(figures)
                .bind(now);
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
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
    on!(tx, |c| {
        sqlx::query(
            "INSERT INTO market_import (id, at, kind, source, read, written, rejected)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id)
        .bind(now)
        .bind(kind.key())
        .bind(source)
        .bind(number(counts.read))
        .bind(number(counts.new + counts.changed))
        .bind(number(counts.rejected))
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}
