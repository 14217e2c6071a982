//! The districts (arrondissements) of Paris, Lyon and Marseille: places of
//! their own, with codes and postcodes of their own, in a town that has them all.

use std::sync::LazyLock;

use super::model::{CommuneCode, Position, Postcode};
use super::rows::CommuneRow;
use super::rules::distance_km;
use super::text::words;

/// Code, name, people, postcodes and middle of each; facts of the official
/// geographic code and of geo.api.gouv.fr (2026, Licence Ouverte).
const TABLE: &str = include_str!("../data/districts.tsv");

struct Town {
    name: &'static str,
    code: &'static str,
    department: &'static str,
    /// Postcode of the town as a whole; no address has it.
    whole: &'static str,
    /// What the codes of its districts begin with, and the number before the first.
    codes: (&'static str, u32),
    count: u32,
}

/// The largest first.
const TOWNS: [Town; 3] = [
    Town {
        name: "paris",
        code: "75056",
        department: "75",
        whole: "75000",
        codes: ("751", 0),
        count: 20,
    },
    Town {
        name: "marseille",
        code: "13055",
        department: "13",
        whole: "13000",
        codes: ("132", 0),
        count: 16,
    },
    Town {
        name: "lyon",
        code: "69123",
        department: "69",
        whole: "69000",
        codes: ("693", 80),
        count: 9,
    },
];

impl Town {
    fn commune(&self) -> Option<CommuneCode> {
        CommuneCode::parse(self.code).ok()
    }

    fn district(&self, number: u32) -> Option<CommuneCode> {
        let (start, before) = self.codes;
        (1..=self.count)
            .contains(&number)
            .then(|| CommuneCode::parse(&format!("{start}{:02}", before + number)).ok())?
    }

    fn has(&self, code: CommuneCode) -> bool {
        let (start, before) = self.codes;
        let number = code.as_str().strip_prefix(start);
        number
            .and_then(|number| number.parse::<u32>().ok())
            .is_some_and(|number| (before + 1..=before + self.count).contains(&number))
    }
}

static ROWS: LazyLock<Vec<CommuneRow>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(row).collect());

fn row(line: &str) -> Option<CommuneRow> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [code, name, population, postcodes, lat, lon] = fields[..] else {
        return None;
    };
    let code = CommuneCode::parse(code).ok()?;
    let town = TOWNS.iter().find(|town| town.has(code))?;
    let postcodes: Result<Vec<Postcode>, _> = postcodes.split('|').map(Postcode::parse).collect();
    Some(CommuneRow {
        code,
        name: name.to_owned(),
        department: town.department.to_owned(),
        population: population.parse().ok()?,
        postcodes: postcodes.ok()?,
        position: Some(Position {
            lat: lat.parse().ok()?,
            lon: lon.parse().ok()?,
        }),
        zone: None,
    })
}

/// All districts, in the order of their codes.
pub fn rows() -> &'static [CommuneRow] {
    &ROWS
}

/// The town of a district.
pub fn town_of(code: CommuneCode) -> Option<CommuneCode> {
    TOWNS.iter().find(|town| town.has(code))?.commune()
}

/// The districts of a town; none for any other place.
pub fn districts_of(code: CommuneCode) -> Vec<CommuneCode> {
    let town = TOWNS.iter().find(|town| town.code == code.as_str());
    town.into_iter()
        .flat_map(|town| (1..=town.count).filter_map(|number| town.district(number)))
        .collect()
}

/// How far a town's districts reach from its middle, in whole km; 0 for any
/// other place. "5 km around Paris" begins where Paris ends.
pub fn reach_km(code: CommuneCode, middle: Position) -> f64 {
    let inside = districts_of(code);
    rows()
        .iter()
        .filter(|row| inside.contains(&row.code))
        .filter_map(|row| row.position)
        .map(|at| distance_km(middle, at).ceil() + 1.0)
        .fold(0.0, f64::max)
}

/// The town that a postcode means which no address has: "75000".
pub(crate) fn whole_town(postcode: Postcode) -> Option<CommuneCode> {
    let town = TOWNS.iter().find(|town| town.whole == postcode.as_str())?;
    town.commune()
}

/// The district that a postcode belongs to.
pub fn of_postcode(postcode: Postcode) -> Option<CommuneCode> {
    let row = rows()
        .iter()
        .find(|row| row.postcodes.contains(&postcode))?;
    Some(row.code)
}

/// What a text names, if it names nothing but a district, however it is
/// written: "Paris 12", "Lyon 3e", "PARIS XII", "13008", "12e arrondissement".
/// Without a town it may be one of several, that of the largest town first.
pub fn read(text: &str) -> Vec<CommuneCode> {
    let said = Said::of(text);
    let Some(said) = said else {
        return Vec::new();
    };
    if let Some(code) = said.postcode {
        let fits = said.number.is_none_or(|number| {
            let named = said.town.and_then(|town| town.district(number));
            named.is_none_or(|named| named == code)
        });
        let same_town = said.town.is_none_or(|town| town.has(code));
        return if fits && same_town {
            vec![code]
        } else {
            Vec::new()
        };
    }
    match (said.town, said.number) {
        (Some(town), Some(number)) => town.district(number).into_iter().collect(),
        (None, Some(number)) if said.called => TOWNS
            .iter()
            .filter_map(|town| town.district(number))
            .collect(),
        _ => Vec::new(),
    }
}

/// What they are called, in full and short.
const CALLED: [&str; 8] = [
    "arr",
    "arrt",
    "arrdt",
    "arrdts",
    "ardt",
    "ardts",
    "arrondissement",
    "arrondissements",
];

#[derive(Default)]
struct Said {
    town: Option<&'static Town>,
    number: Option<u32>,
    /// Whether it is called an arrondissement.
    called: bool,
    postcode: Option<CommuneCode>,
}

impl Said {
    fn of(text: &str) -> Option<Self> {
        let text = without_department(text);
        let mut said = Self::default();
        let words: Vec<String> = words(&text).iter().flat_map(|word| unglued(word)).collect();
        for (at, word) in words.iter().enumerate() {
            if let Some(town) = TOWNS.iter().find(|town| town.name == word) {
                if said.town.replace(town).is_some() {
                    return None;
                }
            } else if CALLED.contains(&word.as_str()) {
                said.called = true;
            } else if let Ok(postcode) = Postcode::parse(word) {
                said.postcode = Some(of_postcode(postcode)?);
            } else if let Some(number) = ordinal(word) {
                // "13 Marseille", "Paris 75": a department beside the town.
                let department = TOWNS.iter().any(|town| town.department == word);
                let first = at == 0 && words.len() > 1 && !said.called;
                let beside = words
                    .get(1)
                    .is_some_and(|next| TOWNS.iter().any(|town| town.name == next));
                if department && (first && beside || number > 20) {
                    continue;
                }
                if said.number.replace(number).is_some() {
                    return None;
                }
            } else if !small(word) {
                return None;
            }
        }
        Some(said)
    }
}

/// What stands beside a number and a town and says nothing.
fn small(word: &str) -> bool {
    matches!(
        word,
        "e" | "eme"
            | "er"
            | "ieme"
            | "de"
            | "du"
            | "le"
            | "a"
            | "dans"
            | "ville"
            | "france"
            | "cedex"
    )
}

/// The text without the department that lists put around it: "75 - PARIS 09",
/// "Paris 9e Arrondissement (75)".
fn without_department(text: &str) -> String {
    let text = text.trim();
    let mut rest = text;
    if let Some((head, tail)) = text.split_once(" - ")
        && TOWNS.iter().any(|town| town.department == head.trim())
    {
        rest = tail;
    }
    if let Some((head, tail)) = rest.split_once('(') {
        let inside = tail.trim_end().trim_end_matches(')').trim();
        if TOWNS.iter().any(|town| town.department == inside) {
            return head.to_owned();
        }
    }
    rest.to_owned()
}

/// "paris12e" is two words.
fn unglued(word: &str) -> Vec<String> {
    for town in &TOWNS {
        if let Some(rest) = word.strip_prefix(town.name)
            && rest.starts_with(|letter: char| letter.is_ascii_digit())
        {
            return vec![town.name.to_owned(), rest.to_owned()];
        }
    }
    vec![word.to_owned()]
}

/// A number as districts have it: "12", "03", "3e", "1er", "XII", "XIIe", "douzieme".
fn ordinal(word: &str) -> Option<u32> {
    const ENDINGS: [&str; 12] = [
        "iemes", "ieme", "emes", "eme", "ere", "er", "em", "nde", "nd", "me", "e", "o",
    ];
    const NAMES: [&[&str]; 20] = [
        &["premier", "premiere"],
        &["deuxieme", "second"],
        &["troisieme"],
        &["quatrieme"],
        &["cinquieme"],
        &["sixieme"],
        &["septieme"],
        &["huitieme"],
        &["neuvieme"],
        &["dixieme"],
        &["onzieme"],
        &["douzieme"],
        &["treizieme"],
        &["quatorzieme"],
        &["quinzieme"],
        &["seizieme"],
        &["dixseptieme"],
        &["dixhuitieme"],
        &["dixneuvieme"],
        &["vingtieme"],
    ];
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let numbered = |at: usize| u32::try_from(at + 1).ok();
    if let Some(at) = NAMES.iter().position(|names| names.contains(&word)) {
        return numbered(at);
    }
    let stems = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    for stem in std::iter::once(word).chain(stems) {
        if (1..=2).contains(&stem.len()) && stem.bytes().all(|byte| byte.is_ascii_digit()) {
            return stem.parse().ok();
        }
        if let Some(at) = ROMAN.iter().position(|roman| *roman == stem) {
            return numbered(at);
        }
    }
    None
}

#[cfg(feature = "testing")]
mod tests {
    use super::{districts_of, of_postcode, reach_km, read, rows, town_of, whole_town};
    use crate::model::{CommuneCode, Position, Postcode};

    fn commune(code: &str) -> CommuneCode {
        CommuneCode::parse(code).unwrap()
    }

    #[pleinweb_testing::test]
    fn there_are_forty_five_in_three_towns() {
        assert_eq!(rows().len(), 45);
        for (town, first, last, count) in [
            ("75056", "75101", "75120", 20),
            ("69123", "69381", "69389", 9),
            ("13055", "13201", "13216", 16),
        ] {
            let inside = districts_of(commune(town));
            assert_eq!(inside.len(), count);
            assert_eq!(inside[0], commune(first));
            assert_eq!(inside[count - 1], commune(last));
            for code in inside {
                assert_eq!(town_of(code), Some(commune(town)));
                let row = rows().iter().find(|row| row.code == code).unwrap();
                assert!(row.position.is_some() && row.population > 1000, "{code}");
            }
        }
        assert_eq!(town_of(commune("75056")), None);
        assert_eq!(town_of(commune("69380")), None);
        assert!(districts_of(commune("87085")).is_empty());
        let paris = Position {
            lat: 48.8589,
            lon: 2.347,
        };
        assert!((5.0..12.0).contains(&reach_km(commune("75056"), paris)));
        assert!(reach_km(commune("87085"), paris) < 0.1);
    }

    #[pleinweb_testing::test]
    fn postcodes_are_of_a_district_or_of_the_town() {
        let code = |text: &str| Postcode::parse(text).unwrap();
        for (postcode, district) in [
            ("75009", "75109"),
            ("75116", "75116"),
            ("75016", "75116"),
            ("13008", "13208"),
            ("69003", "69383"),
        ] {
            assert_eq!(of_postcode(code(postcode)), Some(commune(district)));
            assert_eq!(whole_town(code(postcode)), None);
        }
        for (postcode, town) in [("75000", "75056"), ("69000", "69123"), ("13000", "13055")] {
            assert_eq!(whole_town(code(postcode)), Some(commune(town)));
            assert_eq!(of_postcode(code(postcode)), None);
        }
        assert_eq!(of_postcode(code("87000")), None);
    }

    #[pleinweb_testing::test]
    fn districts_are_read_in_every_form() {
        for (text, expected) in [
            ("Paris 12", "75112"),
            ("paris 12e", "75112"),
            ("PARIS 12EME", "75112"),
            ("Paris 12ème arrondissement", "75112"),
            ("Paris XIIe", "75112"),
            ("Paris XII", "75112"),
            ("Paris-12", "75112"),
            ("paris12", "75112"),
            ("paris12e", "75112"),
            ("Paris (12e)", "75112"),
            ("Paris 12e (75)", "75112"),
            ("75 - PARIS 09", "75109"),
            ("75 - Paris 9e Arrondissement", "75109"),
            ("Paris 9e Arrondissement (75)", "75109"),
            ("12e arrondissement de Paris", "75112"),
            ("12 ème arrondissement Paris", "75112"),
            ("Paris douzième", "75112"),
            ("Paris 1er", "75101"),
            ("premier arrondissement de Paris", "75101"),
            ("Paris 20", "75120"),
            ("75 Paris 20", "75120"),
            ("Paris 75116", "75116"),
            ("75009 Paris", "75109"),
            ("75009 Paris 9e", "75109"),
            ("75009", "75109"),
            ("13008", "13208"),
            ("Lyon 3e", "69383"),
            ("Lyon 03", "69383"),
            ("Lyon 3ème arrdt", "69383"),
            ("LYON IIIE", "69383"),
            ("69 - LYON 07", "69387"),
            ("Lyon 2nd", "69382"),
            ("Marseille 13", "13213"),
            ("Marseille 13 (13)", "13213"),
            ("13 - MARSEILLE 08", "13208"),
            ("Marseille 8e arr.", "13208"),
            ("Marseille 13e Arrondissement (13)", "13213"),
            ("12e arrondissement", "75112 13212"),
            ("3e arrondissement", "75103 13203 69383"),
            // The towns themselves, and what is no district.
            ("Paris", ""),
            ("Paris (75)", ""),
            ("Paris 75", ""),
            ("75 Paris", ""),
            ("Marseille (13)", ""),
            ("13 Marseille", ""),
            ("13 - MARSEILLE", ""),
            ("Lyon 69", ""),
            ("75000", ""),
            ("Lyon 12", ""),
            ("Paris 21", ""),
            ("Paris 0", ""),
            ("Lyon 75012", ""),
            ("Paris 3 75012", ""),
            ("Limoges 12", ""),
            ("Arronnes (03)", ""),
            ("Arronnes 3", ""),
            ("Arras 12", ""),
            ("Arrou 20", ""),
            ("Arradon 1", ""),
            ("12", ""),
            ("12e", ""),
            ("Saint-Denis 93", ""),
            ("Le Touquet-Paris-Plage", ""),
            ("", ""),
        ] {
            let found: Vec<String> = read(text).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), expected, "{text:?}");
        }
    }
}
