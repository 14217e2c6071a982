//! What: words that mean occupations, and words that are misspelt.

use pleinweb_search::{Alternative, Correction, Query, Reader};

use crate::nomenclature::Lists;
use crate::nomenclature::words as folded_words;

/// Occupations that words may stand for, at most.
const OCCUPATIONS: usize = 8;
/// Points behind the best by which an occupation is surely not meant.
const FAR: u16 = 420;
/// How surely an occupation is meant whose name was guessed.
const GUESSED: f32 = 0.6;

/// What the words of a search are taken for.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The words to search.
    pub words: String,
    pub alternatives: Vec<Alternative>,
    /// Codes of the occupations that are surely meant, the best first.
    pub occupations: Vec<String>,
    pub corrected: bool,
}

/// Reads what was typed. Quotes mean exactly what they hold; `exact` means all of it.
pub fn read(reader: &Reader, lists: &Lists, typed: &str, exact: bool) -> Read {
    let mut read = Read {
        words: typed.to_owned(),
        ..Read::default()
    };
    if typed.is_empty() || exact || typed.contains(['"', '“', '”', '«', '»']) {
        return read;
    }
    let known = known_words(lists, typed);
    let probe = reader.search(&Query {
        words: typed.to_owned(),
        ..Query::default()
    });
    for correction in &probe.corrections {
        // A word of everyday language need not be in any offer.
        let folded = folded_words(&correction.typed).join(" ");
        if !known.contains(&folded) {
            read.words = replaced(&read.words, correction);
            read.corrected = true;
        }
    }
    let Some(meaning) = lists.occupations.meaning(&read.words, OCCUPATIONS) else {
        return read;
    };
    let sure = meaning.occupations.iter().any(|meant| meant.exact);
    // Words that offers hold mean themselves: what a job title would have to be
    // guessed for is no better.
    if !sure && probe.total > 0 {
        return read;
    }
    let occupations: Vec<(String, f32)> = meaning
        .occupations
        .iter()
        .filter(|meant| meant.exact || !sure)
        .filter_map(|meant| {
            let behind = u16::try_from(meant.behind).unwrap_or(FAR);
            let weight = 1.0 - f32::from(behind) / f32::from(FAR);
            let weight = if meant.exact {
                weight
            } else {
                weight * GUESSED
            };
            (weight > 0.15).then(|| (meant.code.to_string(), weight))
        })
        .collect();
    read.occupations = occupations.iter().map(|(code, _)| code.clone()).collect();
    read.alternatives = vec![Alternative {
        words: meaning.words.join(" "),
        occupations,
    }];
    read
}

/// The words that job titles or everyday language know as they are, folded.
fn known_words(lists: &Lists, typed: &str) -> Vec<String> {
    folded_words(typed)
        .into_iter()
        .filter(|word| {
            lists
                .occupations
                .meaning(word, 1)
                .is_some_and(|meaning| meaning.occupations.iter().any(|meant| meant.exact))
        })
        .collect()
}

/// The text with a misspelt word corrected; the rest of it stays as it was.
fn replaced(text: &str, correction: &Correction) -> String {
    text.replacen(&correction.typed, &correction.used, 1)
}
