//! What the sources of the program know by a key, read from the sources
//! themselves: nobody has to think of a list when a key is added.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A `keyed!` list: the name of its type, and the ids of its texts.
pub struct List {
    pub name: String,
    pub ids: Vec<String>,
}

/// How an error is made from a code.
const MAKES: &[&str] = &[
    "Code::new(",
    "AppError::conflict(",
    "AppError::invalid(",
    "FieldErrors::one(",
    ".unless_taken(",
];

/// Where a code is handed on by another name: the file, and what stands before
/// the codes there.
const FORWARDS: &[(&str, &str)] = &[
    ("domain/entry/src/model.rs", "{ \""),
    ("domain/nomenclature/src/model.rs", ", \""),
    ("domain/offers/src/saved/commands/keep.rs", "refused(\""),
    ("domain/kernel/src/keyed.rs", "{ \""),
    ("domain/registration/src/labels.rs", "=> \""),
    ("domain/platform/src/db/statement.rs", "taken(\""),
];

/// What makes errors, and knows no code itself.
const KNOWS_NONE: &str = "domain/kernel/src/error.rs";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of texts that are looked up by keys.
pub fn lookups() -> BTreeSet<String> {
    let files = fs::read_dir(root().join("app/locales/fr")).expect("a folder");
    let files = files.map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| {
            fs::read_to_string(path)
                .expect("a text")
                .starts_with("### lookup")
        })
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

/// The ids of a file of texts.
pub fn messages(file: &str) -> Vec<String> {
    let path = root().join("app/locales/fr").join(file);
    let text = fs::read_to_string(path.with_extension("ftl")).expect("a text");
    let ids = text.lines().filter_map(|line| line.split_once(" = "));
    ids.map(|(id, _)| id.to_owned())
        .filter(|id| !id.starts_with(['#', ' ']))
        .collect()
}

/// The sources of the product, without their tests and comments, by path.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for part in ["app", "server"] {
        gather(
            &root().join(part).join("src"),
            &[part, "/src"].concat(),
            &mut found,
        );
    }
    for feature in fs::read_dir(root().join("domain")).expect("the features") {
        let feature = feature.expect("a folder");
        let name = feature.file_name().to_string_lossy().into_owned();
        // What runs tests is not the product.
        if feature.path().join("src").is_dir() && name != "testing" {
            let whole = ["domain/", &name, "/src"].concat();
            gather(&feature.path().join("src"), &whole, &mut found);
        }
    }
    found
}

fn gather(folder: &Path, name: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let own = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let whole = format!("{name}/{own}");
        let of_tests = own == "tests" || own.starts_with("tests.") || own.starts_with("tests_");
        if of_tests || own.ends_with("_tests.rs") {
            continue;
        }
        if path.is_dir() {
            gather(&path, &whole, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.insert(whole, product(&fs::read_to_string(&path).expect("a text")));
        }
    }
}

/// Without its comments, up to its tests.
fn product(text: &str) -> String {
    let tests = [
        "#[cfg(test)]\nmod tests {",
        "#[cfg(feature = \"testing\")]\nmod tests {",
    ];
    let end = tests.iter().filter_map(|mark| text.find(mark)).min();
    let lines = text[..end.unwrap_or(text.len())].lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The string literals in a piece of source.
fn literals(piece: &str) -> impl Iterator<Item = &str> {
    piece.split('"').skip(1).step_by(2)
}

/// What follows each occurrence of a mark.
fn after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(mark)
        .map(move |(at, _)| &text[at + mark.len()..])
}

/// Every `keyed!` list of the product. Two of one name are told apart by where
/// they are: `Level of market`.
pub fn keyed() -> Vec<List> {
    let mut lists: Vec<(String, List)> = Vec::new();
    for (path, text) in sources() {
        let feature = path.split('/').nth(1).unwrap_or_default().to_owned();
        for body in after(&text, "\nkeyed! {") {
            let body = &body[..body.find("\n}").expect("an end")];
            let mut words = literals(body);
            let prefix = words.next().expect("a prefix").to_owned();
            let name = body.split('"').nth(2).expect("a name");
            let name = name.trim().split(' ').next().expect("a name").to_owned();
            let ids = words.map(|key| format!("{prefix}-{key}")).collect();
            lists.push((feature.clone(), List { name, ids }));
        }
    }
    let names: Vec<String> = lists.iter().map(|(_, list)| list.name.clone()).collect();
    let alone = |name: &str| names.iter().filter(|other| *other == name).count() == 1;
    lists
        .into_iter()
        .map(|(feature, list)| List {
            name: if alone(&list.name) {
                list.name
            } else {
                format!("{} of {feature}", list.name)
            },
            ids: list.ids,
        })
        .collect()
}

/// Every code of an error, and where one is made of something that is neither
/// written there nor a constant.
pub fn codes() -> (BTreeSet<String>, Vec<String>) {
    let sources = sources();
    let constants: BTreeMap<&str, &str> =
        sources.values().flat_map(|text| constants(text)).collect();
    let mut codes = BTreeSet::new();
    let mut unresolved = Vec::new();
    for (path, text) in &sources {
        let forward = FORWARDS.iter().find(|(file, _)| file == path);
        if let Some((_, before)) = forward {
            let ends = after(text, before).filter_map(|rest| rest.split('"').next());
            codes.extend(ends.map(str::to_owned));
        }
        for (mark, argument) in MAKES.iter().flat_map(|mark| arguments(text, mark)) {
            let found = codes_in(mark, argument, &constants);
            if found.is_empty() && forward.is_none() && path != KNOWS_NONE {
                unresolved.push(format!("{path}: {mark}{argument})"));
            }
            codes.extend(found);
        }
    }
    (codes, unresolved)
}

/// Codes of reasons, as the entry check gives them.
pub fn reasons() -> BTreeSet<String> {
    let sources = sources();
    let rules = &sources["domain/entry/src/rules.rs"];
    let begins = ["reason-", "suggest-"];
    let found = literals(rules).filter(|text| begins.iter().any(|begin| text.starts_with(begin)));
    found.map(str::to_owned).collect()
}

/// What a person will be asked to bring or to send.
pub fn documents() -> Vec<&'static str> {
    let sources = sources();
    let queries = &sources["domain/registration/src/commands/queries.rs"];
    let body = after(queries, "fn documents(").next().expect("the rule");
    let body = &body[..body.find("\n}").expect("an end")];
    let made = ["keys.push(\"", "vec![\""].map(|mark| after(body, mark).collect::<Vec<_>>());
    let keys = made
        .concat()
        .into_iter()
        .filter_map(|rest| rest.split('"').next());
    keys.map(|key| &*key.to_owned().leak()).collect()
}

/// `const NAME: &str = "text";`
fn constants(text: &str) -> Vec<(&str, &str)> {
    let lines = after(text, "const ").filter_map(|rest| rest.split_once(';'));
    let lines = lines.filter_map(|(line, _)| line.split_once(": &"));
    lines
        .filter(|(_, rest)| rest.starts_with("str =") || rest.starts_with("'static str ="))
        .filter_map(|(name, rest)| Some((name, literals(rest).next()?)))
        .collect()
}

/// The arguments of each call that begins with this mark.
fn arguments<'a>(text: &'a str, mark: &'static str) -> Vec<(&'static str, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(mark) {
        // `ReasonCode::new(` is another word.
        if text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let rest = &text[at + mark.len()..];
        let (mut depth, mut within) = (1, false);
        let end = rest.find(|c: char| {
            match c {
                '"' => within = !within,
                '(' if !within => depth += 1,
                ')' if !within => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        found.push((mark, &rest[..end.expect("an end")]));
    }
    found
}

fn codes_in(mark: &str, argument: &str, constants: &BTreeMap<&str, &str>) -> Vec<String> {
    // The field comes first.
    let of_field = mark == "AppError::invalid(" || mark == "FieldErrors::one(";
    let code = match argument.split_once(',') {
        Some((_, code)) if of_field => code,
        _ => argument,
    };
    let named = code.split(|c: char| !(c.is_ascii_uppercase() || c == '_'));
    let named = named.filter_map(|name| constants.get(name).copied());
    literals(code).chain(named).map(str::to_owned).collect()
}
