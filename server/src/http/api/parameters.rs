//! What may be asked: one list that addresses are read by and that the document
//! describes, so that the two cannot say different things.
//!
//! A page leaves out what it cannot read; a program is told.

use pleinweb_app::page::params::LANGUAGE;
use pleinweb_kernel::promises::API_OFFERS;
use pleinweb_market::model::{DOMAINS as LETTERS, Level};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_offers::columns::{FILTERS, FilterDef, Holds as Held};
use pleinweb_offers::is_mark;
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::{Order, decode};
use serde_json::Value;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{RefOr, Required};

use super::holds::{Holds, VALUES_MAX};
use super::problem::{Problem, Reason, Refused};

/// Offers of a part, unless another number is asked for.
pub const USUAL_LIMIT: usize = API_OFFERS.usize();

/// A parameter of the query.
#[derive(Clone, Debug)]
pub struct Described {
    pub name: &'static str,
    holds: Holds,
    example: Value,
}

fn described(name: &'static str, holds: Holds, example: impl Into<Value>) -> Described {
    Described {
        name,
        holds,
        example: example.into(),
    }
}

const OCCUPATION: &str = "^[A-N][0-9]{4}$";
const COMMUNE: &str = "^([0-9]{5}|2[AB][0-9]{3})$";
/// After a dash: the words that were given up, as letters, and how many.
const MARK: &str = "^([0-9a-f]{2}){28,92}(-[a-l]{2,12}[1-9][01]?)?$";

fn is_occupation(text: &str) -> bool {
    OccupationCode::parse(text).is_ok_and(|code| code.as_str() == text)
}

fn is_commune(text: &str) -> bool {
    CommuneCode::parse(text).is_ok_and(|code| code.as_str() == text)
}

fn is_part(text: &str) -> bool {
    let (after, _) = text.split_once('-').unwrap_or((text, ""));
    after
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && is_mark(text)
}

/// The letters of the domains.
fn letters() -> Vec<&'static str> {
    (0..LETTERS.len()).map(|at| &LETTERS[at..=at]).collect()
}

macro_rules! keys {
    ($list:ty) => {
        <$list>::ALL.iter().map(|word| word.key()).collect()
    };
}

/// What a list of offers may be asked by.
pub fn of_offers() -> Vec<Described> {
    let whole = |least, most| Holds::Whole { least, most };
    let mut asked = vec![
        described(names::WHAT, Holds::Words, "boulanger"),
        described(names::PLACE, Holds::Words, "Limoges"),
        described(names::RADIUS, whole(0, 200), 30),
    ];
    asked.extend(FILTERS.iter().map(of_filter));
    asked.extend([
        described(
            names::ORDER,
            Holds::One(Order::ALL.iter().map(|order| order.word()).collect()),
            "date",
        ),
        described(names::EXACT, Holds::One(vec![names::YES]), names::YES),
        described(names::PLACE_EXACT, Holds::One(vec![names::YES]), names::YES),
        described("elargir", Holds::One(vec!["oui"]), "oui"),
        described("limit", whole(1, 50), 20),
        described(names::AFTER, Holds::Shape(MARK, is_part), Value::Null),
    ]);
    asked
}

/// A filter of offers, as it is declared once for all (`pleinweb_offers::columns`).
fn of_filter(filter: &FilterDef) -> Described {
    let holds = match filter.holds {
        Held::Words(words) => Holds::Some(words().into_iter().map(|(key, _)| key).collect()),
        Held::Yes(_) => Holds::One(vec![names::YES]),
        Held::Number(most, _) => Holds::Whole { least: 1, most },
        Held::Letters => Holds::Some(letters()),
        Held::Occupations => Holds::Shapes(OCCUPATION, is_occupation),
    };
    let example = match filter.holds {
        Held::Number(..) => filter
            .example
            .parse::<u32>()
            .map_or(Value::Null, Value::from),
        _ => filter.example.into(),
    };
    described(filter.name, holds, example)
}

/// What a market may be asked by.
pub fn of_market() -> Vec<Described> {
    vec![
        described("metier", Holds::Shape(OCCUPATION, is_occupation), "D1102"),
        described("metier_text", Holds::Words, Value::Null),
        described("domaine", Holds::One(letters()), Value::Null),
        described("lieu", Holds::Shape(COMMUNE, is_commune), "87085"),
        described("lieu_text", Holds::Words, Value::Null),
        described(
            "rayon",
            Holds::Whole {
                least: 0,
                most: 200,
            },
            30,
        ),
        described("niveau", Holds::One(keys!(Level)), "zone"),
    ]
}

/// What the document may be asked by.
pub fn of_document() -> Vec<Described> {
    vec![described(LANGUAGE.0, Holds::One(vec!["fr", "en"]), "en")]
}

/// The names and values of a query, if each is one that may be asked.
pub fn read(query: &str, known: &[Described]) -> Result<Vec<(String, String)>, Problem> {
    let mut read: Vec<(String, String)> = Vec::new();
    let mut refused = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name), decode(value));
        let before = read.iter().filter(|(known, _)| *known == name).count();
        let reason = match known.iter().find(|known| known.name == name) {
            None => Reason::Unknown,
            Some(known) if before >= known.most() => Reason::Repeated,
            Some(known) if known.holds.accepts(&value) => {
                read.push((name, value));
                continue;
            }
            Some(_) => Reason::Unreadable,
        };
        let parameter: String = name.chars().take(40).collect();
        let error = Refused { parameter, reason };
        if !refused.contains(&error) && refused.len() < VALUES_MAX {
            refused.push(error);
        }
    }
    if refused.is_empty() {
        Ok(read)
    } else {
        Err(Problem::parameters(refused))
    }
}

/// The value of a parameter that is asked once.
pub fn value(read: &[(String, String)], name: &str) -> String {
    let found = read.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

impl Described {
    /// How often it may be there.
    fn most(&self) -> usize {
        match self.holds {
            Holds::Some(_) | Holds::Shapes(..) => VALUES_MAX,
            _ => 1,
        }
    }

    /// Its description as OpenAPI, with these words.
    pub fn parameter(&self, words: &str) -> Parameter {
        let builder = ParameterBuilder::new()
            .name(self.name)
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some(words))
            .schema(Some(RefOr::T(self.holds.schema())));
        let example = match (self.most(), &self.example) {
            (_, Value::Null) => None,
            (1, example) => Some(example.clone()),
            (_, example) => Some(Value::Array(vec![example.clone()])),
        };
        builder.example(example).build()
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, of_market, of_offers, read};
    use pleinweb_offers::search::state::SearchState;

    #[test]
    fn what_is_accepted_is_what_the_page_reads() {
        for described in of_offers() {
            let example = match &described.example {
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if ["suite", "limit", "elargir"].contains(&described.name) {
                continue;
            }
            let query = format!("{}={example}", described.name);
            assert!(read(&query, &of_offers()).is_ok(), "{query}");
            let (state, ignored) = SearchState::read(&query);
            assert!(ignored.is_empty(), "{query}");
            assert_eq!(state.query(), query);
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for query in [
            "contrat=esclavage",
            "contrat=",
            "rayon=201",
            "rayon=-1",
            "rayon=+5",
            "rayon=1e1",
            "rayon=5&rayon=6",
            "limit=0",
            "limit=51",
            "limit=99999999999999999999999",
            "metier=d1102",
            "metier=Z1102",
            "suite=00",
            "tri=hasard",
            "exact=non",
            "quoi=a&quoi=b",
            "quoi=%ff",
            "quoi=%00",
            "utm_source=x",
            "=",
            "x",
            "contrat[]=permanent",
        ] {
            assert!(read(query, &of_offers()).is_err(), "{query}");
        }
        let long = format!("quoi={}", "a".repeat(201));
        assert!(read(&long, &of_offers()).is_err());
        let many = "contrat=permanent&".repeat(21);
        assert!(read(&many, &of_offers()).is_err());
        for query in [
            "",
            "&",
            "quoi=",
            "quoi=%22a+b%22&ou=&contrat=permanent&contrat=other",
        ] {
            assert!(read(query, &of_offers()).is_ok(), "{query}");
        }
        assert!(read("niveau=zone&lieu=2A004&metier=D1102", &of_market()).is_ok());
        assert!(read("niveau=planete", &of_market()).is_err());
        assert_eq!(decode("a%20b+c"), "a b c");
    }
}
