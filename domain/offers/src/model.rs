//! What an offer is made of, as the browser and the server know it.

use serde::{Deserialize, Serialize};

pub use super::columns::Figures;
use super::contact::Contact;
use super::pay::Pay;
pub use super::words::{Contract, EmployerSize, Experience, ExperienceNeed, Hours, Remote};
use pleinweb_checks::letters::is_invisible;
use pleinweb_kernel::Timestamp;
use pleinweb_kernel::keyed;
use pleinweb_nomenclature::model::{CommuneCode, Position, Postcode};
use pleinweb_nomenclature::rules::distance_km;

keyed! {
    /// Where an offer stands.
    "offer-state" OfferState {
        Open "open",
        /// Its source no longer gives it: the text is gone, the figures stay.
        Withdrawn "withdrawn",
        /// It ended (its last day passed, it was filled), or an operator took it down.
        Closed "closed",
    }
}

keyed! {
    /// What a requirement is about.
    "offer-requirement" RequirementKind {
        Skill "skill",
        /// A way of working.
        Soft "soft",
        Language "language",
        /// A driving licence or another permit.
        Licence "licence",
        /// A diploma or a training.
        Training "training",
        /// Work done before.
        Work "work",
    }
}

keyed! {
    /// How much it counts.
    "offer-need" Need {
        Must "must",
        Nice "nice",
    }
}

/// Where the work is, as finely as the source says it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// As people read it: "Limoges", "Haute-Vienne", "France".
    pub label: String,
    pub commune: Option<CommuneCode>,
    pub postcode: Option<Postcode>,
    /// Department code: "87", "2A", "974".
    pub department: Option<String>,
    /// Name of the region.
    pub region: Option<String>,
    /// The source's own, else the commune's.
    pub position: Option<Position>,
    /// Where it is besides; these have no further ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Self>,
}

impl Place {
    /// This one, and where it is besides.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.elsewhere)
    }

    /// Kilometres to the nearest, where any is known.
    pub fn km_from(&self, from: Position) -> Option<f64> {
        let known = self.all().filter_map(|place| place.position);
        let all = known.map(|to| distance_km(from, to));
        all.min_by(f64::total_cmp)
    }

    /// The same places, the nearest first.
    #[must_use]
    pub fn seen_from(mut self, from: Position) -> Self {
        let km = |place: &Self| {
            place
                .position
                .map_or(f64::INFINITY, |to| distance_km(from, to))
        };
        let nearest = (0..self.elsewhere.len())
            .min_by(|one, other| km(&self.elsewhere[*one]).total_cmp(&km(&self.elsewhere[*other])));
        if let Some(at) = nearest
            && km(&self.elsewhere[at]) < km(&self)
        {
            let mut elsewhere = std::mem::take(&mut self.elsewhere);
            let mut first = std::mem::replace(&mut elsewhere[at], self);
            first.elsewhere = elsewhere;
            return first;
        }
        self
    }
}

/// Something the employer asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    pub kind: RequirementKind,
    pub label: String,
    /// The code of the nomenclature, where the source gives one.
    pub code: Option<String>,
    pub need: Need,
}

/// Where an offer comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The short name that imports are made under: `france-travail`.
    pub key: String,
    /// As people read it: "France Travail".
    pub name: String,
    /// The offer's id there.
    pub id: String,
    /// The offer's page there: `http` or `https`, nothing else.
    pub url: Option<String>,
    /// Whoever gave the offer to the source, where it says so.
    pub partner: Option<String>,
}

/// An offer as an import reads it and the store keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub source: Source,
    pub figures: Figures,
    pub place: Place,
    pub pay: Pay,
    /// Where the source says it.
    pub published_at: Option<Timestamp>,
    /// The source's last update, where it says one.
    pub updated_at: Option<Timestamp>,
    /// After this instant nobody can apply.
    pub ends_at: Option<Timestamp>,
    pub text: OfferText,
}

/// What an offer says in words: gone when it is withdrawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferText {
    pub title: String,
    /// HTML made of paragraphs, lists and emphasis only, without any attribute.
    pub description: String,
    pub employer: Option<String>,
    /// About the employer; the same HTML.
    pub about_employer: Option<String>,
    /// The job title, where the source names one of the nomenclature.
    pub job_title: Option<String>,
    /// The contract in the source's words: "CDD - 6 mois".
    pub contract: Option<String>,
    pub hours: Option<String>,
    pub experience: Option<String>,
    pub sector: Option<String>,
    pub qualification: Option<String>,
    /// Where to apply: `http` or `https`, nothing else.
    pub apply_url: Option<String>,
    /// How else to apply. Left out of an offer's digest where nothing is said, so that
    /// those stored before are as they were.
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    pub requirements: Vec<Requirement>,
}

/// Whether a link may stand on a page: `http` or `https`, an ordinary host,
/// no user, no blanks or control characters, no end of an attribute.
pub(crate) fn is_web_link(link: &str) -> bool {
    let lower = link.get(..8).unwrap_or(link).to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        &link[8..]
    } else if lower.starts_with("http://") {
        &link[7..]
    } else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    link.len() <= 2000
        && !host.is_empty()
        && !host.contains('@')
        && !link.chars().any(|letter| {
            letter.is_control()
                || letter.is_whitespace()
                || is_invisible(letter)
                || matches!(letter, '"' | '\'' | '<' | '>' | '\\' | '`')
        })
}

/// A link that may stand on a page, without blanks around; nothing else passes.
pub(crate) fn web_link(text: &str) -> Option<String> {
    let text = text.trim();
    is_web_link(text).then(|| text.to_owned())
}

#[cfg(feature = "testing")]
mod tests {
    use super::web_link;

    #[pleinweb_testing::test]
    fn only_web_links_pass() {
        for (text, ok) in [
            ("https://exemple.fr/offre?id=1#haut", true),
            (" http://exemple.fr ", true),
            ("HTTPS://exemple.fr", true),
            ("https://exemple.fr/été", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("//exemple.fr", false),
            ("ftp://exemple.fr", false),
            ("exemple.fr", false),
            ("https://", false),
            ("https:///offre", false),
            ("https://moi@exemple.fr/", false),
            ("https://exemple.fr/\"onclick=", false),
            ("https://exemple.fr/a b", false),
            ("https://exemple.fr/</script>", false),
            ("https://exemple.fr/\u{2028}x", false),
            ("https://exemple.fr/\u{202e}x", false),
            ("é", false),
            ("", false),
        ] {
            assert_eq!(web_link(text).is_some(), ok, "{text:?}");
        }
    }
}
