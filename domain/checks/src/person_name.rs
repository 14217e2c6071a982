//! Names of people, as people write them.

use std::fmt;

use super::letters::{compose, fold, is_accent, longer_than, one_line};
use pleinweb_kernel::Code;

/// A first name, a birth name or a name in use: 1 to 100 characters, spaces
/// folded, typographic apostrophes and dashes made plain (`O’Connor` is stored
/// `O'Connor`, as civil status files do). Accents and case stay as typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonName(String);

impl PersonName {
    pub const MAX_CHARS: usize = 100;

    /// Codes: `required`, `too-long`, `name-characters`.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let plain: String = one_line(text).chars().map(plain_sign).collect();
        let name = compose(&plain);
        if name.is_empty() {
            return Err(Code::new("required"));
        }
        if longer_than(&name, Self::MAX_CHARS) {
            return Err(Code::new("too-long"));
        }
        if is_name(&name) {
            Ok(Self(name))
        } else {
            Err(Code::new("name-characters"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Lower-case letters without accents, spaces or signs, so that `Le Goff`,
    /// `LE GOFF` and `Legoff` are found to be perhaps one person.
    pub fn match_key(&self) -> String {
        fold(&self.0)
            .chars()
            .filter(|c| c.is_alphabetic())
            .collect()
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn plain_sign(c: char) -> char {
    match c {
        // Quotation marks, primes, accents that stand alone, the modifier letters of
        // Polynesian and Semitic names, the Armenian apostrophe, the wide one of Asian keyboards.
        '\u{2018}'
        | '\u{2019}'
        | '\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2b9}'..='\u{2bf}'
        | '\u{2c8}'
        | '\u{2ca}'
        | '\u{2cb}'
        | '\u{55a}'
        | '\u{a78b}'
        | '\u{a78c}'
        | '\u{ff07}'
        | '\u{b4}'
        | '`' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    }
}

/// Letters of any script; between them spaces, apostrophes, hyphens, and the
/// full stop of `St.`; at most three accents on a letter (text that is drawn
/// over other text carries dozens).
fn is_name(name: &str) -> bool {
    let (mut accents, mut letters, mut previous) = (0, 0, ' ');
    for c in name.chars() {
        let fits = if is_accent(c) || is_joined_sign(c) {
            accents += 1;
            accents <= 3 && (is_letter(previous) || is_accent(previous) || is_joined_sign(previous))
        } else if is_letter(c) {
            accents = 0;
            letters += 1;
            true
        } else {
            accents = 0;
            match c {
                ' ' | '\'' => true,
                '-' | '.' | '\u{b7}' | '\u{30fb}' => letters > 0,
                _ => false,
            }
        };
        if !fits {
            return false;
        }
        previous = c;
    }
    letters > 0
}

/// Alphabetic, but not a letter or a number drawn as a sign (Ⓐ, 🅰, 𝓐, Ⅳ).
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{2100}'..='\u{24ff}' | '\u{1d400}'..='\u{1d7ff}' | '\u{1f000}'..='\u{1faff}')
}

/// Signs that a name needs in its own script and that Unicode does not call
/// letters: the virama of Indian scripts, the tone marks of Thai.
const fn is_joined_sign(c: char) -> bool {
    (matches!(c, '\u{900}'..='\u{d7f}') && (c as u32) & 0x7f == 0x4d)
        || matches!(c, '\u{e47}'..='\u{e4e}')
}
