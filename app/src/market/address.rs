//! The question in an address: the same for the page, its links and its file.

use pleinweb_checks::letters::plain_line;
use pleinweb_kernel::Lang;
use pleinweb_market::model::{Level, MarketInput};

use crate::address::{encode_all, with_query};
use crate::page::Page;
use crate::page::params::LANGUAGE;

/// Names in the query. Those that end in `_text` hold what was typed.
pub const OCCUPATION: &str = "metier";
pub const DOMAIN: &str = "domaine";
pub const PLACE: &str = "lieu";
pub const RADIUS: &str = "rayon";
pub const LEVEL: &str = "niveau";
pub const WITH_OCCUPATION: &str = "avec_metier";
pub const WITH_PLACE: &str = "avec_lieu";
const TEXT: &str = "_text";

/// What an address asks: a market, and perhaps another occupation or place to
/// compare it with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarketRequest {
    pub one: MarketInput,
    pub with_occupation: (String, String),
    pub with_place: (String, String),
}

impl MarketRequest {
    /// Reads a query; `value` gives what stands under a name.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let one = |name: &str| value(name).unwrap_or_default();
        let text = |name: &str| plain_line(&one(&[name, TEXT].concat()));
        Self {
            one: MarketInput {
                occupation: one(OCCUPATION),
                occupation_text: text(OCCUPATION),
                domain: one(DOMAIN),
                place: one(PLACE),
                place_text: text(PLACE),
                radius: one(RADIUS),
                level: one(LEVEL),
            },
            with_occupation: (one(WITH_OCCUPATION), text(WITH_OCCUPATION)),
            with_place: (one(WITH_PLACE), text(WITH_PLACE)),
        }
    }

    /// The other market, if one is asked for.
    pub fn other(&self) -> Option<MarketInput> {
        let said = |pair: &(String, String)| !pair.0.is_empty() || !pair.1.trim().is_empty();
        let (occupation, place) = (said(&self.with_occupation), said(&self.with_place));
        if !occupation && !place {
            return None;
        }
        let mut other = self.one.clone();
        if occupation {
            (other.occupation, other.occupation_text) = self.with_occupation.clone();
            other.domain = String::new();
        }
        if place {
            (other.place, other.place_text) = self.with_place.clone();
        }
        Some(other)
    }

    /// Whether neither work nor place is asked for.
    pub fn is_of_all(&self) -> bool {
        let one = &self.one;
        [
            &one.occupation,
            &one.occupation_text,
            &one.domain,
            &one.place,
            &one.place_text,
        ]
        .into_iter()
        .all(String::is_empty)
    }

    /// The same question without what it is compared with.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self {
            one: self.one.clone(),
            ..Self::default()
        }
    }

    /// The same question for another occupation.
    #[must_use]
    pub fn of(&self, code: &str, label: &str) -> Self {
        let mut asked = self.clone();
        (asked.one.occupation, asked.one.occupation_text) = (code.to_owned(), label.to_owned());
        asked
    }

    /// The same question in another place.
    #[must_use]
    pub fn at(&self, code: &str, label: &str) -> Self {
        let mut asked = self.clone();
        (asked.one.place, asked.one.place_text) = (code.to_owned(), label.to_owned());
        asked
    }

    /// The same question, reaching farther.
    #[must_use]
    pub fn reaching(&self, level: Level) -> Self {
        let mut asked = self.clone();
        level.key().clone_into(&mut asked.one.level);
        asked
    }

    /// The address of the page.
    pub fn href(&self, lang: Lang) -> String {
        self.at_path(Page::Market.href(lang))
    }

    /// The address of the file.
    pub fn csv(&self, lang: Lang) -> String {
        let mut href = self.at_path(super::CSV_PATH.to_owned());
        if lang != Lang::default() {
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(LANGUAGE.0);
            href.push('=');
            href.push_str(lang.tag());
        }
        href
    }

    /// Names and values, those that say something.
    pub fn pairs(&self) -> Vec<(String, &str)> {
        let one = &self.one;
        let text = |name: &str| [name, TEXT].concat();
        [
            (OCCUPATION.to_owned(), &one.occupation),
            (text(OCCUPATION), &one.occupation_text),
            (DOMAIN.to_owned(), &one.domain),
            (PLACE.to_owned(), &one.place),
            (text(PLACE), &one.place_text),
            (RADIUS.to_owned(), &one.radius),
            (LEVEL.to_owned(), &one.level),
            (WITH_OCCUPATION.to_owned(), &self.with_occupation.0),
            (text(WITH_OCCUPATION), &self.with_occupation.1),
            (WITH_PLACE.to_owned(), &self.with_place.0),
            (text(WITH_PLACE), &self.with_place.1),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.as_str()))
        .collect()
    }

    fn at_path(&self, path: String) -> String {
        let pairs = self.pairs();
        let pairs = pairs.iter();
        let pairs = pairs.map(|(name, value)| [name.as_str(), "=", &encode_all(value)].concat());
        with_query(&path, &pairs.collect::<Vec<_>>().join("&"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Lang, MarketRequest};

    fn read(pairs: &[(&str, &str)]) -> MarketRequest {
        let map: HashMap<&str, &str> = pairs.iter().copied().collect();
        MarketRequest::read(|name| map.get(name).map(|value| (*value).to_owned()))
    }

    #[test]
    fn an_address_keeps_the_question() {
        let asked = read(&[
            ("metier", "D1102"),
            ("metier_text", "Boulanger"),
            ("lieu_text", "Saint-Étienne"),
            ("avec_lieu", "19031"),
        ]);
        assert_eq!(
            asked.href(Lang::Fr),
            "/marche?metier=D1102&metier_text=Boulanger&lieu_text=Saint%2D%C3%89tienne&avec_lieu=19031"
        );
        assert_eq!(
            asked.alone().csv(Lang::En),
            "/marche.csv?metier=D1102&metier_text=Boulanger&lieu_text=Saint%2D%C3%89tienne&langue=en"
        );
        assert_eq!(MarketRequest::default().csv(Lang::Fr), "/marche.csv");
        assert_eq!(
            MarketRequest::default().csv(Lang::En),
            "/marche.csv?langue=en"
        );
    }

    #[test]
    fn a_comparison_changes_one_thing() {
        let place = read(&[
            ("metier", "D1102"),
            ("lieu", "87085"),
            ("avec_lieu_text", "Tulle"),
        ]);
        let other = place.other().unwrap();
        assert_eq!(
            (other.occupation.as_str(), other.place.as_str()),
            ("D1102", "")
        );
        assert_eq!(other.place_text, "Tulle");
        let occupation = read(&[
            ("domaine", "D"),
            ("lieu", "87085"),
            ("avec_metier", "G1602"),
        ]);
        let other = occupation.other().unwrap();
        assert_eq!(
            (other.occupation.as_str(), other.domain.as_str()),
            ("G1602", "")
        );
        assert_eq!(other.place, "87085");
        assert_eq!(
            read(&[("lieu", "87085"), ("avec_lieu_text", " ")]).other(),
            None
        );
    }
}
