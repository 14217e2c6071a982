//! A search as people say it: "je cherche du boulot dans une boulangerie",
//! "mi-temps le matin". Words that ask for nothing fall away, and what is a filter
//! becomes one; what is left are the words to look for.
//!
//! Only what a page was asked for is read so, and its address then says what was
//! understood: feeds, alerts and programs get what their address says. What stands
//! in quotes, and what is searched as it is typed, is left alone.

mod table;

use std::ops::Range;

use pleinweb_search::analysis::fold;

use super::loosen::QUOTES;
use super::state::{Filter, SearchState};
use table::{DIPLOMA, FILLERS, FILTERS, FRONT, KEPT, LINKS, WORK, WORK_IN};

/// What was understood of what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// The words that are left.
    pub words: String,
    /// What became a filter, in the order in which it was typed.
    pub filters: Vec<Filter>,
    /// "Sans diplôme": no filter of ours says exactly that.
    pub no_diploma: bool,
}

impl SearchState {
    /// The same search in plain words and filters, if that is another one.
    /// `typing`: the last word may be unfinished, and is left alone.
    pub fn plainly(&self, typing: bool) -> Option<(Self, Plain)> {
        if self.exact || self.after.is_some() {
            return None;
        }
        let plain = read(&self.what, typing)?;
        let mut state = self.clone();
        state.what.clone_from(&plain.words);
        for filter in &plain.filters {
            state = state.with(*filter);
        }
        Some((state, plain))
    }

    /// What was understood of other words than those of the address, where it is
    /// still what is searched.
    pub fn understood_of(&self, typed: &str) -> Option<Plain> {
        let plain = read(typed, false)?;
        let holds = plain.words == self.what && plain.filters.iter().all(|one| self.has(*one));
        (holds && !self.exact).then_some(plain)
    }
}

/// Reads words; `None` where they are plain already.
pub fn read(typed: &str, typing: bool) -> Option<Plain> {
    if typed.contains(QUOTES) {
        return None;
    }
    let mut plain = once(typed, typing)?;
    // What was hidden behind a word that fell away.
    while let Some(further) = once(&plain.words, typing) {
        plain.words = further.words;
        for filter in further.filters {
            if !plain.filters.contains(&filter) {
                plain.filters.push(filter);
            }
        }
        plain.no_diploma |= further.no_diploma;
    }
    Some(plain)
}

/// A word as typed, and folded.
struct Piece {
    at: Range<usize>,
    folded: String,
    gone: bool,
}

fn once(typed: &str, typing: bool) -> Option<Plain> {
    let mut pieces = pieces(typed);
    let mut plain = Plain::default();
    // Whoever types may be in the middle of the last word.
    let open = typing && typed.ends_with(|letter: char| !letter.is_whitespace());
    let end = pieces.len() - usize::from(open && !pieces.is_empty());
    let mut at = 0;
    while at < end {
        let rest: Vec<&str> = pieces[at..end]
            .iter()
            .map(|one| one.folded.as_str())
            .collect();
        let first = pieces[..at].iter().all(|one| one.gone || is_link(one));
        if let Some(length) = longest(KEPT, &rest) {
            at += length;
            continue;
        }
        let filtered = FILTERS
            .iter()
            .filter_map(|(phrases, filters)| Some((longest(phrases, &rest)?, *filters)))
            .max_by_key(|(length, _)| *length);
        let unschooled = longest(DIPLOMA.0, &rest);
        let filler = [
            longest(FILLERS, &rest),
            first.then(|| front(&rest)).flatten(),
        ];
        let filler = filler.into_iter().flatten().max().unwrap_or(0);
        let length = match (filtered, unschooled) {
            (_, Some(length)) => {
                plain.no_diploma = true;
                add(&mut plain.filters, DIPLOMA.1);
                length
            }
            (Some((length, filters)), None) if length >= filler => {
                add(&mut plain.filters, filters);
                length
            }
            _ => filler,
        };
        for piece in &mut pieces[at..at + length] {
            piece.gone = true;
        }
        at += length.max(1);
    }
    let any = pieces.iter().any(|one| one.gone);
    any.then(|| {
        unlink(&mut pieces, end);
        plain.words = left(typed, &pieces);
        plain
    })
}

fn add(all: &mut Vec<Filter>, more: &[Filter]) {
    for filter in more {
        if !all.contains(filter) {
            all.push(*filter);
        }
    }
}

/// Words that ask for nothing where a search begins with them.
fn front(rest: &[&str]) -> Option<usize> {
    if let Some(length) = longest(FRONT, rest) {
        return Some(length);
    }
    // "Travailler dans une boulangerie" is about the bakery, "travailler avec des
    // enfants" about what one does.
    let length = longest(WORK, rest)?;
    longest(WORK_IN, &rest[length..]).map(|_| length)
}

/// How many words the longest phrase has that stands at the beginning. Phrases are
/// parted by bars.
fn longest(phrases: &str, rest: &[&str]) -> Option<usize> {
    let fits = |phrase: &str| {
        let mut count = 0;
        for word in phrase.split_ascii_whitespace() {
            if rest.get(count) != Some(&word) {
                return None;
            }
            count += 1;
        }
        Some(count).filter(|count| *count > 0)
    };
    phrases.split('|').filter_map(fits).max()
}

fn is_link(piece: &Piece) -> bool {
    LINKS.split('|').any(|link| link == piece.folded)
}

/// Little words that hang in the air: at the beginning, at the end, and before what
/// fell away. A search of nothing else ("la") is left alone.
fn unlink(pieces: &mut [Piece], end: usize) {
    let mut falls = end == pieces.len();
    let read = &mut pieces[..end];
    let mut first = true;
    for piece in read.iter_mut() {
        first &= piece.gone || is_link(piece);
        piece.gone |= first;
    }
    for piece in read.iter_mut().rev() {
        falls = piece.gone || falls && is_link(piece);
        piece.gone |= falls;
    }
}

/// What is left, as it was typed.
fn left(typed: &str, pieces: &[Piece]) -> String {
    let mut words = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        if piece.gone {
            continue;
        }
        words.push_str(&typed[piece.at.clone()]);
        match pieces.get(at + 1) {
            // As far as the next word, which stays too.
            Some(next) if !next.gone => words.push_str(&typed[piece.at.end..next.at.start]),
            _ => words.push(' '),
        }
    }
    words.trim().to_owned()
}

/// Cuts what was typed into words. "C++", "C#" and ".NET" keep their signs.
fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut begin: Option<usize> = None;
    let mut before = ' ';
    let mut letters = typed.char_indices().peekable();
    let mut close = |from: usize, to: usize| {
        let mut folded = String::new();
        fold(&typed[from..to], &mut folded);
        pieces.push(Piece {
            at: from..to,
            folded,
            gone: false,
        });
    };
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let dot = letter == '.' && before.is_whitespace() && next.is_some_and(char::is_alphabetic);
        let is_word =
            letter.is_alphanumeric() || dot || matches!(letter, '+' | '#' | '\u{300}'..='\u{36f}');
        match (is_word, begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                close(from, at);
                begin = None;
            }
            _ => {}
        }
        before = letter;
    }
    if let Some(from) = begin {
        close(from, typed.len());
    }
    pieces
}
