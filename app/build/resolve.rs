//! Turns the entries of a file into texts: references are replaced by what
//! they mean, variables get their kind, French gets its spaces. Whatever the
//! compiler does not support is a problem that names file, line and message.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::model::{Kind, Message, Piece, Problem, Texts, identifier, snake};
use super::promise;
use super::select::{self, key_text};
use super::syntax::{File, is_plain_name};

/// Functions with more arguments are hard to call right. (The markers of
/// `runtime::fill` would allow eight.)
const MOST_VARIABLES: usize = 6;

/// Resolves every message of `file`. Terms are looked for in the file itself,
/// then in `terms`, the language's `terms.ftl`.
pub fn resolve<'a>(
    file: &File<'a>,
    terms: Option<&File<'a>>,
    problems: &mut Vec<Problem>,
) -> Texts<'a> {
    let mut messages = BTreeMap::new();
    for (key, entry) in &file.entries {
        let mut resolver = Resolver {
            terms,
            key,
            trail: vec![key.as_str()],
            variables: BTreeMap::new(),
            problems,
        };
        let mut pieces = Vec::new();
        resolver.pattern(file, &entry.pattern, &mut pieces);
        let variables = resolver.variables;
        if variables.len() > MOST_VARIABLES {
            let what = format!(
                "message `{key}`: more than {MOST_VARIABLES} variables; write several messages"
            );
            problems.push(file.source.problem(entry.line, what));
        }
        // A term is checked even if nothing refers to it, but it is not a text.
        if !key.starts_with('-') {
            let line = entry.line;
            messages.insert(
                key.clone(),
                Message {
                    line,
                    pieces,
                    variables,
                },
            );
        }
    }
    Texts {
        source: file.source,
        lookup: file.lookup,
        messages,
    }
}

/// Resolves one message.
struct Resolver<'r, 'a> {
    terms: Option<&'r File<'a>>,
    /// The message that problems are about.
    key: &'r str,
    /// The references being followed, the message itself first.
    trail: Vec<&'r str>,
    variables: BTreeMap<String, Kind>,
    problems: &'r mut Vec<Problem>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    /// `at` is the file that the pattern is written in.
    fn pattern(&mut self, at: &'r File<'a>, pattern: &'r Pattern<&'a str>, out: &mut Vec<Piece>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    self.text(at, value, &at.source.language.typeset(value), out);
                }
                PatternElement::Placeable { expression } => self.expression(at, expression, out),
            }
        }
    }

    fn expression(
        &mut self,
        at: &'r File<'a>,
        expression: &'r Expression<&'a str>,
        out: &mut Vec<Piece>,
    ) {
        match expression {
            Expression::Inline(inline) => self.inline(at, inline, out),
            Expression::Select { selector, variants } => self.select(at, selector, variants, out),
        }
    }

    fn inline(
        &mut self,
        at: &'r File<'a>,
        inline: &'r InlineExpression<&'a str>,
        out: &mut Vec<Piece>,
    ) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text(at, value, &unescape_unicode_to_string(value), out);
            }
            InlineExpression::VariableReference { id } => {
                if let Some(name) = self.variable(at, id.name, Kind::Shown) {
                    out.push(Piece::Variable(name));
                }
            }
            InlineExpression::MessageReference { id, attribute } => {
                let key = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                self.reference(at, &key, id.name, out);
            }
            InlineExpression::TermReference {
                id,
                arguments: Some(_),
                ..
            } => {
                self.refuse(
                    at,
                    id.name,
                    &format!("arguments of the term `-{}`", id.name),
                );
            }
            InlineExpression::TermReference { id, .. } => {
                self.reference(at, &format!("-{}", id.name), id.name, out);
            }
            InlineExpression::Placeable { expression } => self.expression(at, expression, out),
            InlineExpression::NumberLiteral { value } => {
                self.refuse(at, value, "a number as a placeable (write it as text)");
            }
            InlineExpression::FunctionReference { id, arguments } => {
                match promise::text(at.source.language, id.name, arguments) {
                    Ok(text) => push(out, Piece::Text(text)),
                    Err(what) => self.problem(at, id.name, &what),
                }
            }
        }
    }

    /// Follows a reference. `slice` is where it is written.
    fn reference(&mut self, at: &'r File<'a>, key: &str, slice: &str, out: &mut Vec<Piece>) {
        let is_term = key.starts_with('-');
        let homes = [Some(at), self.terms.filter(|_| is_term)];
        let found = homes
            .into_iter()
            .flatten()
            .find_map(|home| Some((home, home.entries.get_key_value(key)?)));
        let Some((home, (found, entry))) = found else {
            let whole = if is_term { " and in terms.ftl" } else { "" };
            return self.problem(at, slice, &format!("`{key}` is not in this file{whole}"));
        };
        if self.trail.contains(&found.as_str()) {
            return self.problem(at, slice, &format!("`{key}` refers to itself"));
        }
        self.trail.push(found);
        self.pattern(home, &entry.pattern, out);
        self.trail.pop();
    }

    /// Notes the use of a variable and returns its name in snake case.
    fn variable(&mut self, at: &File, name: &str, kind: Kind) -> Option<String> {
        if self.trail.iter().any(|key| key.starts_with('-')) {
            self.refuse(at, name, &format!("the variable `${name}` in a term"));
            return None;
        }
        let key = snake(name);
        if !is_plain_name(name) || ["lang", "self", "super", "crate"].contains(&key.as_str()) {
            self.problem(at, name, &format!("a variable cannot be called `${name}`"));
            return None;
        }
        let known = self.variables.get(&key).copied().unwrap_or(Kind::Shown);
        let Some(kind) = known.and(kind) else {
            self.problem(
                at,
                name,
                &format!("`${name}` selects plurals here and words there"),
            );
            return None;
        };
        self.variables.insert(key.clone(), kind);
        Some(key)
    }

    fn select(
        &mut self,
        at: &'r File<'a>,
        selector: &'r InlineExpression<&'a str>,
        variants: &'r [Variant<&'a str>],
        out: &mut Vec<Piece>,
    ) {
        let InlineExpression::VariableReference { id } = selector else {
            let slice = variants
                .first()
                .map_or("", |variant| key_text(&variant.key));
            return self.refuse(at, slice, "a selector that is not a variable");
        };
        let kind = match select::kind(variants) {
            Ok(kind) => kind,
            Err((slice, what)) => return self.problem(at, slice, &what),
        };
        let Some(name) = self.variable(at, id.name, kind) else {
            return;
        };
        let mut seen = BTreeSet::new();
        let mut cases = Vec::new();
        let mut otherwise = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            let text = key_text(&variant.key);
            if !seen.insert(text) {
                self.problem(at, text, &format!("the variant [{text}] appears twice"));
            }
            let mut pieces = Vec::new();
            self.pattern(at, &variant.value, &mut pieces);
            if !variant.default {
                let variable = identifier(&name);
                match select::condition(at.source.language, &variant.key, &variable, kind) {
                    Ok(condition) => cases.push((condition, pieces)),
                    Err((slice, what)) => self.problem(at, slice, &what),
                }
            } else if index + 1 < variants.len() {
                self.problem(at, text, "the default variant (*) must be the last one");
            } else if kind == Kind::Number && text != "other" {
                self.problem(at, text, "the default variant of a plural must be *[other]");
            } else {
                otherwise = pieces;
            }
        }
        if cases.is_empty() {
            for piece in otherwise {
                push(out, piece);
            }
        } else {
            out.push(Piece::Select { cases, otherwise });
        }
    }

    /// `slice` is where the text is written, `text` what it means.
    fn text(&mut self, at: &File, slice: &str, text: &str, out: &mut Vec<Piece>) {
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return self.refuse(at, slice, "a control character");
        }
        push(out, Piece::Text(text.to_owned()));
    }

    fn refuse(&mut self, at: &File, slice: &str, what: &str) {
        self.problem(at, slice, &format!("not supported: {what}"));
    }

    fn problem(&mut self, at: &File, slice: &str, what: &str) {
        let what = format!("message `{}`: {what}", self.key);
        self.problems
            .push(at.source.problem(at.line_of(slice), what));
    }
}

/// Adds a piece; text joins the text before it.
fn push(out: &mut Vec<Piece>, piece: Piece) {
    match (out.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, piece) => out.push(piece),
    }
}
