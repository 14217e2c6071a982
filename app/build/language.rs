//! What the texts need to know of each language: its plural rules, how it
//! sets thousands apart, and where it wants a space that does not break.

use super::figures::is_within_figure;

/// One language that the interface may be written in.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// The name of its folder; capitalised, its variant of `Lang`.
    pub code: &'static str,
    /// Between groups of three digits.
    pub separator: &'static str,
    /// Plural categories besides `other`, each with a Rust condition on `{n}`.
    pub categories: &'static [(&'static str, &'static str)],
    /// Whether `; : ? ! % € »` are set off by a space, and `«` followed by one.
    pub spaced_punctuation: bool,
}

/// Plural rules: Unicode CLDR 48, `common/supplemental/plurals.xml`, cardinals,
/// reduced to whole numbers (no decimals, no compact notation: `v = 0`, `e = 0`).
/// Separators: CLDR 48, `numbers/symbols/group` of each language.
const LANGUAGES: [Language; 5] = [
    Language {
        code: "fr",
        separator: "\u{202f}",
        categories: &[
            ("one", "{n} < 2"),
            ("many", "{n} != 0 && {n}.is_multiple_of(1_000_000)"),
        ],
        spaced_punctuation: true,
    },
    Language {
        code: "en",
        separator: ",",
        categories: &[("one", "{n} == 1")],
        spaced_punctuation: false,
    },
    Language {
        code: "sv",
        separator: "\u{a0}",
        categories: &[("one", "{n} == 1")],
        spaced_punctuation: false,
    },
    Language {
        code: "nl",
        separator: ".",
        categories: &[("one", "{n} == 1")],
        spaced_punctuation: false,
    },
    Language {
        code: "ja",
        separator: ",",
        categories: &[],
        spaced_punctuation: false,
    },
];

/// Every category that exists in some language of the world.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Language {
    /// The language of a folder.
    pub fn of(code: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.code == code)
    }

    /// The folders that have rules here, for the message to whoever adds one.
    pub fn codes() -> String {
        LANGUAGES.map(|language| language.code).join(", ")
    }

    /// The name of the variant of `Lang`: `fr` is `Fr`.
    pub fn variant(&self) -> String {
        let (first, rest) = self.code.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    }

    /// The condition under which `variable` is of this category; none for
    /// `other` and for categories that the language does not have.
    pub fn condition(&self, category: &str, variable: &str) -> Option<String> {
        self.categories
            .iter()
            .find(|(name, _)| *name == category)
            .map(|(_, condition)| condition.replace("{n}", variable))
    }

    /// A text as it is to be set: in French the spaces that go with
    /// punctuation do not break. Narrow (U+202F) before `; ? !`, full (U+00A0)
    /// before `: % € »` and after `«`, as the Imprimerie nationale's *Lexique des
    /// règles typographiques* has it. In every language the spaces of a figure do
    /// not: "17 h 23", "26 300", "12 km", "06 12 34 56 78". Only plain spaces that
    /// were written change; none is added.
    pub fn typeset(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            let next = rest.clone().next();
            out.push(match (character, next) {
                (' ', Some(';' | '?' | '!')) if self.spaced_punctuation => '\u{202f}',
                (' ', Some(':' | '%' | '€' | '»')) if self.spaced_punctuation => '\u{a0}',
                (' ', _) if self.spaced_punctuation && out.ends_with('«') => '\u{a0}',
                (' ', _) if is_within_figure(&out, rest.as_str()) => '\u{a0}',
                _ => character,
            });
        }
        out
    }
}

/// Whether a word is a plural category somewhere, `other` included.
pub fn is_category(word: &str) -> bool {
    CATEGORIES.contains(&word)
}
