//! Families of occupations (FAP 2009), in which Dares counts, and the
//! occupations of ROME v3 in each.

use std::collections::HashMap;
use std::path::Path;

use pleinweb_nomenclature::import::{ImportError, Records, file_name, open};
use pleinweb_nomenclature::model::OccupationCode;

/// Letters and digits of a detailed family ("S1Z40"); of a group of them there
/// are fewer, and groups are not shown.
const DETAILED: usize = 5;

/// What a family is called and which occupations it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    occupations: HashMap<String, Vec<String>>,
    labels: HashMap<String, String>,
}

impl Families {
    /// Reads the correspondence (`Fap;Rome;…`) and, where there is one, the list
    /// of names (`fap,libelle,…`). Occupations that are not told are left out.
    ///
    /// # Errors
    /// When a file is not there or has other columns.
    pub fn read(correspondence: &Path, names: Option<&Path>) -> Result<Self, ImportError> {
        let mut families = Self::default();
        pairs(correspondence, b';', ("fap", "rome"), |family, code| {
            if OccupationCode::parse(code).is_ok() {
                let held = families.occupations.entry(family.to_owned()).or_default();
                if !held.iter().any(|one| one == code) {
                    held.push(code.to_owned());
                }
            }
        })?;
        if let Some(names) = names {
            pairs(names, b',', ("fap", "libelle"), |family, name| {
                families.labels.insert(family.to_owned(), unescaped(name));
            })?;
        }
        Ok(families)
    }

    /// Whether a code is one of a detailed family.
    pub fn is_detailed(code: &str) -> bool {
        code.len() == DETAILED && code.bytes().all(|sign| sign.is_ascii_alphanumeric())
    }

    /// Codes of the occupations in a family; none where it has none in ROME.
    pub fn occupations(&self, family: &str) -> &[String] {
        self.occupations.get(family).map_or(&[], Vec::as_slice)
    }

    /// What it is called; its code where that is not known.
    pub fn label<'a>(&'a self, family: &'a str) -> &'a str {
        self.labels.get(family).map_or(family, String::as_str)
    }
}

/// Whether a title is that of a column: some files begin with a mark, or leave
/// spaces behind a title.
pub(super) fn same_column(title: &str, name: &str) -> bool {
    let title = title.trim_start_matches('\u{feff}').trim();
    title.to_lowercase() == name.to_lowercase()
}

/// Gives the two columns of every line that has them.
fn pairs(
    path: &Path,
    separator: u8,
    (first, second): (&'static str, &'static str),
    mut give: impl FnMut(&str, &str),
) -> Result<(), ImportError> {
    let file = file_name(path);
    let failed = |source| ImportError::Read {
        file: file.clone(),
        source,
    };
    let mut records = Records::new(open(path)?).separated_by(separator).of_lines();
    let header = records.next(None).map_err(failed)?;
    let header = header.and_then(|record| record.fields.ok());
    let header = header.unwrap_or_default();
    let at = |name: &'static str| {
        let is = |title: &String| same_column(title, name);
        header
            .iter()
            .position(is)
            .ok_or(ImportError::MissingColumn {
                file: file.clone(),
                column: name,
            })
    };
    let (one, other) = (at(first)?, at(second)?);
    while let Some(record) = records.next(None).map_err(failed)? {
        if let Ok(fields) = record.fields
            && let (Some(key), Some(value)) = (fields.get(one), fields.get(other))
        {
            give(key.trim(), value.trim());
        }
    }
    Ok(())
}

/// One published list of names writes what is not ASCII, and apostrophes, with
/// backslashes (`p\u00eache`, `l\'alimentation`).
fn unescaped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        read.push_str(before);
        let code = after.strip_prefix('u').and_then(|hex| hex.get(..4));
        let letter = code.and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?));
        rest = match letter {
            Some(letter) => {
                read.push(letter);
                &after[5..]
            }
            None if after.starts_with(['\'', '"', '\\']) => {
                read.push_str(&after[..1]);
                &after[1..]
            }
            None => {
                read.push('\\');
                after
            }
        };
    }
    read.push_str(rest);
    read
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Families, unescaped};

    #[pleinweb_testing::test]
    fn accents_are_read_whichever_way_they_are_written() {
        for (text, expected) in [
            (
                r"Agriculture, marine, p\u00eache",
                "Agriculture, marine, pêche",
            ),
            ("Clergé", "Clergé"),
            (r"a \u00zz", r"a \u00zz"),
            (r#"dit "\u00e9cru""#, r#"dit "écru""#),
            (r"de l\'alimentation", "de l'alimentation"),
            (r"a\\b \n \u00", r"a\b \n \u00"),
            (r"\u00e9", "é"),
            (r"\ué000", r"\ué000"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }

    #[pleinweb_testing::test]
    fn only_detailed_families_count() {
        for (code, expected) in [
            ("A0Z40", true),
            ("A0Z", false),
            ("A", false),
            ("A0é4", false),
        ] {
            assert_eq!(Families::is_detailed(code), expected, "{code}");
        }
    }
}
