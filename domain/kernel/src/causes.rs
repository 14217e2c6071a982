//! What the log may say of an internal cause: what happened and where, never
//! what a person typed.
//!
//! Errors of libraries repeat the text that they stumbled over, always between
//! quotes, and PostgreSQL repeats whole values in `detail`. Both are cut out of
//! the cause before it is written anywhere.

use std::fmt::Debug;

/// The longest cause, in characters.
const LONGEST: usize = 600;
/// Parts of a database's error that hold values of rows.
const VALUES: [&str; 4] = ["detail: ", "hint: ", "where: ", "query: "];
const QUOTES: [char; 6] = ['"', '`', '\'', '“', '”', '«'];
const CUT: &str = "…";

/// A cause as it may stand in the log.
pub fn loggable(cause: &dyn Debug) -> String {
    let text = format!("{cause:?}");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('"') {
        let (before, literal) = rest.split_at(at);
        out.push_str(before);
        let (content, after) = literal_of(&literal[1..]);
        let open = before.trim_end_matches("Some(");
        out.push('"');
        if VALUES.iter().any(|name| open.ends_with(name)) {
            out.push_str(CUT);
        } else {
            out.push_str(&unquoted(&content));
        }
        out.push('"');
        rest = after;
    }
    out.push_str(rest);
    out.chars().take(LONGEST).collect()
}

/// The content of a literal up to its closing quote, and what follows.
fn literal_of(text: &str) -> (String, &str) {
    let mut content = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (content, &text[at + 1..]),
            '\\' => content.extend(letters.next().map(|(_, escaped)| escaped)),
            _ => content.push(letter),
        }
    }
    (content, "")
}

/// A sentence without all that stands from its first quote to its last one:
/// quotes inside quotes leave no sure end before that.
fn unquoted(sentence: &str) -> String {
    let (Some(first), Some(last)) = (sentence.find(QUOTES), sentence.rfind(QUOTES)) else {
        return sentence.to_owned();
    };
    let after = sentence[last..].chars().next().map_or(0, char::len_utf8);
    [&sentence[..first], CUT, &sentence[last + after..]].concat()
}

#[cfg(feature = "testing")]
mod tests {
    use super::loggable;

    /// What sqlx shows of an error of PostgreSQL.
    #[derive(Debug)]
    #[expect(dead_code, reason = "shown by Debug")]
    struct PgDatabaseError {
        code: &'static str,
        message: &'static str,
        detail: Option<&'static str>,
        constraint: Option<&'static str>,
    }

    #[pleinweb_testing::test]
    fn what_was_typed_is_cut_out_of_a_cause() {
        let pg = PgDatabaseError {
            code: "23505",
            message: "duplicate key value violates unique constraint \"account_email\"",
            detail: Some("Key (email)=(zoe@exemple.fr) already exists."),
            constraint: Some("account_email"),
        };
        let said = loggable(&pg);
        assert!(!said.contains("zoe"), "{said}");
        assert!(
            said.contains("23505") && said.contains("constraint: Some(\"account_email\")"),
            "{said}"
        );
        let json = serde_json::from_str::<u32>("\"zo\\\"é\"").expect_err("no number");
        assert_eq!(
            loggable(&json),
            "Error(\"invalid type: string …, expected u32\", line: 1, column: 8)"
        );
        let slice =
            "byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `été chez Zoé`";
        assert!(!loggable(&slice).contains("Zo"), "{}", loggable(&slice));
        let nested = format!("called `unwrap()` on an `Err` value: {json:?}");
        assert!(!loggable(&nested).contains("zo"), "{}", loggable(&nested));
        assert_eq!(
            loggable(&"a batch was begun too often"),
            "\"a batch was begun too often\""
        );
        assert!(loggable(&"a".repeat(5_000)).len() <= 600);
    }
}
