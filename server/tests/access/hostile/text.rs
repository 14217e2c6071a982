//! The hostile texts.

use std::fmt::Write as _;

/// The letters by which a text of the test is known again.
pub const MARK: &str = "pwmark";
/// The name with which an element that came to be would begin.
pub const ELEMENT: &str = "pwel";
/// The name with which an attribute or a header that came to be would begin.
pub const ATTRIBUTE: &str = "pwat";

/// Everything at once, in few letters: fields are short. It begins as a formula
/// does, ends every kind of text that a page or a file has, begins a comment, an
/// element and a header, hides a second element in entities, and turns the
/// direction of writing. `number` tells one field from another.
pub fn hostile(number: usize) -> String {
    format!(
        "={MARK}{number}'\"><{ELEMENT} {ATTRIBUTE}=1 onload=x()></title></script></textarea></style></noscript>]]><!--\
         \u{2028}\u{202e}\u{2066}\u{61c}\r\n{ATTRIBUTE}: x\r\n\r\n&lt;{ELEMENT}&gt;&#x202e;\u{1}"
    )
}

/// The same where a text is cut after few letters.
pub fn short(number: usize) -> String {
    format!(
        "={MARK}{number}\"><{ELEMENT} {ATTRIBUTE}=1></title></script><!--\u{202e}\u{2066}\r\n{ATTRIBUTE}: x"
    )
}

/// Beginnings that a spreadsheet takes for a formula.
pub const FORMULAS: [&str; 9] = [
    "=", "+", "-", "@", "\t=", "\r=", " =", "\u{a0}@", "\u{ff1d}",
];

/// A text as it stands in an address.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a String takes everything");
        }
    }
    out
}
