//! No text says a promise by hand: a number of it is a constant of the kernel, named
//! (`{ ANSWER() }`). The files of texts are walked for digits and for lengths of time
//! in words; what else has a number stands in `BY_HAND`, with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use pleinweb_kernel::promises::ALL;
use pleinweb_kernel::told::{days, months};

use super::by_hand::{BY_HAND, NAMES, NOT_A_NUMBER};

const NUMBERS: &[&str] = &[
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "vingtaine",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "one",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "hundred",
];

/// Without "second" and "seconde", which come after the first more often.
const UNITS: &[&str] = &[
    "secondes", "seconds", "minute", "minutes", "heure", "heures", "hour", "hours", "jour",
    "jours", "day", "days", "semaine", "semaines", "week", "weeks", "mois", "month", "months",
    "an", "ans", "année", "années", "year", "years",
];

/// Before "a month" that is a length of time and not a rate: "€1,900 a month".
const LASTS: &[&str] = &["for", "within", "in", "after", "than", "about", "over"];

/// What a file says, piece by piece, and the promises it names.
#[derive(Default)]
struct Walked {
    /// (message, text), and whether the text is the one for a single thing.
    said: Vec<(String, String, bool)>,
    promises: BTreeSet<String>,
}

impl Walked {
    fn pattern(&mut self, key: &str, pattern: &Pattern<&str>, single: bool) {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => {
                    // Apart from the words around it.
                    text.push_str(" … ");
                    self.expression(key, expression, single);
                }
            }
        }
        self.said.push((key.to_owned(), text, single));
    }

    fn expression(&mut self, key: &str, expression: &Expression<&str>, single: bool) {
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                self.said
                    .push((key.to_owned(), (*value).to_owned(), single));
            }
            Expression::Inline(InlineExpression::FunctionReference { id, .. }) => {
                self.promises.insert(id.name.to_owned());
            }
            Expression::Inline(_) => {}
            Expression::Select { variants, .. } => {
                for variant in variants {
                    let one = match &variant.key {
                        VariantKey::Identifier { name } => *name == "one",
                        VariantKey::NumberLiteral { .. } => true,
                    };
                    self.pattern(key, &variant.value, single || one);
                }
            }
        }
    }
}

fn walk(source: &str) -> Walked {
    let mut walked = Walked::default();
    for entry in parser::parse(source).expect("Fluent").body {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name;
                if let Some(pattern) = &message.value {
                    walked.pattern(key, pattern, false);
                }
                for attribute in &message.attributes {
                    let key = format!("{key}.{}", attribute.id.name);
                    walked.pattern(&key, &attribute.value, false);
                }
            }
            Entry::Term(term) => walked.pattern(term.id.name, &term.value, false),
            _ => {}
        }
    }
    walked
}

/// Digits, and lengths of time in words, that a text says by hand. A `single` one is
/// for one thing that is counted: its "one" is no number of ours.
fn numbers(text: &str, single: bool) -> Vec<String> {
    let mut text = text.replace(['\u{a0}', '\u{202f}'], " ");
    for (name, _) in NAMES {
        text = text.replace(name, "");
    }
    let digits = text.split(|c: char| !c.is_ascii_digit());
    let mut found: Vec<String> = digits
        .filter(|digits| !digits.is_empty())
        .map(str::to_owned)
        .collect();
    if single {
        return found;
    }
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| c.is_whitespace() || c == '’');
    let words: Vec<&str> = words.collect();
    let bare = |at: usize| {
        let word: &str = words.get(at).copied().unwrap_or_default();
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '…')
    };
    for at in 0..words.len() {
        let article = ["a", "an"].contains(&bare(at)) && at > 0 && LASTS.contains(&bare(at - 1));
        if !article && !NUMBERS.contains(&bare(at)) {
            continue;
        }
        // "trois jours", "trois derniers jours".
        let furthest = if article { at + 1 } else { at + 2 };
        let end = (at + 1..=furthest).find(|end| UNITS.contains(&bare(*end)));
        if let Some(end) = end {
            found.push((at..=end).map(bare).collect::<Vec<_>>().join(" "));
        }
    }
    found
}

/// Each file of texts of a language, by its name.
fn files(lang: &str) -> BTreeMap<String, Walked> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(lang);
    let files = fs::read_dir(folder).expect("a folder");
    let files = files.map(|entry| entry.expect("an entry").path());
    files
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy();
            let text = fs::read_to_string(&path).expect("a text");
            (name.into_owned(), walk(&text))
        })
        .collect()
}

fn is_known(file: &str, message: &str, number: &str) -> bool {
    let mut known = BY_HAND.iter().flat_map(|(_, texts)| *texts);
    known.any(|(place, numbers)| {
        *place == format!("{file}/{message}") && numbers.split('|').any(|one| one == number)
    })
}

#[test]
fn no_text_says_a_promise_by_hand() {
    let (mut found, mut used) = (Vec::new(), BTreeSet::new());
    for lang in ["fr", "en"] {
        for (file, walked) in files(lang) {
            for (message, text, single) in &walked.said {
                for number in numbers(text, *single) {
                    if is_known(&file, message, &number) {
                        used.insert(format!("{file}/{message}: {number}"));
                    } else {
                        found.push(format!("{lang}/{file}.ftl, {message}: {number}"));
                    }
                }
            }
        }
    }
    assert!(
        found.is_empty(),
        "name the promise instead, or say in by_hand.rs why not:\n{}",
        found.join("\n")
    );
    let known = BY_HAND.iter().flat_map(|(_, texts)| *texts);
    let gone: Vec<String> = known
        .flat_map(|(place, numbers)| numbers.split('|').map(move |one| format!("{place}: {one}")))
        .filter(|one| !used.contains(one))
        .collect();
    assert!(gone.is_empty(), "by_hand.rs, but in no text: {gone:#?}");
}

/// Both languages say the same promises, and each promise is said, or it is known
/// how else people meet it.
#[test]
fn every_promise_is_told() {
    let mut told = BTreeSet::new();
    let (french, mut english) = (files("fr"), files("en"));
    for (file, walked) in french {
        let other = english.remove(&file).expect("the same files");
        let apart: Vec<&String> = walked
            .promises
            .symmetric_difference(&other.promises)
            .filter(|name| !SAID_OTHERWISE.contains(&(file.as_str(), name.as_str())))
            .collect();
        assert_eq!(apart, Vec::<&String>::new(), "{file}");
        told.extend(walked.promises);
    }
    for promise in ALL {
        let silent = NOT_A_NUMBER.iter().any(|(name, _)| *name == promise.name);
        assert_ne!(told.contains(promise.name), silent, "{}", promise.name);
    }
}

/// Promises that one language puts in words of its own: "une vingtaine de minutes".
const SAID_OTHERWISE: &[(&str, &str)] = &[("contract", "REGISTRATION_TAKES")];

#[test]
fn numbers_are_seen_however_they_are_written() {
    for (text, single, expected) in [
        ("Réponse sous 72 heures.", false, vec!["72"]),
        (
            "Ces sept derniers jours",
            false,
            vec!["sept derniers jours"],
        ),
        ("It works for one hour.", false, vec!["one hour"]),
        ("Quiet within an hour", false, vec!["an hour"]),
        ("€ … a month", false, vec![]),
        ("Votre suivi est 100\u{a0}% Web", false, vec![]),
        ("Réessayez dans une minute", true, vec![]),
        ("Une question vue sur 10", true, vec!["10"]),
        ("la seconde preuve", false, vec![]),
    ] {
        assert_eq!(numbers(text, single), expected, "{text}");
    }
}

/// What was kept so many days is kept so many, though it is told in months.
#[test]
fn a_month_is_as_long_as_it_was() {
    for (number, long) in [(1, 30), (6, 183), (13, 396)] {
        assert_eq!(months(number).days(), long);
        assert_eq!(months(number).ms(), days(long).ms());
    }
}
