//! Communes with their postcodes, positions and employment zones, from one
//! CSV file (plain or gzipped); and those of before, from the same file or from
//! one of their own.

use std::collections::HashSet;
use std::path::Path;

use super::records::Records;
use super::source::{file_name, open};
use super::table::{Row, read_table};
use super::{Event, ImportError, Reason};
use crate::geography::department;
use crate::model::{CommuneCode, Position, Postcode};
use crate::rows::{CommuneRow, FormerCommuneRow};

const COLUMNS: [(&str, bool); 10] = [
    ("code_insee", true),
    ("nom", true),
    ("departement", true),
    ("codes_postaux", true),
    ("population_municipale", false),
    ("lat", false),
    ("lon", false),
    ("bassin_be19_libelle", false),
    ("type", false),
    ("commune_parente", false),
];
/// The official code's list of communes (`v_commune_*.csv`).
const OFFICIAL: [(&str, bool); 4] = [
    ("TYPECOM", true),
    ("COM", true),
    ("LIBELLE", true),
    ("COMPARENT", true),
];
/// Its list of what happened to communes (`v_mvt_commune_*.csv`).
const MOVEMENTS: [(&str, bool); 6] = [
    ("MOD", true),
    ("TYPECOM_AV", true),
    ("COM_AV", true),
    ("LIBELLE_AV", true),
    ("TYPECOM_AP", true),
    ("COM_AP", true),
];
/// A list of the operator's own: the name of before, the code of today's
/// commune, and the code of before where there was one.
const OWN: [(&str, bool); 3] = [("nom", true), ("commune", true), ("code", false)];

/// A line of a list of communes.
#[derive(Clone, Debug, PartialEq)]
pub enum CommuneLine {
    Present(CommuneRow),
    Former(FormerCommuneRow),
}

/// Reads a list of communes, of today or of before, whichever it is: its
/// columns tell.
///
/// # Errors
/// When the file cannot be read or a column is missing. Rows that cannot be
/// read are events; so are communes without any postcode, where nobody can
/// have an address.
pub fn read_communes(
    path: &Path,
    each: &mut dyn FnMut(Event<CommuneLine>),
) -> Result<(), ImportError> {
    let name = file_name(path);
    let header = header(path)?;
    let has = |column: &str| {
        let mut titles = header.iter();
        titles.any(|title| title.trim().eq_ignore_ascii_case(column))
    };
    let mut known = HashSet::new();
    let mut former = HashSet::new();
    let input = open(path)?;
    if has("TYPECOM_AV") {
        let read = |row: &Row| moved(&mut former, row);
        read_table(&name, input, &MOVEMENTS, read, each)
    } else if has("TYPECOM") {
        let read = |row: &Row| official(&mut former, row);
        read_table(&name, input, &OFFICIAL, read, each)
    } else if has("commune") && !has("code_insee") {
        let read = |row: &Row| own(&mut former, row);
        read_table(&name, input, &OWN, read, each)
    } else {
        let read = |row: &Row| match row.text(8) {
            "commune-deleguee" | "commune-associee" => part(&mut former, row),
            _ => Ok(commune(&mut known, row)?.map(CommuneLine::Present)),
        };
        read_table(&name, input, &COLUMNS, read, each)
    }
}

/// The titles of a table's columns.
fn header(path: &Path) -> Result<Vec<String>, ImportError> {
    let first = Records::new(open(path)?).of_lines().next(None);
    let first = first.map_err(|source| ImportError::Read {
        file: file_name(path),
        source,
    })?;
    Ok(first
        .and_then(|record| record.fields.ok())
        .unwrap_or_default())
}

type Names = HashSet<(Option<CommuneCode>, String)>;

/// A commune of before, once: lists of movements name some several times.
fn once(known: &mut Names, row: FormerCommuneRow) -> Option<CommuneLine> {
    known
        .insert((row.code, row.name.clone()))
        .then_some(CommuneLine::Former(row))
}

/// A delegated or associated commune of the official list. Its other lines say
/// what the list of today's communes says.
fn official(known: &mut Names, row: &Row) -> Result<Option<CommuneLine>, Reason> {
    if !matches!(row.text(0), "COMD" | "COMA") {
        return Ok(None);
    }
    let former = FormerCommuneRow {
        code: Some(row.parsed(1, CommuneCode::parse)?),
        name: row.required(2)?.to_owned(),
        commune: row.parsed(3, CommuneCode::parse)?,
    };
    Ok(once(known, former))
}

/// A commune that became (a part of) another or took another name or code.
/// Those that were made of a part of one say nothing of an old name.
fn moved(known: &mut Names, row: &Row) -> Result<Option<CommuneLine>, Reason> {
    let merged = matches!(
        row.text(0),
        "10" | "30" | "31" | "32" | "33" | "34" | "35" | "41" | "50" | "70"
    );
    if !merged || row.text(4) != "COM" {
        return Ok(None);
    }
    let former = FormerCommuneRow {
        code: Some(row.parsed(2, CommuneCode::parse)?),
        name: row.required(3)?.to_owned(),
        commune: row.parsed(5, CommuneCode::parse)?,
    };
    Ok(once(known, former))
}

fn own(known: &mut Names, row: &Row) -> Result<Option<CommuneLine>, Reason> {
    let former = FormerCommuneRow {
        name: row.required(0)?.to_owned(),
        commune: row.parsed(1, CommuneCode::parse)?,
        code: row.optional(2, CommuneCode::parse)?,
    };
    Ok(once(known, former))
}

/// A part of a commune in the list of communes.
fn part(known: &mut Names, row: &Row) -> Result<Option<CommuneLine>, Reason> {
    let former = FormerCommuneRow {
        code: Some(row.parsed(0, CommuneCode::parse)?),
        name: row.required(1)?.to_owned(),
        commune: row.parsed(9, CommuneCode::parse)?,
    };
    Ok(once(known, former))
}

fn commune(known: &mut HashSet<CommuneCode>, row: &Row) -> Result<Option<CommuneRow>, Reason> {
    let code = row.parsed(0, CommuneCode::parse)?;
    let name = row.required(1)?.to_owned();
    let department_code = row.required(2)?;
    if department(department_code).is_none() {
        return Err(row.unknown(2));
    }
    let mut postcodes = row.parsed(3, |text| {
        text.split('|')
            .map(Postcode::parse)
            .collect::<Result<Vec<_>, _>>()
    })?;
    postcodes.sort_unstable();
    postcodes.dedup();
    let population = row.optional(4, str::parse)?.unwrap_or(0);
    let position = match (
        row.optional(5, degrees(90.0))?,
        row.optional(6, degrees(180.0))?,
    ) {
        (Some(lat), Some(lon)) => Some(Position { lat, lon }),
        _ => None,
    };
    let zone = Some(row.text(7))
        .filter(|zone| !zone.is_empty())
        .map(zone_name);
    if !known.insert(code) {
        return Err(row.duplicate(0));
    }
    Ok(Some(CommuneRow {
        code,
        name,
        department: department_code.to_owned(),
        population,
        postcodes,
        position,
        zone,
    }))
}

pub(super) fn degrees(limit: f64) -> impl Fn(&str) -> Result<f64, ()> {
    move |text| {
        text.parse::<f64>()
            .ok()
            .filter(|value| value.abs() <= limit)
            .ok_or(())
    }
}

/// The official list shouts: `BOURG EN BRESSE` reads better as `Bourg en Bresse`.
fn zone_name(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut name = String::with_capacity(text.len());
    for (at, word) in text.to_lowercase().split(' ').enumerate() {
        if at > 0 {
            name.push(' ');
        }
        let small = matches!(
            word,
            "de" | "des" | "du" | "en" | "et" | "la" | "le" | "les" | "sous" | "sur" | "d" | "l"
        );
        let mut start = at == 0 || !small;
        for letter in word.chars() {
            if start {
                name.extend(letter.to_uppercase());
            } else {
                name.push(letter);
            }
            start = matches!(letter, '-' | '\'' | '/' | '(');
        }
    }
    name
}

#[cfg(feature = "testing")]
mod tests {
    use super::zone_name;

    #[pleinweb_testing::test]
    fn zones_are_written_as_names() {
        for (text, expected) in [
            ("BOURG EN BRESSE", "Bourg en Bresse"),
            ("LIMOGES", "Limoges"),
            ("LE HAVRE", "Le Havre"),
            ("SAINT-DENIS", "Saint-Denis"),
            ("Vallée de l'Arve", "Vallée de l'Arve"),
        ] {
            assert_eq!(zone_name(text), expected);
        }
    }
}
