//! What was typed: words and exact phrases.

use crate::analysis::{Words, fold, term_of};

/// More is not looked at.
const MOST_LETTERS: usize = 400;
const MOST_PARTS: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Word {
        term: String,
        raw: String,
        /// It may go on: the last thing typed, with nothing after it.
        open: bool,
    },
    /// Terms with their distance from the first.
    Phrase(Vec<(String, u32)>),
}

impl Typed {
    fn word(term: String, raw: &str, open: bool) -> Self {
        Self::Word {
            term,
            raw: raw.to_owned(),
            open,
        }
    }
}

/// Reads what was typed; the same word twice is once.
pub fn read(words: &str) -> Vec<Typed> {
    let mut end = words.len().min(MOST_LETTERS);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let words = &words[..end];
    let mut parts: Vec<Typed> = Vec::new();
    let mut quoted = false;
    let mut pieces = words.split(['"', '“', '”', '«', '»']).peekable();
    while let Some(piece) = pieces.next() {
        // A quote that is never closed is no quote.
        let last = pieces.peek().is_none();
        if quoted && !last {
            phrase(piece, &mut parts);
        } else {
            free(piece, last, &mut parts);
        }
        quoted = !quoted;
    }
    parts.truncate(MOST_PARTS);
    parts
}

fn add(part: Typed, parts: &mut Vec<Typed>) {
    let known = parts.iter_mut().find(|known| match (&**known, &part) {
        (Typed::Word { term: one, .. }, Typed::Word { term: other, .. }) => one == other,
        (one, other) => *one == *other,
    });
    match known {
        Some(known) => *known = part,
        None => parts.push(part),
    }
}

fn free(text: &str, last: bool, parts: &mut Vec<Typed>) {
    let mut buffer = String::new();
    let mut words = Words::new(text).peekable();
    let goes_on = last && text.chars().next_back().is_some_and(char::is_alphanumeric);
    while let Some(word) = words.next() {
        if term_of(word, &mut buffer) {
            let open = goes_on && words.peek().is_none();
            add(Typed::word(buffer.clone(), word.raw, open), parts);
        }
    }
}

fn phrase(text: &str, parts: &mut Vec<Typed>) {
    let mut buffer = String::new();
    let mut found: Vec<(String, u32, &str)> = Vec::new();
    for word in Words::new(text) {
        if term_of(word, &mut buffer) {
            found.push((buffer.clone(), word.position, word.raw));
        }
    }
    let first = found.first().map_or(0, |word| word.1);
    match found.as_slice() {
        [] => {}
        [(term, _, raw)] => add(Typed::word(term.clone(), raw, false), parts),
        _ => add(
            Typed::Phrase(
                found
                    .into_iter()
                    .map(|(term, position, _)| (term, position - first))
                    .collect(),
            ),
            parts,
        ),
    }
}

/// A word as typed, in lower case and without accents.
pub fn folded(raw: &str) -> String {
    let mut folded = String::new();
    fold(raw, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::{Typed, read};

    fn shown(words: &str) -> String {
        read(words)
            .iter()
            .map(|part| match part {
                Typed::Word { term, open, .. } => format!("{term}{}", if *open { "…" } else { "" }),
                Typed::Phrase(words) => format!(
                    "[{}]",
                    words
                        .iter()
                        .map(|(term, position)| format!("{term}@{position}"))
                        .collect::<Vec<_>>()
                        .join(" ")
                ),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_and_phrases_are_read() {
        for (words, expected) in [
            ("boulanger", "boulanger…"),
            ("boulanger ", "boulanger"),
            ("Boulanger boulangère", "boulanger…"),
            ("\"chef de cuisine\" nuit", "[chef@0 cuisin@2] nuit…"),
            ("« chef de cuisine »", "[chef@0 cuisin@2]"),
            ("\"chef de cuisine", "chef cuisin…"),
            ("\"boulanger\"", "boulanger"),
            ("\"\" \"de la\"", ""),
            ("aide-soignant", "aid soignant…"),
            ("", ""),
        ] {
            assert_eq!(shown(words), expected, "{words}");
        }
        assert_eq!(read(&"mot ".repeat(500)).len(), 1);
    }
}
