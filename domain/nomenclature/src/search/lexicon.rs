//! Which entries hold a typed word, and how well.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use super::query::{MAX_WORDS, Word};
use super::terms::Terms;

/// For each word of the query, how well an entry answers it: 0 not at all,
/// 100 the very word, and [`FIRST`] more where it is the entry's first word.
pub type Cell = [u8; MAX_WORDS];

pub const EXACT: u8 = 100;
/// The same word in another gender or number, or a common abbreviation of it.
pub const FORM: u8 = 94;
/// The beginning of a longer word: from here up to `PREFIX + PREFIX_SPAN`, which
/// with [`FIRST`] stays below a whole word.
const PREFIX: u8 = 60;
const PREFIX_SPAN: usize = 24;
const ONE_ERROR: u8 = 54;
const TWO_ERRORS: u8 = 38;
/// A word that is not the last one is rarely an unfinished one.
const NOT_LAST: u8 = 10;
/// Errors are rare on the first letter.
const OTHER_FIRST_LETTER: u8 = 8;
pub const FIRST: u8 = 8;

/// Errors that are forgiven at most.
const MAX_ERRORS: u8 = 2;
/// A word must have this many letters for its first one to be wrong.
const LONG_ENOUGH: usize = 6;

/// Errors that are forgiven in a word of this length.
fn budget(word: &str) -> u8 {
    match word.len() {
        _ if word.bytes().any(|byte| byte.is_ascii_digit()) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => MAX_ERRORS,
    }
}

/// How probably a word is meant: beside the others, near, begun alike, and how many
/// entries hold it, with the others and at all.
type Rank = (bool, Reverse<u8>, bool, usize, usize);

/// Words, and the entries that hold each.
#[derive(Debug, Default)]
pub struct Lexicon {
    terms: Terms,
    /// Where each term's entries end in `entries`.
    ends: Vec<u32>,
    /// Entry number times two, plus one where the term is the entry's first word.
    entries: Vec<u32>,
}

impl Lexicon {
    /// From pairs of a word and (entry number, whether it is its first word).
    pub fn build(mut pairs: Vec<(String, u32, bool)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut words: Vec<&str> = Vec::new();
        let mut ends: Vec<u32> = Vec::new();
        let mut entries = Vec::with_capacity(pairs.len());
        for (word, entry, first) in &pairs {
            if words.last() != Some(&word.as_str()) {
                words.push(word);
                ends.push(0);
            }
            entries.push(entry << 1 | u32::from(*first));
            if let (Some(end), Ok(count)) = (ends.last_mut(), u32::try_from(entries.len())) {
                *end = count;
            }
        }
        ends.shrink_to_fit();
        let terms = Terms::from_sorted(words);
        Self {
            terms,
            ends,
            entries,
        }
    }

    pub fn heap_bytes(&self) -> usize {
        self.terms.heap_bytes()
            + (self.ends.capacity() + self.entries.capacity()) * size_of::<u32>()
    }

    fn mark(
        &self,
        terms: Range<usize>,
        slot: usize,
        cells: &mut [Cell],
        weight: impl Fn(usize) -> u8,
    ) {
        for term in terms {
            let weight = weight(term);
            let from = if term == 0 {
                0
            } else {
                self.ends[term - 1] as usize
            };
            for entry in &self.entries[from..self.ends[term] as usize] {
                let cell = &mut cells[(entry >> 1) as usize][slot];
                let first = if entry & 1 == 1 { FIRST } else { 0 };
                *cell = (*cell).max(weight + first);
            }
        }
    }

    /// Marks the entries that hold the word itself, another form of it, or
    /// words that begin with it. False if there are none.
    fn mark_strict(&self, word: &Word, slot: usize, cells: &mut [Cell]) -> bool {
        let mut any = false;
        let typed = word.text.len();
        let range = self.terms.beginning_with(&word.text);
        if word.last || typed >= 2 {
            any |= !range.is_empty();
            let start = if word.last { PREFIX } else { PREFIX - NOT_LAST };
            self.mark(range, slot, cells, |term| {
                let letters = self.terms.letters(term);
                if letters == typed && !word.weak {
                    EXACT
                } else if letters == 1 {
                    start
                } else {
                    start + u8::try_from(PREFIX_SPAN * typed / letters).unwrap_or(0)
                }
            });
        } else if let Some(term) = self.terms.find(&word.text) {
            any = true;
            self.mark(term..term + 1, slot, cells, |_| EXACT);
        }
        for form in &word.forms {
            if let Some(term) = self.terms.find(form) {
                any = true;
                self.mark(term..term + 1, slot, cells, |_| FORM);
            }
        }
        any
    }

    /// Marks the entries that hold words at most `errors` errors away, or
    /// fewer if the word is short. False if there are none.
    fn mark_near(&self, word: &Word, errors: u8, slot: usize, cells: &mut [Cell]) -> bool {
        let mut any = false;
        let first = word.text.as_bytes().first().copied();
        self.terms.near(
            &word.text,
            budget(&word.text).min(errors),
            word.last,
            |range, errors| {
                let same_start = self.terms.first_letter(range.start) == first;
                if !same_start && word.text.len() < LONG_ENOUGH {
                    return;
                }
                any = true;
                let base = match errors {
                    0 => PREFIX,
                    1 => ONE_ERROR,
                    _ => TWO_ERRORS,
                };
                let base = if same_start {
                    base
                } else {
                    base - OTHER_FIRST_LETTER
                };
                self.mark(range, slot, cells, |_| base);
            },
        );
        any
    }

    /// Marks the entries for every word, guessing errors only in words that
    /// nothing holds and that `guess` (by position) allows. Says for which
    /// words something was found as typed.
    pub fn mark_all(
        &self,
        words: &[Word],
        cells: &mut [Cell],
        guess: impl Fn(usize) -> bool,
    ) -> Vec<bool> {
        words
            .iter()
            .enumerate()
            .map(|(slot, word)| {
                let found = self.mark_strict(word, slot, cells);
                if !found && guess(slot) {
                    self.mark_near(word, MAX_ERRORS, slot, cells);
                }
                found
            })
            .collect()
    }

    /// Marks, for words that were found as they are, also what is one error away.
    pub fn mark_misses(&self, words: &[Word], found: &[bool], cells: &mut [Cell]) {
        for (slot, word) in words.iter().enumerate().filter(|(slot, _)| found[*slot]) {
            self.mark_near(word, 1, slot, cells);
        }
    }

    /// A word that is written in one piece and exists only in two:
    /// `aidesoignante`. The two, if both exist.
    fn split(&self, word: &Word) -> Option<(String, String)> {
        if !word.text.is_ascii() {
            return None;
        }
        (3..word.text.len().saturating_sub(2)).find_map(|at| {
            let (left, right) = word.text.split_at(at);
            let right_exists = self.terms.find(right).is_some()
                || word.last && right.len() >= 4 && !self.terms.beginning_with(right).is_empty();
            (self.terms.find(left).is_some() && right_exists)
                .then(|| (left.to_owned(), right.to_owned()))
        })
    }

    fn entries_of(&self, term: usize) -> &[u32] {
        let from = term.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.entries[from as usize..self.ends[term] as usize]
    }

    /// The word that a misspelt one probably is, and the entries that hold it: one
    /// that stands in an entry beside the other words, then the nearest, then the one
    /// that most entries hold. A short word, and one two letters apart, has to stand
    /// beside them.
    pub fn meant(&self, word: &str, others: &[&str]) -> Option<(&str, Vec<usize>)> {
        let first = word.as_bytes().first().copied();
        let others = others.iter().filter(|other| **other != word);
        let beside: Vec<HashSet<u32>> = others
            .filter_map(|other| self.terms.find(other))
            .map(|term| self.entries_of(term).iter().map(|at| at >> 1).collect())
            .collect();
        let mut best: Option<(Rank, usize, Vec<u32>)> = None;
        self.terms.near(word, budget(word), false, |range, errors| {
            for term in range {
                let same_start = self.terms.first_letter(term) == first;
                if errors == 0 || !same_start && word.len() < LONG_ENOUGH {
                    continue;
                }
                let all = self.entries_of(term).iter().map(|at| at >> 1);
                let together: Vec<u32> = all
                    .clone()
                    .filter(|at| !beside.is_empty() && beside.iter().all(|set| set.contains(at)))
                    .collect();
                let near = Reverse(errors);
                let rank = (
                    !together.is_empty(),
                    near,
                    same_start,
                    together.len(),
                    all.len(),
                );
                if best.as_ref().is_none_or(|(held, ..)| *held < rank) {
                    let entries = if together.is_empty() {
                        all.collect()
                    } else {
                        together
                    };
                    best = Some((rank, term, entries));
                }
            }
        });
        let ((together, Reverse(errors), ..), term, entries) = best?;
        let entries = entries.into_iter().map(|at| at as usize).collect();
        let sure = errors == 1 && word.len() >= LONG_ENOUGH;
        (together || sure).then(|| (self.terms.text(term), entries))
    }

    fn is_one_error_away(&self, word: &Word) -> bool {
        let mut any = false;
        self.terms
            .near(&word.text, budget(&word.text).min(1), word.last, |_, _| {
                any = true;
            });
        any
    }

    /// The entries whose first word this is.
    pub fn begun_by(&self, word: &str) -> impl Iterator<Item = usize> {
        let held = self.terms.find(word).map_or(0..0, |term| {
            let from = term.checked_sub(1).map_or(0, |before| self.ends[before]);
            from as usize..self.ends[term] as usize
        });
        let begun = self.entries[held].iter().filter(|entry| **entry & 1 == 1);
        begun.map(|entry| (entry >> 1) as usize)
    }

    fn knows(&self, word: &str) -> bool {
        self.terms.find(word).is_some()
    }

    /// The query with words cut in two where only that finds something.
    pub fn cut_compounds(&self, words: Vec<Word>) -> Vec<Word> {
        let mut cut = Vec::with_capacity(words.len());
        for word in words {
            let known = !self.terms.beginning_with(&word.text).is_empty()
                || word.forms.iter().any(|form| self.knows(form))
                || word.text.len() < 6
                || self.is_one_error_away(&word);
            match (known, self.split(&word)) {
                (false, Some((left, right))) => {
                    cut.push(Word {
                        forms: Vec::new(),
                        text: left,
                        last: false,
                        weak: false,
                    });
                    cut.push(Word {
                        forms: Vec::new(),
                        text: right,
                        last: word.last,
                        weak: false,
                    });
                }
                _ => cut.push(word),
            }
        }
        cut.truncate(MAX_WORDS);
        cut
    }

    /// The query with two neighbours written in one word, where that exists
    /// and they do not both: `bar man`.
    pub fn join_neighbours(&self, words: &[Word]) -> Option<Vec<Word>> {
        let at = (1..words.len())
            .find(|&at| self.knows(&format!("{}{}", words[at - 1].text, words[at].text)))?;
        let mut joined = words.to_vec();
        let right = joined.remove(at);
        let text = format!("{}{}", joined[at - 1].text, right.text);
        joined[at - 1] = Word {
            forms: Vec::new(),
            text,
            last: right.last,
            weak: false,
        };
        Some(joined)
    }
}
