//! What people call occupations when they do not know the official title.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::nomenclature::model::OccupationCode;
use crate::nomenclature::text::other_forms;

/// One line each: `word`, what is typed, what it stands for; or `name`, what
/// is typed, the codes of the occupations that are meant.
const TABLE: &str = include_str!("../../../data/everyday.tsv");

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
pub fn names() -> impl Iterator<Item = (&'static str, OccupationCode)> {
    lines("name").flat_map(|(name, codes)| {
        codes
            .split('|')
            .filter_map(move |code| Some((name, OccupationCode::parse(code).ok()?)))
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

#[cfg(test)]
mod tests {
    use super::{TABLE, lines, meanings, names};
    use crate::nomenclature::text::words;

    #[test]
    fn the_table_is_well_formed() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(
                fields.len() == 3 && matches!(fields[0], "word" | "name"),
                "{line:?}"
            );
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
                names().filter(|(n, _)| *n == name).count(),
                codes.split('|').count(),
                "codes of {name}"
            );
        }
        assert_eq!(meanings("prof"), ["professeur"]);
    }
}
