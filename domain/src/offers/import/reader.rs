//! The files of an import, one after the other, whatever their shape.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::elements::{Elements, Unread};
use super::{
    Event, Format, ImportError, Kind, Notes, Problem, Reason, csv, france_travail, job_posting,
    jobtech,
};
use crate::nomenclature::Lists;
use crate::nomenclature::import::{Unfit, file_name, fit, open, read_line};
use crate::offers::model::Offer;

/// What an element turned out to be.
pub enum Found {
    Offer(Box<Offer>),
    /// No longer there, by its id.
    Removed(String),
    /// Something that is no offer (another part of a graph).
    Nothing,
}

/// An element that cannot be read: why, and its id if that could be read.
pub struct Refused {
    pub reason: Reason,
    pub id: Option<String>,
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self { reason, id: None }
    }
}

type Take = fn(&Value, &Lists, &str, &mut Notes) -> Result<Found, Refused>;

/// Reads a file or the files of a folder, and tells `each` what it finds.
/// `source` is the short name under which offers are kept.
///
/// # Errors
/// When a file cannot be opened or read to its end.
pub fn read(
    path: &Path,
    format: Format,
    source: &str,
    lists: &Lists,
    each: &mut dyn FnMut(Event),
) -> Result<(), ImportError> {
    for path in files(path, format)? {
        let name = file_name(&path);
        let input = open(&path).map_err(|_| opening(&path))?;
        each(Event::File(name.clone()));
        let mut told = Told {
            file: name,
            count: 0,
            each,
        };
        match format {
            Format::Csv => csv::read(input, source, lists, &mut told)?,
            Format::FranceTravail => json(
                input,
                &path,
                source,
                lists,
                france_travail::LISTS,
                france_travail::offer,
                &mut told,
            )?,
            Format::JobTech => json(
                input,
                &path,
                source,
                lists,
                jobtech::LISTS,
                jobtech::offer,
                &mut told,
            )?,
            Format::JobPosting => json(
                input,
                &path,
                source,
                lists,
                job_posting::LISTS,
                job_posting::offer,
                &mut told,
            )?,
        }
        told.end();
    }
    Ok(())
}

/// Opens again to have the cause.
fn opening(path: &Path) -> ImportError {
    let source = std::fs::File::open(path)
        .err()
        .unwrap_or_else(|| std::io::Error::other("cannot be opened"));
    ImportError::Open {
        path: path.to_owned(),
        source,
    }
}

/// The file itself, or the files of the folder that have the format, by name.
fn files(path: &Path, format: Format) -> Result<Vec<PathBuf>, ImportError> {
    let failed = |source| ImportError::Open {
        path: path.to_owned(),
        source,
    };
    if !std::fs::metadata(path).map_err(failed)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && format.takes(&file_name(&path)) {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(ImportError::NoFile(path.to_owned()));
    }
    files.sort();
    Ok(files)
}

/// Tells what is found in a file.
pub struct Told<'a> {
    pub file: String,
    count: u64,
    each: &'a mut dyn FnMut(Event),
}

impl Told<'_> {
    pub fn found(&mut self, line: u64, found: Result<Found, Refused>, notes: &Notes) {
        if !matches!(found, Ok(Found::Nothing)) {
            for kind in notes.kinds() {
                (self.each)(Event::Noted(*kind, line));
            }
        }
        match found {
            Ok(Found::Offer(offer)) => (self.each)(Event::Offer(offer)),
            Ok(Found::Removed(id)) => (self.each)(Event::Removed(id)),
            Ok(Found::Nothing) => return,
            Err(Refused { reason, id }) => {
                (self.each)(Event::Noted(reason.kind(), line));
                (self.each)(Event::Problem(Problem {
                    file: self.file.clone(),
                    line,
                    reason,
                    id,
                }));
            }
        }
        self.count += 1;
        if self.count.is_multiple_of(1000) {
            (self.each)(Event::Progress(self.count));
        }
    }

    /// Something odd that is no part of an element.
    pub fn noted(&mut self, kind: Kind, line: u64) {
        (self.each)(Event::Noted(kind, line));
    }

    pub fn cut(&mut self) {
        (self.each)(Event::Cut(self.file.clone()));
    }

    pub fn failed(&self, source: std::io::Error) -> ImportError {
        ImportError::Read {
            file: self.file.clone(),
            source,
        }
    }

    fn end(&mut self) {
        if !self.count.is_multiple_of(1000) {
            (self.each)(Event::Progress(self.count));
        }
    }
}

fn json(
    input: impl BufRead,
    path: &Path,
    source: &str,
    lists: &Lists,
    wrapped_in: &'static [&'static str],
    take: Take,
    told: &mut Told,
) -> Result<(), ImportError> {
    if is_lines(path) {
        return lines(input, source, lists, take, told);
    }
    let mut elements = Elements::new(input, wrapped_in);
    while let Some(element) = elements.next().map_err(|error| told.failed(error))? {
        let mut notes = Notes::default();
        let found = match &element.bytes {
            Ok(bytes) => one(bytes, source, lists, take, &mut notes),
            Err(Unread::Large) => Err(Reason::TooLarge.into()),
            Err(Unread::Deep) => Err(Reason::TooDeep.into()),
        };
        // Half an element at the end is not a problem of its own.
        if !(elements.cut && found.is_err()) {
            told.found(element.line, found, &notes);
        }
    }
    if elements.cut {
        told.cut();
    }
    Ok(())
}

/// `.jsonl` and `.ndjson` (gzipped or not) hold one element on each line.
fn is_lines(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    matches!(name.rsplit('.').next(), Some("jsonl" | "ndjson"))
}

/// Lines end with `\n` and nothing else: texts hold other line ends (U+2028).
fn lines(
    mut input: impl BufRead,
    source: &str,
    lists: &Lists,
    take: Take,
    told: &mut Told,
) -> Result<(), ImportError> {
    let mut bytes = Vec::new();
    let mut number = 0;
    loop {
        let line = read_line(&mut input, &mut bytes).map_err(|error| told.failed(error))?;
        if line.read == 0 {
            return Ok(());
        }
        number += 1;
        let ended = line.ended || !line.whole;
        let content = bytes
            .strip_prefix(b"\xef\xbb\xbf".as_slice())
            .unwrap_or(&bytes)
            .trim_ascii();
        if content.is_empty() && line.whole {
            continue;
        }
        let mut notes = Notes::default();
        let found = if line.whole {
            one(content, source, lists, take, &mut notes)
        } else {
            Err(Reason::TooLarge.into())
        };
        if !ended
            && matches!(
                found,
                Err(Refused {
                    reason: Reason::Json(_) | Reason::Encoding,
                    ..
                })
            )
        {
            told.cut();
            return Ok(());
        }
        told.found(number, found, &notes);
    }
}

fn one(
    bytes: &[u8],
    source: &str,
    lists: &Lists,
    take: Take,
    notes: &mut Notes,
) -> Result<Found, Refused> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(Reason::Encoding.into());
    }
    fit(bytes).map_err(|unfit| match unfit {
        Unfit::Deep => Reason::TooDeep,
        Unfit::Many => Reason::TooLarge,
    })?;
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| Reason::Json(cause(&error)))?;
    take(&value, lists, source, notes)
}

/// What is wrong and in which column: never a piece of the text itself.
fn cause(error: &serde_json::Error) -> String {
    let kind = match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        _ => "it is broken",
    };
    format!("{kind} at column {}", error.column())
}
