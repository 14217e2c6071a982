//! The languages of the interface. French is the reference.

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Fr,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The BCP 47 tag: `fr`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// What every address starts with in this language; French has no prefix.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Fr => "",
            Self::En => "/en",
        }
    }

    /// The language that a browser or a form names; an unknown tag is French.
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Fr }
    }

    /// Splits the language off an address: `/en/connexion` is (`En`, `/connexion`).
    pub fn of_path(path: &str) -> (Self, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Self::En, "/"),
            Some(rest) if rest.starts_with('/') => (Self::En, rest),
            _ => (Self::Fr, path),
        }
    }
}

#[cfg(feature = "server")]
crate::kept_by_key!(Lang, tag);

#[cfg(feature = "testing")]
mod tests {
    use super::Lang;

    #[pleinweb_testing::test]
    fn a_path_carries_its_language() {
        for (path, lang, rest) in [
            ("/", Lang::Fr, "/"),
            ("/en", Lang::En, "/"),
            ("/en/", Lang::En, "/"),
            ("/en/connexion", Lang::En, "/connexion"),
            ("/entreprise", Lang::Fr, "/entreprise"),
            ("/espace", Lang::Fr, "/espace"),
        ] {
            assert_eq!(Lang::of_path(path), (lang, rest), "{path}");
        }
    }
}
