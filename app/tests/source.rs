//! What holds for the sources as a whole, read from the sources themselves.
//!
//! **No circle between modules.** Two modules that know each other are one module
//! in two files, and neither can be read, tested or moved alone. The rule, for
//! `app` (its `kit` included), the islands, the search engine, the program and
//! every crate of the domain:
//!
//! - The graph is that of siblings: for the crate, and for each module that has
//!   modules in it, an arrow leads from one child to another where anything in the
//!   one, however deep, names anything in the other.
//! - What stands in the parent itself (`lib.rs`, `mod.rs`) is no child and has no
//!   arrows: it holds what its children share, and it lists them.
//! - A name counts in a `use` and in a path (`crate::…`, `self::…`, `super::…`, or
//!   from a child on). Where a module only passes a name on (`pub use`), the arrow
//!   leads to where it comes from.
//! - Tests do not count: what is behind `#[cfg(test)]` or the feature `testing`.
//! - Nor do methods that a module adds to a type of another one: they are arrows
//!   from the adding module, which names the type.
//!
//! **A class of a style belongs to one feature** (`source/styles.rs`).
//!
//! **Each field says what to write.** A typed field that may not stay empty has the
//! sentence for that ("Write your first name"); a chosen one has it from the kit.
//!
//! **No address of a page is written by hand.** `Page` makes them; what mails and
//! search engines are told is `Landing`'s, which is checked against `Page`.

#[path = "source/addresses.rs"]
mod addresses;
#[path = "source/fields.rs"]
mod fields;
#[path = "source/graph.rs"]
mod graph;
#[path = "source/modules.rs"]
mod modules;
#[path = "source/reading.rs"]
mod reading;
#[path = "source/styles.rs"]
mod styles;
#[path = "source/tokens.rs"]
mod tokens;
#[path = "source/uses.rs"]
mod uses;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use modules::Crate;

/// A crate's name and the folder of its sources.
fn crates() -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found: BTreeMap<String, PathBuf> = ["app", "islands", "search", "server"]
        .map(|name| (name.to_owned(), root.join(name).join("src")))
        .into();
    for feature in fs::read_dir(root.join("domain")).expect("the features") {
        let feature = feature.expect("a folder").path();
        let name = feature.file_name().expect("a name").to_string_lossy();
        // What runs tests is not the product.
        let runs_tests = ["testing", "tests"].contains(&&*name);
        if feature.join("src/lib.rs").is_file() && !runs_tests {
            found.insert(format!("domain/{name}"), feature.join("src"));
        }
    }
    found
}

fn read(folder: &Path, first: &str) -> Crate {
    Crate::read(first, &|path: &str| {
        fs::read_to_string(folder.join(path)).ok()
    })
}

#[test]
fn no_module_knows_itself_by_way_of_others() {
    let mut circles = Vec::new();
    let mut looked_at = 0;
    for (name, folder) in crates() {
        let read = read(&folder, "lib.rs");
        looked_at += read.modules.len();
        circles.extend(graph::circles(&read).map(|circle| format!("{name}: {circle}")));
    }
    assert!(looked_at > 500, "only {looked_at} modules were found");
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn no_address_of_a_page_is_written_by_hand() {
    let mut written = Vec::new();
    for (name, folder) in crates() {
        let firsts = ["lib.rs", "main.rs"].map(|first| (first, folder.join(first)));
        for (first, _) in firsts.into_iter().filter(|(_, path)| path.is_file()) {
            let read = read(&folder, first);
            written.extend(addresses::written(&read).map(|what| format!("{name}: {what}")));
        }
    }
    assert!(written.is_empty(), "{}", written.join("\n"));
}

/// Every Rust source below a folder.
fn rust(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_two_features_share_a_class() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut styles = BTreeMap::new();
    for file in fs::read_dir(app.join("../style")).expect("the styles") {
        let path = file.expect("a style").path();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        styles.insert(name, fs::read_to_string(&path).expect("a style"));
    }
    assert!(styles.len() > 10, "the styles were read");
    let source = app.join("src");
    let mut paths = Vec::new();
    rust(&source, &mut paths);
    let sources: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let within = path.strip_prefix(&source).expect("a source of the app");
            let feature = within.iter().next().expect("its feature").to_string_lossy();
            (
                feature.into_owned(),
                fs::read_to_string(path).expect("a source"),
            )
        })
        .collect();
    let shared = styles::shared(&styles, &sources);
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

#[test]
fn each_typed_field_says_what_to_write() {
    let silent = fields::silent();
    assert!(silent.is_empty(), "no `missing` in:\n{}", silent.join("\n"));
}
