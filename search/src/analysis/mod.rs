//! From French text to the terms that are indexed: where words begin and end,
//! letters without case and accents, noise left out, forms brought together.
//! The same code reads offers and what people type.

mod fold;
mod letters;
mod noise;
mod stem;
#[cfg(test)]
mod tests;
mod words;

pub use fold::fold;
pub use words::{Word, Words};

/// What is longer is no word; it is cut.
const LONGEST: usize = 40;

/// Brings a word as written to its term, in `out`. False for a stop word.
pub fn term(raw: &str, out: &mut String) -> bool {
    fold(raw, out);
    if out.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        hours(out);
        return true;
    }
    if noise::is_stop(out) {
        return false;
    }
    if out.len() > LONGEST {
        let mut end = LONGEST;
        while !out.is_char_boundary(end) {
            end -= 1;
        }
        out.truncate(end);
    }
    stem::stem(out);
    !out.is_empty()
}

/// Brings a word of a text to its term, in `out`. False for a stop word.
pub fn term_of(word: Word<'_>, out: &mut String) -> bool {
    if word.letter {
        fold(word.raw, out);
        return true;
    }
    term(word.raw, out)
}

/// "35 heures", "35 h" and "35h00" are "35h".
fn hours(word: &mut String) {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(
        word[digits..].trim_start(),
        "h" | "h00" | "heures" | "heure"
    ) {
        word.truncate(digits);
        word.push('h');
    }
}

/// The terms of a text with their positions.
pub fn terms(text: &str) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    let mut buffer = String::new();
    for word in Words::new(text) {
        if term_of(word, &mut buffer) {
            found.push((buffer.clone(), word.position));
        }
    }
    found
}

/// A name (a skill) as one key: its terms in a row.
pub fn key(text: &str) -> String {
    let mut key = String::new();
    for (term, _) in terms(text) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&term);
    }
    key
}
