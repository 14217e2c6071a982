//! Makes a segment from documents.

use rustc_hash::FxHashMap;

use super::dictionary::{COMMUNE, DEPARTMENT, Dictionary, SQUARE, own, skill};
use super::places::{self, Places};
use super::postings::{FULL, PostingsWriter};
use super::{Segment, file};
use crate::analysis::{self, Words};
use crate::columns::{Columns, Row};
use crate::document::Document;
use crate::folder::Folder;
use crate::geo::{NOWHERE, square};
use crate::names::Numbers;

/// A rebuild makes segments of this many documents, and merges them after.
pub const FULL_SEGMENT: usize = 1 << 16;
/// Between two fields, so that no phrase reaches from one to the next.
const BETWEEN_FIELDS: u32 = 50;
/// What an offer has beyond so many words is left out.
const LONGEST: usize = 20_000;
/// A stop word, in the memory of words already read.
const STOP: u32 = u32::MAX;
/// The impact of a skill: required or welcome.
pub const MUST: u8 = 2;
pub const NICE: u8 = 1;

/// Which field a word stands in.
const TITLE: u8 = 1;
const NAME: u8 = 2;
const TEXT: u8 = 0;

#[derive(Default)]
struct Term {
    text: Box<[u8]>,
    /// Documents that hold it, and words in all.
    documents: u32,
    words: u32,
    last_document: Option<u32>,
}

struct Written {
    term: u32,
    times: u32,
}

/// Words of a document that were read: term, field, place.
#[derive(Clone, Copy)]
struct Token {
    term: u32,
    place: u16,
    field: u8,
}

#[derive(Default)]
pub struct Builder {
    rows: Vec<Row>,
    /// For each document where its tokens end, and the lengths of title and text.
    ends: Vec<(usize, u16, u16)>,
    tokens: Vec<Token>,
    /// Where the tokens of the document at hand begin.
    start: usize,
    terms: Vec<Term>,
    by_text: FxHashMap<Box<[u8]>, u32>,
    /// Words as written, so that each form is analysed once.
    written: FxHashMap<Box<str>, Written>,
    buffer: String,
}

impl Builder {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn term(&mut self, text: &[u8]) -> u32 {
        if let Some(&term) = self.by_text.get(text) {
            return term;
        }
        let term = self.terms.len() as u32;
        self.terms.push(Term {
            text: text.into(),
            ..Term::default()
        });
        self.by_text.insert(text.into(), term);
        term
    }

    fn token(&mut self, term: u32, place: u32, field: u8) {
        let document = self.rows.len() as u32;
        let entry = &mut self.terms[term as usize];
        entry.words += 1;
        if entry.last_document != Some(document) {
            entry.last_document = Some(document);
            entry.documents += 1;
        }
        self.tokens.push(Token {
            term,
            place: place.min(u32::from(u16::MAX)) as u16,
            field,
        });
    }

    /// Reads a field that begins at `place`; says where the next may begin.
    fn read(&mut self, text: &str, field: u8, place: u32) -> u32 {
        let mut words = Words::new(text);
        while let Some(word) = words.next()
            && self.tokens.len() - self.start < LONGEST
        {
            let term = if let Some(known) = self.written.get_mut(word.raw) {
                known.times += 1;
                known.term
            } else {
                let mut buffer = std::mem::take(&mut self.buffer);
                let term = if analysis::term(word.raw, &mut buffer) {
                    self.term(buffer.as_bytes())
                } else {
                    STOP
                };
                self.buffer = buffer;
                self.written
                    .insert(word.raw.into(), Written { term, times: 1 });
                term
            };
            if term != STOP {
                self.token(term, place + word.place, field);
            }
        }
        place + words.place() + BETWEEN_FIELDS
    }

    fn own(&mut self, text: &[u8], impact: u8) {
        let term = self.term(text);
        self.token(term, u32::from(impact), TEXT);
    }

    pub fn add(&mut self, document: &Document, numbers: Numbers) {
        let row = Row::new(document, numbers);
        let start = self.tokens.len();
        self.start = start;
        let mut place = self.read(&document.title, TITLE, 0);
        let title = (self.tokens.len() - start).min(usize::from(u16::MAX)) as u16;
        place = self.read(&document.text, TEXT, place);
        place = self.read(&document.employer, TEXT, place);
        for skill in &document.skills {
            place = self.read(&skill.name, TEXT, place);
        }
        let text = (self.tokens.len() - start).min(usize::from(u16::MAX)) as u16;
        place = self.read(&document.occupation_label, NAME, place);
        for name in &document.synonyms {
            place = self.read(name, NAME, place);
        }
        if row.lat != NOWHERE {
            self.own(&own(SQUARE, square(row.lat, row.lon)), FULL);
        }
        if row.department != 0 {
            self.own(&own(DEPARTMENT, u32::from(row.department)), FULL);
        }
        if row.commune != 0 {
            self.own(&own(COMMUNE, u32::from(row.commune)), FULL);
        }
        for asked in &document.skills {
            let impact = if asked.must { MUST } else { NICE };
            self.own(&skill(&analysis::key(&asked.name)), impact);
        }
        self.ends.push((self.tokens.len(), title, text));
        self.rows.push(row);
    }

    /// Makes the segment; `folder` none keeps all of it in memory.
    pub fn finish(self, number: u64, folder: Option<&Folder>) -> std::io::Result<Segment> {
        let mut order: Vec<u32> = (0..self.rows.len() as u32).collect();
        order.sort_unstable_by_key(|document| self.rows[*document as usize].order());
        let mut columns = Columns::with_capacity(order.len());
        for document in &order {
            columns.push(self.rows[*document as usize]);
        }
        let inverted = Inverted::new(&self.terms, &order, &self.ends, &self.tokens);
        let mut forms: Vec<(&str, u32)> = vec![("", 0); self.terms.len()];
        for (raw, written) in &self.written {
            if written.term == STOP {
                continue;
            }
            let form = &mut forms[written.term as usize];
            // Of forms as frequent the first in the alphabet, so that two builds agree.
            if (written.times, form.0) > (form.1, raw) {
                *form = (raw, written.times);
            }
        }
        let mut sorted: Vec<u32> = (0..self.terms.len() as u32).collect();
        sorted.sort_unstable_by(|one, other| {
            self.terms[*one as usize]
                .text
                .cmp(&self.terms[*other as usize].text)
        });
        let mut dictionary = Dictionary::default();
        let mut writer = PostingsWriter::default();
        let mut encoded = Vec::new();
        for term in sorted {
            let entry = &self.terms[term as usize];
            let is_word = entry.text.first().is_some_and(|mark| *mark >= b' ');
            inverted.each(term as usize, |document, impact, places| {
                encoded.clear();
                if is_word {
                    places::encode(places, &mut encoded);
                    writer.push(document, impact, &encoded);
                } else {
                    let impact = places.iter().copied().max().unwrap_or(0) as u8;
                    writer.push(document, impact, &[]);
                }
            });
            if writer.end_term() {
                dictionary.push(&entry.text, &forms[term as usize].0.to_lowercase());
            }
        }
        let (postings, places) = writer.finish();
        let places = Places::Memory(places);
        let segment = Segment::new(number, columns, dictionary.finish(), postings, places);
        file::settle(segment, folder)
    }
}

/// One document of a term while inverting.
#[derive(Clone, Copy, Default)]
struct Posting {
    document: u32,
    words: u16,
    fields: u8,
}

/// Tokens sorted by term, by counting.
struct Inverted<'a> {
    terms: &'a [Term],
    ends: Vec<(u16, u16)>,
    postings: Vec<Posting>,
    posting_starts: Vec<usize>,
    places: Vec<u16>,
    place_starts: Vec<usize>,
}

impl<'a> Inverted<'a> {
    fn new(terms: &'a [Term], order: &[u32], ends: &[(usize, u16, u16)], tokens: &[Token]) -> Self {
        let starts = |count: fn(&Term) -> u32| {
            let mut at = 0;
            let mut starts = Vec::with_capacity(terms.len() + 1);
            for term in terms {
                starts.push(at);
                at += count(term) as usize;
            }
            starts.push(at);
            starts
        };
        let posting_starts = starts(|term| term.documents);
        let place_starts = starts(|term| term.words);
        let mut postings = vec![Posting::default(); *posting_starts.last().unwrap_or(&0)];
        let mut places = vec![0; tokens.len()];
        let mut next_posting = posting_starts.clone();
        let mut next_place = place_starts.clone();
        for (document, old) in (0u32..).zip(order) {
            let old = *old as usize;
            let start = if old == 0 { 0 } else { ends[old - 1].0 };
            for token in &tokens[start..ends[old].0] {
                let term = token.term as usize;
                places[next_place[term]] = token.place;
                next_place[term] += 1;
                let at = next_posting[term];
                let fresh = at == posting_starts[term] || postings[at - 1].document != document;
                if fresh {
                    postings[at].document = document;
                    next_posting[term] += 1;
                }
                let posting = &mut postings[if fresh { at } else { at - 1 }];
                posting.words = posting.words.saturating_add(1);
                posting.fields |= token.field;
                // The count of words in the text sits above the two flags.
                if token.field == TEXT && posting.fields < 252 {
                    posting.fields += 4;
                }
            }
        }
        Self {
            terms,
            ends: order
                .iter()
                .map(|old| (ends[*old as usize].1, ends[*old as usize].2))
                .collect(),
            postings,
            posting_starts,
            places,
            place_starts,
        }
    }

    /// Every document of a term with its impact and places.
    fn each(&self, term: usize, mut take: impl FnMut(u32, u8, &[u16])) {
        debug_assert!(term < self.terms.len());
        let mut place = self.place_starts[term];
        for posting in &self.postings[self.posting_starts[term]..self.posting_starts[term + 1]] {
            let places = &self.places[place..place + usize::from(posting.words)];
            place += usize::from(posting.words);
            let (title, text) = self.ends[posting.document as usize];
            take(
                posting.document,
                impact(posting.fields, title, text),
                places,
            );
        }
    }
}

/// How much a document is about a term, from 1 to 15. Most of it is the title
/// (a short one says more), then the job's names, then how often the text says it.
fn impact(fields: u8, title_words: u16, text_words: u16) -> u8 {
    /// The length of a usual offer.
    const USUAL: f32 = 100.0;
    let title = if fields & TITLE == 0 {
        0.0
    } else {
        1.0 / (1.0 + 0.12 * (f32::from(title_words) - 1.0).clamp(0.0, 8.0))
    };
    let name = if fields & NAME == 0 { 0.0 } else { 1.0 };
    let times = f32::from(fields >> 2);
    let text = times / (times + 1.2 * (0.4 + 0.6 * f32::from(text_words) / USUAL));
    let impact = 0.55 * title + 0.2 * name + 0.25 * text;
    (impact * 15.0).round().clamp(1.0, 15.0) as u8
}
