//! How many lines the store layer has: what talks to the tables of the features.

use std::fs;
use std::path::Path;

use crate::files::walk;
use crate::shell::Failure;

/// Lines of files, and those of them that are neither empty nor a comment.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    files: usize,
    lines: usize,
    code: usize,
}

impl Count {
    fn add(&mut self, text: &str) {
        let code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
        self.files += 1;
        self.lines += text.lines().count();
        self.code += text.lines().filter(code).count();
    }
}

/// Whether a file of a feature is of its stores: `store.rs`, or in a folder `store`.
fn is_store(path: &Path) -> bool {
    let names: Vec<_> = path.iter().filter_map(|name| name.to_str()).collect();
    names
        .iter()
        .any(|name| *name == "store" || *name == "store.rs")
        && path.extension().is_some_and(|kind| kind == "rs")
        && !names.iter().any(|name| name.starts_with("tests"))
}

/// `cargo xtask count`.
pub fn count() -> Result<(), Failure> {
    let mut count = Count::default();
    for file in walk(Path::new("domain"))
        .iter()
        .filter(|file| is_store(file))
    {
        let text = fs::read_to_string(file);
        count.add(&text.map_err(|error| Failure::new(error.to_string()))?);
    }
    println!(
        "stores: {} files, {} lines, {} of them neither empty nor a comment",
        count.files, count.lines, count.code
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Count, is_store};

    #[test]
    fn stores_are_counted_without_their_comments_and_tests() {
        for (path, is) in [
            ("domain/fit/src/store.rs", true),
            ("domain/offers/src/store/twins.rs", true),
            ("domain/offers/src/storing.rs", false),
            ("domain/offers/src/store/tests.rs", false),
        ] {
            assert_eq!(is_store(Path::new(path)), is, "{path}");
        }
        let mut count = Count::default();
        count.add("//! What.\n\nfn one() {}\n    // Why.\n");
        let (files, lines, code) = (1, 4, 1);
        assert_eq!(count, Count { files, lines, code });
    }
}
