//! What is said of a field while it is filled in, as one small file for each
//! language: the program of the islands carries no sentence.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use pleinweb_checks::CODES;
use pleinweb_kernel::Lang;

use crate::texts::errors;

/// The route that serves them.
pub const ROUTE: &str = "/textes/{file}";

struct File {
    /// Its address changes with its content, so that browsers keep it for ever.
    name: String,
    json: String,
}

fn file(lang: Lang) -> &'static File {
    static FILES: OnceLock<[File; Lang::ALL.len()]> = OnceLock::new();
    let files = FILES.get_or_init(|| Lang::ALL.map(make));
    match lang {
        Lang::Fr => &files[0],
        Lang::En => &files[1],
    }
}

fn make(lang: Lang) -> File {
    let sentences: serde_json::Map<String, serde_json::Value> = CODES
        .iter()
        .filter_map(|code| Some(((*code).to_owned(), errors::by_id(lang, code)?.into())))
        .collect();
    let json = serde_json::Value::Object(sentences).to_string();
    let mut hasher = DefaultHasher::new();
    json.hash(&mut hasher);
    let name = format!("{}-{:016x}.json", lang.tag(), hasher.finish());
    File { name, json }
}

/// Where the sentences of a language are.
pub fn address(lang: Lang) -> String {
    ["/textes/", &file(lang).name].concat()
}

/// The file of this name.
pub fn named(name: &str) -> Option<&'static str> {
    Lang::ALL
        .map(file)
        .into_iter()
        .find(|file| file.name == name)
        .map(|file| file.json.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_sentence_in_the_file() {
        for lang in Lang::ALL {
            let address = address(lang);
            let json = named(address.strip_prefix("/textes/").expect("in its folder"));
            let sentences: serde_json::Value =
                serde_json::from_str(json.expect("a file")).expect("json");
            for code in CODES {
                assert!(sentences[code].is_string(), "{lang:?}: {code}");
            }
        }
        assert_eq!(named("fr.json"), None);
    }
}
