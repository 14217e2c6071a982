//! Countries as sources name them: France, its lands overseas, which have codes
//! of countries, and all others.

use pleinweb_nomenclature::geography::{Department, department};
use pleinweb_nomenclature::words;

/// Where a country is, seen from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    France,
    /// French, with a code of its own.
    Overseas(&'static Department),
    Abroad,
}

/// Folded, as they come; nothing said is France.
const FRANCE: [&str; 12] = [
    "",
    "fr",
    "fra",
    "fx",
    "fxx",
    "250",
    "france",
    "france metropolitaine",
    "metropolitan france",
    "republique francaise",
    "frankrike",
    "frankreich",
];

/// Department, then codes (ISO 3166) and names, folded.
const OVERSEAS: [(&str, &[&str]); 12] = [
    ("971", &["gp", "glp", "guadeloupe"]),
    ("972", &["mq", "mtq", "martinique"]),
    (
        "973",
        &["gf", "guf", "guyane", "guyane francaise", "french guiana"],
    ),
    (
        "974",
        &["re", "reu", "la reunion", "reunion", "ile de la reunion"],
    ),
    (
        "975",
        &[
            "pm",
            "spm",
            "saint pierre et miquelon",
            "saint pierre and miquelon",
        ],
    ),
    ("976", &["yt", "myt", "mayotte"]),
    ("977", &["bl", "blm", "saint barthelemy", "saint barth"]),
    ("978", &["mf", "maf", "saint martin"]),
    (
        "984",
        &[
            "tf",
            "atf",
            "terres australes et antarctiques francaises",
            "french southern territories",
        ],
    ),
    (
        "986",
        &["wf", "wlf", "wallis et futuna", "wallis and futuna"],
    ),
    (
        "987",
        &[
            "pf",
            "pyf",
            "polynesie francaise",
            "french polynesia",
            "polynesie",
        ],
    ),
    ("988", &["nc", "ncl", "nouvelle caledonie", "new caledonia"]),
];

/// Reads a country: "RE", "fr", "Nouvelle-Calédonie", "FR-974".
pub fn country(text: &str) -> Country {
    let folded = words(text).join(" ");
    if FRANCE.contains(&folded.as_str()) {
        return Country::France;
    }
    let part = folded.strip_prefix("fr ").unwrap_or(&folded);
    let named = OVERSEAS
        .iter()
        .find(|(code, names)| *code == part || names.contains(&part));
    match named.and_then(|(code, _)| department(code)) {
        Some(found) => Country::Overseas(found),
        // "FR-87", a part of France.
        None if folded.starts_with("fr ") => Country::France,
        None => Country::Abroad,
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Country, country};

    #[pleinweb_testing::test]
    fn lands_overseas_are_no_other_countries() {
        for (text, expected) in [
            ("", "France"),
            ("FR", "France"),
            ("fra", "France"),
            ("France", "France"),
            ("Frankrike", "France"),
            ("FR-87", "France"),
            ("RE", "974"),
            ("REU", "974"),
            ("La Réunion", "974"),
            ("FR-974", "974"),
            ("FR-RE", "974"),
            ("GP", "971"),
            ("MQ", "972"),
            ("GF", "973"),
            ("PM", "975"),
            ("YT", "976"),
            ("BL", "977"),
            ("MF", "978"),
            ("TF", "984"),
            ("WF", "986"),
            ("PF", "987"),
            ("NC", "988"),
            ("Nouvelle-Calédonie", "988"),
            ("BE", "abroad"),
            ("Suisse", "abroad"),
            ("Sverige", "abroad"),
        ] {
            let told = match country(text) {
                Country::France => "France",
                Country::Overseas(found) => found.code,
                Country::Abroad => "abroad",
            };
            assert_eq!(told, expected, "{text:?}");
        }
    }
}
