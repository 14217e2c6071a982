//! What every form carries besides its fields, and what comes back when a
//! form that was sent without scripts did not get through.

use serde::{Deserialize, Serialize};

use super::{AppError, Lang};

/// The hidden part of a form: `meta[request_id]`, `meta[back]`, `meta[lang]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormMeta {
    /// Made with the form: the same id sent twice acts once.
    pub request_id: String,
    /// The page of the form: a path of this site, with its language prefix.
    pub back: String,
    pub lang: Lang,
}

impl FormMeta {
    /// `back` if it is a path of this site, else the home page: never an
    /// address elsewhere, whatever the form says.
    pub fn safe_back(&self) -> &str {
        if is_local_path(&self.back) {
            &self.back
        } else {
            "/"
        }
    }
}

/// Whether a text is a path of this site (and cannot be read by a browser as
/// the address of another one: `//host`, `/\host`, control characters).
pub fn is_local_path(path: &str) -> bool {
    let bytes = path.as_bytes();
    bytes.first() == Some(&b'/')
        && !matches!(bytes.get(1), Some(b'/' | b'\\'))
        && bytes.len() <= 2000
        && !bytes
            .iter()
            .any(|byte| byte.is_ascii_control() || *byte == b' ' || *byte == b'\\')
        && path.is_ascii()
}

/// A refused form as the page shows it again: why, and what was typed
/// (secrets excepted).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormReturn {
    /// Which form it was: the path of its server function.
    pub form: String,
    pub error: AppError,
    /// Field name (without `command[..]`) and value, in the order sent.
    pub values: Vec<(String, String)>,
}

impl FormReturn {
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::is_local_path;

    #[pleinweb_testing::test]
    fn only_paths_of_this_site_are_followed() {
        for (path, ok) in [
            ("/", true),
            ("/espace?x=1", true),
            ("/en/connexion", true),
            ("", false),
            ("espace", false),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("/a\r\nb", false),
            ("/a b", false),
            ("/é", false),
        ] {
            assert_eq!(is_local_path(path), ok, "{path:?}");
        }
    }
}
