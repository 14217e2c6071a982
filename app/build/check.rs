//! Compares the languages with each other: every text exists in all of them,
//! with the same variables used in the same way, and no two texts get the same
//! name in Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Kind, Problem, Texts, identifier, snake};

/// The texts of one feature in every language, the reference first, and what
/// they agree on.
#[derive(Debug)]
pub struct Feature<'a> {
    pub name: String,
    pub languages: Vec<Texts<'a>>,
    /// What the variables of each message are, over all languages.
    pub variables: BTreeMap<String, BTreeMap<String, Kind>>,
}

/// Compares the languages of one feature. `languages` is never empty and
/// opens with the reference.
pub fn feature<'a>(
    name: &str,
    languages: Vec<Texts<'a>>,
    problems: &mut Vec<Problem>,
) -> Feature<'a> {
    for texts in &languages {
        same_keys(texts, &languages, problems);
        same_names(texts, problems);
    }
    let mut variables = BTreeMap::new();
    if let Some((reference, others)) = languages.split_first() {
        for key in reference.messages.keys() {
            variables.insert(
                key.clone(),
                same_variables(key, reference, others, problems),
            );
        }
    }
    Feature {
        name: name.to_owned(),
        languages,
        variables,
    }
}

/// Whatever another language has, `texts` must have.
fn same_keys(texts: &Texts, languages: &[Texts], problems: &mut Vec<Problem>) {
    let mut missing = BTreeSet::new();
    for other in languages {
        for (key, message) in &other.messages {
            if !texts.messages.contains_key(key) && missing.insert(key) {
                let Texts { source, .. } = other;
                let what = format!(
                    "message `{key}` is missing; it is in {}:{}",
                    source.label, message.line
                );
                problems.push(texts.source.problem(0, what));
            }
        }
    }
}

/// `a-b`, `a_b` and `a.b` would be the same function.
fn same_names(texts: &Texts, problems: &mut Vec<Problem>) {
    let mut names = BTreeMap::new();
    for (key, message) in &texts.messages {
        if let Some(first) = names.insert(snake(key), key) {
            let name = identifier(key);
            let what = format!("message `{key}`: `{first}` gives the same function, {name}()");
            problems.push(texts.source.problem(message.line, what));
        }
    }
}

fn same_variables(
    key: &str,
    reference: &Texts,
    others: &[Texts],
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Kind> {
    let Some(first) = reference.messages.get(key) else {
        return BTreeMap::new();
    };
    let mut agreed = first.variables.clone();
    for texts in others {
        let Some(message) = texts.messages.get(key) else {
            continue;
        };
        if !message.variables.keys().eq(first.variables.keys()) {
            let what = format!(
                "message `{key}`: its variables are {}; in {}:{} they are {}",
                list(&message.variables),
                reference.source.label,
                first.line,
                list(&first.variables),
            );
            problems.push(texts.source.problem(message.line, what));
        }
        for (name, kind) in &message.variables {
            let known = agreed.get(name).copied().unwrap_or(Kind::Shown);
            let Some(kind) = known.and(*kind) else {
                let what = format!(
                    "message `{key}`: `${name}` selects plurals in one language and words in another"
                );
                problems.push(texts.source.problem(message.line, what));
                continue;
            };
            agreed.insert(name.clone(), kind);
        }
    }
    agreed
}

fn list(variables: &BTreeMap<String, Kind>) -> String {
    if variables.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<_> = variables.keys().map(|name| format!("${name}")).collect();
    names.join(", ")
}
