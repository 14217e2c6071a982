//! Words that few offers hold all of: which are given up, one after the other,
//! and which are kept longest.
//!
//! "soudeur TIG" is first what holds both; then, in a list of its own, what is
//! for "soudeur" without "TIG". The word that names a trade is kept longest;
//! among others the rarest, because it says most of what is meant (docs/adr/0026).

use std::fmt::Write;

use pleinweb_search::analysis::{Words, term_of};
use pleinweb_search::{PageCursor, Query, Reader};

use super::plain::{DOERS, TERMS, is_generic};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::words as folded_words;

/// With fewer offers than this that hold all words, those that hold some follow.
pub const FEW: u64 = 20;
/// More words of a search are not given up.
const MOST_WORDS: usize = 12;
pub const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

/// How much a word is what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A letter alone, or a word that no offer holds.
    Nothing,
    Generic,
    Word,
    Trade,
    /// In quotes: never given up.
    Phrase,
}

/// A word of a search, or a phrase with its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    weight: Weight,
    /// How many offers hold it.
    holders: u64,
}

/// The words of a search and the order in which they are given up.
#[derive(Clone, Debug, Default)]
pub struct Loosened {
    pieces: Vec<Piece>,
    /// Numbers of pieces, the first to go first.
    order: Vec<usize>,
}

/// What is looked for at one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The words that are kept, in the order in which they were typed.
    pub kept: String,
    /// The word that the step before still asked for.
    pub without: String,
    /// The words, so that the last one is finished.
    pub words: String,
}

impl Loosened {
    /// Reads the words of a search. `order`: as the page before had it.
    pub fn new(reader: &Reader, lists: &Lists, words: &str, order: Option<Vec<usize>>) -> Self {
        let mut pieces = pieces(words);
        if pieces.len() > MOST_WORDS {
            return Self::default();
        }
        for piece in &mut pieces {
            weigh(reader, lists, piece);
        }
        if pieces.iter().all(|piece| piece.weight != Weight::Trade) {
            let doer = |text: &str| DOERS.iter().any(|ending| text.ends_with(ending));
            for piece in pieces.iter_mut().filter(|piece| doer(&piece.text)) {
                piece.weight = match piece.weight {
                    Weight::Word => Weight::Trade,
                    other => other,
                };
            }
        }
        let all = 0..pieces.len();
        let order = order
            .filter(|order| {
                let mut sorted = order.clone();
                sorted.sort_unstable();
                sorted.into_iter().eq(all.clone())
            })
            .unwrap_or_else(|| {
                let mut order: Vec<usize> = all.collect();
                order.sort_by_key(|&at| {
                    let piece = &pieces[at];
                    (
                        piece.weight,
                        std::cmp::Reverse(piece.holders),
                        std::cmp::Reverse(at),
                    )
                });
                order
            });
        Self { pieces, order }
    }

    /// How many words may be given up, one after the other.
    pub fn steps(&self) -> usize {
        // What is kept must say something, and phrases stay.
        let gone = |step: usize| self.pieces[self.order[step - 1]].weight == Weight::Phrase;
        let says = |step: usize| {
            let kept = self.order[step..].iter();
            let mut kept = kept.map(|&at| &self.pieces[at]);
            kept.any(|piece| piece.weight > Weight::Nothing && !says_nothing(&piece.text))
        };
        (1..self.pieces.len())
            .take_while(|&step| !gone(step) && says(step))
            .count()
    }

    /// What is looked for after so many words were given up, from 1 on.
    pub fn step(&self, step: usize) -> Option<Step> {
        if step == 0 || step > self.steps() {
            return None;
        }
        let mut kept: Vec<usize> = self.order[step..].to_vec();
        kept.sort_unstable();
        let last_stays = kept.last() == Some(&(self.pieces.len() - 1));
        let texts: Vec<&str> = kept
            .iter()
            .map(|&at| self.pieces[at].text.as_str())
            .collect();
        let kept = texts.join(" ");
        Some(Step {
            words: if last_stays {
                kept.clone()
            } else {
                [&kept, " "].concat()
            },
            without: self.pieces[self.order[step - 1]].text.clone(),
            kept,
        })
    }
}

/// Cuts a search into its words, as the index reads it. The same word twice is once.
fn pieces(words: &str) -> Vec<Piece> {
    let mut found: Vec<(Piece, String)> = Vec::new();
    let mut add = |text: String, term: String, weight: Weight| {
        if found.iter().all(|(_, known)| *known != term) {
            let piece = Piece {
                text,
                weight,
                holders: 0,
            };
            found.push((piece, term));
        }
    };
    let mut term = String::new();
    let mut quoted = false;
    let mut parts = words.split(QUOTES).peekable();
    while let Some(part) = parts.next() {
        if quoted && parts.peek().is_some() {
            let quote = ["\"", part.trim(), "\""].concat();
            if Words::new(part).any(|word| term_of(word, &mut term)) {
                add(quote.clone(), quote, Weight::Phrase);
            }
        } else {
            for word in Words::new(part) {
                if term_of(word, &mut term) {
                    add(word.raw.to_owned(), term.clone(), Weight::Word);
                }
            }
        }
        quoted = !quoted;
    }
    found.into_iter().map(|(piece, _)| piece).collect()
}

fn weigh(reader: &Reader, lists: &Lists, piece: &mut Piece) {
    if piece.weight == Weight::Phrase {
        // A letter in quotes says no more than one without.
        if is_bare_letter(&piece.text) {
            piece.weight = Weight::Nothing;
        }
        return;
    }
    let folded = folded_words(&piece.text).join(" ");
    let asked = Query {
        words: piece.text.clone(),
        as_typed: true,
        ..Query::default()
    };
    piece.holders = reader.search(&asked).total;
    let trade = lists.occupations.begins_a_title(&folded);
    piece.weight = if is_letter(&piece.text) || piece.holders == 0 && !trade {
        Weight::Nothing
    } else if TERMS.contains(&folded.as_str()) || is_generic(&folded) {
        Weight::Generic
    } else if trade {
        Weight::Trade
    } else {
        Weight::Word
    };
}

/// One letter, and nothing else: no word by itself. "C++" and "C#" are words.
fn is_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The same, in quotes or without.
fn is_bare_letter(text: &str) -> bool {
    is_letter(text.trim_matches('"').trim())
}

/// Whether words hold nothing that can be searched: one letter alone, or only
/// letters, articles and signs.
pub fn says_nothing(words: &str) -> bool {
    pieces(words)
        .iter()
        .all(|piece| is_bare_letter(&piece.text))
}

/// The words of a search without the letters that stand alone.
pub fn without_letters(words: &str) -> String {
    let kept = pieces(words).into_iter().map(|piece| piece.text);
    let kept: Vec<String> = kept.filter(|text| !is_bare_letter(text)).collect();
    kept.join(" ")
}

/// A place in a list: in that of all words, or in the one after so many words
/// were given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub after: PageCursor,
    /// The step, and the order in which words are given up.
    pub loosened: Option<(usize, Vec<usize>)>,
}

/// Letters that stand for numbers of words and of steps.
const LETTERS: &[u8; MOST_WORDS] = b"abcdefghijkl";

impl Mark {
    /// As an address carries it; for the page that goes on after a step.
    pub fn write(after: &PageCursor, step: usize, loosened: &Loosened) -> String {
        let mut mark = after.to_string();
        if step > 0 {
            let letter = |at: usize| char::from(LETTERS[at.min(MOST_WORDS - 1)]);
            mark.push('-');
            mark.extend(loosened.order.iter().map(|&at| letter(at)));
            let _ = write!(mark, "{step}");
        }
        mark
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (after, rest) = text.split_once('-').unwrap_or((text, ""));
        let after = PageCursor::parse(after)?;
        if rest.is_empty() {
            return (!text.ends_with('-')).then_some(Self {
                after,
                loosened: None,
            });
        }
        let cut = rest.find(|sign: char| sign.is_ascii_digit())?;
        let (letters, step) = rest.split_at(cut);
        let order = letters
            .bytes()
            .map(|letter| LETTERS.iter().position(|known| *known == letter));
        let order: Vec<usize> = order.collect::<Option<_>>()?;
        let step: usize = step.parse().ok()?;
        let is_mark = (1..order.len()).contains(&step) && !rest[cut..].starts_with('0');
        (is_mark && order.len() <= MOST_WORDS).then_some(Self {
            after,
            loosened: Some((step, order)),
        })
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Mark, pieces, says_nothing, without_letters};

    #[pleinweb_testing::test]
    fn letters_alone_say_nothing() {
        for nothing in [
            "c", "C", "é", "\"c\"", "c d", "l'", "de la", "?", "", "à", "h/f",
        ] {
            assert!(says_nothing(nothing), "{nothing:?}");
        }
        for something in [
            "permis C",
            "C++",
            "c#",
            "rh",
            "3",
            "\"c d\" e",
            ".net",
            "35h",
        ] {
            assert!(!says_nothing(something), "{something:?}");
        }
        assert_eq!(without_letters("vitamine B"), "vitamine");
        assert_eq!(without_letters("permis \"B\""), "permis");
    }

    #[pleinweb_testing::test]
    fn a_search_is_cut_as_the_index_reads_it() {
        let texts = |words: &str| -> Vec<String> {
            pieces(words).into_iter().map(|piece| piece.text).collect()
        };
        assert_eq!(texts("un soudeur TIG (H/F)"), ["soudeur", "TIG"]);
        assert_eq!(texts("boulanger boulangère"), ["boulanger"]);
        assert_eq!(
            texts("« chef de cuisine » nuit"),
            ["\"chef de cuisine\"", "nuit"]
        );
    }

    #[pleinweb_testing::test]
    fn a_mark_is_read_as_it_was_written_and_nothing_else() {
        let after = "0".repeat(56);
        for (text, loosened) in [
            (after.clone(), None),
            (format!("{after}-ba1"), Some((1, vec![1, 0]))),
            (format!("{after}-cab2"), Some((2, vec![2, 0, 1]))),
        ] {
            let mark = Mark::parse(&text).unwrap();
            assert_eq!(mark.loosened, loosened, "{text}");
        }
        for bad in ["-", "-ba", "-1", "-ba0", "-ba2", "-bz1", "-ba01", "-ba1x"] {
            assert_eq!(Mark::parse(&format!("{after}{bad}")), None, "{bad}");
        }
    }
}
