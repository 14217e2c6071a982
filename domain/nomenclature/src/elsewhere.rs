//! Names that people type as places and that no list of communes has: towns
//! and countries around us, regions of old, natural regions, islands. Each with
//! what it is and the places of ours in it or beside it, so that a name is
//! never taken for a far commune that is written like it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::geography::{Department, department};
use super::model::ElsewhereKind as Kind;
use super::search::one_letter_apart;
use super::text::words;

/// Names with bars between, kind, country, and what of ours is in it or beside
/// it: towns as "Name (department)", or after `=` the departments that make it
/// up. Facts of geography, in our own words.
const TABLE: &str = include_str!("../data/elsewhere.tsv");

fn kind(key: &str) -> Option<Kind> {
    Some(match key {
        "town" => Kind::Town,
        "country" => Kind::Country,
        "region-abroad" => Kind::RegionAbroad,
        "old-region" => Kind::OldRegion,
        "region" => Kind::Region,
        "island" => Kind::Island,
        _ => return None,
    })
}

/// A name that is no commune, department or region of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// As it is written.
    pub name: String,
    pub kind: Kind,
    /// Two letters.
    pub country: &'static str,
    /// Places of ours beside it, as they are typed: "Annemasse (74)".
    pub towns: Vec<&'static str>,
    /// The departments that make it up.
    pub departments: Vec<&'static Department>,
}

struct Known {
    name: &'static str,
    kind: Kind,
    country: &'static str,
    near: &'static str,
}

/// By folded name.
static KNOWN: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for line in TABLE.lines().skip(1) {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let [names, key, country, near] = fields[..] else {
            continue;
        };
        let Some(kind) = kind(key) else {
            continue;
        };
        for name in names.split('|') {
            let entry = Known {
                name,
                kind,
                country,
                near,
            };
            known.entry(words(name).join(" ")).or_insert(entry);
        }
    }
    known
});

impl Known {
    fn told(&self, name: &str) -> Elsewhere {
        let (towns, departments) = if let Some(codes) = self.near.strip_prefix('=') {
            let departments = codes.split(',').filter_map(department);
            (Vec::new(), departments.collect())
        } else {
            let towns = self.near.split('|').filter(|town| !town.is_empty());
            (towns.collect(), Vec::new())
        };
        Elsewhere {
            name: name.to_owned(),
            kind: self.kind,
            country: self.country,
            towns,
            departments,
        }
    }
}

/// Every name.
#[cfg(feature = "testing")]
pub fn all() -> Vec<Elsewhere> {
    KNOWN.values().map(|known| known.told(known.name)).collect()
}

/// Words in front of a name that say nothing: "la Suisse", "en Alsace",
/// "région Limousin".
const BEFORE: [&str; 14] = [
    "la", "le", "les", "l", "en", "au", "aux", "du", "de", "d", "region", "ex", "ancienne", "pres",
];

/// What a text names that is none of our places.
pub fn find(text: &str) -> Option<Elsewhere> {
    let all = words(text);
    if let Some(known) = KNOWN.get(&all.join(" ")) {
        return Some(known.told(known.name));
    }
    let start = all
        .iter()
        .take_while(|word| BEFORE.contains(&word.as_str()));
    let rest = &all[start.count()..];
    if let Some(known) = KNOWN.get(&rest.join(" ")) {
        return Some(known.told(known.name));
    }
    with_country(rest, text)
}

/// "Genève (Suisse)", "Olten, Suisse": a name and its country, set apart from
/// it unless the name is known there. "Bourg-Saint-Maurice" is not in Mauritius.
fn with_country(rest: &[String], text: &str) -> Option<Elsewhere> {
    (1..rest.len()).rev().find_map(|at| {
        let country = KNOWN.get(&rest[at..].join(" "))?;
        if country.kind != Kind::Country {
            return None;
        }
        let name = KNOWN
            .get(&rest[..at].join(" "))
            .filter(|known| known.country == country.country);
        match name {
            Some(known) => Some(known.told(known.name)),
            None => set_apart(text, &rest[at..]).then(|| Elsewhere {
                kind: Kind::Town,
                ..country.told(text.trim())
            }),
        }
    })
}

/// Whether these words end a text after a comma or in brackets.
fn set_apart(text: &str, last: &[String]) -> bool {
    let mut marks = text.match_indices([',', ';', '(', '/']);
    marks.any(|(at, mark)| {
        let after = words(&text[at + mark.len()..]);
        let small = after
            .iter()
            .take_while(|word| BEFORE.contains(&word.as_str()));
        after[small.count()..] == *last || after == last
    })
}

/// The name that a text is one letter away from, if it is a long one.
pub(crate) fn find_near(text: &str) -> Option<Elsewhere> {
    const LONG: usize = 6;
    let typed = words(text).join(" ");
    if typed.len() < LONG {
        return None;
    }
    let near = |(name, _): &(&String, &Known)| one_letter_apart(&typed, name);
    // Of several the first by name, so that the answer is always the same.
    let (_, known) = KNOWN.iter().filter(near).min_by_key(|(name, _)| *name)?;
    Some(known.told(known.name))
}

#[cfg(feature = "testing")]
mod tests {
    use super::{KNOWN, Kind, TABLE, find, find_near};

    #[pleinweb_testing::test]
    fn every_line_of_the_table_is_read() {
        let names: usize = TABLE
            .lines()
            .skip(1)
            .map(|line| line.split('\t').next().unwrap().split('|').count())
            .sum();
        assert!(names > 600, "{names}");
        // Names that only differ in accents are one.
        assert!(KNOWN.len() > names * 9 / 10, "{} of {names}", KNOWN.len());
        for known in KNOWN.values() {
            let told = known.told(known.name);
            assert!(!told.kind.is_abroad() || told.country != "FR", "{told:?}");
            assert!(
                told.kind.is_abroad() || !(told.towns.is_empty() && told.departments.is_empty()),
                "{told:?}"
            );
            if let Some(codes) = known.near.strip_prefix('=') {
                assert_eq!(told.departments.len(), codes.split(',').count(), "{told:?}");
            }
        }
    }

    #[pleinweb_testing::test]
    fn names_are_known_for_what_they_are() {
        for (text, expected) in [
            ("Genève", "Genève Town CH"),
            ("geneve", "Genève Town CH"),
            ("Genève (Suisse)", "Genève Town CH"),
            ("Bruxelles, Belgique", "Bruxelles Town BE"),
            ("Luxembourg", "Luxembourg Town LU"),
            ("Bâle", "Bâle Town CH"),
            ("bale", "Bâle Town CH"),
            ("SARREBRUCK", "Sarrebruck Town DE"),
            ("Fribourg", "Fribourg Town CH"),
            ("Londres", "Londres Town GB"),
            ("Madrid", "Madrid Town ES"),
            ("Barcelone", "Barcelone Town ES"),
            ("Milan", "Milan Town IT"),
            ("Turin", "Turin Town IT"),
            ("Monaco", "Monaco Town MC"),
            ("San Sebastián", "San Sebastián Town ES"),
            ("en Suisse", "Suisse Country CH"),
            ("l'Espagne", "Espagne Country ES"),
            ("Olten, Suisse", "Olten, Suisse Town CH"),
            ("Olten (Suisse)", "Olten (Suisse) Town CH"),
            ("Port-Louis, Maurice", "Port-Louis, Maurice Town MU"),
            ("Genève Suisse", "Genève Town CH"),
            // A name that ends like a country is not there.
            ("Bourg-Saint-Maurice", "-"),
            ("Saint-Maurice", "-"),
            ("Saint Maurice (94)", "-"),
            ("La Roche-Maurice", "-"),
            ("Robert-Espagne", "-"),
            ("Château-Portugal", "-"),
            ("Pays basque", "Pays basque Region FR"),
            ("pays-basque", "Pays basque Region FR"),
            ("Bretagne sud", "Bretagne sud Region FR"),
            ("Côte d’Azur", "Côte d'Azur Region FR"),
            ("Alsace", "Alsace OldRegion FR"),
            ("l'Alsace", "Alsace OldRegion FR"),
            ("région Limousin", "Limousin OldRegion FR"),
            ("Auvergne", "Auvergne OldRegion FR"),
            ("Savoie mont blanc", "Savoie Mont Blanc Region FR"),
            ("ile de re", "Île de Ré Island FR"),
            ("Limoges", "-"),
            ("Bretagne", "-"),
            ("Savoie", "-"),
            ("", "-"),
        ] {
            let told = find(text).map_or("-".to_owned(), |found| {
                format!("{} {:?} {}", found.name, found.kind, found.country)
            });
            assert_eq!(told, expected, "{text:?}");
        }
        assert_eq!(find_near("Bruxelle").unwrap().name, "Bruxelles");
        assert_eq!(find_near("Luxemburg").unwrap().kind, Kind::Town);
        assert!(find_near("Limoges").is_none());
        assert!(find_near("Bal").is_none());
    }

    #[pleinweb_testing::test]
    fn a_region_of_departments_names_them() {
        let codes = |text: &str| {
            let found = find(text).unwrap();
            let codes: Vec<&str> = found.departments.iter().map(|one| one.code).collect();
            codes.join(" ")
        };
        assert_eq!(codes("Limousin"), "19 23 87");
        assert_eq!(codes("Picardie"), "02 60 80");
        assert_eq!(codes("Aquitaine"), "24 33 40 47 64");
        assert_eq!(codes("Savoie Mont-Blanc"), "73 74");
    }
}
