//! Occupations found by everyday words.

use super::everyday::{forms, names, says_nothing};
use super::lexicon::{Cell, EXACT, FORM, Lexicon};
use super::query::{MAX_WORDS, Word, read_query};
use super::strings::Strings;
use crate::model::{OccupationCode, OccupationHit};
use crate::rows::{AppellationRow, OccupationRow};
use crate::text::{for_each_word, words};

/// What an entry holds for ranking.
#[derive(Clone, Copy, Debug)]
struct Entry {
    occupation: u16,
    /// Words that carry a meaning, in the longer of the two genders.
    words: u8,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The occupation's own label.
    Label,
    Appellation,
    RareAppellation,
    /// An everyday name; the hit shows the occupation's label instead.
    Everyday,
}

/// All occupations, by their labels, their job titles and everyday names.
#[derive(Debug, Default)]
pub struct OccupationIndex {
    /// In order, so that a code is found by bisection.
    codes: Vec<OccupationCode>,
    /// One text for each entry that has one; the first are the labels, in the order of `codes`.
    texts: Strings,
    /// The first are the labels, then the job titles, both numbered as their texts; then the everyday names.
    entries: Vec<Entry>,
    lexicon: Lexicon,
}

impl OccupationIndex {
    /// Job titles of occupations that are not there are left out.
    pub fn build(occupations: &[OccupationRow], appellations: &[AppellationRow]) -> Self {
        let mut sorted: Vec<&OccupationRow> = occupations.iter().collect();
        sorted.sort_by_key(|row| row.code);
        sorted.dedup_by_key(|row| row.code);
        sorted.truncate(usize::from(u16::MAX));
        let mut builder = Builder::default();
        builder.index.codes = sorted.iter().map(|row| row.code).collect();
        for row in &sorted {
            builder.add(row.code, &row.label, Kind::Label);
        }
        for row in appellations {
            let own = builder
                .index
                .position(row.occupation)
                .map(|at| builder.index.texts.get(at));
            if own.is_some_and(|own| own != row.label) {
                let kind = if row.rare {
                    Kind::RareAppellation
                } else {
                    Kind::Appellation
                };
                builder.add(row.occupation, &row.label, kind);
            }
        }
        for (name, code) in names() {
            builder.add(code, &name, Kind::Everyday);
        }
        builder.finish()
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Bytes held, about.
    pub fn heap_bytes(&self) -> usize {
        self.codes.capacity() * size_of::<OccupationCode>()
            + self.texts.heap_bytes()
            + self.entries.capacity() * size_of::<Entry>()
            + self.lexicon.heap_bytes()
    }

    fn position(&self, code: OccupationCode) -> Option<usize> {
        self.codes.binary_search(&code).ok()
    }

    /// The label of an occupation, if it exists.
    pub fn label(&self, code: OccupationCode) -> Option<&str> {
        self.position(code).map(|at| self.texts.get(at))
    }

    /// The occupations that answer what someone typed, the best first, each
    /// with its best job title. Nothing typed finds nothing.
    pub fn search(&self, text: &str, limit: usize) -> Vec<OccupationHit> {
        if let Some(at) = OccupationCode::parse(text)
            .ok()
            .and_then(|code| self.position(code))
        {
            return vec![self.hit(at)];
        }
        let words = self
            .lexicon
            .cut_compounds(read_query(text, says_nothing, forms));
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let (cells, mut best) = self.search_words(&words, limit);
        if best.is_empty()
            && let Some(joined) = self.lexicon.join_neighbours(&words)
        {
            best = self.search_words(&joined, limit).1;
        }
        if best.is_empty() && words.len() > 1 {
            best = self.rank_partial(&cells, words.len());
        }
        best.truncate(limit);
        best.into_iter().map(|(entry, _)| self.hit(entry)).collect()
    }

    /// Whether a job title begins with this word (folded) or another form of it:
    /// it then names a trade, as "soudeur" does and "TIG" does not.
    pub fn begins_a_title(&self, word: &str) -> bool {
        let begins = |word: &str| {
            self.lexicon.begun_by(word).any(|at| {
                self.entries.get(at).is_some_and(|entry| {
                    // Of everyday names only those of one word: "faire le ménage" is no trade.
                    entry.kind != Kind::Everyday || entry.words == 1
                })
            })
        };
        begins(word) || forms(word).iter().any(|form| begins(form))
    }

    /// A misspelt word (folded) as job titles write it, where they have one that is so
    /// near; beside the other words, if a title holds all of them.
    pub fn spelled(&self, word: &str, beside: &[&str]) -> Option<String> {
        let (term, entries) = self.lexicon.meant(word, beside)?;
        let entries = entries.into_iter().filter(|at| *at < self.texts.len());
        let mut written = entries.flat_map(|at| {
            let text = self.texts.get(at);
            text.split(|letter: char| !letter.is_alphanumeric())
        });
        let same = written.find(|written| words(written) == [term]);
        Some(same.unwrap_or(term).to_lowercase())
    }

    /// What the words of a search say about occupations: which words, and which
    /// occupations they may stand for. `None` if no word says anything.
    pub fn meaning(&self, text: &str, limit: usize) -> Option<Meaning> {
        let words = self
            .lexicon
            .cut_compounds(read_query(text, says_nothing, forms));
        if words.is_empty() || words.iter().all(|word| word.weak) {
            return None;
        }
        let (cells, mut best) = self.search_words(&words, limit);
        if best.is_empty() && words.len() > 1 {
            best = self.rank_partial(&cells, words.len());
        }
        let &(top, most) = best.first()?;
        let held = |at: usize| -> Vec<usize> {
            (0..words.len())
                .filter(|&slot| cells[at][slot] > 0)
                .collect()
        };
        let told = held(top);
        let occupations = best
            .iter()
            .take(limit)
            .filter(|&&(at, _)| held(at) == told)
            .map(|&(at, score)| Meant {
                code: self.codes[usize::from(self.entries[at].occupation)],
                behind: most - score,
                exact: told.iter().all(|&slot| cells[at][slot] >= FORM),
                names: self.named(at, &told, &cells),
            })
            .collect();
        Some(Meaning {
            complete: told.len() == words.len(),
            words: told.iter().map(|&slot| words[slot].text.clone()).collect(),
            occupations,
        })
    }

    /// Which of the told words name the occupation itself: all of its label and of
    /// an everyday name; of another job title, what it begins with and what the
    /// label says too. "TIG" of "Soudeur TIG" does not: other welders have the same
    /// occupation.
    fn named(&self, entry: usize, told: &[usize], cells: &[Cell]) -> Vec<bool> {
        let Entry {
            occupation, kind, ..
        } = self.entries[entry];
        // The first entries are the labels, in the order of occupations.
        let label = &cells[usize::from(occupation)];
        let whole = told.len() == 1 || matches!(kind, Kind::Label | Kind::Everyday);
        let names = |&slot: &usize| {
            // A weight above `EXACT` is that of the very word in the first place.
            whole || label[slot] >= FORM || cells[entry][slot] > EXACT
        };
        told.iter().map(names).collect()
    }

    /// The entries that hold every word: first without guessing more errors
    /// than needed, then, if that leaves room, with near misses.
    fn search_words(&self, words: &[Word], limit: usize) -> (Vec<Cell>, Vec<(usize, i32)>) {
        let mut cells = vec![[0; MAX_WORDS]; self.entries.len()];
        let found = self.lexicon.mark_all(words, &mut cells, |_| true);
        let mut ranked = self.rank_complete(&cells, words.len());
        if ranked.len() < limit && found.contains(&true) {
            self.lexicon.mark_misses(words, &found, &mut cells);
            ranked = self.rank_complete(&cells, words.len());
        }
        (cells, ranked)
    }

    fn rank_complete(&self, cells: &[Cell], count: usize) -> Vec<(usize, i32)> {
        self.best_of_each(cells, |cell, entry| {
            let held = &cell[..count];
            if held.contains(&0) {
                return None;
            }
            let average = held.iter().map(|&weight| i32::from(weight)).sum::<i32>() * 10
                / i32::try_from(count).ok()?;
            let covered = i32::try_from(count.min(usize::from(entry.words))).ok()? * 300
                / i32::from(entry.words);
            let kind = match entry.kind {
                Kind::Label => 60,
                Kind::Appellation => 0,
                Kind::RareAppellation => -80,
                Kind::Everyday => 20,
            };
            Some(average + covered + kind)
        })
    }

    /// When no entry holds every word: the entries that hold the most telling
    /// ones. A word tells more the fewer entries hold it.
    fn rank_partial(&self, cells: &[Cell], count: usize) -> Vec<(usize, i32)> {
        let mut holders = [0usize; MAX_WORDS];
        for cell in cells {
            for (slot, weight) in cell.iter().enumerate() {
                holders[slot] += usize::from(*weight > 0);
            }
        }
        let telling = holders.map(|held| {
            let share = self
                .entries
                .len()
                .checked_div(held)
                .and_then(usize::checked_ilog2);
            share
                .and_then(|log| i32::try_from(log + 1).ok())
                .unwrap_or(0)
        });
        let all: i32 = telling[..count].iter().sum();
        self.best_of_each(cells, |cell, entry| {
            let held = cell.iter().filter(|&&weight| weight > 0).count();
            let known: i32 = cell
                .iter()
                .zip(telling)
                .filter(|(weight, _)| **weight > 0)
                .map(|(_, tells)| tells)
                .sum();
            if held == 0 || known * 2 < all {
                return None;
            }
            let told: i32 = cell
                .iter()
                .zip(telling)
                .map(|(&weight, tells)| i32::from(weight) * tells)
                .sum();
            let covered = i32::try_from(held.min(usize::from(entry.words))).ok()? * 300
                / i32::from(entry.words);
            Some(told * 10 / all.max(1) + covered)
        })
    }

    /// The best entry of each occupation, best first.
    fn best_of_each(
        &self,
        cells: &[Cell],
        score: impl Fn(&Cell, &Entry) -> Option<i32>,
    ) -> Vec<(usize, i32)> {
        let mut best: Vec<Option<(usize, i32)>> = vec![None; self.codes.len()];
        for (at, (cell, entry)) in cells.iter().zip(&self.entries).enumerate() {
            if *cell == [0; MAX_WORDS] {
                continue;
            }
            let slot = &mut best[usize::from(entry.occupation)];
            if let Some(score) = score(cell, entry)
                && slot.is_none_or(|(_, held)| score > held)
            {
                *slot = Some((at, score));
            }
        }
        let mut ranked: Vec<(usize, i32)> = best.into_iter().flatten().collect();
        // At the same score the shorter title is the plainer one.
        let letters = |at: usize| {
            if at < self.texts.len() {
                self.texts.get(at).len()
            } else {
                0
            }
        };
        ranked.sort_by_key(|&(at, score)| (-score, letters(at), at));
        ranked
    }

    fn hit(&self, entry: usize) -> OccupationHit {
        let occupation = usize::from(self.entries[entry].occupation);
        let label = self.texts.get(occupation).to_owned();
        let matched = match self.entries[entry].kind {
            Kind::Everyday => label.clone(),
            _ => self.texts.get(entry).to_owned(),
        };
        OccupationHit {
            code: self.codes[occupation],
            label,
            matched,
        }
    }
}

/// What words of a search say about occupations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The words that say it, folded.
    pub words: Vec<String>,
    /// Whether these are all words that carry a meaning.
    pub complete: bool,
    /// The best first.
    pub occupations: Vec<Meant>,
}

/// An occupation that words may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    pub code: OccupationCode,
    /// How far it is behind the best, in points of the ranking (a word more or
    /// less is about 300).
    pub behind: i32,
    /// Every word is the entry's own or another form of it: nothing was guessed.
    pub exact: bool,
    /// For each of the words, whether it names the occupation itself.
    pub names: Vec<bool>,
}

#[derive(Default)]
struct Builder {
    index: OccupationIndex,
    pairs: Vec<(String, u32, bool)>,
}

impl Builder {
    fn add(&mut self, code: OccupationCode, text: &str, kind: Kind) {
        let Some(occupation) = self
            .index
            .position(code)
            .and_then(|at| u16::try_from(at).ok())
        else {
            return;
        };
        let Ok(entry) = u32::try_from(self.index.entries.len()) else {
            return;
        };
        if kind != Kind::Everyday {
            self.index.texts.push(text);
        }
        // "Agent / Agente d'entretien": each side of the bar is one gender and
        // begins the title, and the side with more words is the whole of it.
        let mut longest = 0;
        for side in text.split(" / ") {
            let mut words = 0u8;
            for_each_word(side, |word| {
                if !says_nothing(word) {
                    self.pairs.push((word.to_owned(), entry, words == 0));
                    words = words.saturating_add(1);
                }
            });
            longest = longest.max(words);
        }
        self.index.entries.push(Entry {
            occupation,
            words: longest.max(1),
            kind,
        });
    }

    fn finish(mut self) -> OccupationIndex {
        self.index.texts.shrink();
        self.index.entries.shrink_to_fit();
        self.index.lexicon = Lexicon::build(self.pairs);
        self.index
    }
}
