//! What the table says beside what was seen.

use std::collections::{BTreeMap, BTreeSet};

use crate::line::{Gets, Line};
use crate::who::{EVERYONE, Who};

/// What someone got, and the words of the answer for who reads a failure.
#[derive(Clone, Debug)]
pub struct Seen {
    pub gets: Gets,
    pub answer: String,
}

/// Everything that was seen: (method, path) and who.
pub type Observed = BTreeMap<(String, String, Who), Seen>;

/// Every difference, in words; none means that the table is true.
/// `exist` are the ways in that the program has.
pub fn differences(
    table: &[Line],
    exist: &BTreeSet<(String, String)>,
    observed: &Observed,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut declared = BTreeSet::new();
    for line in table {
        let key = (line.method.to_owned(), line.path.to_owned());
        if !exist.contains(&key) {
            found.push(format!(
                "{} {} is declared and does not exist",
                line.method, line.path
            ));
        }
        if !declared.insert(key) {
            found.push(format!("{} {} is declared twice", line.method, line.path));
        }
        for who in EVERYONE {
            let expected = line.expected(*who);
            let key = (line.method.to_owned(), line.path.to_owned(), *who);
            match observed.get(&key) {
                Some(seen) if seen.gets == expected && expected != Gets::Unexpected => {}
                Some(seen) => found.push(format!(
                    "{} {} for {who:?}: the table says {expected:?}, the answer was {:?} ({})",
                    line.method, line.path, seen.gets, seen.answer
                )),
                None => found.push(format!(
                    "{} {} was not tried as {who:?}",
                    line.method, line.path
                )),
            }
        }
    }
    for (method, path) in exist.difference(&declared) {
        found.push(format!(
            "{method} {path} exists and is not in the access table"
        ));
    }
    found
}
