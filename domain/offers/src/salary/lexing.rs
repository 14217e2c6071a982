//! A text about pay, cut into numbers, words and signs. Words are in small
//! letters without accents.

use pleinweb_checks::letters::fold;

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Thousands already counted in, where a `k` is written.
    pub value: f64,
    /// The other way to read `12.307`.
    pub as_decimal: Option<f64>,
    /// A `k` or `K` is written behind it: "36K", "35 k€".
    pub thousands: bool,
    /// Its groups are set apart by spaces: "2 100". After "CCN 66" that can be two numbers.
    pub spaced: bool,
    /// Four digits and nothing else: it may be a year.
    pub four_digits: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Number(Number),
    Word(String),
    Sign(char),
}

/// Cuts a text.
pub fn lex(text: &str) -> Vec<Token> {
    let letters: Vec<char> = fold(text)
        .chars()
        .map(|letter| match letter {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => ' ',
            '–' | '—' | '−' | '‑' | '→' => '-',
            '’' | '‘' | 'ʼ' | '`' => '\'',
            '×' | '*' => '×',
            other => other,
        })
        .collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii_digit() {
            at = number(&letters, at, &mut tokens);
        } else if letter.is_alphabetic() {
            let end = at + run(&letters, at).len();
            tokens.push(Token::Word(letters[at..end].iter().collect()));
            at = end;
        } else {
            if letter != ' ' {
                tokens.push(Token::Sign(letter));
            }
            at += 1;
        }
    }
    tokens
}

/// Letters and digits from `at`.
fn run(letters: &[char], at: usize) -> &[char] {
    let rest = &letters[at.min(letters.len())..];
    let length = rest
        .iter()
        .take_while(|letter| letter.is_alphanumeric())
        .count();
    &rest[..length]
}

/// Digits from `at`: how many.
fn digits(letters: &[char], at: usize) -> usize {
    letters[at.min(letters.len())..]
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count()
}

/// A number with its groups of three, its decimals and its `k`: `2 100,50`,
/// `42,000`, `12.307`, `36K`, `35 keuros`. Gives where it ends.
fn number(letters: &[char], start: usize, tokens: &mut Vec<Token>) -> usize {
    let mut whole = String::new();
    let mut decimals = String::new();
    let mut last_group = None;
    let mut spaced = false;
    let first = digits(letters, start);
    whole.extend(&letters[start..start + first]);
    let mut at = start + first;
    while let Some(&mark) = letters.get(at) {
        let following = digits(letters, at + 1);
        let group = following == 3 && whole.len() <= 9 && first <= 3 && whole != "0";
        match mark {
            ' ' | '\'' if group => spaced = true,
            '.' | ',' if group => last_group = Some(whole.len()),
            '.' | ',' if following > 0 => {
                decimals.extend(&letters[at + 1..=at + following]);
                at += 1 + following;
                break;
            }
            _ => break,
        }
        whole.extend(&letters[at + 1..=at + 3]);
        at += 4;
    }
    // "13€50".
    let cents =
        letters.get(at) == Some(&'€') && digits(letters, at + 1) == 2 && decimals.is_empty();
    if cents {
        decimals.extend(&letters[at + 1..=at + 2]);
        at += 3;
    }
    let read = |whole: &str, decimals: &str| format!("{whole}.{decimals}0").parse().unwrap_or(0.0);
    // "12.307" is twelve thousand, or twelve and a bit: an hour's pay tells.
    let as_decimal = last_group
        .filter(|group| *group + 3 == whole.len() && decimals.is_empty())
        .map(|group| read(&whole[..group], &whole[group..]));
    let mut value: f64 = read(&whole, &decimals);
    let mark = at + usize::from(letters.get(at) == Some(&' '));
    let word: String = run(letters, mark).iter().collect();
    let currency = matches!(word.as_str(), "ke" | "keur" | "keuro" | "keuros");
    let thousands = word == "k" || currency;
    if thousands {
        value *= 1000.0;
        at = mark + word.len();
    }
    tokens.push(Token::Number(Number {
        value,
        as_decimal: as_decimal.filter(|_| !thousands),
        thousands,
        spaced,
        four_digits: whole.len() == 4 && first == 4 && decimals.is_empty() && !thousands,
    }));
    if currency || cents {
        tokens.push(Token::Sign('€'));
    }
    at
}

/// What stands at a place of a text that was cut.
pub fn word(tokens: &[Token], at: usize) -> &str {
    match tokens.get(at) {
        Some(Token::Word(word)) => word,
        _ => "",
    }
}

pub fn sign(tokens: &[Token], at: usize) -> char {
    match tokens.get(at) {
        Some(Token::Sign(sign)) => *sign,
        _ => ' ',
    }
}

pub fn amount(tokens: &[Token], at: usize) -> Option<Number> {
    match tokens.get(at) {
        Some(Token::Number(number)) => Some(*number),
        _ => None,
    }
}
