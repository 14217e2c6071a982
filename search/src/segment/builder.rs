//! Makes a segment from documents.

use rustc_hash::FxHashMap;

use super::dictionary::{COMMUNE, DEPARTMENT, Dictionary, own, skill};
use super::inverted::Inverted;
use super::packing::PostingsWriter;
use super::positions;
use super::postings::FULL;
use super::tokens::{MANY, NAME, ROOMY, TEXT, TITLE, Term, Token};
use super::{Segment, file};
use crate::analysis::{self, Words};
use crate::columns::{Columns, Row};
use crate::document::Document;
use crate::folder::Folder;
use crate::further::{Further, Site};
use crate::interner::Numbers;

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

struct Written {
    term: u32,
    times: u32,
}

#[derive(Default)]
pub struct Builder {
    rows: Vec<Row>,
    /// Places of rows beyond their first.
    further: Vec<(u32, Site)>,
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

    fn token(&mut self, term: u32, position: u32, field: u8) {
        let document = self.rows.len() as u32;
        let entry = &mut self.terms[term as usize];
        entry.words += 1;
        if entry.last_document != Some(document) {
            entry.last_document = Some(document);
            entry.documents += 1;
        }
        self.tokens.push(Token {
            term,
            position: position.min(u32::from(u16::MAX)) as u16,
            field,
        });
    }

    /// Reads a field that begins at `position`; says where the next may begin.
    fn read(&mut self, text: &str, field: u8, position: u32) -> u32 {
        let mut words = Words::new(text);
        while let Some(word) = words.next()
            && self.tokens.len() - self.start < LONGEST
        {
            let term = if word.letter {
                // The same letter may be nothing elsewhere: it is not kept as a form.
                let mut buffer = std::mem::take(&mut self.buffer);
                analysis::term_of(word, &mut buffer);
                let term = self.term(buffer.as_bytes());
                self.buffer = buffer;
                term
            } else if let Some(known) = self.written.get_mut(word.raw) {
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
                self.token(term, position + word.position, field);
            }
        }
        position + words.position() + BETWEEN_FIELDS
    }

    fn own(&mut self, text: &[u8], impact: u8) {
        let term = self.term(text);
        self.token(term, u32::from(impact), TEXT);
    }

    /// An area that the document at hand is in: each once, if it is said.
    fn area(&mut self, mark: u8, number: u32) {
        if number == 0 {
            return;
        }
        let term = self.term(&own(mark, number));
        if self.terms[term as usize].last_document != Some(self.rows.len() as u32) {
            self.token(term, u32::from(FULL), TEXT);
        }
    }

    pub fn add(&mut self, document: &Document, numbers: &Numbers) {
        if self.tokens.len() > MANY && self.tokens.capacity() < ROOMY / size_of::<Token>() {
            self.tokens
                .reserve_exact(ROOMY / size_of::<Token>() - self.tokens.len());
        }
        let row = Row::new(document, numbers);
        let start = self.tokens.len();
        self.start = start;
        let mut position = self.read(&document.title, TITLE, 0);
        let title = (self.tokens.len() - start).min(usize::from(u16::MAX)) as u16;
        position = self.read(&document.text, TEXT, position);
        position = self.read(&document.employer, TEXT, position);
        for skill in &document.skills {
            position = self.read(&skill.name, TEXT, position);
        }
        let text = (self.tokens.len() - start).min(usize::from(u16::MAX)) as u16;
        position = self.read(&document.occupation_label, NAME, position);
        for name in &document.synonyms {
            position = self.read(name, NAME, position);
        }
        self.area(DEPARTMENT, u32::from(row.department));
        self.area(COMMUNE, u32::from(row.commune));
        for site in &numbers.further {
            self.further.push((self.rows.len() as u32, *site));
            self.area(DEPARTMENT, u32::from(site.department));
            self.area(COMMUNE, u32::from(site.commune));
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
        let rows = order.iter().map(|document| self.rows[*document as usize]);
        let further = Further::new(order.len(), self.further.iter().copied());
        let moved = (0_u32..).zip(&order).flat_map(|(to, from)| {
            let sites = further.of(*from).iter();
            sites.map(move |site| (to, *site))
        });
        let moved = Further::new(order.len(), moved);
        let columns = Columns::collect(order.len(), rows, moved);
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
        let mut writer = PostingsWriter::new(file::positions(number, folder)?, &columns);
        let mut encoded = Vec::new();
        for term in sorted {
            let entry = &self.terms[term as usize];
            let is_word = entry.text.first().is_some_and(|mark| *mark >= b' ');
            inverted.each(term as usize, |document, impact, positions| {
                encoded.clear();
                if is_word {
                    positions::encode(positions, &mut encoded);
                    writer.push(document, impact, &encoded);
                } else {
                    let impact = positions.iter().copied().max().unwrap_or(0) as u8;
                    writer.push(document, impact, &[]);
                }
            });
            if writer.end_term() {
                dictionary.push(&entry.text, &forms[term as usize].0.to_lowercase());
            }
        }
        let (dictionary, written) = (dictionary.finish(), writer.finish()?);
        file::settle(number, columns, dictionary, written, folder)
    }
}
