//! What leaves for other programs: cells of a CSV, JSON inside a page.

use pleinweb_checks::letters::is_invisible;

/// Signs at which a spreadsheet may begin to calculate; the wide ones are the
/// same to some of them.
const FORMULA: [char; 10] = [
    '=', '+', '-', '@', '|', '%', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// A cell of a CSV file, quoted where it must be. A text that a spreadsheet
/// would take for a formula (whatever blanks and invisible letters it begins
/// with) gets an apostrophe in front, so that opening the file runs nothing.
pub fn csv_cell(text: &str) -> String {
    let blank =
        |letter: char| letter.is_whitespace() || letter.is_control() || is_invisible(letter);
    let first = text.trim_start_matches(blank);
    let begins = text.starts_with(['\t', '\r', '\n']) || first.starts_with(FORMULA);
    let guarded = if begins && !is_number(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if guarded.contains(['"', ',', ';', '\n', '\r', '\t', '\'']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// An amount or a count, with its sign: nothing else that begins so is shown as it is.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty()
        && digits.len() <= 20
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// JSON that may stand inside `<script type="application/ld+json">`: nothing
/// in it can end the script, begin a comment or another one, or be a line end
/// to an old reader.
pub fn json_for_script(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(feature = "testing")]
mod tests {
    use super::{csv_cell, json_for_script};

    #[pleinweb_testing::test]
    fn formulas_are_texts_and_numbers_stay_numbers() {
        for (text, expected) in [
            ("Boulanger", "Boulanger"),
            ("Boulanger, pâtissier", "\"Boulanger, pâtissier\""),
            ("dit \"le Grand\"", "\"dit \"\"le Grand\"\"\""),
            ("=1+1", "\"'=1+1\""),
            (
                "=HYPERLINK(\"https://x\")",
                "\"'=HYPERLINK(\"\"https://x\"\")\"",
            ),
            ("+33 6", "\"'+33 6\""),
            ("-2+3", "\"'-2+3\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            (" =1", "\"' =1\""),
            ("\u{200b}=1", "\"'\u{200b}=1\""),
            ("\u{a0}\u{202e}@SUM(A1)", "\"'\u{a0}\u{202e}@SUM(A1)\""),
            ("\u{ff1d}1+1", "\"'\u{ff1d}1+1\""),
            ("-inf", "\"'-inf\""),
            ("\r\nBcc: x", "\"'\r\nBcc: x\""),
            ("-12.5", "-12.5"),
            ("+3", "+3"),
            ("2100", "2100"),
            ("", ""),
        ] {
            assert_eq!(csv_cell(text), expected, "{text:?}");
        }
    }

    #[pleinweb_testing::test]
    fn a_script_cannot_be_left() {
        let value =
            serde_json::json!({"title": "</script><script>alert(1)</script><!-- & \u{2028}"});
        let text = json_for_script(&value);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
            value
        );
    }
}
