//! What writes markup without escaping it: each place is known, with its reason.

use std::path::Path;

/// A file of the interface, what it uses, and why that is safe.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "heading.rs",
        "Title",
        "escapes on the server what `leptos_meta` writes as it is",
    ),
    (
        "kit/icon.rs",
        "inner_html",
        "drawings of a library, no text",
    ),
    (
        "offers/page_offer.rs",
        "inner_html",
        "HTML that the import reduced to a few tags without attributes, and JSON for a script",
    ),
    ("lib.rs", "script", "our own files, by their addresses"),
    (
        "offers/page_offer.rs",
        "script",
        "JSON-LD, written by `json_for_script`",
    ),
];

/// What a file could use, and the words by which that is seen.
const SINKS: &[(&str, &[&str])] = &[
    ("Title", &["<Title"]),
    ("inner_html", &["inner_html"]),
    ("script", &["<script", "<Script"]),
    ("style", &["<style", "<Style"]),
    ("root", &["<Html", "<Body"]),
    ("noscript", &["<noscript"]),
    ("srcdoc", &["srcdoc"]),
];

fn look(folder: &Path, root: &Path, found: &mut Vec<(String, &'static str)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            look(&path, root, found);
            continue;
        }
        let name = path.strip_prefix(root).expect("a file of the interface");
        let name = name.display().to_string();
        let text = std::fs::read_to_string(&path).expect("a text");
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for (sink, words) in SINKS {
            if lines
                .iter()
                .any(|line| words.iter().any(|word| begins(line, word)))
            {
                found.push((name.clone(), sink));
            }
        }
    }
}

/// Whether a line has an element of this very name.
fn begins(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let next = line[at + word.len()..].chars().next();
        next.is_none_or(|letter| !letter.is_ascii_alphanumeric())
    })
}

#[test]
fn every_place_that_writes_markup_as_it_is_has_a_reason() {
    let mut found = Vec::new();
    for part in ["../app/src", "../islands/src"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(part);
        look(&root, &root, &mut found);
    }
    let known = |file: &str, sink: &str| {
        KNOWN
            .iter()
            .any(|(one, other, _)| (*one, *other) == (file, sink))
    };
    let new: Vec<_> = found
        .iter()
        .filter(|(file, sink)| !known(file, sink))
        .collect();
    assert!(new.is_empty(), "escape it and say why it is safe: {new:?}");
    for (file, sink, _) in KNOWN {
        assert!(
            found
                .iter()
                .any(|(one, other)| one == file && other == sink),
            "{sink} is not in {file}"
        );
    }
}
