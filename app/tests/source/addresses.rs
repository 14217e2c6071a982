//! Addresses of pages in the texts of a source.

use pleinweb_app::page::Page;
use pleinweb_kernel::Lang;

use super::modules::Crate;

/// Where addresses are: tables that tests hold against that of the pages.
const TABLES: &[(&str, &str)] = &[
    ("landing", "where mails lead: `app/src/landing.rs`"),
    (
        "offers::saved",
        "where a mail program stops mails: beside its test",
    ),
];
/// The home page is the root of everything, and has no name of its own.
const ROOTS: &[&str] = &["/", "/en"];

/// The texts that say the address of a page, each with its module.
pub fn written(read: &Crate) -> impl Iterator<Item = String> {
    read.modules.iter().flat_map(|(way, module)| {
        let way = way.join("::");
        let is_table = TABLES.iter().any(|(table, _)| *table == way);
        let texts = module.texts.iter().filter(move |_| !is_table);
        let texts = texts.filter(|text| says_a_page(text));
        texts
            .map(|text| format!("{way} says {text:?}"))
            .collect::<Vec<_>>()
    })
}

/// Whether a text is the path of a page, or ends with one after what is filled
/// in: "{prefix}/alertes/{token}?fait=1".
fn says_a_page(text: &str) -> bool {
    let from = text.find("}/").map_or(0, |at| at + 1);
    let path = &text[from..];
    let ends = |sign: char| sign.is_whitespace() || "?#,<\"\\".contains(sign);
    let path = path.split(ends).next().unwrap_or_default();
    // What ends with a stroke is a folder: "/api/" is no page.
    path.starts_with('/')
        && !path.ends_with('/')
        && !ROOTS.contains(&path)
        && Page::parse(Lang::of_path(path).1).is_some()
}

#[test]
fn the_address_of_a_page_is_seen_in_a_text() {
    for (text, expected) in [
        ("/espace", true),
        ("/en/connexion?retour=/", true),
        ("{prefix}/alertes/{token}?fait=1", true),
        ("{}/offres/{id}", true),
        ("On {}/connexion, one signs in.", true),
        ("/", false),
        ("/api/", false),
        ("/offres.atom", false),
        ("/api/v1/offers/{id}", false),
        ("par mois, /h", false),
        ("espace", false),
    ] {
        assert_eq!(says_a_page(text), expected, "{text}");
    }
}
