//! What a market is called, and how its figures are written.

use pleinweb_kernel::Lang;
use pleinweb_market::model::{Count, Level, Scope};

use crate::kit::Words;
use crate::texts::runtime::number as written;
use crate::texts::{market as t, market_words as labels};

/// A number with its thousands set apart, as the texts do it.
pub fn number(lang: Lang, value: u32) -> String {
    let separator = match lang {
        Lang::Fr => "\u{202f}",
        Lang::En => ",",
    };
    written(u64::from(value), separator)
}

/// A twelfth of a year's pay, to ten euros: figures look no more exact than they are.
pub fn month(lang: Lang, yearly: u32) -> String {
    number(lang, (yearly + 60) / 120 * 10)
}

/// A number that may be too small to be shown.
pub fn count(lang: Lang, count: Count) -> Words {
    match count {
        Count::Exactly(value) => number(lang, value).into(),
        Count::Few => t::few(lang).into(),
    }
}

/// The word for a key of the domain.
pub fn word(lang: Lang, start: &str, key: &str) -> &'static str {
    labels::by_id(lang, &[start, "-", key].concat()).unwrap_or_default()
}

/// "Boulanger / Boulangère", "Industrie", "Tous les métiers".
pub fn what(lang: Lang, scope: &Scope) -> String {
    match (&scope.occupation, scope.domain) {
        (Some(named), _) => named.label.clone(),
        (None, Some(letter)) => {
            let mut id = String::from("domain-");
            id.push(letter.to_ascii_lowercase());
            labels::by_id(lang, &id).unwrap_or_default().to_owned()
        }
        (None, None) => t::all_occupations(lang).to_owned(),
    }
}

/// "30 km autour de Limoges (87)", "Haute-Vienne", "toute la France".
pub fn place(lang: Lang, scope: &Scope) -> String {
    let named = scope
        .place
        .as_ref()
        .map_or("", |place| place.label.as_str());
    match (scope.level, scope.radius) {
        (Level::Around, 0) => t::only(lang, named),
        (Level::Around, km) => t::around(lang, &km.to_string(), named),
        (level, _) => area(lang, level, scope.area.as_deref()),
    }
}

/// A zone, a department, a region or the country.
pub fn area(lang: Lang, level: Level, name: Option<&str>) -> String {
    match (level, name) {
        (Level::Zone, Some(name)) => t::zone(lang, name),
        (_, Some(name)) => name.to_owned(),
        (_, None) => t::country(lang).to_owned(),
    }
}

/// Both, as a heading.
pub fn scope(lang: Lang, asked: &Scope) -> String {
    t::scope(lang, &place(lang, asked), &what(lang, asked))
}
