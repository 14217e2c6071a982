//! Free text: messages, reasons, descriptions.

use super::letters::{is_hidden_sign, longer_than};
use pleinweb_kernel::Code;

/// A text of at least one visible character and at most `max` characters, with
/// its line breaks. Control characters and those that turn the direction of
/// writing or hide something are dropped (they can make a text read as another one); every kind
/// of line break (Windows', U+2028, U+2029 …) becomes `\n`, at most two in a row;
/// ends are trimmed.
///
/// Codes: `required`, `too-long`.
pub fn parse_text(text: &str, max: usize) -> Result<String, Code> {
    let text = tidy(text);
    if text.is_empty() {
        Err(Code::new("required"))
    } else if longer_than(&text, max) {
        Err(Code::new("too-long"))
    } else {
        Ok(text)
    }
}

fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut breaks = 0;
    let mut previous = '\0';
    for c in text.chars() {
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => breaks += 1,
            c if is_hidden_sign(c) => {}
            '\t' => push(&mut out, &mut breaks, ' '),
            c if c.is_control() => {}
            c => push(&mut out, &mut breaks, c),
        }
        previous = c;
    }
    out.trim_matches(is_blank).to_owned()
}

/// Adds a character after the line breaks that are due, without the spaces at
/// the end of a line and without more than one empty line.
fn push(out: &mut String, breaks: &mut usize, c: char) {
    if *breaks > 0 {
        let kept = out.trim_end().len();
        *breaks += out[kept..].matches('\n').count();
        out.truncate(kept);
        out.push_str(if *breaks > 1 { "\n\n" } else { "\n" });
        *breaks = 0;
    }
    out.push(c);
}

/// Spaces, and characters without width: alone they are no text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || super::letters::is_invisible(c)
}
