//! Tables of cases: typed, then the normal form or the code. Every table also
//! checks that the normal form reads back as itself and that every code is listed.

use std::fmt::Debug;

use super::CODES;
use pleinweb_kernel::{Code, Day};

mod account;
mod codes;
mod contact;
mod dates;
mod letters;
mod money;
mod names;
mod numbers;
mod passwords;
mod properties;
mod texts;

/// What a case ends with: a normal form, or a code.
type Expected = Result<&'static str, &'static str>;

/// Runs a table. `parse` gives the normal form.
#[track_caller]
fn table(parse: impl Fn(&str) -> Result<String, Code>, cases: &[(&str, Expected)]) {
    for (typed, expected) in cases {
        let got = parse(typed);
        assert_eq!(
            got.as_deref().map_err(Code::as_str),
            *expected,
            "typed {typed:?}"
        );
        match got {
            Ok(normal) => assert_eq!(
                parse(&normal).as_deref(),
                Ok(normal.as_str()),
                "again {normal:?}"
            ),
            Err(code) => assert_listed(&code),
        }
    }
}

#[track_caller]
fn assert_listed(code: &Code) {
    assert!(CODES.contains(&code.as_str()), "{code} is missing in CODES");
}

/// What was returned, for parsers that return a value rather than a text.
fn shown<T: Debug>(parsed: Result<T, Code>) -> Result<T, String> {
    parsed.map_err(|code| {
        assert_listed(&code);
        code.to_string()
    })
}

fn day(iso: &str) -> Day {
    iso.parse().expect("a date in a test")
}
