//! What people call occupations when they do not know the official title.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::OccupationCode;
use crate::text::other_forms;

/// One line each: `word`, what is typed, what it stands for; `name`, what is
/// typed, the codes of the occupations that are meant; or `both`, what one does
/// and what with, each with each a name, and the codes.
const TABLE: &str = include_str!("../../data/everyday.tsv");

fn lines(kind: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter_map(move |line| {
        let mut fields = line.split('\t');
        (fields.next()? == kind).then_some(())?;
        Some((fields.next()?, fields.next()?))
    })
}

static WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    lines("word")
        .map(|(typed, meant)| (typed, meant.split('|').collect()))
        .collect()
});

/// The words of the nomenclature that a short or familiar word (folded) stands for.
fn meanings(word: &str) -> Vec<String> {
    WORDS
        .get(word)
        .map(|meant| meant.iter().map(|&word| word.to_owned()).collect())
        .unwrap_or_default()
}

/// Other words for a typed one: what it is short for, the other gender, the singular.
pub fn forms(word: &str) -> Vec<String> {
    let mut forms = meanings(word);
    forms.extend(other_forms(word));
    forms
}

/// Everyday names and the occupation each means; one that means several comes several times.
pub fn names() -> impl Iterator<Item = (String, OccupationCode)> {
    let whole = lines("name").map(|(name, codes)| (name.to_owned(), codes));
    whole.chain(composed()).flat_map(|(name, codes)| {
        codes
            .split('|')
            .filter_map(move |code| Some((name.clone(), OccupationCode::parse(code).ok()?)))
    })
}

/// "réparer" or "réparation", with "voiture" or "auto".
fn composed() -> impl Iterator<Item = (String, &'static str)> {
    let both = TABLE.lines().filter_map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["both", verbs, objects, codes] => Some((verbs, objects, codes)),
            _ => None,
        }
    });
    both.flat_map(|(verbs, objects, codes)| {
        verbs.split('|').flat_map(move |verb| {
            let objects = objects.split('|');
            objects.map(move |object| ([verb, " ", object].concat(), codes))
        })
    })
}

/// Words that say nothing about the occupation: articles, "H/F", the ends of
/// inclusive spellings ("boulanger·ère"), and what people add to a job title.
pub fn says_nothing(word: &str) -> bool {
    matches!(
        word,
        "a" | "au"
            | "aux"
            | "avec"
            | "c"
            | "cdd"
            | "cdi"
            | "chez"
            | "d"
            | "dans"
            | "de"
            | "des"
            | "du"
            | "e"
            | "en"
            | "ere"
            | "es"
            | "et"
            | "euse"
            | "f"
            | "fh"
            | "h"
            | "hf"
            | "iere"
            | "je"
            | "l"
            | "la"
            | "le"
            | "les"
            | "m"
            | "mf"
            | "ne"
            | "ou"
            | "par"
            | "pour"
            | "rice"
            | "s"
            | "se"
            | "sur"
            | "travail"
            | "trice"
            | "un"
            | "une"
            | "x"
            | "emploi"
            | "job"
            | "metier"
            | "poste"
            | "recherche"
            | "cherche"
    )
}

#[cfg(feature = "testing")]
mod tests {
    use super::{TABLE, composed, lines, meanings, names};
    use crate::text::words;

    #[pleinweb_testing::test]
    fn the_table_is_well_formed() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let right = match fields[0] {
                "both" => fields.len() == 4,
                kind => matches!(kind, "word" | "name") && fields.len() == 3,
            };
            assert!(right, "{line:?}");
            assert!(
                fields.iter().all(|field| !field.trim().is_empty()),
                "{line:?}"
            );
        }
        for (typed, meant) in lines("word") {
            assert_eq!(words(typed), [typed], "a typed word is one folded word");
            for word in meant.split('|') {
                assert_eq!(words(word), [word], "{typed} stands for folded words");
            }
        }
        for (name, codes) in lines("name") {
            assert_eq!(
                names().filter(|(n, _)| n == name).count(),
                codes.split('|').count(),
                "codes of {name}"
            );
        }
        for (name, codes) in composed() {
            let known = names().filter(|(n, _)| *n == name).count();
            assert!(known >= codes.split('|').count(), "codes of {name}");
        }
        assert_eq!(meanings("prof"), ["professeur"]);
    }
}
