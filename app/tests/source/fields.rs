//! What each field of each form says where it stayed empty.

use std::fs;
use std::path::{Path, PathBuf};

/// Fields that are typed. Those that are chosen say it by themselves.
const TYPED: [&str; 4] = ["<TextField", "<TextArea", "<Combobox", "<DateField"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            // The kit itself passes on what it is given.
            if !path.ends_with("kit") {
                files(&path, found);
            }
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// The tag that begins here, up to its end.
fn tag(text: &str) -> &str {
    let end = text.find("/>").expect("a tag ends");
    &text[..end]
}

/// The typed fields that may not stay empty and do not say what to write.
pub fn silent() -> Vec<String> {
    let mut sources = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut sources,
    );
    let mut silent = Vec::new();
    let mut seen = 0;
    for source in sources {
        let text = fs::read_to_string(&source).expect("a source");
        for kind in TYPED {
            for (at, _) in text.match_indices(kind) {
                let tag = tag(&text[at..]);
                seen += 1;
                // A search has no empty field that is refused.
                let is_search = tag.contains("name=PLACE");
                let may_be_empty = tag.contains("optional=true") || is_search;
                if !tag.contains("missing=") && !may_be_empty && !tag.contains("or_else=") {
                    silent.push(format!("{}: {tag}", source.display()));
                }
            }
        }
    }
    assert!(seen > 30, "the fields are found: {seen}");
    silent
}
