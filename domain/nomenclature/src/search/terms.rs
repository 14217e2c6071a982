//! A sorted list of distinct words that finds a word, a beginning, or what is
//! a few typing errors away from either.
//!
//! Sorted, the list is a trie without its pointers: words with the same
//! beginning stand together. Looking for typing errors walks that trie with
//! one row of the edit-distance table for each letter, and leaves a branch as
//! soon as the row says that nothing below can be near enough.

use std::ops::Range;

use super::distance::{MAX_LETTERS, Table};
use super::strings::Strings;

#[derive(Debug, Default)]
pub struct Terms(Strings);

impl Terms {
    /// From words in strictly ascending order.
    pub fn from_sorted<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut terms = Strings::default();
        for word in words {
            debug_assert!(
                terms.is_empty() || terms.get(terms.len() - 1) < word,
                "{word} out of order"
            );
            terms.push(word);
        }
        terms.shrink();
        Self(terms)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn letters(&self, index: usize) -> usize {
        self.0.get(index).len()
    }

    pub fn text(&self, index: usize) -> &str {
        self.0.get(index)
    }

    pub fn first_letter(&self, index: usize) -> Option<u8> {
        self.0.get(index).as_bytes().first().copied()
    }

    pub fn heap_bytes(&self) -> usize {
        self.0.heap_bytes()
    }

    pub fn find(&self, word: &str) -> Option<usize> {
        let at = self.lower_bound(word);
        (at < self.len() && self.0.get(at) == word).then_some(at)
    }

    /// The words that begin with `start`.
    pub fn beginning_with(&self, start: &str) -> Range<usize> {
        let from = self.lower_bound(start);
        from..self.end_of_prefix(start.as_bytes(), from)
    }

    fn lower_bound(&self, word: &str) -> usize {
        self.partition(0, |term| term < word.as_bytes())
    }

    fn end_of_prefix(&self, prefix: &[u8], from: usize) -> usize {
        self.partition(from, |term| term.starts_with(prefix))
    }

    /// The first index from `from` on whose word is not `before`: steps that
    /// double, then a bisection, since the answer is usually close.
    fn partition(&self, from: usize, before: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut step) = (from, 1);
        let mut high = loop {
            let probe = low + step - 1;
            if probe >= self.len() {
                break self.len();
            }
            if !before(self.0.get(probe).as_bytes()) {
                break probe;
            }
            low = probe + 1;
            step *= 2;
        };
        while low < high {
            let middle = low.midpoint(high);
            if before(self.0.get(middle).as_bytes()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Calls `found` with every run of words at most `budget` errors away from
    /// `word`, and the number of errors. An error is a letter too many, too
    /// few, wrong, or two neighbours swapped. With `open`, a word also counts
    /// if one of its beginnings is that near (it is still being typed).
    pub fn near(
        &self,
        word: &str,
        budget: u8,
        open: bool,
        mut found: impl FnMut(Range<usize>, u8),
    ) {
        let word = &word.as_bytes()[..word.len().min(MAX_LETTERS)];
        let mut table = Table::new(word, budget, open);
        let mut index = 0;
        while index < self.len() {
            let term = self.0.get(index).as_bytes();
            let mut depth = table.keep_common(term);
            loop {
                if depth == term.len() || depth == MAX_LETTERS {
                    if let Some(errors) = table.errors_at(depth) {
                        found(index..index + 1, errors);
                    }
                    index += 1;
                    break;
                }
                let alive = table.push(term[depth]);
                depth += 1;
                if !alive {
                    let end = self.end_of_prefix(&term[..depth], index + 1);
                    if open && let Some(errors) = table.errors_at(depth) {
                        found(index..end, errors);
                    }
                    index = end;
                    break;
                }
            }
        }
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::Terms;

    fn near(terms: &[&str], word: &str, budget: u8, open: bool) -> Vec<String> {
        let index = Terms::from_sorted(terms.iter().copied());
        let mut all = Vec::new();
        index.near(word, budget, open, |range, errors| {
            all.extend(range.map(|at| format!("{}:{errors}", terms[at])));
        });
        all
    }

    #[pleinweb_testing::test]
    fn words_and_beginnings_are_found() {
        let terms = Terms::from_sorted(["boucher", "boulanger", "boulangere", "bout", "maire"]);
        assert_eq!(terms.find("bout"), Some(3));
        assert_eq!(terms.find("bou"), None);
        assert_eq!(terms.beginning_with("boul"), 1..3);
        assert_eq!(terms.beginning_with("x"), 5..5);
        assert_eq!(terms.beginning_with(""), 0..5);
    }

    #[pleinweb_testing::test]
    fn typing_errors_are_counted() {
        let terms = ["accueil", "boulanger", "boulangere", "boulevard", "couture"];
        for (word, budget, open, expected) in [
            ("boulengere", 1, false, "boulangere:1"),
            ("boulengere", 2, false, "boulanger:2 boulangere:1"),
            ("acceuil", 1, false, "accueil:1"),
            ("caccueil", 1, false, "accueil:1"),
            ("boulen", 1, true, "boulanger:1 boulangere:1 boulevard:1"),
            ("boulan", 1, true, "boulanger:0 boulangere:0"),
            ("obulanger", 1, false, "boulanger:1"),
            ("zzzz", 2, true, ""),
        ] {
            assert_eq!(
                near(&terms, word, budget, open).join(" "),
                expected,
                "{word} {budget} {open}"
            );
        }
    }

    /// The walk must find exactly what comparing with every word would.
    #[pleinweb_testing::test]
    fn the_walk_finds_what_a_full_comparison_finds() {
        let mut terms: Vec<String> = Vec::new();
        let mut seed = 7u32;
        for _ in 0..800 {
            let mut word = String::new();
            for _ in 0..3 + seed % 6 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                word.push(char::from(b'a' + u8::try_from(seed >> 24).unwrap() % 4));
            }
            terms.push(word);
        }
        terms.sort();
        terms.dedup();
        let index = Terms::from_sorted(terms.iter().map(String::as_str));
        for word in ["abcd", "dcbaab", "aaaa", "bdcabd"] {
            for budget in [1, 2] {
                for open in [false, true] {
                    let mut walked = Vec::new();
                    index.near(word, budget, open, |range, errors| {
                        walked.extend(range.map(|at| (at, errors)));
                    });
                    walked.sort_unstable();
                    let compared: Vec<(usize, u8)> = (0..terms.len())
                        .filter_map(|at| {
                            let errors = if open {
                                (0..=terms[at].len())
                                    .map(|cut| plain_distance(word, &terms[at][..cut]))
                                    .min()?
                            } else {
                                plain_distance(word, &terms[at])
                            };
                            (errors <= budget).then_some((at, errors))
                        })
                        .collect();
                    assert_eq!(walked, compared, "{word} {budget} {open}");
                }
            }
        }
    }

    /// Optimal string alignment, straight from its definition.
    fn plain_distance(one: &str, other: &str) -> u8 {
        let (a, b) = (one.as_bytes(), other.as_bytes());
        let mut table = vec![vec![0u8; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    u8::try_from(i + j).unwrap()
                } else {
                    let mut cell = (table[i - 1][j - 1] + u8::from(a[i - 1] != b[j - 1]))
                        .min(table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        cell = cell.min(table[i - 2][j - 2] + 1);
                    }
                    cell
                };
            }
        }
        table[a.len()][b.len()]
    }
}
