//! Looking into JSON that others write: what is missing, null or of another
//! kind is simply not there.

use serde_json::Value;

static NOTHING: Value = Value::Null;

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

    fn each(&self, key: &str) -> &[Value] {
        match self.at(key) {
            Value::Array(list) => list,
            object @ Value::Object(_) => std::slice::from_ref(object),
            _ => &[],
        }
    }
}
