//! The files of an import, one after the other, whatever their shape.

use std::borrow::Cow;
use std::fs::File;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::elements::{Elements, Unread};
use super::json::lettered;
use super::told::{Found, Refused, Told};
use super::{
    Apart, Event, Format, ImportError, Kind, Notes, Reason, csv, digest, france_travail, input,
    job_posting, jobtech,
};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::import::{Unfit, decode, file_name, fit, read_line};

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
        let mut told = Told::new(name, each);
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

/// How a format of JSON is read.
#[derive(Clone, Copy)]
struct Shape {
    wrapped_in: &'static [&'static str],
    /// Where an element that is none itself keeps others.
    wraps: &'static [&'static str],
    /// Whether it is an element itself, whatever it holds.
    is_one: fn(&Map<String, Value>) -> bool,
    take: Take,
    apart: Option<fn(&Value) -> Apart>,
}

impl Shape {
    fn of(format: Format) -> Self {
        match format {
            Format::FranceTravail => Self {
                wrapped_in: france_travail::LISTS,
                wraps: france_travail::LISTS,
                is_one: has_id,
                take: france_travail::offer,
                apart: None,
            },
            Format::JobTech => Self {
                wrapped_in: jobtech::LISTS,
                wraps: jobtech::LISTS,
                is_one: has_id,
                take: jobtech::offer,
                apart: None,
            },
            Format::JobPosting | Format::Csv => Self {
                wrapped_in: job_posting::LISTS,
                wraps: job_posting::WRAPS,
                is_one: job_posting::is_one,
                take: job_posting::offer,
                apart: Some(Apart::of_posting),
            },
        }
    }
}

fn has_id(object: &Map<String, Value>) -> bool {
    object.contains_key("id")
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
            let value = match &element.bytes {
                Ok(bytes) => parsed(bytes, &mut notes),
                Err(Unread::Large) => Err(Reason::TooLarge),
                Err(Unread::Deep) => Err(Reason::TooDeep),
            };
            // Half an element at the end is not a problem of its own.
            if !(elements.cut && value.is_err()) {
                self.all(value, element.line, &notes, told);
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
            let value = if line.whole {
                parsed(content, &mut notes)
            } else {
                Err(Reason::TooLarge)
            };
            if !ended && matches!(value, Err(Reason::Json(_) | Reason::Encoding)) {
                told.cut();
                return Ok(());
            }
            self.all(value, number, &notes, told);
        }
    }

    /// What was read from some bytes, or why nothing was.
    fn all(self, value: Result<Value, Reason>, line: u64, notes: &Notes, told: &mut Told) {
        match value {
            Ok(value) => self.each(value, line, notes, told),
            Err(reason) => told.found(line, Err(reason.into()), notes),
        }
    }

    /// The elements of a list, or of a thing that only holds others; else the thing.
    fn each(self, value: Value, line: u64, notes: &Notes, told: &mut Told) {
        match value {
            Value::Array(list) if list.iter().any(|it| it.is_object() || it.is_array()) => {
                for inner in list {
                    self.each(inner, line, notes, told);
                }
            }
            Value::Object(mut object) if self.only_holds(&object) => {
                for key in self.shape.wraps {
                    if let Some(inner) = object.remove(*key) {
                        self.each(inner, line, notes, told);
                    }
                }
            }
            one => self.one(one, line, notes.clone(), told),
        }
    }

    fn only_holds(self, object: &Map<String, Value>) -> bool {
        let holds =
            |key: &&str| matches!(object.get(*key), Some(Value::Array(_) | Value::Object(_)));
        self.shape.wraps.iter().any(holds) && !(self.shape.is_one)(object)
    }

    fn one(self, mut value: Value, line: u64, mut notes: Notes, told: &mut Told) {
        let said = digest([value.to_string()]).cast_signed();
        told.mark(line, said, self.shape.apart.map(|apart| apart(&value)));
        lettered(&mut value, &mut notes);
        let found = (self.shape.take)(&value, self.lists, self.source, &mut notes);
        told.found(line, found, &notes);
    }
}

/// The JSON in some bytes.
fn parsed(bytes: &[u8], notes: &mut Notes) -> Result<Value, Reason> {
    let bytes = in_utf8(bytes, notes).ok_or(Reason::Encoding)?;
    fit(&bytes).map_err(|unfit| match unfit {
        Unfit::Deep => Reason::TooDeep,
        Unfit::Many => Reason::TooLarge,
    })?;
    serde_json::from_slice(&bytes).map_err(|error| Reason::Json(cause(&error)))
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
