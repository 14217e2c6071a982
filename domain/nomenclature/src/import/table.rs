//! A CSV file as a table with named columns.

use std::io::BufRead;

use super::records::Records;
use super::{Event, ImportError, Reason, RowProblem};

/// A row: the columns asked for, in the order asked for, without spaces around.
pub struct Row<'a> {
    columns: &'a [(&'static str, Option<usize>)],
    fields: &'a [String],
}

impl Row<'_> {
    /// The text of a column; empty if the file does not have it.
    pub fn text(&self, column: usize) -> &str {
        self.columns[column]
            .1
            .map_or("", |at| self.fields[at].trim())
    }

    /// The text of a column that must not be empty.
    pub fn required(&self, column: usize) -> Result<&str, Reason> {
        let text = self.text(column);
        if text.is_empty() {
            Err(Reason::Empty(self.columns[column].0))
        } else {
            Ok(text)
        }
    }

    /// A column read by `parse`. It must not be empty.
    pub fn parsed<T, E>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Reason> {
        parse(self.required(column)?).map_err(|_| Reason::Unreadable(self.columns[column].0))
    }

    /// A column read by `parse`, or nothing if it is empty.
    pub fn optional<T, E>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Reason> {
        if self.text(column).is_empty() {
            Ok(None)
        } else {
            self.parsed(column, parse).map(Some)
        }
    }

    pub fn unknown(&self, column: usize) -> Reason {
        Reason::Unknown(self.columns[column].0)
    }

    pub fn duplicate(&self, column: usize) -> Reason {
        Reason::Duplicate(self.columns[column].0)
    }
}

/// Reads a table. `columns` come with whether the file must have them. `row`
/// gives what a row holds, nothing for one to pass over, or why it is refused.
pub fn read_table<T>(
    file: &str,
    input: impl BufRead,
    columns: &[(&'static str, bool)],
    mut row: impl FnMut(&Row) -> Result<Option<T>, Reason>,
    each: &mut dyn FnMut(Event<T>),
) -> Result<(), ImportError> {
    let failed = |source| ImportError::Read {
        file: file.to_owned(),
        source,
    };
    let mut records = Records::new(input).of_lines();
    let header = records
        .next(None)
        .map_err(failed)?
        .and_then(|record| record.fields.ok())
        .unwrap_or_default();
    let mut places = Vec::with_capacity(columns.len());
    for &(name, must) in columns {
        let place = header
            .iter()
            .position(|title| title.trim().eq_ignore_ascii_case(name));
        if must && place.is_none() {
            return Err(ImportError::MissingColumn {
                file: file.to_owned(),
                column: name,
            });
        }
        places.push((name, place));
    }
    each(Event::File(file.to_owned()));
    let mut count = 0u64;
    while let Some(record) = records.next(Some(header.len())).map_err(failed)? {
        let read = record.fields.and_then(|fields| {
            row(&Row {
                columns: &places,
                fields: &fields,
            })
        });
        match read {
            Ok(Some(value)) => each(Event::Row(value)),
            Ok(None) => {}
            Err(reason) => {
                each(Event::Problem(RowProblem {
                    file: file.to_owned(),
                    line: record.line,
                    reason,
                }));
            }
        }
        count += 1;
        if count.is_multiple_of(1000) {
            each(Event::Progress(count));
        }
    }
    if !count.is_multiple_of(1000) {
        each(Event::Progress(count));
    }
    Ok(())
}
