//! **A class is ruled in one place.** A class belongs to the file of `style/` whose
//! selectors begin with it. What the house draws everywhere (`HOUSE`) may be refined in
//! several of its own files; a feature's file begins no selector with a class of the
//! house or of another feature, so that changing one page never changes another.
//!
//! **A page uses the house's classes and its feature's own**: a class of
//! `style/<feature>.css` is named in `app/src/<feature>` only.

use std::collections::{BTreeMap, BTreeSet};

/// The files of `style/` that are for every page.
pub const HOUSE: [&str; 7] = ["tokens", "base", "kit", "forms", "chart", "layout", "print"];

/// The classes that selectors of a style begin with.
pub fn owned(css: &str) -> BTreeSet<String> {
    let css = without_comments(css);
    let mut found = BTreeSet::new();
    // What stands before a brace, after the end of whatever was before it.
    for before in css.split('{') {
        let selector = before.rsplit(['}', ';']).next().unwrap_or_default().trim();
        if selector.starts_with('@') {
            continue;
        }
        found.extend(parts(selector).filter_map(|part| first_class(&part)));
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// The selectors of a list, each without what is in its brackets.
fn parts(selector: &str) -> impl Iterator<Item = String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for letter in selector.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {
                if let Some(part) = parts.last_mut().filter(|_| depth == 0) {
                    part.push(letter);
                }
            }
        }
    }
    parts.into_iter()
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

fn first_class(selector: &str) -> Option<String> {
    let (_, after) = selector.split_once('.')?;
    let name: String = after.chars().take_while(|one| is_of_name(*one)).collect();
    (!name.is_empty()).then_some(name)
}

/// The classes that a source of a page writes out.
pub fn used(source: &str) -> BTreeSet<String> {
    let texts = source.split("class=\"").skip(1);
    let lists = texts.filter_map(|text| text.split_once('"'));
    lists
        .flat_map(|(list, _)| list.split_whitespace())
        .map(str::to_owned)
        .collect()
}

/// What is wrong with styles by their names and sources by the feature they are in.
pub fn shared(styles: &BTreeMap<String, String>, sources: &[(String, String)]) -> Vec<String> {
    let owned: BTreeMap<&str, BTreeSet<String>> = styles
        .iter()
        .map(|(name, css)| (name.as_str(), self::owned(css)))
        .collect();
    let of_house = |class: &String| {
        HOUSE
            .iter()
            .find(|name| owned.get(*name).is_some_and(|own| own.contains(class)))
    };
    let mut found = Vec::new();
    let mut homes: BTreeMap<&String, &str> = BTreeMap::new();
    let features = owned.iter().filter(|(name, _)| !HOUSE.contains(name));
    for (name, classes) in features {
        for class in classes {
            if let Some(house) = of_house(class) {
                found.push(format!(
                    ".{class} of style/{house}.css is ruled in style/{name}.css too"
                ));
            } else if let Some(other) = homes.insert(class, name) {
                found.push(format!(
                    ".{class} is ruled in style/{other}.css and in style/{name}.css"
                ));
            }
        }
    }
    for (feature, source) in sources {
        for class in used(source) {
            if let Some(home) = homes.get(&class).filter(|home| *home != feature) {
                found.push(format!(
                    "app/src/{feature} uses .{class} of style/{home}.css"
                ));
            }
        }
    }
    found
}

#[test]
fn a_class_belongs_to_the_file_whose_selectors_begin_with_it() {
    let css = "/* .no { */ .a .b, ul.c > li, .d:has(.e) { x: y; } @media (min-width: 1em) { .f[g='.h'] { x: .5em; } }";
    let owned: Vec<String> = owned(css).into_iter().collect();
    assert_eq!(owned, ["a", "c", "d", "f"]);
}

#[test]
fn what_two_features_share_is_found() {
    let styles = [
        ("kit", ".card { x: y; } .notice { x: y; }"),
        ("layout", ".card > * { x: y; }"),
        ("one", ".one-a .card { x: y; } .both { x: y; }"),
        ("two", ".both { x: y; } .notice { x: y; }"),
    ];
    let styles = styles
        .map(|(name, css)| (name.to_owned(), css.to_owned()))
        .into();
    let sources = [
        ("one", "view! { <p class=\"card one-a\"/> }"),
        ("two", "view! { <p class=\"one-a\"/> }"),
    ];
    let sources = sources.map(|(feature, source)| (feature.to_owned(), source.to_owned()));
    assert_eq!(
        shared(&styles, &sources),
        [
            ".both is ruled in style/one.css and in style/two.css",
            ".notice of style/kit.css is ruled in style/two.css too",
            "app/src/two uses .one-a of style/one.css",
        ]
    );
}
