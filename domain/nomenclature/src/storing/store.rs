//! Records of the lists: what is there, what is put there, what goes.

use std::collections::HashMap;

use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::tables::{Gone, Record, Type, Value, fingerprint};
use crate::rows::AgencyRow;
use crate::storing::tables::json_list;
use pleinweb_kernel::{AppError, Timestamp};
use pleinweb_platform::Tx;
use pleinweb_platform::{on, sql};

/// A record that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub fingerprint: u64,
    pub retired: bool,
}

/// All records of a table, by their keys.
pub async fn known<R: Record>(tx: &mut Tx) -> Result<HashMap<Vec<String>, Known>, AppError> {
    let columns: Vec<&str> = R::COLUMNS.iter().map(|(name, _)| *name).collect();
    let sql = format!("SELECT {} FROM {}", columns.join(", "), R::TABLE);
    let mut all = HashMap::new();
    on!(tx, |c| {
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(c);
        while let Some(row) = rows.try_next().await? {
            let mut values = Vec::with_capacity(R::COLUMNS.len());
            for (at, (_, column)) in R::COLUMNS.iter().enumerate() {
                values.push(match column {
                    Type::Text => Value::Text(row.try_get(at)?),
                    Type::Int => Value::Int(row.try_get(at)?),
                    Type::Real => Value::Real(row.try_get(at)?),
                    Type::Flag => Value::Flag(row.try_get(at)?),
                });
            }
            let retired = R::GONE == Gone::Retire && values.last() == Some(&Value::Flag(true));
            let (key, fingerprint) = fingerprint(&values, R::KEYS);
            all.insert(
                key,
                Known {
                    fingerprint,
                    retired,
                },
            );
        }
        Ok(())
    })?;
    Ok(all)
}

/// Inserts records, or updates those whose keys are there.
pub async fn put<R: Record>(tx: &mut Tx, records: &[R]) -> Result<(), AppError> {
    if records.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = R::COLUMNS.iter().map(|(name, _)| *name).collect();
    let updates: Vec<String> = names[R::KEYS..]
        .iter()
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    let sql = format!(
        "INSERT INTO {} ({}) VALUES {} ON CONFLICT ({}) DO UPDATE SET {}",
        R::TABLE,
        names.join(", "),
        tuples(records.len(), names.len()),
        names[..R::KEYS].join(", "),
        updates.join(", "),
    );
    on!(tx, |c| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in records.iter().flat_map(Record::values) {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Int(number) => query.bind(number),
                Value::Real(number) => query.bind(number),
                Value::Flag(flag) => query.bind(flag),
            };
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// Withdraws the records with these keys: retires or deletes them.
pub async fn withdraw<R: Record>(tx: &mut Tx, keys: &[Vec<String>]) -> Result<(), AppError> {
    if keys.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = R::COLUMNS[..R::KEYS]
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let begin = match R::GONE {
        Gone::Retire => format!("UPDATE {} SET retired = (1 = 1)", R::TABLE),
        Gone::Delete => format!("DELETE FROM {}", R::TABLE),
    };
    let sql = format!(
        "{begin} WHERE ({}) IN (VALUES {})",
        names.join(", "),
        tuples(keys.len(), R::KEYS)
    );
    on!(tx, |c| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for text in keys.iter().flatten() {
            query = query.bind(text);
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// `($1, $2), ($3, $4)`: this many tuples of this many parameters.
fn tuples(count: usize, width: usize) -> String {
    let tuple = |at: usize| format!("({})", pleinweb_platform::in_list(at * width + 1, width));
    (0..count).map(tuple).collect::<Vec<_>>().join(", ")
}

/// Adds an agency, or changes the one with the same short name.
pub async fn put_agency(tx: &mut Tx, new_id: Uuid, row: &AgencyRow) -> Result<(), AppError> {
    sql!(
        "INSERT INTO agency (id, slug, name, street, postcode, city, phone, lat, lon, departments,
         postcodes, communes)
            
             VALUES ({new_id}, {row.slug}, {row.name}, {row.street}, {row.postcode}, {row.city},
             {row.phone}, {row.position.lat}, {row.position.lon}, {json_list(&row.departments)},
             {json_list(&row.postcodes)}, {json_list(&row.communes)})
             ON CONFLICT (slug) DO UPDATE SET name = excluded.name, street = excluded.street,
             postcode = excluded.postcode, city = excluded.city, phone = excluded.phone,
             lat = excluded.lat, lon = excluded.lon, departments = excluded.departments,
             postcodes = excluded.postcodes, communes = excluded.communes"
    )
    .execute(tx)
    .await
}

/// The agencies as they are stored, by short name.
pub async fn known_agencies(tx: &mut Tx) -> Result<HashMap<String, AgencyRow>, AppError> {
    let slugs: Vec<(String, Uuid)> = sql!("SELECT slug, id FROM agency").all(tx).await?;
    let slugs: HashMap<Uuid, String> = slugs.into_iter().map(|(slug, id)| (id, slug)).collect();
    let agencies = crate::agencies(tx).await?.into_iter();
    Ok(agencies
        .filter_map(|agency| {
            let slug = slugs.get(&agency.id.0)?.clone();
            let row = AgencyRow {
                slug: slug.clone(),
                name: agency.name,
                street: agency.street,
                postcode: agency.postcode,
                city: agency.city,
                phone: agency.phone,
                position: agency.position,
                departments: agency.departments,
                postcodes: agency.postcodes,
                communes: agency.communes,
            };
            Some((slug, row))
        })
        .collect())
}

/// What an import did, for the list of imports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub read: i64,
    pub written: i64,
    pub rejected: i64,
    pub withdrawn: i64,
}

/// Notes that an import was done; every node then reads its lists anew.
pub async fn note_import(
    tx: &mut Tx,
    id: Uuid,
    at: Timestamp,
    source: &str,
    counts: Counts,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO nomenclature_import (id, at, source, read, written, rejected, withdrawn)
            
             VALUES ({id}, {at}, {source}, {counts.read}, {counts.written}, {counts.rejected},
             {counts.withdrawn})"
    )
    .execute(tx)
    .await
}
