//! From an ask to tantivy's queries.

use std::collections::HashMap;
use std::sync::Arc;

use pleinweb_search::Point;
use tantivy::index::SegmentId;
use tantivy::query::doc_predicate_query::{DocPredicateQuery, FunctionPredicate};
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
    Weight,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, Result, Searcher, SegmentReader, Term};

use super::facts::{Counts, contract_of};
use super::places::Around;
use super::{Column, Columns, Tantivy};
use crate::asks::{Ask, Mode};

/// More often than once in so many offers a test of each is cheaper than a set of all.
const OFTEN: u64 = 8;

/// An ask, with what it means in the index.
pub struct Asked<'a> {
    tantivy: &'a Tantivy,
    searcher: &'a Searcher,
    ask: &'a Ask,
    around: Option<Around>,
    /// How many offers lie there, and how many hold the rarest word.
    near: u64,
    least: u64,
}

impl<'a> Asked<'a> {
    pub fn new(tantivy: &'a Tantivy, searcher: &'a Searcher, ask: &'a Ask) -> Result<Self> {
        let around = |(at, km): (Point, f64)| tantivy.places.around(at, km);
        let mut asked = Self {
            tantivy,
            searcher,
            ask,
            around: ask.around.map(around),
            near: 0,
            least: searcher.num_docs(),
        };
        for term in asked.marks_around() {
            asked.near += searcher.doc_freq(&term)?;
        }
        for word in &ask.words {
            asked.least = asked.least.min(searcher.doc_freq(&asked.word(&word.1))?);
        }
        Ok(asked)
    }

    pub fn by_date(&self) -> bool {
        self.ask.by_date || self.ask.words.is_empty()
    }

    /// Whether nothing but words of the list is asked for.
    pub fn terms_only(&self) -> bool {
        let ask = self.ask;
        let filtered = ask.around.is_some() || ask.department.is_some() || ask.contract.is_some();
        !filtered && ask.mode != Mode::Phrase
    }

    /// About the most that words give, as BM25 weighs them.
    pub fn greatest_score(&self) -> Result<f32> {
        let all = self.searcher.num_docs() as f32;
        let mut sum = 0.0;
        for word in &self.ask.words {
            let holding = self.searcher.doc_freq(&self.word(&word.1))? as f32;
            sum += 2.2 * (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln();
        }
        Ok(sum)
    }

    fn word(&self, term: &str) -> Term {
        Term::from_field_text(self.tantivy.fields.words, term)
    }

    fn mark(&self, kind: char, value: &str) -> Term {
        Term::from_field_text(self.tantivy.fields.marks, &format!("{kind}{value}"))
    }

    fn marks_around(&self) -> Vec<Term> {
        let terms = self.around.iter().flat_map(|around| &around.terms);
        terms
            .map(|term| Term::from_field_text(self.tantivy.fields.marks, term))
            .collect()
    }

    /// What holds the words; everything where none is asked for.
    pub fn words(&self) -> Box<dyn Query> {
        let ask = self.ask;
        let terms: Vec<Term> = ask.words.iter().map(|word| self.word(&word.1)).collect();
        if ask.mode == Mode::Phrase {
            return Box::new(PhraseQuery::new(terms));
        }
        let occur = match ask.mode {
            Mode::Any => Occur::Should,
            Mode::All | Mode::Phrase => Occur::Must,
        };
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = terms
            .into_iter()
            .map(|term| {
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                (occur, Box::new(query) as Box<dyn Query>)
            })
            .collect();
        match clauses.len() {
            0 => Box::new(AllQuery),
            1 => clauses.remove(0).1,
            _ => Box::new(BooleanQuery::new(clauses)),
        }
    }

    /// What holds the words and passes the filters.
    pub fn query(&self) -> Box<dyn Query> {
        let mut filters: Vec<Box<dyn Query>> = Vec::new();
        let marks = [('d', &self.ask.department), ('c', &self.ask.contract)];
        for (kind, value) in marks {
            if let Some(value) = value {
                let mark = self.mark(kind, value);
                filters.push(Box::new(TermQuery::new(mark, IndexRecordOption::Basic)));
            }
        }
        if let Some(around) = &self.around {
            filters.push(self.circle(around));
        }
        if filters.is_empty() {
            return self.words();
        }
        if self.ask.words.is_empty() && filters.len() == 1 {
            return filters.remove(0);
        }
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        if !self.ask.words.is_empty() {
            clauses.push((Occur::Must, self.words()));
        }
        for filter in filters {
            let filter = ConstScoreQuery::new(filter, 0.0);
            clauses.push((Occur::Must, Box::new(filter)));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// A circle: a set of documents, or a test where words leave few of them, or
    /// where it holds so many that the newest twenty are soon met.
    fn circle(&self, around: &Around) -> Box<dyn Query> {
        let soon = self.by_date() && self.near * self.near > 20 * self.searcher.num_docs();
        let tested = if self.ask.words.is_empty() {
            soon
        } else {
            self.least < self.near * OFTEN
        };
        if !tested {
            return Box::new(TermSetQuery::new(self.marks_around()));
        }
        let inside = Arc::new(around.inside.clone());
        let readers = self.searcher.segment_readers().iter();
        let columns = self.tantivy.columns.iter();
        let places: HashMap<SegmentId, Column> = readers
            .map(SegmentReader::segment_id)
            .zip(columns.map(|columns| Arc::clone(&columns.place)))
            .collect();
        let test = FunctionPredicate::from(move |reader: &SegmentReader| {
            let inside = Arc::clone(&inside);
            let places = Arc::clone(&places[&reader.segment_id()]);
            Ok(move |document: DocId| {
                let place = places.get_val(document) as usize;
                inside.get(place).is_some_and(|inside| *inside)
            })
        });
        Box::new(DocPredicateQuery::from(test))
    }

    /// How many there are. Of one circle and nothing else the terms' counts tell.
    pub fn total(&self, searcher: &Searcher, weight: &dyn Weight) -> Result<u64> {
        let readers = searcher.segment_readers();
        let whole = readers.iter().all(|reader| !reader.has_deletes());
        let alone = self.ask.words.is_empty() && self.ask.contract.is_none();
        if whole && alone && self.around.is_some() {
            return Ok(self.near);
        }
        let mut total = 0;
        for reader in readers {
            total += u64::from(weight.count(reader)?);
        }
        Ok(total)
    }

    /// Counts all choices among what holds the words, each group without its own
    /// filter, and says how many pass all.
    pub fn count_choices(
        &self,
        reader: &SegmentReader,
        columns: &Columns,
        weight: &dyn Weight,
        counts: &mut Counts,
    ) -> Result<u64> {
        let contract = self.ask.contract.as_ref();
        let contract = contract.map(|contract| self.tantivy.facts.contract(contract));
        let around = self.around.as_ref();
        let alive = reader.alive_bitset();
        let mut total = 0;
        let mut values = [0; COLLECT_BLOCK_BUFFER_LEN];
        let mut lying = [0; COLLECT_BLOCK_BUFFER_LEN];
        weight.for_each_no_score(reader, &mut |documents| {
            let values = &mut values[..documents.len()];
            columns.facts.get_vals(documents, values);
            if around.is_some() {
                columns
                    .place
                    .get_vals(documents, &mut lying[..documents.len()]);
            }
            for ((document, value), place) in documents.iter().zip(values).zip(&lying) {
                if alive.is_some_and(|alive| alive.is_deleted(*document)) {
                    continue;
                }
                let lies = around.is_none_or(|around| {
                    let inside = around.inside.get(*place as usize);
                    inside.is_some_and(|inside| *inside)
                });
                let fits = contract.is_none_or(|one| one == Some(contract_of(*value)));
                match (lies, fits) {
                    (true, true) => {
                        total += 1;
                        counts.passes(*value);
                    }
                    (false, true) => counts.elsewhere(*value),
                    (true, false) => counts.other_contract(*value),
                    (false, false) => {}
                }
            }
        })?;
        Ok(total)
    }
}
