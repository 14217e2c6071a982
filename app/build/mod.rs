//! Compiles the Fluent files of `locales/` to Rust functions: read, resolve,
//! compare the languages, write. `build.rs` runs it, `tests/texts_codegen.rs` tests it.
//! Why: `docs/adr/0001-texts-compiled-to-functions.md`.

mod check;
mod emit;
mod expression;
#[expect(dead_code, reason = "what data says is set when it is shown")]
mod figures;
mod language;
mod model;
mod promise;
#[path = "../../domain/kernel/src/promises.rs"]
mod promises;
mod resolve;
mod select;
mod syntax;
#[path = "../../domain/kernel/src/told.rs"]
#[expect(dead_code, reason = "rules compute with it; texts only say it")]
mod told;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use language::Language;
use model::{Problem, Source};
use syntax::File;

/// The language that the others are compared with, and that is written first.
const REFERENCE: &str = "fr";

/// The feature whose terms every file may use; a file of terms alone makes no module.
const TERMS: &str = "terms";

/// Reads `locales/<language>/<feature>.ftl` and compiles them. `label` is what
/// the folder is called in messages.
pub fn compile_folder(locales: &Path, label: &str) -> io::Result<Result<String, Vec<String>>> {
    let mut files = Vec::new();
    for folder in names(locales)? {
        let path = locales.join(&folder);
        if !path.is_dir() {
            continue;
        }
        for file in names(&path)? {
            if let Some(feature) = file.strip_suffix(".ftl") {
                let text = fs::read_to_string(path.join(&file))?;
                files.push((folder.clone(), feature.to_owned(), text));
            }
        }
    }
    Ok(compile(label, &files))
}

/// Compiles files given as (language, feature, text). All problems are
/// returned, one line each, in the order of files and lines.
pub fn compile(label: &str, files: &[(String, String, String)]) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let sources = sources(label, files, &mut problems);
    let files: Vec<_> = sources
        .iter()
        .map(|source| File::read(source, &mut problems))
        .collect();
    let features = features(label, &files, &mut problems);
    if problems.is_empty() {
        return Ok(emit::rust(&features));
    }
    problems.sort();
    problems.dedup();
    Err(problems.iter().map(ToString::to_string).collect())
}

fn sources(
    label: &str,
    files: &[(String, String, String)],
    problems: &mut Vec<Problem>,
) -> Vec<Source> {
    let mut sources = Vec::new();
    for (code, feature, text) in files {
        let label = format!("{label}/{code}/{feature}.ftl");
        let Some(language) = Language::of(code) else {
            let what = format!(
                "no plural rules for `{code}` (there are {}); add them to app/build/language.rs",
                Language::codes()
            );
            problems.push(Problem {
                label,
                line: 0,
                what,
            });
            continue;
        };
        let source = Source {
            language,
            feature: feature.clone(),
            label,
            text: text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        };
        if !syntax::is_plain_name(feature) || RESERVED.contains(&feature.as_str()) {
            problems.push(source.problem(0, format!("a feature cannot be called `{feature}`")));
        }
        typewritten(&source, problems);
        sources.push(source);
    }
    sources
}

/// One apostrophe in all texts, the printed one: a page that mixes two looks careless,
/// and a test that looks for a text would have to know which.
fn typewritten(source: &Source, problems: &mut Vec<Problem>) {
    for (line, text) in source.text.lines().enumerate() {
        if !text.starts_with('#') && text.contains('\'') {
            let what = "write the apostrophe as ’, not as '".to_owned();
            problems.push(source.problem(line + 1, what));
        }
    }
}

/// Names that the module of texts keeps for itself, or that Rust cannot take.
const RESERVED: [&str; 4] = ["runtime", "self", "super", "crate"];

fn features<'a>(
    label: &str,
    files: &[File<'a>],
    problems: &mut Vec<Problem>,
) -> Vec<check::Feature<'a>> {
    let mut languages: Vec<&Language> = Vec::new();
    for file in files {
        if !languages.contains(&file.source.language) {
            languages.push(file.source.language);
        }
    }
    languages.sort_by_key(|language| (language.code != REFERENCE, language.code));
    if languages
        .first()
        .is_none_or(|first| first.code != REFERENCE)
    {
        let what = "this folder has no file: it is the reference".to_owned();
        problems.push(Problem {
            label: format!("{label}/{REFERENCE}"),
            line: 0,
            what,
        });
    }
    let names: BTreeSet<_> = files
        .iter()
        .map(|file| file.source.feature.as_str())
        .collect();
    let find = |language: &Language, name: &str| {
        files
            .iter()
            .find(|file| file.source.language == language && file.source.feature == name)
    };
    let mut features = Vec::new();
    for name in names {
        let mut texts = Vec::new();
        for language in &languages {
            if let Some(file) = find(language, name) {
                texts.push(resolve::resolve(file, find(language, TERMS), problems));
            } else {
                let what = "this file is missing; other languages have it".to_owned();
                let label = format!("{label}/{}/{name}.ftl", language.code);
                problems.push(Problem {
                    label,
                    line: 0,
                    what,
                });
            }
        }
        let feature = check::feature(name, texts, problems);
        if feature
            .languages
            .iter()
            .any(|texts| !texts.messages.is_empty())
        {
            features.push(feature);
        }
    }
    features
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
