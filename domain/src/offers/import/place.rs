//! From what a source says of a place to a place of our lists.

use crate::nomenclature::Lists;
use crate::nomenclature::geography::{Department, department, departments};
use crate::nomenclature::model::{CommuneCode, PlaceHit, Position, Postcode};
use crate::nomenclature::words;
use crate::offers::model::Place;

use super::text::line;

/// A place in a source's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawPlace {
    pub label: String,
    pub commune: String,
    pub postcode: String,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// In another country: its postcodes are not ours.
    pub abroad: bool,
}

const LABEL: usize = 120;

/// Finds a place in the lists: by its commune, else by its postcode and name,
/// else by its name in its department; what is left is a department, a region
/// or a label. Coordinates are the source's, else the commune's.
pub fn resolve(lists: &Lists, raw: &RawPlace) -> Place {
    let given = position(raw.lat, raw.lon);
    let label = line(&raw.label, LABEL);
    if raw.abroad {
        return Place {
            label,
            position: given,
            ..Place::default()
        };
    }
    let (prefix, name) = split(&label);
    let commune = CommuneCode::parse(&raw.commune).ok();
    let postcode = Postcode::parse(&raw.postcode).ok();
    let known = commune
        .and_then(|code| lists.places.by_code(code))
        .or_else(|| by_postcode(lists, postcode?, name))
        .or_else(|| by_name(lists, prefix?, name));
    if let Some(hit) = known {
        return Place {
            commune: Some(hit.commune),
            postcode: postcode.or(hit.postcode),
            position: given.or(hit.position),
            label: hit.name,
            department: Some(hit.department),
            region: Some(hit.region),
            elsewhere: Vec::new(),
        };
    }
    let region = region(name);
    let department = prefix
        .or_else(|| commune.and_then(department_of_commune))
        .or_else(|| postcode.and_then(department_of_postcode))
        .or_else(|| named_department(name));
    let tidy = if name.is_empty() || department.is_some_and(|found| same(name, found)) {
        department.map_or_else(|| label.clone(), |found| found.name.to_owned())
    } else {
        name.to_owned()
    };
    Place {
        label: region.map_or(tidy, ToOwned::to_owned),
        commune,
        postcode,
        department: department.map(|found| found.code.to_owned()),
        region: department
            .map(|found| found.region)
            .or(region)
            .map(ToOwned::to_owned),
        position: given,
        elsewhere: Vec::new(),
    }
}

/// Degrees that are on Earth and are no default (0, 0).
fn position(lat: Option<f64>, lon: Option<f64>) -> Option<Position> {
    let (lat, lon) = lat.zip(lon)?;
    let real = lat.is_finite()
        && lon.is_finite()
        && lat.abs() <= 90.0
        && lon.abs() <= 180.0
        && (lat.abs() > 0.001 || lon.abs() > 0.001);
    real.then_some(Position { lat, lon })
}

/// "92 - BAGNEUX", "75": the department in front, and the rest.
fn split(label: &str) -> (Option<&'static Department>, &str) {
    let (head, rest) = label.split_once(" - ").unwrap_or((label, ""));
    match department(head.trim()) {
        Some(found) => (Some(found), rest.trim()),
        None => (None, label),
    }
}

fn by_postcode(lists: &Lists, postcode: Postcode, name: &str) -> Option<PlaceHit> {
    let mut hits = lists.places.by_postcode(postcode);
    match hits.len() {
        0 => None,
        1 => hits.pop(),
        _ => {
            let name = folded(name);
            let at = hits.iter().position(|hit| folded(&hit.name) == name)?;
            Some(hits.swap_remove(at))
        }
    }
}

fn by_name(lists: &Lists, department: &Department, name: &str) -> Option<PlaceHit> {
    if name.is_empty() || same(name, department) {
        return None;
    }
    let wanted = folded(name);
    lists
        .places
        .search(&format!("{name} {}", department.code), 5)
        .into_iter()
        .find(|hit| hit.department == department.code && folded(&hit.name) == wanted)
}

/// A name as it is compared: "ST VULBAS" is "Saint-Vulbas".
fn folded(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| match word.as_str() {
            "st" => "saint",
            "ste" => "sainte",
            other => other,
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a name is a department's, however it is written: "Savoie (Haute)".
fn same(name: &str, department: &Department) -> bool {
    let sorted = |text: &str| {
        let mut words = words(text);
        words.retain(|word| !matches!(word.as_str(), "dept" | "departement" | "d" | "de" | "du"));
        words.sort_unstable();
        words
    };
    sorted(name) == sorted(department.name)
}

fn named_department(name: &str) -> Option<&'static Department> {
    departments().iter().find(|known| same(name, known))
}

fn region(name: &str) -> Option<&'static str> {
    let wanted = folded(name);
    departments()
        .iter()
        .map(|known| known.region)
        .find(|region| folded(region) == wanted)
}

fn department_of_commune(code: CommuneCode) -> Option<&'static Department> {
    let text = code.as_str();
    department(&text[..3]).or_else(|| department(&text[..2]))
}

fn department_of_postcode(code: Postcode) -> Option<&'static Department> {
    department(&crate::nomenclature::rules::department_of_postcode(code))
}

#[cfg(test)]
mod tests {
    use super::{RawPlace, resolve};
    use crate::nomenclature::demo::demo_rows;
    use crate::nomenclature::{Lists, search::PlaceIndex};

    #[test]
    fn places_are_found_however_they_are_said() {
        let lists = Lists {
            places: PlaceIndex::build(&demo_rows().communes),
            ..Lists::default()
        };
        let mut wrong = Vec::new();
        for (label, commune, postcode, lat, expected) in [
            (
                "87 - LIMOGES",
                "87085",
                "87000",
                Some(45.8),
                "Limoges 87085 87000 87 Nouvelle-Aquitaine @45.8",
            ),
            // The commune's own coordinates.
            (
                "87 - LIMOGES",
                "87085",
                "",
                None,
                "Limoges 87085 - 87 Nouvelle-Aquitaine @45.9",
            ),
            (
                "87 - LIMOGES",
                "",
                "",
                None,
                "Limoges 87085 - 87 Nouvelle-Aquitaine @45.9",
            ),
            (
                "Limoges",
                "",
                "87000",
                None,
                "Limoges 87085 87000 87 Nouvelle-Aquitaine @45.9",
            ),
            (
                "",
                "",
                "87000",
                None,
                "Limoges 87085 87000 87 Nouvelle-Aquitaine @45.9",
            ),
            // Only a department.
            (
                "87 - Haute-Vienne",
                "",
                "",
                None,
                "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
            ),
            (
                "87 - Vienne (Haute)",
                "",
                "",
                None,
                "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
            ),
            (
                "87",
                "",
                "",
                None,
                "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
            ),
            (
                "Haute-Vienne",
                "",
                "",
                None,
                "Haute-Vienne - - 87 Nouvelle-Aquitaine -",
            ),
            (
                "75 - Paris (Dept.)",
                "",
                "",
                Some(48.83),
                "Paris - - 75 Île-de-France @48.8",
            ),
            (
                "2A - Corse du Sud",
                "",
                "",
                None,
                "Corse-du-Sud - - 2A Corse -",
            ),
            (
                "974 - La Réunion",
                "",
                "",
                None,
                "La Réunion - - 974 La Réunion -",
            ),
            // Only a region, or nothing.
            (
                "Ile-de-France",
                "",
                "",
                None,
                "Île-de-France - - - Île-de-France -",
            ),
            ("France", "", "", None, "France - - - - -"),
            ("France", "", "", Some(43.6), "France - - - - @43.6"),
            ("", "", "", None, " - - - - -"),
            // A commune that the lists do not have.
            (
                "87 - EYMOUTIERS",
                "87064",
                "87120",
                None,
                "EYMOUTIERS 87064 87120 87 Nouvelle-Aquitaine -",
            ),
            ("", "97402", "", None, "La Réunion 97402 - 974 La Réunion -"),
            // Not on Earth.
            (
                "87 - LIMOGES",
                "87085",
                "",
                Some(999.0),
                "Limoges 87085 - 87 Nouvelle-Aquitaine @45.9",
            ),
            // Nonsense.
            (
                "87 - Nulle-Part",
                "xx",
                "8700",
                None,
                "Nulle-Part - - 87 Nouvelle-Aquitaine -",
            ),
        ] {
            let place = resolve(
                &lists,
                &RawPlace {
                    label: label.to_owned(),
                    commune: commune.to_owned(),
                    postcode: postcode.to_owned(),
                    lat,
                    lon: lat.map(|_| 1.2),
                    abroad: false,
                },
            );
            let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            let told = format!(
                "{} {} {} {} {} {}",
                place.label,
                or(place.commune.map(|code| code.to_string())),
                or(place.postcode.map(|code| code.to_string())),
                or(place.department),
                or(place.region),
                or(place
                    .position
                    .map(|position| format!("@{:.1}", position.lat)))
            );
            if told != expected {
                wrong.push(format!(
                    "{label:?} {commune} {postcode}: {told}, not {expected}"
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_place_abroad_is_its_label() {
        let raw = RawPlace {
            label: "Nacka, Stockholms län".to_owned(),
            postcode: "13141".to_owned(),
            lat: Some(59.3),
            lon: Some(18.1),
            abroad: true,
            ..RawPlace::default()
        };
        let place = resolve(&Lists::default(), &raw);
        assert_eq!(place.label, "Nacka, Stockholms län");
        assert_eq!((place.postcode, place.department), (None, None));
        assert!(place.position.is_some());
    }
}
