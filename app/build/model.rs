//! What the steps of the compiler hand to each other.

use std::collections::BTreeMap;
use std::fmt;

use super::language::Language;

/// One Fluent file, read.
#[derive(Debug)]
pub struct Source {
    pub language: &'static Language,
    /// The file's name without `.ftl`.
    pub feature: String,
    /// Where it is, for people: `app/locales/fr/entry.ftl`.
    pub label: String,
    pub text: String,
}

impl Source {
    /// A problem on a line of this file; zero is the file as a whole.
    pub fn problem(&self, line: usize, what: String) -> Problem {
        Problem {
            label: self.label.clone(),
            line,
            what,
        }
    }
}

/// Something that must be put right before the texts compile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub label: String,
    /// Counted from one; zero when the problem is about the file as a whole.
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.label, self.what),
            line => write!(f, "{}:{line}: {}", self.label, self.what),
        }
    }
}

/// What a variable is, told by how the texts use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Shown, or of no consequence: `&str`.
    Shown,
    /// Selects among words: `&str`.
    Word,
    /// Selects a plural or an exact number: `u64`.
    Number,
}

impl Kind {
    /// What a variable is when it is used in both ways; `None` if it cannot be.
    pub fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Shown, kind) | (kind, Self::Shown) => Some(kind),
            (one, two) if one == two => Some(one),
            _ => None,
        }
    }

    pub fn rust_type(self) -> &'static str {
        match self {
            Self::Number => "u64",
            Self::Shown | Self::Word => "&str",
        }
    }
}

/// A piece of a text, all references resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Variable(String),
    /// The first case whose condition (Rust) holds, else the last text.
    Select {
        cases: Vec<(String, Vec<Piece>)>,
        otherwise: Vec<Piece>,
    },
}

/// One text of one language, ready to be written as Rust.
#[derive(Debug, Default)]
pub struct Message {
    pub line: usize,
    pub pieces: Vec<Piece>,
    /// By name in snake case, so in alphabetical order.
    pub variables: BTreeMap<String, Kind>,
}

/// All texts of one file. Keys are `message-id` and `message-id.attribute`.
#[derive(Debug)]
pub struct Texts<'a> {
    pub source: &'a Source,
    /// The file opens with `### lookup`.
    pub lookup: bool,
    pub messages: BTreeMap<String, Message>,
}

/// The name in Rust of an id or a key in Fluent.
pub fn snake(id: &str) -> String {
    id.replace(['-', '.'], "_")
}

/// `snake`, made an identifier even if Rust has a word like it.
pub fn identifier(id: &str) -> String {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield",
    ];
    let name = snake(id);
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}
