//! The address of the page, and how addresses are written.

use leptos::prelude::*;

/// A name in the query of an address. Those of our pages are in `page::params`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Param(pub &'static str);

/// Where the page is, as its reader asked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// With the prefix of the language.
    pub path: String,
    /// Without `?`; as it was sent.
    pub query: String,
}

/// The address of this page.
pub fn here() -> Address {
    use_context().unwrap_or_default()
}

impl Address {
    /// A value of the query; the first, where there are several.
    pub fn value(&self, Param(name): Param) -> Option<String> {
        self.value_named(name)
    }

    /// The same for a name that is put together.
    pub fn value_named(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}

/// A value of the query of this page.
pub fn query_value(param: Param) -> Option<String> {
    here().value(param)
}

/// A path with a query that is written already, without its `?`.
pub fn with_query(path: &str, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    [path, mark, query].concat()
}

/// A path and values for its query; a value that is empty is left out.
pub fn with_params(path: &str, params: &[(Param, &str)]) -> String {
    let pairs: Vec<String> = params
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(Param(name), value)| [*name, "=", &encode(value)].concat())
        .collect();
    with_query(path, &pairs.join("&"))
}

/// A query without one of its names, as it was sent.
pub fn query_without(query: &str, Param(name): Param) -> String {
    let is_named = |pair: &&str| pair.split_once('=').is_some_and(|(own, _)| own == name);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs: Vec<&str> = pairs.filter(|pair| !is_named(pair)).collect();
    pairs.join("&")
}

/// Percent-encodes a text so that it can be the value of a query parameter, and
/// a path in it can still be read.
pub fn encode(text: &str) -> String {
    encode_but(text, b"/-_.")
}

/// The same with nothing left but letters and digits: for addresses that other
/// programs take apart.
pub fn encode_all(text: &str) -> String {
    encode_but(text, b"")
}

fn encode_but(text: &str, kept: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(DIGITS[usize::from(digit)]));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Address, Param, encode, encode_all, query_without, with_params, with_query};

    const ONE: Param = Param("un");
    const TWO: Param = Param("deux");

    #[test]
    fn what_is_written_is_read() {
        let href = with_params("/x", &[(ONE, ""), (TWO, "l'été & la mer")]);
        assert_eq!(href, "/x?deux=l%27%C3%A9t%C3%A9%20%26%20la%20mer");
        let (path, query) = href.split_once('?').unwrap();
        let address = Address {
            path: path.to_owned(),
            query: query.to_owned(),
        };
        assert_eq!(address.value(TWO).as_deref(), Some("l'été & la mer"));
        assert_eq!(address.value(ONE), None);
        assert_eq!(with_params("/x", &[(ONE, "")]), "/x");
        assert_eq!(
            with_params("/x", &[(ONE, "1"), (TWO, "2")]),
            "/x?un=1&deux=2"
        );
        assert_eq!(with_query("/x", ""), "/x");
    }

    #[test]
    fn a_name_is_taken_out_of_a_query() {
        for (query, left) in [
            ("", ""),
            ("un=1", ""),
            ("a=1&un=2&b", "a=1&b"),
            ("&unx=1&&deux=%20", "unx=1&deux=%20"),
        ] {
            assert_eq!(query_without(query, ONE), left, "{query}");
        }
    }

    #[test]
    fn a_text_in_an_address_has_no_sign_of_its_own() {
        assert_eq!(
            encode("/espace?form=1&x=é"),
            "/espace%3Fform%3D1%26x%3D%C3%A9"
        );
        assert_eq!(encode_all("a b&c=é"), "a%20b%26c%3D%C3%A9");
        assert_eq!(encode_all("a-b/c"), "a%2Db%2Fc");
    }
}
