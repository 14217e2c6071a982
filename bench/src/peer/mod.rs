//! The same offers in tantivy, as someone would use it who knows it well: one
//! list of words (a title's stand in it three times), documents in the order of
//! their dates, places and terms of work as terms, all that is counted packed
//! into one column. Everything else is the library's.

mod best;
mod facts;
mod places;
mod query;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use pleinweb_search::Document;
use tantivy::columnar::ColumnValues;
use tantivy::query::EnableScoring;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{StopWordFilter, TextAnalyzer, WhitespaceTokenizer};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexSortByField, IndexWriter, Order, ReloadPolicy, Result,
    SegmentReader, TantivyDocument, Term,
};

use crate::asks::{Ask, Class};
use crate::measure::{Times, cpu};
use crate::offers::Maker;
use crate::rows::Row;
use best::{Best, Newest, Ranking};
use facts::{Counts, Facts};
use places::{NOWHERE, Places, place_term, square_term};
use query::Asked;

/// What one thread of the writer may hold: all offers, so that one segment comes out.
const ROOM: usize = 3 << 30;
/// A word that nobody asks for, which keeps the fields of an offer apart.
const APART: &str = " zz zz ";

/// The fields of the index.
#[derive(Clone, Copy)]
struct Fields {
    number: Field,
    created: Field,
    words: Field,
    /// Contract, department, place and square.
    marks: Field,
    facts: Field,
    place: Field,
}

pub struct Tantivy {
    index: Index,
    reader: IndexReader,
    /// Of each segment that the reader sees.
    columns: Vec<Columns>,
    writer: IndexWriter,
    fields: Fields,
    facts: Facts,
    places: Places,
    pub took: Duration,
}

type Column = Arc<dyn ColumnValues<u64>>;

/// A segment's columns. Opening one reads how its blocks are packed, which takes
/// longer than some queries: it is done once.
struct Columns {
    created: Column,
    facts: Column,
    place: Column,
}

impl Columns {
    fn open(reader: &SegmentReader) -> Result<Self> {
        let open = |name: &str| reader.fast_fields().column_first_or_default::<u64>(name);
        Ok(Self {
            created: open("created")?,
            facts: open("facts")?,
            place: open("place")?,
        })
    }
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextFieldIndexing::default()
        .set_tokenizer("words")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let marks = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    let fields = Fields {
        number: schema.add_u64_field("number", INDEXED),
        created: schema.add_u64_field("created", FAST),
        words: schema.add_text_field("words", TextOptions::default().set_indexing_options(words)),
        marks: schema.add_text_field("marks", TextOptions::default().set_indexing_options(marks)),
        facts: schema.add_u64_field("facts", FAST),
        place: schema.add_u64_field("place", FAST),
    };
    (schema.build(), fields)
}

impl Tantivy {
    pub fn build(folder: &Path, maker: &Maker<'_>, offers: u64) -> Result<Self> {
        let start = Instant::now();
        let (schema, fields) = schema();
        let settings = IndexSettings {
            sort_by_field: Some(IndexSortByField {
                field: "created".to_owned(),
                order: Order::Desc,
            }),
            ..IndexSettings::default()
        };
        let index = Index::builder()
            .schema(schema)
            .settings(settings)
            .create_in_dir(folder)?;
        let words = TextAnalyzer::builder(WhitespaceTokenizer::default())
            .filter(StopWordFilter::remove([APART.trim()[..2].to_owned()]))
            .build();
        index.tokenizers().register("words", words);
        let mut tantivy = Self {
            reader: index
                .reader_builder()
                .reload_policy(ReloadPolicy::Manual)
                .try_into()?,
            columns: Vec::new(),
            writer: index.writer_with_num_threads(1, ROOM)?,
            index,
            fields,
            facts: Facts::default(),
            places: Places::default(),
            took: Duration::ZERO,
        };
        for number in 0..offers {
            let document = tantivy.document(number, &maker.offer(number));
            tantivy.writer.add_document(document)?;
        }
        tantivy.writer.commit()?;
        let segments = tantivy.index.searchable_segment_ids()?;
        if segments.len() > 1 {
            tantivy.writer.merge(&segments).wait()?;
        }
        tantivy.reload()?;
        tantivy.took = start.elapsed();
        Ok(tantivy)
    }

    fn reload(&mut self) -> Result<()> {
        self.reader.reload()?;
        let searcher = self.reader.searcher();
        let columns = searcher.segment_readers().iter().map(Columns::open);
        self.columns = columns.collect::<Result<_>>()?;
        Ok(())
    }

    fn document(&mut self, number: u64, offer: &Document) -> TantivyDocument {
        let row = Row::new(offer);
        let fields = self.fields;
        let mut document = TantivyDocument::default();
        document.add_u64(fields.number, number);
        document.add_u64(fields.created, row.created as u64);
        let words = [&row.title, &row.title, &row.title, &row.body].map(String::as_str);
        document.add_text(fields.words, words.join(APART));
        document.add_text(fields.marks, format!("c{}", row.contract));
        document.add_text(fields.marks, format!("d{}", row.department));
        let place = row.at.map(|at| {
            let place = self.places.number(at);
            document.add_text(fields.marks, place_term(place));
            document.add_text(fields.marks, square_term(at));
            place as u64
        });
        document.add_u64(fields.place, place.unwrap_or(NOWHERE));
        document.add_u64(fields.facts, self.facts.pack(offer));
        document
    }

    pub fn segments(&self) -> usize {
        self.reader.searcher().segment_readers().len()
    }

    /// Runs all asks of a class: with exact counts, their hit counts, and for the
    /// best twenty alone where no choices are counted.
    pub fn run(&self, class: &Class) -> Result<(Times, Vec<u64>, Option<Times>)> {
        let (times, hits) = self.times(&class.asks, true)?;
        let alone = if class.facets() {
            None
        } else {
            Some(self.times(&class.asks, false)?.0)
        };
        Ok((times, hits, alone))
    }

    fn times(&self, asks: &[Ask], counting: bool) -> Result<(Times, Vec<u64>)> {
        let mut times = Times::default();
        let mut hits = Vec::new();
        for ask in asks.iter().take(20) {
            self.answer(ask, counting)?;
        }
        for ask in asks {
            let before = cpu();
            let total = self.answer(ask, counting)?;
            times.push(cpu() - before);
            hits.push(total);
        }
        Ok((times, hits))
    }

    /// The best twenty, the total if it is counted, and the counts of all choices.
    fn answer(&self, ask: &Ask, counting: bool) -> Result<u64> {
        let searcher = self.reader.searcher();
        let asked = Asked::new(self, &searcher, ask)?;
        let mut total = None;
        if ask.facets {
            let mut counts = Counts::new(&self.facts);
            let words = asked.words();
            let weight = words.weight(EnableScoring::disabled_from_searcher(&searcher))?;
            let mut sum = 0;
            for (reader, columns) in searcher.segment_readers().iter().zip(&self.columns) {
                sum += asked.count_choices(reader, columns, weight.as_ref(), &mut counts)?;
            }
            std::hint::black_box(counts.finish(&self.facts));
            total = Some(sum);
        }
        let counting = counting && total.is_none();
        let query = asked.query();
        if asked.by_date() {
            let weight = query.weight(EnableScoring::disabled_from_searcher(&searcher))?;
            let mut newest = Newest::default();
            for (at, reader) in searcher.segment_readers().iter().enumerate() {
                newest.collect(at, reader, &self.columns[at].created, weight.as_ref())?;
            }
            if counting {
                total = Some(asked.total(&searcher, weight.as_ref())?);
            }
            std::hint::black_box(newest.finish());
        } else {
            let scoring = query.weight(EnableScoring::enabled_from_searcher(&searcher))?;
            let ranking = Ranking::new(asked.greatest_score()?);
            let mut best = Best::new(&ranking);
            // Where terms alone are asked for, blocks are skipped for the list and
            // the total is counted on its own; else both come from one pass.
            let pruned = asked.terms_only();
            let once = counting && !pruned;
            for (at, reader) in searcher.segment_readers().iter().enumerate() {
                best.collect(
                    at,
                    reader,
                    &self.columns[at].created,
                    scoring.as_ref(),
                    once,
                )?;
            }
            if once {
                total = Some(best.total());
            } else if counting {
                let plain = query.weight(EnableScoring::disabled_from_searcher(&searcher))?;
                total = Some(asked.total(&searcher, plain.as_ref())?);
            }
            std::hint::black_box(best.finish());
        }
        Ok(total.unwrap_or(0))
    }

    /// Commits of a second's share of 1 % a minute, until searchable, in wall time.
    pub fn searchable(&mut self, maker: &Maker<'_>, offers: u64) -> Result<Times> {
        let mut times = Times::default();
        let each = (offers / 6000).max(1);
        for round in 0..60 {
            let changed: Vec<(u64, Document)> = (0..each)
                .map(|at| (round * each + at) * 7 % offers)
                .map(|number| (number, maker.offer(number)))
                .collect();
            let start = Instant::now();
            for (number, offer) in &changed {
                let known = Term::from_field_u64(self.fields.number, *number);
                self.writer.delete_term(known);
                let document = self.document(*number, offer);
                self.writer.add_document(document)?;
            }
            self.writer.commit()?;
            self.reload()?;
            times.push(start.elapsed().as_secs_f64() * 1e6);
        }
        Ok(times)
    }
}
