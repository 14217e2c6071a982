//! Every code has its words, in both languages, and no message is left over.

use super::super::CODES;

const FRENCH: &str = include_str!("../../../../app/locales/fr/errors.ftl");
const ENGLISH: &str = include_str!("../../../../app/locales/en/errors.ftl");

#[pleinweb_testing::test]
fn every_code_has_a_message_in_each_language() {
    for (language, messages) in [("fr", FRENCH), ("en", ENGLISH)] {
        for code in CODES {
            let has = messages.lines().any(|line| {
                line.strip_prefix(code)
                    .is_some_and(|rest| rest.starts_with(" = "))
            });
            assert!(has, "{code} has no message in {language}/errors.ftl");
        }
    }
}

#[pleinweb_testing::test]
fn codes_are_listed_once_and_documented() {
    let documentation: String = include_str!("../lib.rs")
        .lines()
        .filter(|line| line.starts_with("//!"))
        .collect();
    for (index, code) in CODES.iter().enumerate() {
        assert!(!CODES[..index].contains(code), "{code} is listed twice");
        assert!(
            documentation.contains(&format!("`{code}`")),
            "{code} is not explained"
        );
    }
}
