//! What a crate of the domain shows to others and none of them names. The
//! compiler says what is unused inside a crate; what is public it cannot judge,
//! so it would stay for ever.
//!
//! Read from the sources, by name: a name counts as used when another crate that
//! speaks of this one has the word, a type also when something public of its own
//! crate gives or takes it: whoever has the value need not name it. That can miss
//! something unused, and never calls unused what is used. Methods and fields are
//! not looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::shell::{Doing, Failure, ROOT};

/// Where sources are that may name what the domain shows.
const PARTS: [&str; 5] = ["domain", "app", "server", "islands", "bench"];
/// Not part of the product: what runs its tests.
const HARNESS: [&str; 2] = ["domain/testing", "domain/tests"];
/// What stands before something that only tests see.
const TESTS: &str = "#[cfg(feature = \"testing\")]";

/// Sources by path, without comments.
type Sources = BTreeMap<String, String>;

/// Fails where something is public and named by no other crate.
pub fn check() -> Result<(), Failure> {
    let sources = read(&ROOT)?;
    let unnamed = unnamed(&sources);
    for line in &unnamed {
        println!("{line}");
    }
    if unnamed.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{} names are public and no other crate names them: make them private, or take them out",
            unnamed.len()
        )))
    }
}

/// `offers: is_web_link`, one for each public name that nobody names.
fn unnamed(sources: &Sources) -> Vec<String> {
    let crates: BTreeSet<&str> = sources.keys().map(|path| crate_of(path)).collect();
    let mut found = Vec::new();
    for own in crates.iter().filter(|one| one.starts_with("domain/")) {
        let name = own.trim_start_matches("domain/");
        let itself = format!("pleinweb_{name}");
        let others = sources
            .iter()
            .filter(|(path, text)| crate_of(path) != *own && text.contains(&itself));
        let words: BTreeSet<&str> = others.flat_map(|(_, text)| words(text)).collect();
        let mut shown = BTreeSet::new();
        module(sources, &format!("{own}/src/lib.rs"), &mut shown);
        let given = given(sources, own);
        let unknown = shown
            .iter()
            .filter(|one| !words.contains(one.as_str()) && !given.contains(one.as_str()));
        found.extend(unknown.map(|one| format!("{name}: {one}")));
    }
    found
}

/// The types that stand in fields and signatures of a crate, but for its tests.
fn given<'a>(sources: &'a Sources, own: &str) -> BTreeSet<&'a str> {
    let files = sources.iter().filter(|(path, _)| crate_of(path) == own);
    let lines = files.flat_map(|(_, text)| without_tests(text).lines());
    let mut found = BTreeSet::new();
    for line in lines.map(str::trim_start) {
        let field_or_value = line.ends_with(',') && (line.contains(": ") || line.contains('('));
        let signature = line.starts_with(')') && line.contains("->")
            || line.starts_with("pub ") && line.contains([':', '>'])
            || line.starts_with("pub type ")
            || line.starts_with("type ")
            // What a macro of the crate names, whoever calls it names.
            || line.contains("$crate::");
        let defines = ["pub struct ", "pub enum ", "pub use ", "pub trait "];
        let defines = defines.iter().any(|mark| line.starts_with(mark));
        if (signature || field_or_value) && !defines {
            found.extend(words(line).filter(|word| word.starts_with(char::is_uppercase)));
        }
    }
    found
}

/// Adds what a module shows: its public items, what it re-exports, and what its
/// public modules show.
fn module(sources: &Sources, path: &str, shown: &mut BTreeSet<String>) {
    let Some(text) = sources.get(path) else {
        return;
    };
    let lines: Vec<&str> = without_tests(text).lines().collect();
    let mut rest = lines.iter().enumerate();
    while let Some((at, line)) = rest.next() {
        let own = line.trim_start();
        if at > 0 && lines[at - 1].trim_start() == TESTS {
            continue;
        }
        if let Some(used) = own.strip_prefix("pub use ") {
            let mut whole = used.to_owned();
            while !whole.contains(';') {
                let Some((_, line)) = rest.next() else { break };
                whole.push_str(line);
            }
            shown.extend(exported(&whole));
        } else if let Some(name) = own.strip_prefix("pub mod ") {
            let name = name.trim_end_matches([';', ' ', '{']);
            let folder = path.trim_end_matches("lib.rs").trim_end_matches("mod.rs");
            let folder = folder
                .strip_suffix(".rs")
                .map_or_else(|| folder.to_owned(), |own| own.to_owned() + "/");
            module(sources, &format!("{folder}{name}.rs"), shown);
            module(sources, &format!("{folder}{name}/mod.rs"), shown);
        } else if line.starts_with("pub ") {
            shown.extend(item(own));
        }
    }
}

/// `hours` of `pub const fn hours(…`.
fn item(line: &str) -> Option<String> {
    const KINDS: [&str; 8] = [
        "fn", "struct", "enum", "const", "static", "type", "trait", "union",
    ];
    let mut words = line.split_whitespace().skip(1).peekable();
    while let Some(word) = words.next() {
        let next = *words.peek()?;
        if KINDS.contains(&word) && next != "fn" {
            let end = next.find(|c: char| !c.is_alphanumeric() && c != '_');
            return Some(next[..end.unwrap_or(next.len())].to_owned());
        }
    }
    None
}

/// The names that `a::{B, c::D as E};` brings; nothing of `a::*`.
fn exported(used: &str) -> Vec<String> {
    let used = used.split(';').next().unwrap_or_default();
    let names = match used.split_once('{') {
        Some((_, list)) => list.trim_end_matches(['}', ' ']),
        None => used,
    };
    let last = |name: &str| -> Option<String> {
        let name = name.rsplit(" as ").next()?.rsplit("::").next()?.trim();
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        (plain && !name.is_empty() && name != "self").then(|| name.to_owned())
    };
    names.split(',').filter_map(last).collect()
}

fn without_tests(text: &str) -> &str {
    let end = text.find(&format!("{TESTS}\nmod tests {{"));
    &text[..end.unwrap_or(text.len())]
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// `domain/offers` of `domain/offers/src/lib.rs`, `app` of `app/src/lib.rs`.
fn crate_of(path: &str) -> &str {
    let depth = if path.starts_with("domain/") { 2 } else { 1 };
    let end = path.match_indices('/').nth(depth - 1);
    &path[..end.map_or(path.len(), |(at, _)| at)]
}

/// Every line of the domain's sources, with its file.
pub fn domain_lines() -> Result<Vec<(String, String)>, Failure> {
    let sources = read(&ROOT)?;
    let domain = sources
        .into_iter()
        .filter(|(path, _)| path.starts_with("domain/"));
    let lines = domain.flat_map(|(path, text)| {
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.into_iter().map(move |line| (path.clone(), line))
    });
    Ok(lines.collect())
}

fn read(root: &Path) -> Result<Sources, Failure> {
    let mut sources = Sources::new();
    for part in PARTS {
        gather(&root.join(part), part, &mut sources)?;
    }
    sources.retain(|path, _| !HARNESS.contains(&crate_of(path)));
    Ok(sources)
}

fn gather(folder: &Path, name: &str, sources: &mut Sources) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).doing(folder.display())? {
        let path = entry.doing(folder.display())?.path();
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        let whole = format!("{name}/{own}");
        if path.is_dir() && own != "target" && own != "node_modules" {
            gather(&path, &whole, sources)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).doing(path.display())?;
            let lines = text.lines().map(|line| match line.split_once("//") {
                // An address within a text is no comment.
                Some((code, _)) if !code.ends_with(':') => code,
                _ => line,
            });
            sources.insert(whole, lines.collect::<Vec<_>>().join("\n"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Sources, exported, item, unnamed};

    #[test]
    fn what_another_crate_names_is_used_and_the_rest_is_told() {
        let sources: Sources = [
            (
                "domain/one/src/lib.rs",
                "pub mod model;\nmod rules;\npub use rules::{\n    Used,\n    forgotten as left,\n};\n#[cfg(feature = \"testing\")]\npub mod tests;\npub(crate) fn inner() {}\n",
            ),
            (
                "domain/one/src/model.rs",
                "pub struct Shown;\npub const fn alone() {}\nimpl Shown {\n    pub fn method(self) {}\n}\n",
            ),
            ("domain/one/src/tests.rs", "pub fn helper() {}\n"),
            (
                "app/src/lib.rs",
                "use pleinweb_one::{Used, model::Shown};\n",
            ),
            ("server/src/lib.rs", "fn alone() {}\n"),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into();
        assert_eq!(unnamed(&sources), ["one: alone", "one: left"]);
    }

    #[test]
    fn nothing_of_the_domain_is_public_for_nobody() {
        assert!(super::check().is_ok());
    }

    #[test]
    fn names_are_read_where_they_stand() {
        for (line, name) in [
            ("pub const fn hours(self) {", Some("hours")),
            ("pub const MOST: u32 = 3;", Some("MOST")),
            ("pub enum Kind<T> {", Some("Kind")),
            ("pub use a::b;", None),
        ] {
            assert_eq!(item(line).as_deref(), name, "{line}");
        }
        assert_eq!(exported("self::a::{B, c::D as E, self};"), ["B", "E"]);
        assert_eq!(exported("a::b::C;"), ["C"]);
        assert!(exported("model::*;").is_empty());
    }
}
