//! A search as its address says it: `quoi=boulanger&ou=Limoges&rayon=30`.
//!
//! Whoever types nonsense into the address still gets a page: what cannot be
//! read is left out and named.

use pleinweb_kernel::promises::SEARCH_RADIUS;
use serde::{Deserialize, Serialize};

use super::names;
pub use crate::columns::Filter;
use pleinweb_checks::letters::plain_line;

/// Radii to choose from, in km; 0 is the commune alone.
pub const RADII: [u32; 7] = [0, 5, 10, 20, 30, 50, 100];
/// Around a commune unless another radius is asked for.
pub const USUAL_RADIUS: u32 = SEARCH_RADIUS.u32();
/// Floors of pay to choose from, in gross euros a year.
pub const FLOORS: [u32; 8] = [
    20_000, 22_000, 24_000, 26_000, 30_000, 35_000, 40_000, 50_000,
];
/// Ages to choose from, in days.
pub const AGES: [u32; 5] = [1, 3, 7, 14, 30];
/// Letters of the domains of occupations.
pub const DOMAINS: std::ops::RangeInclusive<char> = 'A'..='N';
/// The longest words, in characters.
const WORDS_MAX: usize = 200;
/// More values of one filter are not looked at.
const VALUES_MAX: usize = 20;
/// The longest mark of a place in a list.
const AFTER_MAX: usize = 400;

/// What offers are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    #[default]
    Fit,
    Date,
    Distance,
    Pay,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::Fit, Self::Date, Self::Distance, Self::Pay];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fit => "pertinence",
            Self::Date => "date",
            Self::Distance => "distance",
            Self::Pay => "salaire",
        }
    }
}

/// Something of an address that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    pub name: String,
    pub value: String,
}

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchState {
    /// Words as typed; exact phrases in quotes.
    pub what: String,
    /// A place as typed: commune, postcode, department, region.
    pub place: String,
    /// In km, around a commune.
    pub radius: Option<u32>,
    /// In the order of the address; none twice.
    pub filters: Vec<Filter>,
    pub order: Order,
    /// Words are searched as they are typed, even if no offer holds them.
    pub exact: bool,
    /// The place is looked up as it is typed, and never corrected.
    pub place_exact: bool,
    /// Where this part of the list begins.
    pub after: Option<String>,
}

impl SearchState {
    /// Reads the query of an address, with or without its question mark. Names
    /// that are not ours (what other sites hang on to links) mean nothing.
    pub fn read(query: &str) -> (Self, Vec<Ignored>) {
        let mut state = Self::default();
        let mut ignored = Vec::new();
        let (mut exact, mut place_exact) = (String::new(), String::new());
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name), decode(value));
            match name.as_str() {
                names::EXACT => exact.clone_from(&value),
                names::PLACE_EXACT => place_exact.clone_from(&value),
                _ => {}
            }
            if !value.trim().is_empty() && !state.take(&name, &value) {
                ignored.push(Ignored {
                    name,
                    value: cut(&plain_line(&value), 40),
                });
            }
        }
        ignored.truncate(VALUES_MAX);
        state.exact = holds_for(&exact, &state.what);
        state.place_exact = holds_for(&place_exact, &state.place);
        (state, ignored)
    }

    /// False for a value that cannot be read.
    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            names::WHAT => self.what = words(value),
            names::PLACE => self.place = words(value),
            names::RADIUS => match value.trim().parse() {
                Ok(km) if km <= 200 => self.radius = Some(km),
                _ => return false,
            },
            names::ORDER => match Order::ALL.into_iter().find(|order| order.word() == value) {
                Some(order) => self.order = order,
                None => return false,
            },
            names::AFTER if value.len() <= AFTER_MAX => self.after = Some(value.to_owned()),
            names::AFTER => return false,
            _ => match Filter::read(name, value) {
                Some(Ok(filter)) => self.add(filter),
                Some(Err(())) => return false,
                None => {}
            },
        }
        true
    }

    fn add(&mut self, filter: Filter) {
        if filter.is_single() {
            let name = filter.pair().0;
            self.filters.retain(|known| known.pair().0 != name);
        }
        if !self.filters.contains(&filter) && self.filters.len() < 3 * VALUES_MAX {
            self.filters.push(filter);
        }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.what.is_empty() && self.place.is_empty() && self.filters.is_empty()
    }

    pub fn has(&self, filter: Filter) -> bool {
        self.filters.contains(&filter)
    }

    #[must_use]
    pub fn with(mut self, filter: Filter) -> Self {
        self.add(filter);
        self.first_part()
    }

    #[must_use]
    pub fn without(mut self, filter: Filter) -> Self {
        self.filters.retain(|known| *known != filter);
        self.first_part()
    }

    #[must_use]
    pub fn without_filters(mut self) -> Self {
        self.filters.clear();
        self.first_part()
    }

    /// The place as other addresses carry it: in quotes where it is never corrected.
    pub fn place_as_meant(&self) -> String {
        if self.place_exact && !self.place.is_empty() {
            ["\"", self.place.trim_matches('"'), "\""].concat()
        } else {
            self.place.clone()
        }
    }

    /// What the address of an offer ends with where it is seen from a place: the
    /// page then says how far it is.
    pub fn seen_from(place: &str) -> String {
        let place = Self {
            place: place.to_owned(),
            ..Self::default()
        };
        let query = place.query();
        if query.is_empty() {
            query
        } else {
            ["?", &query].concat()
        }
    }

    /// The same search from its beginning.
    #[must_use]
    pub fn first_part(mut self) -> Self {
        self.after = None;
        self
    }

    pub fn floor(&self) -> Option<u32> {
        self.filters.iter().find_map(|filter| match filter {
            Filter::Pay(floor) => Some(*floor),
            _ => None,
        })
    }

    pub fn age(&self) -> Option<u32> {
        self.filters.iter().find_map(|filter| match filter {
            Filter::Age(days) => Some(*days),
            _ => None,
        })
    }

    /// The query of its address, without question mark; always the same for
    /// the same search.
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut pair = |name: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            encode(&mut query, value);
        };
        if !self.what.is_empty() {
            pair(names::WHAT, &self.what);
        }
        if !self.place.is_empty() {
            pair(names::PLACE, &self.place);
        }
        if let Some(km) = self.radius {
            pair(names::RADIUS, &km.to_string());
        }
        for filter in &self.filters {
            let (name, value) = filter.pair();
            pair(name, &value);
        }
        if self.order != Order::Fit {
            pair(names::ORDER, self.order.word());
        }
        if self.exact {
            pair(names::EXACT, names::YES);
        }
        if self.place_exact {
            pair(names::PLACE_EXACT, names::YES);
        }
        if let Some(after) = &self.after {
            pair(names::AFTER, after);
        }
        query
    }
}

/// Whether "as typed" was asked for: always ("oui", as links say it), or of
/// exactly what is typed. A form says the latter, so that a correction that was
/// undone stays undone for these words, and other words are corrected again.
fn holds_for(asked: &str, typed: &str) -> bool {
    asked == names::YES || !typed.is_empty() && words(asked) == typed
}

/// Words of an address are shown in titles, feeds and lists of others: one line,
/// without letters that nobody sees or that turn the direction of writing.
fn words(value: &str) -> String {
    cut(&plain_line(value), WORDS_MAX).trim_end().to_owned()
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// Reads `+` and `%C3%A9`. What is no UTF-8 becomes a sign that says so.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| {
            after
                .get(at)
                .and_then(|byte| char::from(*byte).to_digit(16))
                .and_then(|digit| u8::try_from(digit).ok())
        };
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            (b'+', ..) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// As the browser writes a form's field.
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Filter, Order, SearchState};
    use crate::model::{Contract, Remote};

    #[pleinweb_testing::test]
    fn an_address_is_read_and_written_again() {
        for (query, again) in [
            ("", ""),
            (
                "?quoi=boulanger&ou=Limoges&rayon=30",
                "quoi=boulanger&ou=Limoges&rayon=30",
            ),
            ("ou=Ha%C3%BF+les+Roses", "ou=Ha%C3%BF+les+Roses"),
            (
                "quoi=%22chef%20de%20cuisine%22",
                "quoi=%22chef+de+cuisine%22",
            ),
            (
                "contrat=permanent&contrat=fixed-term&contrat=permanent",
                "contrat=permanent&contrat=fixed-term",
            ),
            ("salaire=20000&salaire=30000", "salaire=30000"),
            ("tri=pertinence&quoi=", ""),
            // As typed: for good, or for the words that a form says it of.
            ("exact=oui&quoi=pai", "quoi=pai&exact=oui"),
            ("exact=pai&quoi=pai", "quoi=pai&exact=oui"),
            ("exact=pai&quoi=pain", "quoi=pain"),
            ("exact=&quoi=pain", "quoi=pain"),
            ("ou=limoje&ou_exact=limoje", "ou=limoje&ou_exact=oui"),
            ("ou=Limoges&ou_exact=limoje", "ou=Limoges"),
            (
                "tri=date&handicap=oui&domaine=d&metier=d1102",
                "handicap=oui&domaine=D&metier=D1102&tri=date",
            ),
            ("utm_source=x&fbclid=y&form=z", ""),
            // What nobody sees, and what turns or ends a line.
            (
                "quoi=pa%E2%80%AEin%0D%0A+chaud%00&ou=%E2%81%A6Limoges%E2%80%A9",
                "quoi=pain+chaud&ou=Limoges",
            ),
        ] {
            let (state, ignored) = SearchState::read(query);
            assert_eq!(state.query(), again, "{query}");
            assert!(ignored.is_empty(), "{query} {ignored:?}");
            assert_eq!(SearchState::read(again).0, state, "{query}");
        }
    }

    #[pleinweb_testing::test]
    fn nonsense_is_named_and_left_out() {
        let (state, ignored) = SearchState::read(
            "contrat=esclavage&rayon=loin&salaire=-1&depuis=0&tri=hasard&handicap=peut-etre\
             &domaine=Z&domaine=AB&metier=boulanger&teletravail=full&quoi=%FF%zz%",
        );
        let names: Vec<&str> = ignored.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "contrat", "rayon", "salaire", "depuis", "tri", "handicap", "domaine", "domaine",
                "metier"
            ]
        );
        assert_eq!(state.filters, [Filter::Remote(Remote::Full)]);
        assert_eq!(state.what, "\u{fffd}%zz%");
        let long = format!("quoi={}", "a".repeat(5_000));
        assert_eq!(SearchState::read(&long).0.what.len(), 200);
    }

    #[pleinweb_testing::test]
    fn a_filter_is_added_and_taken_away() {
        let (state, _) = SearchState::read("quoi=pain&contrat=permanent&suite=00");
        let more = state.clone().with(Filter::Accessible);
        assert_eq!(more.query(), "quoi=pain&contrat=permanent&handicap=oui");
        let less = more.without(Filter::Contract(Contract::Permanent));
        assert_eq!(less.query(), "quoi=pain&handicap=oui");
        assert_eq!(less.without_filters().query(), "quoi=pain");
        assert_eq!(state.order, Order::Fit);
    }
}
