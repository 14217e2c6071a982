//! The address of the page.

use leptos::prelude::*;

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
    pub fn value(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}

/// A value of the query of this page.
pub fn query_value(name: &str) -> Option<String> {
    here().value(name)
}
