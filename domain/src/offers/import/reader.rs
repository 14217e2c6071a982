//! The files of an import, one after the other, whatever their shape.

use std::borrow::Cow;
use std::fs::File;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::elements::{Elements, Unread};
use super::json::lettered;
use super::{
    Apart, Event, Format, ImportError, Kind, Mark, Notes, Problem, Reason, csv, digest,
    france_travail, input, job_posting, jobtech,
};
use crate::nomenclature::Lists;
use crate::nomenclature::import::{Unfit, decode, file_name, fit, read_line};
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
        let file = File::open(&path).map_err(|source| ImportError::Open {
            path: path.clone(),
            source,
        })?;
        each(Event::File(name.clone()));
        let mut told = Told {
            file: name,
            count: 0,
            each,
        };
        let input = input::look(file).map_err(|error| told.failed(error))?;
        let input = input.map_err(|reason| ImportError::NoText {
            file: told.file.clone(),
            reason,
        })?;
        for kind in input.mended {
            told.noted(kind, 1);
        }
        if format == Format::Csv {
            csv::read(input.text, source, lists, &mut told)?;
        } else {
            let shape = Shape::of(format);
            let taking = Taking {
                shape,
                source,
                lists,
            };
            taking.json(input.text, is_lines(&path), &mut told)?;
        }
        told.end();
    }
    Ok(())
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

    /// Says what is known of the element that comes next.
    pub fn mark(&mut self, line: u64, said: i64, apart: Option<Apart>) {
        (self.each)(Event::Mark(Mark { line, said, apart }));
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
        if self.count == 0 {
            self.noted(Kind::EmptyFile, 1);
        }
        if !self.count.is_multiple_of(1000) {
            (self.each)(Event::Progress(self.count));
        }
    }
}

/// How a format of JSON is read.
#[derive(Clone, Copy)]
struct Shape {
    wrapped_in: &'static [&'static str],
    take: Take,
    apart: Option<fn(&Value) -> Apart>,
}

impl Shape {
    fn of(format: Format) -> Self {
        match format {
            Format::FranceTravail => Self {
                wrapped_in: france_travail::LISTS,
                take: france_travail::offer,
                apart: None,
            },
            Format::JobTech => Self {
                wrapped_in: jobtech::LISTS,
                take: jobtech::offer,
                apart: None,
            },
            Format::JobPosting | Format::Csv => Self {
                wrapped_in: job_posting::LISTS,
                take: job_posting::offer,
                apart: Some(Apart::of_posting),
            },
        }
    }
}

/// `.jsonl` and `.ndjson` (gzipped or not) hold one element on each line.
fn is_lines(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    matches!(name.rsplit('.').next(), Some("jsonl" | "ndjson"))
}

/// How the elements of a file of JSON are taken.
#[derive(Clone, Copy)]
struct Taking<'a> {
    shape: Shape,
    source: &'a str,
    lists: &'a Lists,
}

impl Taking<'_> {
    fn json(self, input: impl BufRead, is_lines: bool, told: &mut Told) -> Result<(), ImportError> {
        if is_lines {
            return self.lines(input, told);
        }
        let mut elements = Elements::new(input, self.shape.wrapped_in);
        while let Some(element) = elements.next().map_err(|error| told.failed(error))? {
            let mut notes = Notes::default();
            let found = match &element.bytes {
                Ok(bytes) => self.one(bytes, element.line, &mut notes, told),
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

    /// Lines end with `\n` and nothing else: texts hold other line ends (U+2028).
    fn lines(self, mut input: impl BufRead, told: &mut Told) -> Result<(), ImportError> {
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
                self.one(content, number, &mut notes, told)
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
        self,
        bytes: &[u8],
        line: u64,
        notes: &mut Notes,
        told: &mut Told,
    ) -> Result<Found, Refused> {
        let bytes = in_utf8(bytes, notes).ok_or(Reason::Encoding)?;
        fit(&bytes).map_err(|unfit| match unfit {
            Unfit::Deep => Reason::TooDeep,
            Unfit::Many => Reason::TooLarge,
        })?;
        let mut value: Value =
            serde_json::from_slice(&bytes).map_err(|error| Reason::Json(cause(&error)))?;
        let said = digest([value.to_string()]).cast_signed();
        told.mark(line, said, self.shape.apart.map(|apart| apart(&value)));
        lettered(&mut value, notes);
        (self.shape.take)(&value, self.lists, self.source, notes)
    }
}

/// JSON is in UTF-8 by rule; where all of its letters are of Windows-1252, it is
/// read so. Where only some are broken, nobody can say which.
fn in_utf8<'a>(bytes: &'a [u8], notes: &mut Notes) -> Option<Cow<'a, [u8]>> {
    if std::str::from_utf8(bytes).is_ok() {
        return Some(Cow::Borrowed(bytes));
    }
    let mixed = bytes
        .utf8_chunks()
        .any(|chunk| chunk.valid().bytes().any(|byte| !byte.is_ascii()));
    if mixed {
        return None;
    }
    notes.note(Kind::Encoding);
    Some(Cow::Owned(decode(bytes).into_bytes()))
}

/// What is wrong and in which column: never a piece of the text itself.
fn cause(error: &serde_json::Error) -> String {
    let kind = match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        _ => "it is broken",
    };
    format!("{kind} at column {}", error.column())
}
