//! Rust as a list of words and signs: enough to find modules and paths.

use std::iter::Peekable;
use std::str::CharIndices;

/// A name, `::`, another sign, or a text in quotes (which begins with `"`).
pub type Token = String;

/// The tokens of a source, without comments, numbers, letters and lifetimes.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source.char_indices().peekable();
    while let Some((at, sign)) = rest.next() {
        let next = rest.peek().map(|(_, sign)| *sign);
        match (sign, next) {
            ('/', Some('/')) => skip_while(&mut rest, |sign| sign != '\n'),
            ('/', Some('*')) => skip_to(&mut rest, source, at + 2, "*/"),
            ('"', _) => tokens.push(text(&mut rest)),
            ('r' | 'b', Some('"' | '#' | 'r')) if is_raw(&source[at..]) => {
                tokens.push(raw(&mut rest, source, at));
            }
            ('\'', _) => letter(&mut rest, &source[at..]),
            (':', Some(':')) => {
                rest.next();
                tokens.push("::".to_owned());
            }
            (sign, _) if is_of_name(sign) => {
                let length = source[at..].find(|sign| !is_of_name(sign));
                let end = length.map_or(source.len(), |length| at + length);
                skip_until(&mut rest, end);
                if !sign.is_ascii_digit() {
                    tokens.push(source[at..end].to_owned());
                }
            }
            (sign, _) if sign.is_whitespace() => {}
            (sign, _) => tokens.push(sign.to_string()),
        }
    }
    tokens
}

type Rest<'a> = Peekable<CharIndices<'a>>;

pub fn is_name(token: &str) -> bool {
    token.starts_with(is_of_name)
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

fn skip_while(rest: &mut Rest<'_>, holds: impl Fn(char) -> bool) {
    while rest.next_if(|(_, sign)| holds(*sign)).is_some() {}
}

fn skip_until(rest: &mut Rest<'_>, end: usize) {
    while rest.next_if(|(at, _)| *at < end).is_some() {}
}

fn skip_to(rest: &mut Rest<'_>, source: &str, from: usize, mark: &str) {
    let end = source[from..].find(mark);
    skip_until(
        rest,
        end.map_or(source.len(), |end| from + end + mark.len()),
    );
}

/// A text in quotes, whose opening one was read.
fn text(rest: &mut Rest<'_>) -> Token {
    let mut text = String::from("\"");
    while let Some((_, sign)) = rest.next() {
        match sign {
            '"' => break,
            '\\' => {
                text.push('\\');
                text.extend(rest.next().map(|(_, sign)| sign));
            }
            sign => text.push(sign),
        }
    }
    text
}

/// `r"…"`, `r#"…"#`, `b"…"`, `br"…"`.
fn is_raw(source: &str) -> bool {
    let marks = source.trim_start_matches('b');
    let marks = marks.strip_prefix('r').unwrap_or(marks);
    source.len() - marks.len() <= 2 && marks.trim_start_matches('#').starts_with('"')
}

fn raw(rest: &mut Rest<'_>, source: &str, at: usize) -> Token {
    let open = at + source[at..].find('"').expect("an opening quote");
    if !source[at..open].contains('r') {
        skip_until(rest, open + 1);
        return text(rest);
    }
    let marks = source[at..open].matches('#').count();
    let close = ["\"", &"#".repeat(marks)].concat();
    skip_to(rest, source, open + 1, &close);
    let length = source[open + 1..].find(&close).unwrap_or_default();
    source[open..=open + length].to_owned()
}

/// A letter, or a lifetime: nothing that matters here.
fn letter(rest: &mut Rest<'_>, source: &str) {
    let mut signs = source.chars().skip(1);
    match (signs.next(), signs.next()) {
        (Some('\\'), _) => {
            rest.nth(1);
            skip_while(rest, |sign| sign != '\'');
            rest.next();
        }
        (Some(_), Some('\'')) => {
            rest.nth(1);
        }
        _ => skip_while(rest, is_of_name),
    }
}

/// How far it is from an opening sign to its closing one.
pub fn closed(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

#[test]
fn sources_are_read_as_words_and_signs() {
    let read = |source: &str| tokens(source).join(" ");
    for (source, expected) in [
        ("a::b{c}", "a :: b { c }"),
        ("a // b\n/* c /* */ d", "a d"),
        (
            r#"f("a\"b", 'c', '\'', '"', b'x')"#,
            "f ( \"a\\\"b , , , , b )",
        ),
        ("&'a str", "& str"),
        (r##"x(r#"a"b"#) y"##, "x ( \"a\"b ) y"),
        ("r#type 1_000 0x1f b\"q\"", "r # type \"q"),
    ] {
        assert_eq!(read(source), expected, "{source}");
    }
}
