//! Words that no offer holds: what was probably meant.

use rustc_hash::FxHashMap;

use super::Holds;
use crate::analysis::term;
use crate::query::Query;
use crate::segment::dictionary::letters;
use crate::snapshot::Snapshot;

/// What is searched instead of a typed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// One term, or two that were typed in one.
    pub terms: Vec<String>,
    /// As it is mostly written.
    pub written: String,
}

/// Ways to cut a word in two that are looked up.
const CUTS: usize = 4;

/// How many errors a word of so many letters may have.
fn errors_allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Corrects a word, given as typed (folded) and as a term.
pub fn correct(snapshot: &Snapshot, holds: Holds<'_>, typed: &str, stem: &str) -> Option<Meant> {
    if let Some(meant) = between_letters_and_digits(snapshot, typed) {
        return Some(meant);
    }
    let most = errors_allowed(typed.chars().count());
    let close = if most > 0 {
        closest(snapshot, stem, most)
    } else {
        None
    };
    let cut = cut_in_two(snapshot, holds, typed);
    match (close, cut) {
        // One error is likelier than a missing space, two are not.
        (Some((meant, errors)), Some(cut)) => Some(if errors <= 1 { meant } else { cut }),
        (close, cut) => close.map(|(meant, _)| meant).or(cut),
    }
}

/// How often a term occurs.
pub fn count(snapshot: &Snapshot, term: &str) -> u64 {
    snapshot
        .views
        .iter()
        .filter_map(|view| {
            let number = view.segment.dictionary.find(term.as_bytes())?;
            Some(u64::from(view.segment.postings.counts[number as usize]))
        })
        .sum()
}

struct Candidate {
    count: u64,
    errors: usize,
    /// The segment and number it is mostly from, for how it is written.
    from: (usize, u32),
}

fn closest(snapshot: &Snapshot, stem: &str, most: usize) -> Option<(Meant, usize)> {
    let wanted: Vec<char> = stem.chars().collect();
    let set = letters(stem.as_bytes());
    let mut candidates: FxHashMap<&[u8], Candidate> = FxHashMap::default();
    let mut table = Distance::default();
    // A word that matters is in a large segment; small ones add little but time.
    let largest = snapshot.views.iter().map(|view| view.segment.len()).max()?;
    for (at, view) in snapshot.views.iter().enumerate() {
        let segment = &view.segment;
        if segment.len() < largest / 8 {
            continue;
        }
        let dictionary = &segment.dictionary;
        for number in dictionary.words() {
            let differing = (dictionary.letters(number) ^ set).count_ones() as usize;
            if differing > 2 * most {
                continue;
            }
            let term = dictionary.term(number);
            if term.len().abs_diff(stem.len()) > most {
                continue;
            }
            let count = u64::from(segment.postings.counts[number as usize]);
            if let Some(known) = candidates.get_mut(term) {
                known.count += count;
            } else if let Some(errors) = std::str::from_utf8(term)
                .ok()
                .and_then(|term| table.between(&wanted, term, most))
            {
                let from = (at, number);
                candidates.insert(
                    term,
                    Candidate {
                        count,
                        errors,
                        from,
                    },
                );
            }
        }
    }
    let first = stem.as_bytes().first();
    let worth = |(term, candidate): &(&&[u8], &Candidate)| {
        // One more error must be made good by fifty times the offers.
        let far = candidate.errors as f64 + if term.first() == first { 0.0 } else { 0.6 };
        (1.0 + candidate.count as f64).ln() - 4.0 * far
    };
    let (term, best) = candidates
        .iter()
        .max_by(|one, other| worth(one).total_cmp(&worth(other)).then(other.0.cmp(one.0)))?;
    let (at, number) = best.from;
    let written = snapshot.views[at].segment.dictionary.written(number);
    let meant = Meant {
        terms: vec![String::from_utf8_lossy(term).into_owned()],
        written: written.to_owned(),
    };
    Some((meant, best.errors))
}

/// Two words typed in one: "aidesoignante".
fn cut_in_two(snapshot: &Snapshot, holds: Holds<'_>, typed: &str) -> Option<Meant> {
    if !typed.is_ascii() || typed.len() < 7 || typed.len() > 40 {
        return None;
    }
    let mut cuts: Vec<(Meant, u64)> = (3..=typed.len() - 3)
        .filter_map(|at| halves(snapshot, typed, at))
        .collect();
    cuts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    cuts.truncate(CUTS);
    // Two words that some offer has in a row: "vitamine" is no "vita mine".
    cuts.into_iter().map(|(meant, _)| meant).find(|meant| {
        let row = Query {
            words: ["\"", &meant.written, "\""].concat(),
            ..Query::default()
        };
        holds(&row)
    })
}

/// "caces3", "permisb2"
fn between_letters_and_digits(snapshot: &Snapshot, typed: &str) -> Option<Meant> {
    let at = typed.find(|letter: char| letter.is_ascii_digit())?;
    if at < 2 || !typed.is_ascii() {
        return None;
    }
    halves(snapshot, typed, at).map(|(meant, _)| meant)
}

fn halves(snapshot: &Snapshot, typed: &str, at: usize) -> Option<(Meant, u64)> {
    let (one, other) = typed.split_at(at);
    let mut terms = Vec::new();
    let mut least = u64::MAX;
    for half in [one, other] {
        let mut stem = String::new();
        if !term(half, &mut stem) {
            return None;
        }
        least = least.min(count(snapshot, &stem));
        terms.push(stem);
    }
    let written = format!("{one} {other}");
    (least > 0).then_some((Meant { terms, written }, least))
}

/// Errors between two words: letters missing, added, replaced, or swapped with
/// their neighbour (optimal string alignment).
#[derive(Default)]
struct Distance {
    rows: [Vec<usize>; 3],
    letters: Vec<char>,
}

impl Distance {
    /// None for more than `most` errors.
    fn between(&mut self, one: &[char], other: &str, most: usize) -> Option<usize> {
        self.letters.clear();
        self.letters.extend(other.chars());
        let other = &self.letters;
        if one.len().abs_diff(other.len()) > most {
            return None;
        }
        let [before, above, row] = &mut self.rows;
        above.clear();
        above.extend(0..=other.len());
        before.clone_from(above);
        for (at, letter) in one.iter().enumerate() {
            row.clear();
            row.push(at + 1);
            let mut least = at + 1;
            for (column, typed) in other.iter().enumerate() {
                let mut errors = (above[column] + usize::from(letter != typed))
                    .min(above[column + 1] + 1)
                    .min(row[column] + 1);
                if at > 0 && column > 0 && *letter == other[column - 1] && one[at - 1] == *typed {
                    errors = errors.min(before[column - 1] + 1);
                }
                row.push(errors);
                least = least.min(errors);
            }
            if least > most {
                return None;
            }
            std::mem::swap(before, above);
            std::mem::swap(above, row);
        }
        let errors = above[other.len()];
        (errors <= most).then_some(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::Distance;

    #[test]
    fn errors_are_counted() {
        let mut table = Distance::default();
        for (one, other, errors) in [
            ("boulanger", "boulanger", Some(0)),
            ("boulnager", "boulanger", Some(1)),
            ("boulager", "boulanger", Some(1)),
            ("bboulanger", "boulanger", Some(1)),
            ("boulonger", "boulanger", Some(1)),
            ("obulnager", "boulanger", Some(2)),
            ("boucher", "boulanger", None),
            ("", "ab", Some(2)),
        ] {
            let letters: Vec<char> = one.chars().collect();
            assert_eq!(table.between(&letters, other, 2), errors, "{one} {other}");
        }
    }
}
