//! What leaves for other programs: cells of a CSV, JSON inside a page.

/// A cell of a CSV file, quoted where it must be. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front, so that opening the
/// file runs nothing.
pub fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%'])
        && text.parse::<f64>().is_err();
    let guarded = if formula {
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

/// A line of a CSV file, with its end.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(csv_cell).collect();
    cells.join(",") + "\r\n"
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

#[cfg(test)]
mod tests {
    use super::{csv_cell, csv_line, json_for_script};

    #[test]
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
            ("-12.5", "-12.5"),
            ("+3", "+3"),
            ("2100", "2100"),
            ("", ""),
        ] {
            assert_eq!(csv_cell(text), expected, "{text:?}");
        }
        assert_eq!(csv_line(["a", "b;c", "=d"]), "a,\"b;c\",\"'=d\"\r\n");
    }

    #[test]
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
