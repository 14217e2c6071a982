//! What the promises of the kernel (`domain/kernel/src/promises.rs`) are in words:
//! `{ ANSWER() }` is "72 heures". A text names its promise and never its number, so
//! that a rule and what is said of it cannot part (docs/adr/0031).

use fluent_syntax::ast::{CallArguments, InlineExpression};

use super::language::Language;
use super::promises::ALL;
use super::told::{Told, Unit};

/// How a text has its promise: `{ UNDO_LINK(as: "words") }` is "sept jours".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    /// 72 heures
    Digits,
    /// sept jours
    Words,
    /// Dix, where a sentence begins.
    Capital,
    /// an hour; where it is not one, words.
    Article,
    /// 15
    Number,
    /// sept
    NumberInWords,
    /// 183: a length of time as a number of days.
    Days,
}

const WAYS: [(&str, As); 6] = [
    ("words", As::Words),
    ("Words", As::Capital),
    ("article", As::Article),
    ("number", As::Number),
    ("number-in-words", As::NumberInWords),
    ("days", As::Days),
];

/// The words of a language: numbers up to twenty and some tens, and what time is
/// counted in: one, several, and the word for one before it, with its article.
struct Words {
    code: &'static str,
    numbers: [&'static str; 21],
    tens: [(&'static str, u16); 4],
    units: [[&'static str; 4]; 6],
    /// An hour of the day.
    clock: fn(i8) -> String,
}

const WORDS: [Words; 2] = [
    Words {
        code: "fr",
        numbers: [
            "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
            "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit",
            "dix-neuf", "vingt",
        ],
        tens: [
            ("trente", 30),
            ("quarante", 40),
            ("cinquante", 50),
            ("soixante", 60),
        ],
        units: [
            ["seconde", "secondes", "une", "une"],
            ["minute", "minutes", "une", "une"],
            ["heure", "heures", "une", "une"],
            ["jour", "jours", "un", "un"],
            ["mois", "mois", "un", "un"],
            ["an", "ans", "un", "un"],
        ],
        clock: |hour| format!("{hour}\u{a0}h"),
    },
    Words {
        code: "en",
        numbers: [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
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
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        tens: [("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60)],
        units: [
            ["second", "seconds", "one", "a"],
            ["minute", "minutes", "one", "a"],
            ["hour", "hours", "one", "an"],
            ["day", "days", "one", "a"],
            ["month", "months", "one", "a"],
            ["year", "years", "one", "a"],
        ],
        clock: |hour| match hour {
            0 => "midnight".to_owned(),
            1..12 => format!("{hour} a.m."),
            12 => "noon".to_owned(),
            _ => format!("{} p.m.", hour - 12),
        },
    },
];

/// The text of `{ name(arguments) }`, or why there is none.
pub fn text(
    language: &Language,
    name: &str,
    arguments: &CallArguments<&str>,
) -> Result<String, String> {
    let promise = ALL
        .iter()
        .find(|promise| promise.name == name)
        .ok_or_else(|| format!("no promise is called {name} in domain/kernel/src/promises.rs"))?;
    let way = way(arguments).ok_or_else(|| {
        let known = WAYS.map(|(key, _)| format!("as: \"{key}\"")).join(", ");
        format!("{name}() is written with nothing, or with one of {known}")
    })?;
    let words = WORDS
        .iter()
        .find(|words| words.code == language.code)
        .ok_or_else(|| {
            let code = language.code;
            format!("no words for promises in `{code}`; add them to app/build/promise.rs")
        })?;
    words
        .say(promise.told, way)
        .ok_or_else(|| format!("{name} cannot be said so: {way:?} of {:?}", promise.told))
}

fn way(arguments: &CallArguments<&str>) -> Option<As> {
    match (arguments.positional.as_slice(), arguments.named.as_slice()) {
        ([], []) => Some(As::Digits),
        ([], [named]) if named.name.name == "as" => {
            let InlineExpression::StringLiteral { value } = &named.value else {
                return None;
            };
            WAYS.iter().find(|(key, _)| key == value).map(|way| way.1)
        }
        _ => None,
    }
}

impl Words {
    fn say(&self, told: Told, way: As) -> Option<String> {
        match told {
            Told::Clock(clock) if way == As::Digits => Some((self.clock)(clock.hour())),
            Told::Clock(_) => None,
            Told::Count(count) => {
                let number = count.number();
                match way {
                    As::Digits | As::Number => Some(number.to_string()),
                    As::Words | As::NumberInWords => self.number(number),
                    As::Capital => self.number(number).map(|text| capital(&text)),
                    As::Article | As::Days => None,
                }
            }
            Told::Span(span) => {
                let (number, unit) = (span.number(), self.unit(span.unit()));
                let [one, several, a_one, article] = *unit;
                let noun = if number == 1 { one } else { several };
                let in_words = || match number {
                    1 => Some(a_one.to_owned()),
                    _ => self.number(number),
                };
                let phrase = || in_words().map(|number| format!("{number} {noun}"));
                match way {
                    As::Digits => Some(format!("{number} {noun}")),
                    As::Capital => phrase().map(|text| capital(&text)),
                    As::Article if number == 1 => Some(format!("{article} {noun}")),
                    As::Words | As::Article => phrase(),
                    As::Number => Some(number.to_string()),
                    As::NumberInWords => in_words(),
                    As::Days => (span.days() > 0).then(|| span.days().to_string()),
                }
            }
        }
    }

    fn unit(&self, unit: Unit) -> &[&'static str; 4] {
        let [second, minute, hour, day, month, year] = &self.units;
        match unit {
            Unit::Second => second,
            Unit::Minute => minute,
            Unit::Hour => hour,
            Unit::Day => day,
            Unit::Month => month,
            Unit::Year => year,
        }
    }

    /// Longer numbers read better in digits.
    fn number(&self, number: u16) -> Option<String> {
        let ten = || self.tens.iter().find(|(_, ten)| *ten == number);
        let word = self.numbers.get(usize::from(number)).copied();
        word.or_else(|| ten().map(|(word, _)| *word))
            .map(str::to_owned)
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}
