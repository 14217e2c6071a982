//! From what was typed to what is looked up: terms, their rarity, corrections,
//! occupations that stand for words.

mod correct;
mod typed;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis;
use crate::answer::Correction;
use crate::interner::Kind;
use crate::matching::clause::Clause;
use crate::matching::cursor::{Cursor, Table};
use crate::matching::phrase::Phrase;
use crate::query::Query;
use crate::segment::Segment;
use crate::snapshot::Snapshot;
use typed::{Typed, folded};

/// What a document gets that answers all words as well as can be.
pub const FULL_SCORE: f32 = 36_000.0;
/// What the occupation alone gives, of that: less than the word in the title,
/// more than the word in the text.
const BY_OCCUPATION: f32 = 0.45;
/// How many longer words an unfinished one may stand for.
const ENDINGS: usize = 12;
/// A beginning shorter than this is looked up as it is.
const SHORTEST_BEGINNING: usize = 3;
/// Points of rarity are eighths.
const FINE: f32 = 8.0;

/// Whether any document answers a query: whoever plans cannot search, and asks.
pub type Holds<'a> = &'a dyn Fn(&Query) -> bool;

/// A term, looked up once: a query asks for it several times.
#[derive(Debug)]
struct Term {
    /// How far it is from the first of its phrase.
    offset: u32,
    /// Its number in each segment that has it.
    numbers: Vec<Option<u32>>,
    /// How many offers hold it.
    count: u64,
}

impl Term {
    fn new(snapshot: &Snapshot, text: &str, offset: u32) -> Self {
        let mut count = 0;
        let numbers = snapshot.views.iter().map(|view| {
            let number = view.segment.dictionary.find(text.as_bytes())?;
            count += u64::from(view.segment.postings.counts[number as usize]);
            Some(number)
        });
        Self {
            offset,
            numbers: numbers.collect(),
            count,
        }
    }
}

#[derive(Debug, Default)]
pub struct Part {
    /// Either of these terms, or all of them in a row.
    terms: Vec<Term>,
    phrase: bool,
    /// Occupations that stand for it.
    occupations: Vec<(u16, f32)>,
    rarity: u8,
}

#[derive(Debug, Default)]
pub struct Plan {
    pub parts: Vec<Part>,
    pub corrections: Vec<Correction>,
}

impl Plan {
    pub fn new(snapshot: &Snapshot, query: &Query, holds: Holds<'_>) -> Self {
        let mut plan = Self::default();
        let alternatives = Alternatives::new(snapshot, query);
        for typed in typed::read(&query.words) {
            match typed {
                Typed::Phrase(terms) => plan.parts.push(Part {
                    terms: terms
                        .iter()
                        .map(|(text, offset)| Term::new(snapshot, text, *offset))
                        .collect(),
                    phrase: true,
                    ..Part::default()
                }),
                Typed::Word { term, raw, open } => {
                    let occupations = alternatives.of(&term);
                    let open = open && query.typing;
                    plan.word(snapshot, query, holds, (term, &raw, open), occupations);
                }
            }
        }
        if plan.parts.is_empty() && !alternatives.for_all.is_empty() {
            plan.parts.push(Part {
                occupations: alternatives.for_all,
                ..Part::default()
            });
        }
        plan.weigh(snapshot, query);
        plan
    }

    fn word(
        &mut self,
        snapshot: &Snapshot,
        query: &Query,
        holds: Holds<'_>,
        (term, raw, open): (String, &str, bool),
        occupations: Vec<(u16, f32)>,
    ) {
        let mut part = Part {
            occupations,
            ..Part::default()
        };
        if open {
            let endings = endings(snapshot, &folded(raw), &term);
            part.terms = endings
                .iter()
                .map(|text| Term::new(snapshot, text, 0))
                .collect();
        }
        if part.terms.is_empty() {
            part.terms.push(Term::new(snapshot, &term, 0));
        }
        if part.occupations.is_empty()
            && !query.as_typed
            && part.terms.iter().all(|term| term.count == 0)
            && let Some(meant) = correct::correct(snapshot, holds, &folded(raw), &term)
        {
            // What was typed is never proposed instead of itself.
            if folded(&meant.written) != folded(raw) {
                self.corrections.push(Correction {
                    typed: raw.to_owned(),
                    used: meant.written,
                });
            }
            for term in meant.terms {
                self.parts.push(Part {
                    terms: vec![Term::new(snapshot, &term, 0)],
                    ..Part::default()
                });
            }
            return;
        }
        self.parts.push(part);
    }

    /// Gives each part its rarity: by how few offers hold it, or as the page before had it.
    fn weigh(&mut self, snapshot: &Snapshot, query: &Query) {
        let known = query.after.as_ref().map(|after| &after.rarities);
        if let Some(known) = known.filter(|known| known.len() == self.parts.len()) {
            for (part, rarity) in self.parts.iter_mut().zip(known) {
                part.rarity = (*rarity).max(1);
            }
            return;
        }
        let all = snapshot.measured() as f32;
        for part in &mut self.parts {
            let counts = part.terms.iter().map(|term| term.count);
            let rarity = |count: u64| {
                let count = (count as f32).min(all);
                (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
            };
            let rarity: f32 = if part.phrase {
                counts.map(rarity).sum()
            } else {
                rarity(counts.sum())
            };
            part.rarity = (rarity * FINE).round().clamp(1.0, 255.0) as u8;
        }
    }

    pub fn rarities(&self) -> Vec<u8> {
        self.parts.iter().map(|part| part.rarity).collect()
    }

    /// The plan in terms of one segment, the snapshot's `view`th; rarest first
    /// where all are needed.
    pub fn clauses<'a>(&self, view: usize, segment: &'a Segment) -> Vec<Clause<'a>> {
        let sum: f32 = self.parts.iter().map(|part| f32::from(part.rarity)).sum();
        let mut clauses: Vec<Clause<'a>> = self
            .parts
            .iter()
            .map(|part| part.clause(view, segment, FULL_SCORE * f32::from(part.rarity) / sum))
            .collect();
        clauses.sort_by_key(|clause| (clause.phrase.is_some(), clause.count()));
        clauses
    }
}

impl Part {
    fn clause<'a>(&self, view: usize, segment: &'a Segment, points: f32) -> Clause<'a> {
        let mut clause = Clause {
            runs: self
                .occupations
                .iter()
                .map(|(occupation, weight)| {
                    let points = points * BY_OCCUPATION * weight;
                    (segment.of_occupation(*occupation), points as u16)
                })
                .filter(|(run, _)| !run.is_empty())
                .collect(),
            ..Clause::default()
        };
        let numbers: Vec<Option<u32>> = self.terms.iter().map(|term| term.numbers[view]).collect();
        if !self.phrase {
            let table = table(points);
            clause.words = numbers
                .into_iter()
                .flatten()
                .map(|number| (Cursor::new(segment, number), table))
                .collect();
            return clause;
        }
        let Some(numbers) = numbers.into_iter().collect::<Option<Vec<u32>>>() else {
            return clause;
        };
        let table = table(points / numbers.len() as f32);
        let mut cursors: Vec<_> = numbers
            .iter()
            .map(|number| (Cursor::new(segment, *number), table))
            .collect();
        cursors.sort_by_key(|(cursor, _)| cursor.count());
        let words: Vec<(u32, u32)> = numbers
            .iter()
            .zip(&self.terms)
            .map(|(number, term)| (*number, term.offset))
            .collect();
        clause.words = cursors;
        clause.phrase = Some(Phrase::new(segment, &words));
        clause
    }
}

/// Points for each impact, the most for the greatest.
fn table(points: f32) -> Table {
    std::array::from_fn(|impact| (points * impact as f32 / 15.0) as u16)
}

/// The most frequent words that begin like an unfinished one, itself among them.
fn endings(snapshot: &Snapshot, typed: &str, stem: &str) -> Vec<String> {
    if typed.chars().count() < SHORTEST_BEGINNING {
        return Vec::new();
    }
    let mut counts: FxHashMap<&[u8], u64> = FxHashMap::default();
    for view in &snapshot.views {
        let dictionary = &view.segment.dictionary;
        for number in dictionary.lower(typed.as_bytes())..dictionary.len() {
            let term = dictionary.term(number);
            if !term.starts_with(typed.as_bytes()) {
                break;
            }
            let count = u64::from(view.segment.postings.counts[number as usize]);
            *counts.entry(term).or_default() += count;
        }
    }
    let mut found: Vec<(&[u8], u64)> = counts.into_iter().collect();
    found.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    found.truncate(ENDINGS);
    let exact = correct::count(snapshot, stem);
    if exact > 0 && found.iter().all(|(term, _)| *term != stem.as_bytes()) {
        found.push((stem.as_bytes(), exact));
    }
    found
        .into_iter()
        .map(|(term, _)| String::from_utf8_lossy(term).into_owned())
        .collect()
}

/// Occupations, each with its weight.
type Weighed = Vec<(u16, f32)>;

/// The query's alternatives by the terms they stand for.
struct Alternatives {
    for_all: Weighed,
    for_some: Vec<(FxHashSet<String>, Weighed)>,
}

impl Alternatives {
    fn new(snapshot: &Snapshot, query: &Query) -> Self {
        let mut alternatives = Self {
            for_all: Vec::new(),
            for_some: Vec::new(),
        };
        for alternative in &query.alternatives {
            let occupations: Vec<(u16, f32)> = alternative
                .occupations
                .iter()
                .filter_map(|(code, weight)| {
                    let number = snapshot.interner.find(Kind::Occupation, code)?;
                    (number != 0).then_some((number, weight.clamp(0.0, 1.0)))
                })
                .collect();
            let terms: FxHashSet<String> = analysis::terms(&alternative.words)
                .into_iter()
                .map(|(term, _)| term)
                .collect();
            if terms.is_empty() {
                alternatives.for_all.extend(occupations);
            } else {
                alternatives.for_some.push((terms, occupations));
            }
        }
        alternatives
    }

    /// The occupations that stand for a term; each once, with its greatest weight.
    fn of(&self, term: &str) -> Vec<(u16, f32)> {
        let some = self
            .for_some
            .iter()
            .filter(|(terms, _)| terms.contains(term))
            .flat_map(|(_, occupations)| occupations);
        let mut found: Vec<(u16, f32)> = self.for_all.iter().chain(some).copied().collect();
        found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        found.dedup_by_key(|(occupation, _)| *occupation);
        found
    }
}
