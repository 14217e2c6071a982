//! What someone typed, as words to look for.

use super::distance::MAX_LETTERS;
use crate::text::for_each_word;

/// Further words of a query are not looked at.
pub const MAX_WORDS: usize = 8;

/// A word of a query.
#[derive(Clone, Debug)]
pub struct Word {
    pub text: String,
    /// Other words that mean the same, to be matched whole.
    pub forms: Vec<String>,
    /// Perhaps unfinished.
    pub last: bool,
    /// Carries nothing by itself, but nothing else was typed: more likely the
    /// beginning of a word ("le" of "Lens") than a word.
    pub weak: bool,
}

/// The words of what someone typed, without those that `ignored` says carry
/// nothing, unless nothing else is there. `forms` gives other words for a word.
pub fn read_query(
    text: &str,
    ignored: impl Fn(&str) -> bool,
    forms: impl Fn(&str) -> Vec<String>,
) -> Vec<Word> {
    let mut all: Vec<String> = Vec::new();
    // Nobody types that much; a paste of a page must not cost anything.
    let end = text
        .char_indices()
        .nth(120)
        .map_or(text.len(), |(at, _)| at);
    for_each_word(&text[..end], |word| {
        all.push(word.chars().take(MAX_LETTERS).collect());
    });
    let weak = all.iter().all(|word| ignored(word));
    if !weak {
        all.retain(|word| !ignored(word));
    }
    all.truncate(MAX_WORDS);
    let count = all.len();
    all.into_iter()
        .enumerate()
        .map(|(at, text)| {
            let last = at + 1 == count;
            // A single letter at the end is a word that begins.
            let forms = if last && text.len() == 1 {
                Vec::new()
            } else {
                forms(&text)
            };
            Word {
                text,
                forms,
                last,
                weak,
            }
        })
        .collect()
}
