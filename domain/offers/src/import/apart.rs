//! What tells offers apart that go by one identifier: some sites write the same one
//! on every posting. First their address, then the identifier's name with its value,
//! then what and where the work is, then everything but dates.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json::{Look, said};
use super::text::link;

/// Of an offer, each as a digest that stays the same from one import to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    pub url: Option<u64>,
    pub name: Option<u64>,
    pub thing: u64,
    pub content: u64,
}

/// Parts of a posting that change without it being another one.
const PASSING: [&str; 6] = [
    "datePosted",
    "dateModified",
    "validThrough",
    "@context",
    "@id",
    "position",
];

impl Apart {
    /// Of a posting as it stands in its file.
    pub fn of_posting(value: &Value) -> Self {
        let value = match value.get("item") {
            Some(inner @ Value::Object(_)) => inner,
            _ => value,
        };
        let identifier = match value.at("identifier") {
            Value::Array(list) => list.first().unwrap_or(value),
            one => one,
        };
        let mut content = value.clone();
        if let Value::Object(object) = &mut content {
            object.retain(|key, _| !PASSING.contains(&key.as_str()));
        }
        let thing = ["title", "name", "hiringOrganization", "jobLocation"];
        Self {
            url: some_digest([address(value.at("url"))]),
            name: identifier
                .some("name")
                .and_then(|name| some_digest([name.to_owned(), said(identifier.at("value"))])),
            thing: digest(thing.iter().map(|key| value.at(key).to_string())),
            content: digest([content.to_string()]),
        }
    }
}

/// The address as it is stored, or as it stands if it is none.
fn address(value: &Value) -> String {
    let text = match value {
        Value::Array(list) => list.first().map(said).unwrap_or_default(),
        one => said(one),
    };
    link(&text).unwrap_or(text)
}

/// A digest of some texts.
pub(crate) fn digest<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        let part = part.as_ref();
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    u64::from_le_bytes(first)
}

/// The same, or nothing if all of it is empty.
pub fn some_digest<const N: usize>(parts: [String; N]) -> Option<u64> {
    let there = parts.iter().any(|part| !part.is_empty());
    there.then(|| digest(parts))
}

#[cfg(feature = "testing")]
mod tests {
    use serde_json::json;

    use super::Apart;

    #[pleinweb_testing::test]
    fn postings_are_told_apart_by_what_they_say_and_not_by_their_dates() {
        let one = json!({"title": "Vendeur", "url": "https://x.fr/1", "datePosted": "2026-11-01",
            "identifier": {"name": "Magasin", "value": 7}, "description": "a"});
        let same = |change: serde_json::Value| {
            let mut other = one.clone();
            for (key, value) in change.as_object().unwrap() {
                other[key] = value.clone();
            }
            let (one, other) = (Apart::of_posting(&one), Apart::of_posting(&other));
            (
                one.url == other.url,
                one.name == other.name,
                one.thing == other.thing,
                one.content == other.content,
            )
        };
        assert_eq!(
            same(json!({"datePosted": "2026-11-09"})),
            (true, true, true, true)
        );
        assert_eq!(
            same(json!({"url": "https://x.fr/2"})),
            (false, true, true, false)
        );
        assert_eq!(
            same(json!({"identifier": {"name": "Autre", "value": 7}})),
            (true, false, true, false)
        );
        assert_eq!(
            same(json!({"jobLocation": "Limoges"})),
            (true, true, false, false)
        );
        assert_eq!(same(json!({"description": "b"})), (true, true, true, false));
        let bare = Apart::of_posting(&json!({"title": "x", "identifier": "7"}));
        assert_eq!((bare.url, bare.name), (None, None));
    }
}
