//! From what a source says of a place to a place of our lists.

use super::notes::{Kind, Notes};
use super::territory::{Country, country};
use super::text::line;
use crate::model::Place;
use pleinweb_nomenclature::geography::{Department, department, departments};
use pleinweb_nomenclature::model::{CommuneCode, PlaceHit, Position, Postcode};
use pleinweb_nomenclature::rules::{distance_km, may_stray_km};
use pleinweb_nomenclature::search::Sure;
use pleinweb_nomenclature::{Lists, districts, without_cedex, words};

/// A place in a source's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawPlace {
    pub label: String,
    pub commune: String,
    pub postcode: String,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// As the source names it: a code, or in words; empty is France.
    pub country: String,
    /// In another country, whatever `country` says: its postcodes are not ours.
    pub abroad: bool,
}

const LABEL: usize = 120;
/// Coordinates without a commune are looked at from this far, in km.
const ANYWHERE_NEAR: f64 = 60.0;

/// Finds a place in the lists: by its commune, else by its postcode and name,
/// else by its name in its department; what is left is a department, a region
/// or a label. Coordinates are the source's where they can be those of the
/// place, else the place's.
pub(crate) fn resolve(lists: &Lists, raw: &RawPlace, notes: &mut Notes) -> Place {
    let label = line(&raw.label, LABEL);
    let given = position(raw.lat, raw.lon);
    let overseas = match country(&raw.country) {
        Country::Overseas(department) => {
            notes.note(Kind::Overseas);
            Some(department)
        }
        Country::France if !raw.abroad => None,
        Country::France | Country::Abroad => {
            return Place {
                label,
                position: given,
                ..Place::default()
            };
        }
    };
    let said = Said::of(raw, &label, overseas, notes);
    match said.known(lists, notes) {
        Some(hit) => Place {
            commune: Some(hit.commune),
            postcode: said.postcode.or(hit.postcode),
            position: believed(given, &hit, notes),
            label: hit.name,
            department: Some(hit.department),
            region: Some(hit.region),
            elsewhere: Vec::new(),
        },
        None => said.area(lists, &label, given, notes),
    }
}

/// What a source says of a place, taken apart.
struct Said<'a> {
    /// The department in front or around, or that of an overseas country.
    department: Option<&'static Department>,
    name: &'a str,
    commune: Option<CommuneCode>,
    postcode: Option<Postcode>,
}

impl<'a> Said<'a> {
    fn of(
        raw: &RawPlace,
        label: &'a str,
        overseas: Option<&'static Department>,
        notes: &mut Notes,
    ) -> Self {
        let (prefix, rest) = split(label);
        let short = without_cedex(rest);
        if short.len() < rest.trim_end().len() {
            notes.note(Kind::Cedex);
        }
        let (inside, name) = parenthesised(short);
        let (written, name) = postcode_in(name);
        let postcode = Postcode::parse(&raw.postcode).ok().or(written);
        Self {
            department: prefix.or(inside).or(overseas),
            name,
            commune: CommuneCode::parse(&raw.commune).ok(),
            postcode,
        }
    }

    /// The commune, or the district, that is meant.
    fn known(&self, lists: &Lists, notes: &mut Notes) -> Option<PlaceHit> {
        let district = || {
            let by_postcode = self.postcode.and_then(districts::of_postcode);
            let named = districts::read(self.name);
            let by_name = (named.len() == 1).then(|| named[0]);
            by_name.or(by_postcode)
        };
        if let Some(hit) = self.commune.and_then(|code| lists.places.by_code(code)) {
            if self.commune != Some(hit.commune) {
                notes.note(Kind::FormerCommune);
            }
            // The town, where its district is said beside it.
            let inside = district().filter(|code| districts::town_of(*code) == Some(hit.commune));
            return inside
                .and_then(|code| lists.places.by_code(code))
                .or(Some(hit));
        }
        let fits = |hit: &PlaceHit| {
            let mut said = self.department.into_iter();
            said.all(|department| department.code == hit.department)
        };
        let district = district().and_then(|code| lists.places.by_code(code));
        if let Some(hit) = district.filter(fits) {
            return Some(hit);
        }
        let by_postcode = self
            .postcode
            .and_then(|postcode| by_postcode(lists, postcode, self.name, notes));
        by_postcode.or_else(|| {
            let department = self
                .department
                .or_else(|| self.postcode.and_then(department_of_postcode))?;
            // "75 - Paris" is the department, "Paris, 75380" the town.
            let area = self.postcode.is_none() && same(self.name, department);
            (!area).then(|| by_name(lists, department, self.name, notes))?
        })
    }

    /// What is left: the communes of a postcode, a department, a region or a label.
    fn area(
        &self,
        lists: &Lists,
        label: &str,
        given: Option<Position>,
        notes: &mut Notes,
    ) -> Place {
        let sharing = self.postcode.map(|code| lists.places.by_postcode(code));
        let sharing = sharing.unwrap_or_default();
        let region = region(self.name);
        // A postcode that crosses departments tells none.
        let told = |code: Postcode| {
            let mut departments = sharing.iter().map(|hit| hit.department.as_str());
            match departments.next() {
                None => department_of_postcode(code),
                Some(first) => departments
                    .all(|other| other == first)
                    .then(|| department(first))
                    .flatten(),
            }
        };
        let department = self
            .department
            .or_else(|| self.commune.and_then(department_of_commune))
            .or_else(|| self.postcode.and_then(told))
            .or_else(|| named_department(self.name));
        let name = self.name;
        let tidy = if name.is_empty() || department.is_some_and(|found| same(name, found)) {
            department.map_or_else(|| label.to_owned(), |found| found.name.to_owned())
        } else {
            name.to_owned()
        };
        let position = match middle(&sharing) {
            Some(shared) => {
                notes.note(Kind::PostcodeMiddle);
                believed(given, &shared, notes)
            }
            None => given.map(|given| put_back(lists, given, department, notes)),
        };
        Place {
            label: region.map_or(tidy, ToOwned::to_owned),
            commune: self.commune,
            postcode: self.postcode,
            department: department.map(|found| found.code.to_owned()),
            region: department
                .map(|found| found.region)
                .or(region)
                .map(ToOwned::to_owned),
            position,
            elsewhere: Vec::new(),
        }
    }
}

/// The source's coordinates where they can be those of the place; put back if
/// they are in each other's place; else the middle of the place.
fn believed(given: Option<Position>, hit: &PlaceHit, notes: &mut Notes) -> Option<Position> {
    let (Some(given), Some(middle)) = (given, hit.position) else {
        return given.or(hit.position);
    };
    let bound = may_stray_km(&hit.department, hit.population);
    if distance_km(given, middle) <= bound {
        return Some(given);
    }
    if let Some(swapped) = swapped(given).filter(|other| distance_km(*other, middle) <= bound) {
        notes.note(Kind::SwappedCoordinates);
        return Some(swapped);
    }
    notes.note(Kind::FarCoordinates);
    Some(middle)
}

fn swapped(given: Position) -> Option<Position> {
    position(Some(given.lon), Some(given.lat))
}

/// Coordinates that are near nothing of ours as they stand, and near a place of
/// ours in each other's place.
fn put_back(
    lists: &Lists,
    given: Position,
    department: Option<&Department>,
    notes: &mut Notes,
) -> Position {
    let near = |at: Position| {
        let mut found = lists.places.within(at, ANYWHERE_NEAR).into_iter();
        match department {
            None => found.next().is_some(),
            Some(own) => found.any(|code| department_of_commune(code) == Some(own)),
        }
    };
    match swapped(given) {
        Some(other) if !near(given) && near(other) => {
            notes.note(Kind::SwappedCoordinates);
            other
        }
        _ => given,
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

/// A place in the middle of those that share a postcode, where their people
/// are; as large as all of them.
fn middle(sharing: &[PlaceHit]) -> Option<PlaceHit> {
    let (mut lat, mut lon, mut people) = (0.0, 0.0, 0.0);
    for hit in sharing {
        if let Some(at) = hit.position {
            let weight = f64::from(hit.population.max(1));
            lat += at.lat * weight;
            lon += at.lon * weight;
            people += weight;
        }
    }
    let first = sharing.first()?;
    (people > 0.0).then(|| PlaceHit {
        position: Some(Position {
            lat: lat / people,
            lon: lon / people,
        }),
        // Several communes: the bound of a large one.
        population: u32::MAX,
        ..first.clone()
    })
}

/// "92 - BAGNEUX", "75": the department in front, and the rest.
fn split(label: &str) -> (Option<&'static Department>, &str) {
    let (head, rest) = label.split_once(" - ").unwrap_or((label, ""));
    match department(head.trim()) {
        Some(found) => (Some(found), rest.trim()),
        None => (None, label),
    }
}

/// "Limoges (87)": the department behind, and what is before it.
fn parenthesised(name: &str) -> (Option<&'static Department>, &str) {
    let inside = name.split_once('(').map(|(head, tail)| {
        (
            head.trim_end(),
            tail.trim_end().trim_end_matches(')').trim(),
        )
    });
    match inside {
        Some((head, code)) if department(code).is_some() => (department(code), head),
        _ => (None, name),
    }
}

/// "87000 LIMOGES", "10 rue du Pont, 87000 Limoges": the postcode and the town.
fn postcode_in(name: &str) -> (Option<Postcode>, &str) {
    let mut from = 0;
    for digits in name.split(|letter: char| !letter.is_ascii_digit()) {
        let at = from;
        from += digits.len()
            + name[at + digits.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        let Ok(postcode) = Postcode::parse(digits) else {
            continue;
        };
        let edges = |letter: char| letter.is_whitespace() || ",;-()".contains(letter);
        let after = name[at + digits.len()..].trim_matches(edges);
        let after = after
            .split([',', ';', '('])
            .next()
            .unwrap_or_default()
            .trim();
        let before = name[..at].trim_matches(edges);
        return (
            Some(postcode),
            if after.is_empty() { before } else { after },
        );
    }
    (None, name)
}

fn by_postcode(
    lists: &Lists,
    postcode: Postcode,
    name: &str,
    notes: &mut Notes,
) -> Option<PlaceHit> {
    let mut hits = lists.places.by_postcode(postcode);
    if hits.len() < 2 {
        return hits.pop();
    }
    let wanted = folded(name);
    if let Some(at) = hits.iter().position(|hit| folded(&hit.name) == wanted) {
        return Some(hits.swap_remove(at));
    }
    let named = lists.places.named(name);
    let before = |hit: &PlaceHit| named.iter().any(|one| one.commune == hit.commune);
    if let Some(at) = hits.iter().position(before) {
        notes.note(Kind::FormerCommune);
        return Some(hits.swap_remove(at));
    }
    // "Libourne centre", "LIBURNE": the only one that it can be.
    let mut sure = hits
        .into_iter()
        .filter(|hit| wanted.len() > 2 && lists.places.sure(name, hit) <= Sure::Letter);
    let only = sure.next()?;
    sure.next().is_none().then_some(only)
}

fn by_name(
    lists: &Lists,
    department: &Department,
    name: &str,
    notes: &mut Notes,
) -> Option<PlaceHit> {
    if name.is_empty() {
        return None;
    }
    let wanted = folded(name);
    let found = lists
        .places
        .search(&format!("{name} {}", department.code), 5)
        .into_iter()
        .find(|hit| hit.department == department.code && folded(&hit.name) == wanted);
    found.or_else(|| {
        let named = lists.places.named(name).into_iter();
        let mut named = named.filter(|hit| hit.department == department.code);
        let before = named.next()?;
        notes.note(Kind::FormerCommune);
        Some(before)
    })
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
    department(&pleinweb_nomenclature::rules::department_of_postcode(code))
}

#[cfg(feature = "testing")]
#[path = "place_tests.rs"]
mod tests;
