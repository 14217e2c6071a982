//! Reads offers from files: France Travail's, JobTech's, schema.org's and a CSV
//! of our own. Pure reading, element by element: what is read is handed out as
//! events, and whoever listens stores it. One that cannot be read is an event
//! too, with its file, line and reason, and stops nothing.

mod apart;
mod contact;
mod csv;
mod dates;
mod days;
mod elements;
mod entities;
mod figures_in_text;
mod france_travail;
mod input;
mod job_posting;
mod jobtech;
mod json;
mod markup;
mod notes;
mod place;
mod places;
mod reader;
mod territory;
mod text;
mod told;
mod written_dates;

pub(crate) use apart::{Apart, digest};
pub use figures_in_text::remote;
pub(crate) use input::NoText;
pub use notes::{Group, Kind, Tally};
pub(crate) use notes::{Notes, Tallies};
pub use reader::read;
pub(crate) use text::flat;
pub use text::plain;

use std::path::PathBuf;

use super::model::Offer;

/// The shape of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// France Travail's "Offres d'emploi v2": a search answer, JSON lines, or one offer.
    FranceTravail,
    /// Sweden's JobTech: a search answer or JSON lines.
    JobTech,
    /// schema.org JobPosting: an object, a list, or a `@graph`.
    JobPosting,
    /// A table; the columns are in `csv.rs`.
    Csv,
}

impl Format {
    pub const ALL: [Self; 4] = [
        Self::FranceTravail,
        Self::JobTech,
        Self::JobPosting,
        Self::Csv,
    ];

    /// The name on the command line, and the short name of a source that is
    /// not named otherwise.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FranceTravail => "france-travail",
            Self::JobTech => "jobtech",
            Self::JobPosting => "jobposting",
            Self::Csv => "csv",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// How people read the source, unless it is named otherwise.
    pub const fn source_name(self) -> &'static str {
        match self {
            Self::FranceTravail => "France Travail",
            Self::JobTech => "JobTech",
            // Several sources use these: whoever imports names them.
            Self::JobPosting | Self::Csv => self.key(),
        }
    }

    /// Whether its identifiers may be shared by several offers. Those of the two
    /// public services are their own keys: the same one again is a newer version.
    pub const fn shares_identifiers(self) -> bool {
        matches!(self, Self::JobPosting | Self::Csv)
    }

    /// Whether a file of a folder has this shape, by its name.
    fn takes(self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let end = name.rsplit('.').next().unwrap_or_default();
        match self {
            Self::Csv => matches!(end, "csv" | "tsv"),
            _ => matches!(end, "json" | "jsonl" | "ndjson" | "jsonld"),
        }
    }
}

/// What reading tells, in the order of the files.
#[derive(Debug)]
pub enum Event {
    /// A file begins.
    File(String),
    Offer(Box<Offer>),
    /// The source says that this offer is no longer there.
    Removed(String),
    Problem(Problem),
    /// Something odd in the element of this line, told before the element; or in
    /// the file, told with its first line.
    Noted(Kind, u64),
    /// Comes before each element that could be looked into.
    Mark(Mark),
    /// Elements of the present file read so far; comes every thousand and at its end.
    Progress(u64),
    /// The file ended inside something: it was cut, and others may be missing.
    Cut(String),
}

/// What is known of an element beside the offer in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line where it begins, from 1.
    pub line: u64,
    /// A digest of what the source says, whatever we read in it.
    pub said: i64,
    /// Where identifiers are not always an offer's own.
    pub apart: Option<Apart>,
}

/// An element that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// The line where it begins, from 1.
    pub line: u64,
    pub reason: Reason,
    /// Its id, if that could be read: it is there, so it is not withdrawn.
    pub id: Option<String>,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

/// Why an element was not taken; a sentence for whoever runs the import.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("not JSON: {0}")]
    Json(String),
    #[error("not text in UTF-8")]
    Encoding,
    #[error("larger than 8 MB")]
    TooLarge,
    #[error("nested deeper than 64")]
    TooDeep,
    #[error("`{0}` is missing")]
    Missing(&'static str),
    #[error("`{0}` cannot be read")]
    Unreadable(&'static str),
    #[error("{0} fields where the header has {1}")]
    Fields(usize, usize),
    #[error("a quote is missing or in the wrong place")]
    Quotes,
}

impl Reason {
    /// What the import counts it under.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Json(_) => Kind::NotJson,
            Self::Encoding => Kind::Letters,
            Self::TooLarge => Kind::TooLarge,
            Self::TooDeep => Kind::TooDeep,
            Self::Missing(_) => Kind::Missing,
            Self::Unreadable(_) => Kind::Unreadable,
            Self::Fields(..) => Kind::FieldCount,
            Self::Quotes => Kind::Quotes,
        }
    }
}

/// Why files cannot be read at all, or not to their end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{}: {source}", path.display())]
    Open {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{}: no file of this format here", .0.display())]
    NoFile(PathBuf),
    #[error("{file}: {source}")]
    Read {
        file: String,
        source: std::io::Error,
    },
    #[error("{file}: {reason}")]
    NoText { file: String, reason: NoText },
    #[error("{file}: no column `{column}`")]
    MissingColumn { file: String, column: &'static str },
}

#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "testing")]
mod tests_forms;
