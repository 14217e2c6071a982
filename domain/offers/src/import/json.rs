//! Looking into JSON that others write: what is missing, null or of another
//! kind is simply not there.

use std::borrow::Cow;

use serde_json::Value;

use super::text::{flat, is_encoded};
use super::{Kind, Notes};

static NOTHING: Value = Value::Null;

/// What names an offer, an address or a kind of thing: as it stands.
const AS_IT_STANDS: [&str; 7] = ["id", "_id", "@id", "@type", "@context", "identifier", "url"];

/// Texts that may be HTML: read as such later.
const RICH: [&str; 6] = [
    "description",
    "beskrivning",
    "text",
    "text_formatted",
    "annonstext",
    "company_information",
];

/// Makes every text of an element its letters, but for names and addresses; what
/// may be HTML is only looked at.
pub fn lettered(value: &mut Value, notes: &mut Notes) {
    texts(value, "", notes);
}

fn texts(value: &mut Value, key: &str, notes: &mut Notes) {
    match value {
        Value::String(text) if RICH.contains(&key) => {
            notes.note_if(Kind::Entities, is_encoded(text));
        }
        Value::String(text) => {
            if let Cow::Owned(letters) = flat(text)
                && letters != *text
            {
                notes.note(Kind::Entities);
                *text = letters;
            }
        }
        Value::Array(list) => {
            for inner in list {
                texts(inner, key, notes);
            }
        }
        Value::Object(object) => {
            for (name, inner) in object {
                // A text with its language is what its key says.
                let key = if name == "@value" { key } else { name };
                if !AS_IT_STANDS.contains(&name.as_str()) {
                    texts(inner, key, notes);
                }
            }
        }
        _ => {}
    }
}

/// The words of whatever stands there: of a list all of them, of a thing its name.
pub fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => {
            let mut all: Vec<String> = list.iter().map(said).collect();
            all.retain(|words| !words.is_empty());
            all.join(", ")
        }
        Value::Object(object) => [
            "@value",
            "name",
            "label",
            "title",
            "description",
            "text",
            "value",
        ]
        .iter()
        .filter_map(|key| object.get(*key))
        .map(said)
        .find(|words| !words.is_empty())
        .unwrap_or_default(),
        _ => String::new(),
    }
}

/// Ways to look at a value.
pub trait Look {
    /// The value of a key; null if there is none.
    fn at(&self, key: &str) -> &Value;
    /// A text, without blanks around; empty if it is none.
    fn text(&self, key: &str) -> &str;
    /// A text that is not empty.
    fn some(&self, key: &str) -> Option<&str>;
    /// A text or a number, as a text.
    fn id(&self, key: &str) -> String;
    fn flag(&self, key: &str) -> bool;
    fn number(&self, key: &str) -> Option<f64>;
    /// Whether something stands where a number should, and is none.
    fn has_unread_number(&self, key: &str) -> bool;
    /// The elements of a list; the value itself if it is an object; else none.
    fn each(&self, key: &str) -> &[Value];
}

impl Look for Value {
    fn at(&self, key: &str) -> &Value {
        self.get(key).unwrap_or(&NOTHING)
    }

    fn text(&self, key: &str) -> &str {
        self.at(key).as_str().map_or("", str::trim)
    }

    fn some(&self, key: &str) -> Option<&str> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    fn id(&self, key: &str) -> String {
        match self.at(key) {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }

    fn flag(&self, key: &str) -> bool {
        match self.at(key) {
            Value::Bool(flag) => *flag,
            Value::String(text) => text.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }

    fn number(&self, key: &str) -> Option<f64> {
        match self.at(key) {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().replace(',', ".").parse().ok(),
            _ => None,
        }
    }

    fn has_unread_number(&self, key: &str) -> bool {
        let value = self.at(key);
        !value.is_null() && value.as_str() != Some("") && self.number(key).is_none()
    }

    fn each(&self, key: &str) -> &[Value] {
        match self.at(key) {
            Value::Array(list) => list,
            object @ Value::Object(_) => std::slice::from_ref(object),
            _ => &[],
        }
    }
}

#[cfg(feature = "testing")]
mod tests {
    use serde_json::json;

    use super::{lettered, said};
    use crate::import::{Kind, Notes};

    #[pleinweb_testing::test]
    fn every_text_is_made_letters_and_names_stay() {
        let mut value = json!({
            "id": "A&amp;B", "url": "https://x.fr/?a=1&amp;b=2", "identifier": {"value": "C&amp;D"},
            "intitule": "d&apos;analyse", "description": "<p>a &amp; b</p>",
            "competences": [{"libelle": "Cr&egrave;mes"}], "n": 3, "rien": null,
            "contact": {"nom": "Andr&eacute;"}
        });
        let mut notes = Notes::default();
        lettered(&mut value, &mut notes);
        assert_eq!(
            value,
            json!({
                "id": "A&amp;B", "url": "https://x.fr/?a=1&amp;b=2", "identifier": {"value": "C&amp;D"},
                "intitule": "d'analyse", "description": "<p>a &amp; b</p>",
                "competences": [{"libelle": "Crèmes"}], "n": 3, "rien": null,
                "contact": {"nom": "André"}
            })
        );
        assert_eq!(notes.kinds(), [Kind::Entities]);
        let mut notes = Notes::default();
        lettered(
            &mut json!({"description": "<p>a &amp; b</p>", "nom": "P&L <3"}),
            &mut notes,
        );
        assert_eq!(notes.kinds(), []);
        lettered(
            &mut json!({"description": {"text": "d&rsquo;un"}}),
            &mut notes,
        );
        assert_eq!(notes.kinds(), [Kind::Entities]);
    }

    #[pleinweb_testing::test]
    fn words_are_found_wherever_they_stand() {
        for (value, expected) in [
            (json!("  a "), "a"),
            (json!(["a", null, {"name": "b"}, ["c", 4]]), "a, b, c, 4"),
            (json!({"@value": "a", "name": "b"}), "a"),
            (json!({"name": null, "value": 7}), "7"),
            (json!({"x": "y"}), ""),
            (json!(true), ""),
        ] {
            assert_eq!(said(&value), expected, "{value}");
        }
    }
}
