//! What a place that someone typed means, and how surely: the one way in which
//! a typed place is taken without asking.

use super::Lists;
use super::districts;
use super::elsewhere::{self, Elsewhere};
use super::geography::{Department, department};
use super::model::{PlaceHit, Postcode};
use super::rules::department_of_postcode;
use super::search::{Sure, without_cedex};

/// Places looked through, and proposed.
const LOOKED_AT: usize = 8;
const IN_A_DEPARTMENT: usize = 40;

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

/// A text in quotes means exactly what it says.
fn unquoted(text: &str) -> Option<&str> {
    const MARKS: [char; 5] = ['"', '“', '”', '«', '»'];
    let inner = text.trim().strip_prefix(MARKS)?.strip_suffix(MARKS)?;
    Some(inner.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{a0}'))
}

impl Lists {
    /// The places that a text means.
    pub fn meant(&self, typed: &str) -> Meant {
        let (text, exactly) = match unquoted(typed) {
            Some(inner) => (inner, true),
            None => (typed.trim(), false),
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
        let name = text.split('(').next().unwrap_or_default().trim();
        let found = self.in_department(text);
        let named_here = !self.places.named(name).is_empty();
        let elsewhere = elsewhere::find(text);
        if elsewhere.is_some() && !named_here {
            return Meant {
                elsewhere,
                ..Meant::default()
            };
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
        let Some((name, rest)) = text.split_once('(') else {
            return self.places.search(text, LOOKED_AT);
        };
        let code = rest.trim_end().trim_end_matches(')').trim();
        let mut found = self.places.search(name, IN_A_DEPARTMENT);
        if found.iter().any(|town| town.department == code) {
            found.retain(|town| town.department == code);
        }
        // In its department the very name leads, however small.
        let wanted = super::words(name);
        found.sort_by_key(|town| super::words(&town.name) != wanted);
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
