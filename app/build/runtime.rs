//! The two functions that compiled texts call. They avoid `core::fmt`, whose
//! machinery costs more bytes in the browser than all of this (see
//! `docs/adr/0001-texts-compiled-to-functions.md`).

/// Replaces the markers U+0001, U+0002 … of a compiled text by its arguments,
/// in order. Arguments are copied as they are: a marker inside one means nothing.
pub fn fill(template: &str, arguments: &[&str]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for (at, byte) in template.bytes().enumerate() {
        let index = usize::from(byte).wrapping_sub(1);
        if let Some(argument) = arguments.get(index) {
            out.push_str(template.get(start..at).unwrap_or_default());
            out.push_str(argument);
            start = at + 1;
        }
    }
    out.push_str(template.get(start..).unwrap_or_default());
    out
}

/// A whole number with its thousands set apart.
pub fn number(value: u64, separator: &str) -> String {
    let mut out = String::new();
    push_number(&mut out, value, separator);
    out
}

fn push_number(out: &mut String, value: u64, separator: &str) {
    if value >= 1000 {
        push_number(out, value / 1000, separator);
        out.push_str(separator);
    }
    for unit in [100, 10, 1] {
        if value >= unit || unit == 1 {
            let digit = u8::try_from(value / unit % 10).unwrap_or_default();
            out.push(char::from(b'0' + digit));
        }
    }
}
