//! What: words that mean occupations, and words that are misspelt.

use pleinweb_search::analysis::{Words, term};
use pleinweb_search::{Alternative, Correction, Query, Reader};

use super::loosen::{QUOTES, says_nothing};
use super::plain::{TERMS, is_generic};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::words as folded_words;

/// Occupations that words may stand for, at most.
const OCCUPATIONS: usize = 8;
/// Points behind the best by which an occupation is surely not meant.
const FAR: u16 = 420;
/// How surely an occupation is meant whose name was guessed.
const GUESSED: f32 = 0.6;

/// Words around what is looked for, which offers need not hold.
const AROUND: [&str; 9] = [
    "cherche",
    "emploi",
    "job",
    "metier",
    "poste",
    "recherche",
    "travail",
    "travaille",
    "travailler",
];

/// What the words of a search are taken for.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The words to search.
    pub words: String,
    pub alternatives: Vec<Alternative>,
    /// Codes of the occupations that are surely meant, the best first.
    pub occupations: Vec<String>,
    /// What was searched, in words, where it is not what was typed.
    pub corrected: Option<String>,
    /// One letter alone, or less, is not a search: the list is that of no words.
    pub no_words: bool,
}

/// How words are to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct How {
    /// As they are typed.
    pub exact: bool,
    /// The last one may be unfinished.
    pub typing: bool,
    /// An occupation stands for all words of its job titles, so that "soudeur
    /// TIG" means every welder: what feeds, alerts and programs always got. A page
    /// asks for "TIG" first, and shows the others under their own heading.
    pub wide: bool,
}

/// Reads what was typed. Quotes mean exactly what they hold; `exact` means all of it.
pub fn read(reader: &Reader, lists: &Lists, typed: &str, how: How) -> Read {
    let mut read = Read {
        words: typed.to_owned(),
        ..Read::default()
    };
    if typed.is_empty() {
        return read;
    }
    if says_nothing(typed) {
        read.words.clear();
        read.no_words = true;
        return read;
    }
    if how.exact {
        return read;
    }
    let probe = reader.search(&Query {
        words: typed.to_owned(),
        typing: how.typing,
        ..Query::default()
    });
    if probe.total == 0 || !probe.corrections.is_empty() {
        correct(&mut read, (reader, lists), how, &probe.corrections);
    }
    if !typed.contains(QUOTES) {
        mean(&mut read, reader, lists, how, probe.total > 0);
    }
    read
}

/// Words that no offer holds are taken for those that were probably meant: a word of
/// job titles first, which stands in one beside the others ("poids lour"), then one
/// that offers hold.
fn correct(
    read: &mut Read,
    (reader, lists): (&Reader, &Lists),
    how: How,
    corrections: &[Correction],
) {
    let typed = read.words.clone();
    let typed = typed.as_str();
    let known = known_words(lists, typed);
    let all = folded_words(typed);
    // Every other part is in quotes, and means exactly what it holds.
    for word in typed.split(QUOTES).step_by(2).flat_map(Words::new) {
        let folded = folded_words(word.raw).join(" ");
        let of_offers = corrections.iter().find(|one| one.typed == word.raw);
        let unfinished = how.typing && typed.ends_with(word.raw);
        let fits = || unfinished || is_held(reader, word.raw);
        let everyday = TERMS.contains(&folded.as_str()) || is_generic(&folded);
        // A word of everyday language need not be in any offer.
        if everyday || known.contains(&folded) || of_offers.is_none() && fits() {
            continue;
        }
        let beside: Vec<&str> = all.iter().map(String::as_str).collect();
        let of_titles = lists.occupations.spelled(&folded, &beside);
        let used = of_titles.or_else(|| of_offers.map(|one| one.used.clone()));
        if let Some(used) = used.filter(|used| is_other(used, word.raw)) {
            let correction = Correction {
                typed: word.raw.to_owned(),
                used,
            };
            read.words = replaced(&read.words, &correction);
        }
    }
    read.corrected = is_other(&read.words, typed).then(|| read.words.clone());
}

/// Whether an offer holds a word, or it is none that is looked for.
fn is_held(reader: &Reader, word: &str) -> bool {
    let mut folded = String::new();
    if !term(word, &mut folded) {
        return true;
    }
    let asked = Query {
        words: word.to_owned(),
        as_typed: true,
        ..Query::default()
    };
    reader.search(&asked).total > 0
}

/// What was typed is never proposed instead of itself.
fn is_other(used: &str, typed: &str) -> bool {
    folded_words(used) != folded_words(typed)
}

/// What the words say about occupations.
fn mean(read: &mut Read, reader: &Reader, lists: &Lists, how: How, held: bool) {
    let Some(meaning) = lists.occupations.meaning(&read.words, OCCUPATIONS) else {
        return;
    };
    let sure = meaning.occupations.iter().any(|meant| meant.exact);
    // Words that offers hold mean themselves: what a job title would have to be
    // guessed for is no better; and nothing is guessed from a part of the words.
    if !sure && (held || !meaning.complete) {
        return;
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
    if !sure && !how.typing {
        // A guess is said like any other correction.
        let guessed = meaning.occupations.first();
        let guessed = guessed.and_then(|meant| lists.occupations.label(meant.code));
        read.corrected = guessed
            .filter(|label| is_other(label, &read.words))
            .map(str::to_owned)
            .or_else(|| read.corrected.take());
    }
    // "travail à la ferme": what was meant is said by the other words.
    let mut around = folded_words(&read.words);
    around.retain(|word| sure && meaning.complete && AROUND.contains(&word.as_str()));
    // A word that no offer holds is not asked for beside a trade ("prof de maths"
    // is written "mathématiques").
    let unheld = |word: &String| !is_held(reader, word);
    let told = meaning.words.iter();
    let free: Vec<bool> = told.map(|word| how.wide || !sure || unheld(word)).collect();
    let mut alternatives: Vec<Alternative> = Vec::new();
    for (code, weight) in occupations {
        let names = meaning
            .occupations
            .iter()
            .find(|meant| meant.code.as_str() == code);
        let names = names
            .map(|meant| meant.names.as_slice())
            .unwrap_or_default();
        let told = meaning.words.iter().zip(names.iter().zip(&free));
        let mut words: Vec<&str> = told
            .filter(|(_, (names, free))| **names || **free)
            .map(|(word, _)| word.as_str())
            .collect();
        if words.is_empty() {
            continue;
        }
        words.extend(around.iter().map(String::as_str));
        let words = words.join(" ");
        match alternatives.iter_mut().find(|known| known.words == words) {
            Some(known) => known.occupations.push((code, weight)),
            None => alternatives.push(Alternative {
                words,
                occupations: vec![(code, weight)],
            }),
        }
    }
    read.alternatives = alternatives;
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

/// The text with a misspelt word corrected; the rest of it stays as it was, also
/// where the same letters are a part of another word.
fn replaced(text: &str, correction: &Correction) -> String {
    let whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + correction.typed.len()..].chars().next();
        let in_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !in_word(before) && !in_word(after)
    };
    let mut found = text.match_indices(&correction.typed);
    match found.find(|(at, _)| whole(*at)) {
        Some((at, typed)) => [&text[..at], &correction.used, &text[at + typed.len()..]].concat(),
        None => text.to_owned(),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Correction, replaced};

    #[pleinweb_testing::test]
    fn only_the_whole_word_is_corrected() {
        let correction = Correction {
            typed: "art".to_owned(),
            used: "arts".to_owned(),
        };
        assert_eq!(replaced("artisan art", &correction), "artisan arts");
        assert_eq!(replaced("l'art d'art", &correction), "l'arts d'art");
        assert_eq!(replaced("artisan", &correction), "artisan");
    }
}
