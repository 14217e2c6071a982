//! Reads the official files: ROME (a folder or a zip of CSV files) and the
//! communes; and the operator's own: agencies and places that help. Pure parsing, row by row: what is read is handed out as events,
//! and whoever listens stores it. A row that cannot be read is an event too,
//! with its line and the reason, and stops nothing.

mod communes;
mod lines;
mod places;
mod records;
mod rome;
mod source;
mod table;

pub use communes::{CommuneLine, read_communes};
pub use lines::{DEEPEST, LONGEST, Unfit, fit, read_line};
pub(crate) use places::{read_agencies, read_help_places};
pub use records::{Records, Row, decode};
pub(crate) use rome::{RomeRow, read_rome};
pub use source::{file_name, open};

use std::path::PathBuf;

/// What reading a file tells, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Event<T> {
    /// A file begins.
    File(String),
    Row(T),
    Problem(RowProblem),
    /// Rows of the present file read so far, good and bad; comes every thousand rows and at its end.
    Progress(u64),
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    pub file: String,
    /// The line where the row begins, from 1 (the header).
    pub line: u64,
    pub reason: Reason,
}

impl std::fmt::Display for RowProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

/// Why a row was not taken; a sentence for whoever runs the import.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("{found} fields where the header has {expected}")]
    Fields { expected: usize, found: usize },
    #[error("a quote is missing or in the wrong place")]
    Quotes,
    #[error("longer than 8 MB")]
    TooLong,
    #[error("`{0}` is empty")]
    Empty(&'static str),
    #[error("`{0}` cannot be read")]
    Unreadable(&'static str),
    #[error("`{0}` names something that is not in these files")]
    Unknown(&'static str),
    #[error("the same `{0}` came before")]
    Duplicate(&'static str),
}

/// Why an import cannot be done at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{}: {source}", path.display())]
    Open {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{file}: {source}")]
    Read {
        file: String,
        source: std::io::Error,
    },
    #[error("{}: not a zip that can be read: {reason}", path.display())]
    Zip { path: PathBuf, reason: String },
    #[error("{}: no file `unix_{table}_v…_utf8.csv` here", path.display())]
    MissingTable { path: PathBuf, table: &'static str },
    #[error("{file}: no column `{column}`")]
    MissingColumn { file: String, column: &'static str },
}

#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "testing")]
mod tests_official;
