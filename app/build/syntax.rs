//! Reads one Fluent file into its entries: messages, attributes and terms,
//! each with its line. What is not Fluent, and ids that could not become Rust
//! names, are problems.

use std::collections::BTreeMap;

use fluent_syntax::ast;
use fluent_syntax::parser;

use super::model::{Problem, Source};

/// A pattern as it was written, and where.
#[derive(Debug)]
pub struct Entry<'a> {
    pub line: usize,
    pub pattern: ast::Pattern<&'a str>,
}

/// The entries of one file. Keys are `message-id`, `message-id.attribute` and
/// `-term-id`.
#[derive(Debug)]
pub struct File<'a> {
    pub source: &'a Source,
    /// The file opens with `### lookup`.
    pub lookup: bool,
    pub entries: BTreeMap<String, Entry<'a>>,
}

impl<'a> File<'a> {
    /// Reads a file. Problems are added to the list; what could be read is returned.
    pub fn read(source: &'a Source, problems: &mut Vec<Problem>) -> Self {
        let resource = match parser::parse(source.text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = line_at(&source.text, error.pos.start);
                    problems.push(source.problem(
                        line,
                        format!(
                            "not Fluent: {}",
                            error.to_string().replace('\n', "\\n").replace('\r', "\\r")
                        ),
                    ));
                }
                resource
            }
        };
        let lookup = matches!(
            resource.body.first(),
            Some(ast::Entry::ResourceComment(comment))
                if comment.content.first().is_some_and(|line| line.trim() == "lookup")
        );
        let mut file = Self {
            source,
            lookup,
            entries: BTreeMap::new(),
        };
        for entry in resource.body {
            file.add(entry, problems);
        }
        file
    }

    fn add(&mut self, entry: ast::Entry<&'a str>, problems: &mut Vec<Problem>) {
        match entry {
            ast::Entry::Message(message) => {
                let id = message.id.name;
                if let Some(pattern) = message.value {
                    self.insert(id.to_owned(), id, pattern, problems);
                }
                for attribute in message.attributes {
                    let name = attribute.id.name;
                    self.insert(format!("{id}.{name}"), name, attribute.value, problems);
                }
            }
            ast::Entry::Term(term) => {
                for attribute in &term.attributes {
                    let line = self.line_of(attribute.id.name);
                    let what = format!("term `-{}`: attributes of terms are not supported", term.id.name);
                    problems.push(self.source.problem(line, what));
                }
                self.insert(format!("-{}", term.id.name), term.id.name, term.value, problems);
            }
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            // Reported with the errors of the parser.
            | ast::Entry::Junk { .. } => {}
        }
    }

    /// `name` is the slice of the source that named the entry.
    fn insert(
        &mut self,
        key: String,
        name: &'a str,
        pattern: ast::Pattern<&'a str>,
        problems: &mut Vec<Problem>,
    ) {
        let line = self.line_of(name);
        if !is_plain_name(name) {
            let what = format!("message `{key}`: write names in small letters, digits and hyphens");
            problems.push(self.source.problem(line, what));
        }
        if ["self", "super", "crate", "by_id"].contains(&super::model::snake(&key).as_str()) {
            problems.push(
                self.source
                    .problem(line, format!("message `{key}`: this name is reserved")),
            );
        }
        if let Some(first) = self.entries.get(&key) {
            let what = format!("message `{key}` is already on line {}", first.line);
            problems.push(self.source.problem(line, what));
        }
        self.entries.insert(key, Entry { line, pattern });
    }

    /// The line, from one, of a slice of this file's text.
    pub fn line_of(&self, slice: &str) -> usize {
        let offset = slice
            .as_ptr()
            .addr()
            .wrapping_sub(self.source.text.as_ptr().addr());
        line_at(&self.source.text, offset)
    }
}

/// Whether a name of a message, an attribute or a variable can be one in Rust.
pub fn is_plain_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
}

fn line_at(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or_default().matches('\n').count() + 1
}
