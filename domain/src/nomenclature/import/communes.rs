//! Communes with their postcodes, positions and employment zones, from one
//! CSV file (plain or gzipped).

use std::collections::HashSet;
use std::path::Path;

use super::source::{file_name, open};
use super::table::{Row, read_table};
use super::{Event, ImportError, Reason};
use crate::nomenclature::geography::department;
use crate::nomenclature::model::{CommuneCode, Position, Postcode};
use crate::nomenclature::rows::CommuneRow;

const COLUMNS: [(&str, bool); 8] = [
    ("code_insee", true),
    ("nom", true),
    ("departement", true),
    ("codes_postaux", true),
    ("population_municipale", false),
    ("lat", false),
    ("lon", false),
    ("bassin_be19_libelle", false),
];

/// Reads the communes.
///
/// # Errors
/// When the file cannot be read or a column is missing. Rows that cannot be
/// read are events; so are communes without any postcode, where nobody can
/// have an address.
pub fn read_communes(
    path: &Path,
    each: &mut dyn FnMut(Event<CommuneRow>),
) -> Result<(), ImportError> {
    let mut known = HashSet::new();
    read_table(
        &file_name(path),
        open(path)?,
        &COLUMNS,
        |row| commune(&mut known, row),
        each,
    )
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

#[cfg(test)]
mod tests {
    use super::zone_name;

    #[test]
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
