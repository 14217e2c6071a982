//! The tree of a `use`.

use super::modules::Way;
use super::tokens::{Token, closed};

/// A path, and the name it is known by: its last step, another one (`as`), `*`, or
/// none (`as _`).
pub type Branch = (Way, Option<String>);

/// The branches of the tree of a `use`.
pub fn branches(tree: &[Token]) -> Vec<Branch> {
    let mut way = Way::new();
    let mut rest = tree;
    loop {
        match rest {
            [open, ..] if open == "{" => {
                let parts = parts(&rest[1..closed(rest)]).into_iter();
                let within = |(part, name)| branch_within(&way, part, name);
                return parts.flat_map(branches).map(within).collect();
            }
            [all, ..] if all == "*" => return vec![(way, Some("*".to_owned()))],
            [step, dots, ..] if dots == "::" => {
                way.push(step.clone());
                rest = &rest[2..];
            }
            [step, word, name, ..] if word == "as" => {
                way.push(step.clone());
                return vec![(way, Some(name.clone()).filter(|name| name != "_"))];
            }
            [step, ..] => {
                way.push(step.clone());
                return vec![(way, Some(step.clone()))];
            }
            [] => return Vec::new(),
        }
    }
}

/// A branch of a list after its stem; `self` is the stem itself.
fn branch_within(stem: &Way, part: Way, name: Option<String>) -> Branch {
    if part != ["self"] {
        return ([stem.clone(), part].concat(), name);
    }
    let renamed = name.filter(|name| name != "self");
    (stem.clone(), renamed.or_else(|| stem.last().cloned()))
}

/// The parts of a list, at the commas that are not within another list.
fn parts(list: &[Token]) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < list.len() {
        match list[at].as_str() {
            "{" => at += closed(&list[at..]),
            "," => {
                parts.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(&list[from..]);
    parts
}

#[test]
fn a_tree_is_told_by_its_branches() {
    let read = |source: &str| {
        let branches = branches(&super::tokens::tokens(source)).into_iter();
        let told = branches.map(|(way, name)| [way.join("::"), name.unwrap_or_default()].join(" "));
        told.collect::<Vec<_>>().join(", ")
    };
    for (tree, expected) in [
        ("a::b", "a::b b"),
        ("a::b as c", "a::b c"),
        ("a::b as _", "a::b "),
        ("a::*", "a *"),
        (
            "a::{self, b::{c, d as e}, f::*,}",
            "a a, a::b::c c, a::b::d e, a::f *",
        ),
        ("a::{self as b}", "a b"),
        ("{a, b::c}", "a a, b::c c"),
    ] {
        assert_eq!(read(tree), expected, "{tree}");
    }
}
