//! What a place that someone typed means, and how surely: the one way in which
//! a typed place is taken without asking.

use super::Lists;
use super::districts;
use super::elsewhere::{self, Elsewhere};
use super::geography::{Department, department};
use super::model::{ElsewhereKind, PlaceHit, Postcode};
use super::rules::department_of_postcode;
use super::search::{Sure, is_article, one_letter_apart, without_cedex};
use super::text::words;

/// Places looked through, and proposed.
const LOOKED_AT: usize = 8;
const IN_A_DEPARTMENT: usize = 40;
/// A commune with fewer people is less known than a region that has its name.
const KNOWN_TOWN: u32 = 5_000;

/// What was typed, read.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    /// Places that it surely names, the likeliest first.
    pub places: Vec<PlaceHit>,
    /// One letter was corrected.
    pub corrected: bool,
    /// A name of something that is no place of ours.
    pub elsewhere: Option<Elsewhere>,
    /// Guesses to choose from, when nothing is sure.
    pub proposed: Vec<PlaceHit>,
    /// The department that a postcode without places tells.
    pub department: Option<&'static Department>,
}

/// A name and the department beside it: "Limoges (87)", "Vienne 38".
fn with_department(text: &str) -> Option<(&str, &'static Department)> {
    let (name, code) = match text.split_once('(') {
        Some((name, rest)) => (name, rest.trim_end().trim_end_matches(')').trim()),
        None => text.trim_end().rsplit_once(' ')?,
    };
    Some((name.trim(), department(&code.to_ascii_uppercase())?))
}

/// Whether a commune of that name is meant rather than what is elsewhere.
/// Regions of old and of nature are better known than a village; "La Bresse",
/// with its article, is a town.
fn leads(town: &PlaceHit, elsewhere: &Elsewhere, typed: &str) -> bool {
    let is_region = matches!(
        elsewhere.kind,
        ElsewhereKind::OldRegion | ElsewhereKind::Region
    );
    let own = words(&town.name);
    let with_article = own.len() > 1 && is_article(&own[0]) && own == words(typed);
    !is_region || with_article || town.population >= KNOWN_TOWN
}

/// A text in quotes means exactly what it says.
fn unquoted(text: &str) -> Option<&str> {
    const MARKS: [char; 5] = ['"', '“', '”', '«', '»'];
    let inner = text.trim().strip_prefix(MARKS)?.strip_suffix(MARKS)?;
    Some(inner.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{a0}'))
}

/// The words of a name in one piece, without numbers: "87000 La Rochelle".
fn name_of(text: &str) -> String {
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    words(text)
        .into_iter()
        .filter(|word| !is_number(word))
        .collect()
}

impl Lists {
    /// The places that a text means; in quotes it is not corrected.
    pub fn meant(&self, typed: &str) -> Meant {
        self.meant_as(typed, false)
    }

    /// The same; `exactly`: nothing is corrected.
    pub fn meant_as(&self, typed: &str, exactly: bool) -> Meant {
        let (text, exactly) = match unquoted(typed) {
            Some(inner) => (inner, true),
            None => (typed.trim(), exactly),
        };
        let text = without_cedex(text);
        let districts: Vec<PlaceHit> = districts::read(text)
            .into_iter()
            .filter_map(|code| self.places.by_code(code))
            .collect();
        if !districts.is_empty() {
            return self.district(text, districts);
        }
        if let Ok(postcode) = Postcode::parse(text) {
            let places = self.places.by_postcode(postcode);
            let unknown = places.is_empty();
            return Meant {
                department: unknown
                    .then(|| department(&department_of_postcode(postcode)))
                    .flatten(),
                places,
                ..Meant::default()
            };
        }
        self.by_name(text, exactly)
    }

    /// The only place that a text names, with its postcode or without, and whether
    /// a slip was corrected for that: what may be taken without choosing from a list.
    pub fn only_one_named(&self, typed: &str) -> Option<(PlaceHit, bool)> {
        let meant = self.meant(typed);
        if meant.elsewhere.is_some() {
            return None;
        }
        let fits = |place: &PlaceHit| self.places.sure(typed, place) <= Sure::Letter;
        let found: Vec<PlaceHit> = meant.places.into_iter().filter(fits).collect();
        let written = name_of(typed);
        // A postcode alone names the only commune that has it.
        let is_named = |place: &&PlaceHit| written.is_empty() || name_of(&place.name) == written;
        let is_slip = |place: &&PlaceHit| self.is_slip(typed, place);
        for (corrected, which) in [
            (false, &is_named as &dyn Fn(&&PlaceHit) -> bool),
            (true, &is_slip),
        ] {
            let mut those = found.iter().filter(which);
            match (those.next(), those.next()) {
                (Some(one), None) => return Some((one.clone(), corrected)),
                (Some(_), Some(_)) => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a text is the name of this place but for a letter: "Limoge".
    pub fn is_slip(&self, typed: &str, place: &PlaceHit) -> bool {
        one_letter_apart(&name_of(typed), &name_of(&place.name))
            || self.places.sure(typed, place) == Sure::Letter
    }

    /// A district, and its town as another choice.
    fn district(&self, text: &str, mut places: Vec<PlaceHit>) -> Meant {
        if let [only] = &places[..]
            && let Some(town) = districts::town_of(only.commune)
        {
            places.extend(self.places.by_code(town));
        }
        if let Ok(postcode) = Postcode::parse(text) {
            places[0].postcode = Some(postcode);
        }
        Meant {
            places,
            ..Meant::default()
        }
    }

    fn by_name(&self, text: &str, exactly: bool) -> Meant {
        let found = self.in_department(text);
        let elsewhere = elsewhere::find(text);
        if let Some(elsewhere) = &elsewhere {
            let mut named = self.places.named(text);
            if !named.iter().any(|town| leads(town, elsewhere, text)) {
                if named.is_empty() && !elsewhere.kind.is_abroad() {
                    let typed = words(text);
                    let begins = |town: &&PlaceHit| words(&town.name).starts_with(&typed);
                    named.extend(found.iter().find(begins).cloned());
                }
                return Meant {
                    elsewhere: Some(elsewhere.clone()),
                    proposed: named,
                    ..Meant::default()
                };
            }
        }
        let Some(sure) = found.first().map(|first| self.places.sure(text, first)) else {
            return Meant {
                elsewhere: elsewhere.or_else(|| elsewhere::find_near(text).filter(|_| !exactly)),
                ..Meant::default()
            };
        };
        match sure {
            Sure::Named => Meant {
                places: found,
                elsewhere,
                ..Meant::default()
            },
            // Two names are one letter away: both are proposed.
            _ if !exactly && let Some(near) = elsewhere::find_near(text) => Meant {
                elsewhere: Some(near),
                proposed: found,
                ..Meant::default()
            },
            Sure::Letter if !exactly => Meant {
                places: found,
                corrected: true,
                ..Meant::default()
            },
            Sure::Letter | Sure::Guess => Meant {
                proposed: found,
                ..Meant::default()
            },
        }
    }

    /// Communes that the words may mean. "Limoges (87)" is what we propose.
    fn in_department(&self, text: &str) -> Vec<PlaceHit> {
        let Some((name, department)) = with_department(text) else {
            let name = text.split('(').next().unwrap_or_default();
            let brackets = name.len() < text.len();
            return self
                .places
                .search(if brackets { name } else { text }, LOOKED_AT);
        };
        // In its department the very name leads, however small.
        let mut found = self.places.named(name);
        found.retain(|town| town.department == department.code);
        if found.is_empty() && !text.contains('(') {
            return self.places.search(text, LOOKED_AT);
        }
        let mut others = self.places.search(name, IN_A_DEPARTMENT);
        if !found.is_empty() || others.iter().any(|town| town.department == department.code) {
            others.retain(|town| town.department == department.code);
        }
        let wanted = words(name);
        others.sort_by_key(|town| words(&town.name) != wanted);
        for other in others {
            if found.iter().all(|known| known.commune != other.commune) {
                found.push(other);
            }
        }
        found.truncate(LOOKED_AT);
        found
    }

    /// The places of ours that a name elsewhere is beside or made of, as they
    /// are typed; those that the lists do not have are left out.
    pub fn beside(&self, elsewhere: &Elsewhere) -> Vec<String> {
        let is_there = |town: &&str| {
            let Some((name, code)) = town.split_once(" (") else {
                return false;
            };
            let code = code.trim_end_matches(')');
            let mut named = self.places.named(name).into_iter();
            named.any(|hit| hit.department == code)
        };
        let towns = elsewhere.towns.iter().copied().filter(is_there);
        let departments = elsewhere.departments.iter();
        towns
            .map(str::to_owned)
            .chain(departments.map(|one| format!("{} ({})", one.name, one.code)))
            .collect()
    }
}

#[cfg(feature = "testing")]
mod tests {
    use crate::Lists;
    use crate::demo::demo_rows;
    use crate::search::PlaceIndex;

    #[pleinweb_testing::test]
    fn one_place_is_taken_without_a_list_where_the_text_names_one() {
        let lists = Lists::of_places(PlaceIndex::build(&demo_rows().communes));
        for (typed, expected) in [
            ("Limoges", Some(("87085", false))),
            ("limoges", Some(("87085", false))),
            ("87000 Limoges", Some(("87085", false))),
            ("Limoges 87000", Some(("87085", false))),
            ("Limoges (87)", Some(("87085", false))),
            ("87000", Some(("87085", false))),
            ("La Rochelle", Some(("17300", false))),
            // Corrected, and asked about.
            ("87000 Limoge", Some(("87085", true))),
            ("Limoge", Some(("87085", true))),
            ("Lymoges", Some(("87085", true))),
            // The beginning of a name is none.
            ("Lim", None),
            ("33000 Limoges", None),
            ("Genève", None),
            ("quelque part", None),
            ("", None),
        ] {
            let found = lists.only_one_named(typed);
            let found = found.map(|(place, corrected)| (place.commune.to_string(), corrected));
            let expected = expected.map(|(code, corrected)| (code.to_owned(), corrected));
            assert_eq!(found, expected, "{typed}");
        }
    }
}
