//! The operator's own lists: agencies, and places that help with digital. One
//! CSV file each, with the columns that docs/operations.md names.

use std::collections::HashSet;
use std::path::Path;

use super::communes::degrees;
use super::source::{file_name, open};
use super::table::{Row, read_table};
use super::{Event, ImportError, Reason};
use crate::geography::department;
use crate::model::{CommuneCode, Position, Postcode};
use crate::rows::{AgencyRow, HelpPlaceRow};

/// What both lists have, in this order; their own columns follow.
const COMMON: [(&str, bool); 8] = [
    ("slug", true),
    ("name", true),
    ("street", true),
    ("postcode", true),
    ("city", true),
    ("lat", true),
    ("lon", true),
    ("phone", false),
];
const SHORT_NAME_MAX: usize = 60;

/// Reads agencies. `departments`, `postcodes` and `communes` are lists with bars
/// between: whose people the agency looks after. A commune says more than a
/// postcode, and that more than a department. All may be empty: then it looks after
/// those who have no agency nearer.
///
/// # Errors
/// When the file cannot be read or a column is missing. Rows that cannot be
/// read are events.
pub(crate) fn read_agencies(
    path: &Path,
    each: &mut dyn FnMut(Event<AgencyRow>),
) -> Result<(), ImportError> {
    let mut known = HashSet::new();
    let columns = with(&[
        ("departments", false),
        ("postcodes", false),
        ("communes", false),
    ]);
    let read = |row: &Row| agency(&mut known, row).map(Some);
    read_table(&file_name(path), open(path)?, &columns, read, each)
}

/// Reads places that help with digital. `hours` is a text for people.
///
/// # Errors
/// As for [`read_agencies`].
pub(crate) fn read_help_places(
    path: &Path,
    each: &mut dyn FnMut(Event<HelpPlaceRow>),
) -> Result<(), ImportError> {
    let mut known = HashSet::new();
    let columns = with(&[("hours", false)]);
    let read = |row: &Row| help_place(&mut known, row).map(Some);
    read_table(&file_name(path), open(path)?, &columns, read, each)
}

fn with(own: &[(&'static str, bool)]) -> Vec<(&'static str, bool)> {
    COMMON.iter().chain(own).copied().collect()
}

fn agency(known: &mut HashSet<String>, row: &Row) -> Result<AgencyRow, Reason> {
    let departments = list(row, 8, |code| {
        department(code).map(|_| code.to_owned()).ok_or(())
    })?;
    Ok(AgencyRow {
        departments,
        postcodes: list(row, 9, Postcode::parse)?,
        communes: list(row, 10, CommuneCode::parse)?,
        slug: slug(known, row)?,
        name: row.required(1)?.to_owned(),
        street: row.required(2)?.to_owned(),
        postcode: row.parsed(3, Postcode::parse)?,
        city: row.required(4)?.to_owned(),
        phone: row.text(7).to_owned(),
        position: position(row)?,
    })
}

fn help_place(known: &mut HashSet<String>, row: &Row) -> Result<HelpPlaceRow, Reason> {
    Ok(HelpPlaceRow {
        slug: slug(known, row)?,
        name: row.required(1)?.to_owned(),
        street: row.required(2)?.to_owned(),
        postcode: row.parsed(3, Postcode::parse)?,
        city: row.required(4)?.to_owned(),
        phone: row.text(7).to_owned(),
        position: position(row)?,
        hours: row.text(8).to_owned(),
    })
}

/// The short name by which a place is known again at the next import.
fn slug(known: &mut HashSet<String>, row: &Row) -> Result<String, Reason> {
    let slug = row.parsed(0, |text| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (text.len() <= SHORT_NAME_MAX && text.chars().all(plain))
            .then(|| text.to_owned())
            .ok_or(())
    })?;
    if known.insert(slug.clone()) {
        Ok(slug)
    } else {
        Err(row.duplicate(0))
    }
}

fn position(row: &Row) -> Result<Position, Reason> {
    Ok(Position {
        lat: row.parsed(5, degrees(90.0))?,
        lon: row.parsed(6, degrees(180.0))?,
    })
}

fn list<T, E>(
    row: &Row,
    column: usize,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<Vec<T>, Reason> {
    let whole = |text: &str| text.split('|').map(|code| read(code.trim())).collect();
    Ok(row.optional(column, whole)?.unwrap_or_default())
}
