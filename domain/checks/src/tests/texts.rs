use super::super::{
    optional, parse_accepted, parse_choice, parse_choices, parse_text, parse_yes_no,
};
use super::{shown, table};

#[pleinweb_testing::test]
fn free_text() {
    table(
        |text| parse_text(text, 20),
        &[
            ("Bonjour", Ok("Bonjour")),
            (
                "  Bonjour,\r\nmerci  \r\n\r\n\r\n\r\nA+ \n",
                Ok("Bonjour,\nmerci\n\nA+"),
            ),
            ("a\u{2028}b\u{2029}c\u{85}d", Ok("a\nb\nc\nd")),
            ("a\rb", Ok("a\nb")),
            ("a\n \n\t\n\nb", Ok("a\n\nb")),
            ("a\u{0}\u{1b}\u{7f}b", Ok("ab")),
            ("a\tb", Ok("a b")),
            ("abc\u{202e}def\u{2066}", Ok("abcdef")),
            ("👩‍👧 oui", Ok("👩‍👧 oui")),
            ("<b>gras</b> & co", Ok("<b>gras</b> & co")),
            ("12345678901234567890", Ok("12345678901234567890")),
            ("", Err("required")),
            (" \n\t\u{2028}\u{200b}\u{feff}", Err("required")),
            ("123456789012345678901", Err("too-long")),
        ],
    );
    assert!(
        parse_text(&"é".repeat(20), 20).is_ok(),
        "characters are counted, not bytes"
    );
}

#[pleinweb_testing::test]
fn choices() {
    let list = ["paris", "lyon"];
    table(
        |text| parse_choice(text, &["paris", "lyon"]).map(str::to_owned),
        &[
            ("paris", Ok("paris")),
            (" lyon ", Ok("lyon")),
            ("", Err("required")),
            ("nice", Err("choice-unknown")),
            ("Paris", Err("choice-unknown")),
        ],
    );
    let many = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
        shown(parse_choices(&texts, &list))
    };
    assert_eq!(
        many(&["lyon", "paris", "lyon", ""]),
        Ok(vec!["paris", "lyon"])
    );
    assert_eq!(many(&[]), Ok(vec![]));
    assert_eq!(many(&["lyon", "nice"]), Err("choice-unknown".to_owned()));
    assert_eq!(
        (shown(parse_yes_no("yes")), shown(parse_yes_no("no"))),
        (Ok(true), Ok(false))
    );
    assert_eq!(
        shown(parse_yes_no("peut-être")),
        Err("choice-unknown".to_owned())
    );
    assert_eq!(shown(parse_accepted(false)), Err("must-accept".to_owned()));
    assert_eq!(shown(parse_accepted(true)), Ok(()));
    assert_eq!(shown(optional(" \u{200b}", parse_yes_no)), Ok(None));
    assert_eq!(shown(optional("yes", parse_yes_no)), Ok(Some(true)));
    assert_eq!(
        shown(optional("x", parse_yes_no)),
        Err("choice-unknown".to_owned())
    );
}
