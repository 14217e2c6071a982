//! Passwords that a person chooses.
//!
//! Long rather than complicated: twelve characters, no rule about which kinds
//! (NIST SP 800-63B, 3.1.1; CNIL deliberation 2022-100 asks for 80 bits or a
//! shorter one with limited tries, which sign-in has). Refused is only what a
//! guesser tries first.

use std::fmt;

use super::letters::{compose, find, fold_latin, longer_than};
use pleinweb_kernel::Code;
use pleinweb_kernel::promises::{PASSWORD_LEAST, PASSWORD_MOST};

/// A new password that may be stored (hashed). `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// What the meter under the field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Not accepted.
    Weak,
    Good,
    Strong,
}

impl Strength {
    /// Message id in `errors.ftl`.
    pub const fn code(self) -> Code {
        Code::new(match self {
            Self::Weak => "password-weak",
            Self::Good => "password-good",
            Self::Strong => "password-strong",
        })
    }
}

/// What most used passwords are made of, folded. Short ones are refused by
/// length: what is looked for here is one of these with digits and signs around
/// it, or twice.
const MOST_USED: &str = "motdepasse password passwort azerty azertyuiop qwerty qwertyuiop admin administrateur \
    administrator bonjour bienvenue welcome soleil doudou loulou chouchou marseille \
    iloveyou jetaime jetaimemonamour monamour football princesse coucou secret letmein \
    changeme changezmoi dragon monkey sunshine starwars pokemon superman batman poleemploi \
    francetravail pleinweb emploi chomage travail nicolas camille thomas julien alexandre \
    juventus liverpool barcelona parissaintgermain ilovefrance vivelafrance paris france \
    maison";

/// Neighbours on a keyboard, for runs that are not alphabetic.
const ROWS: [&str; 7] = [
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "01234567890",
];

/// Fewer letters than this that a guesser does not get for free: a pattern.
const MIN_FREE: usize = 7;

impl Password {
    pub const MIN_CHARS: usize = PASSWORD_LEAST.usize();
    /// Hashing cost is paid for each byte, so there is an end.
    pub const MAX_BYTES: usize = PASSWORD_MOST.usize();

    /// `email` is the address of the account, as typed.
    ///
    /// Codes: `required`, `password-too-short`, `password-too-long`,
    /// `password-is-email`, `password-common`, `password-pattern`.
    pub fn parse(text: &str, email: &str) -> Result<Self, Code> {
        if text.is_empty() {
            return Err(Code::new("required"));
        }
        let password = Self::as_typed(text);
        if password.len() > Self::MAX_BYTES {
            return Err(Code::new("password-too-long"));
        }
        if !longer_than(&password, Self::MIN_CHARS - 1) {
            return Err(Code::new("password-too-short"));
        }
        let plain = fold_latin(&password);
        if is_email(&plain, &fold_latin(email.trim())) {
            return Err(Code::new("password-is-email"));
        }
        if is_most_used(&plain) {
            return Err(Code::new("password-common"));
        }
        if free_letters(&plain) < MIN_FREE || is_repeated(&plain) {
            return Err(Code::new("password-pattern"));
        }
        Ok(Self(password))
    }

    /// The text to hash, at sign-in too: `é` in one character or in two is the
    /// same password on every keyboard. Nothing is trimmed.
    pub fn as_typed(text: &str) -> String {
        compose(text)
    }

    pub fn expose(&self) -> &str {
        &self.0
    }

    /// For the meter while typing. `Weak` is exactly what [`Password::parse`] refuses.
    pub fn strength(text: &str, email: &str) -> Strength {
        match Self::parse(text, email) {
            Err(_) => Strength::Weak,
            Ok(password) if free_letters(&fold_latin(&password.0)) >= 16 => Strength::Strong,
            Ok(_) => Strength::Good,
        }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

/// The address, or what stands before its `@` and less than six characters more.
fn is_email(plain: &str, email: &str) -> bool {
    let Some((local, _)) = email.split_once('@') else {
        return false;
    };
    let with_little_more = || find(plain, local).is_some() && plain.len() < local.len() + 6;
    find(plain, email).is_some() || (local.len() >= 4 && with_little_more())
}

/// One of the list, once or more, in digits and signs. `p@ssw0rd` is `password`.
fn is_most_used(plain: &str) -> bool {
    let words = [
        letters_only(plain, |c| c),
        letters_only(plain, unmasked),
        letters_only(end_trimmed(plain), unmasked),
    ];
    // Letters must be most of it: eight digits of one's own around a word are not guessed first.
    let candidates = words
        .iter()
        .filter(|word| !word.is_empty() && plain.chars().count() < word.len() + 8);
    candidates
        .into_iter()
        .any(|word| MOST_USED.split(' ').any(|used| is_made_of(word, used)))
}

/// `bonjourbonjour` is made of `bonjour`.
fn is_made_of(mut text: &str, unit: &str) -> bool {
    while let Some(rest) = text.strip_prefix(unit) {
        text = rest;
    }
    text.is_empty()
}

fn letters_only(text: &str, map: impl Fn(char) -> char) -> String {
    text.chars()
        .map(map)
        .filter(char::is_ascii_alphabetic)
        .collect()
}

/// Digits and signs at the end are a year or an afterthought, not masked letters.
fn end_trimmed(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_ascii_alphabetic())
}

/// Signs that stand for letters in the oldest trick of all.
const fn unmasked(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Characters that do not follow from the one before: neither the same, nor the
/// next or previous in the alphabet, nor its neighbour on a keyboard.
fn free_letters(plain: &str) -> usize {
    let letters: Vec<char> = plain.chars().collect();
    let follows = |pair: &&[char]| {
        let (a, b) = (pair[0], pair[1]);
        u32::from(a).abs_diff(u32::from(b)) <= 1 || ROWS.iter().any(|row| side_by_side(row, a, b))
    };
    letters.len() - letters.windows(2).filter(follows).count()
}

fn side_by_side(row: &str, a: char, b: char) -> bool {
    row.as_bytes().windows(2).any(|keys| {
        let (left, right) = (char::from(keys[0]), char::from(keys[1]));
        (a, b) == (left, right) || (a, b) == (right, left)
    })
}

/// A short text again and again (`chat12chat12`), the last time perhaps cut.
fn is_repeated(plain: &str) -> bool {
    let letters: Vec<char> = plain.chars().collect();
    (1..=letters.len() / 2)
        .any(|unit| unit < 8 && letters.iter().zip(&letters[unit..]).all(|(a, b)| a == b))
}
