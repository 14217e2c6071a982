use super::super::{Amount, parse_hours, parse_kilometres};
use super::{shown, table};

#[pleinweb_testing::test]
fn amounts_as_typed() {
    table(
        |text| Amount::parse(text).map(|amount| amount.to_string()),
        &[
            ("1 850,50 €", Ok("1\u{a0}850,50")),
            ("1\u{202f}850,50\u{a0}€", Ok("1\u{a0}850,50")),
            ("1850,5", Ok("1\u{a0}850,50")),
            ("1850.50", Ok("1\u{a0}850,50")),
            ("1.850,50", Ok("1\u{a0}850,50")),
            ("1,850.50", Ok("1\u{a0}850,50")),
            ("€1850", Ok("1\u{a0}850,00")),
            ("1.850", Ok("1\u{a0}850,00")),
            ("1 850 euros", Ok("1\u{a0}850,00")),
            ("1850 EUR", Ok("1\u{a0}850,00")),
            ("0", Ok("0,00")),
            ("0,05", Ok("0,05")),
            ("0012", Ok("12,00")),
            ("999", Ok("999,00")),
            ("1000000", Ok("1\u{a0}000\u{a0}000,00")),
            ("10 000 000", Ok("10\u{a0}000\u{a0}000,00")),
            ("", Err("required")),
            ("€", Err("required")),
            ("-5", Err("amount-negative")),
            ("−5 €", Err("amount-negative")),
            ("1,850", Err("amount-format")),
            ("1850,123", Err("amount-format")),
            ("1850.123", Err("amount-format")),
            ("18 50", Err("amount-format")),
            ("1850 123", Err("amount-format")),
            ("1.85.50", Err("amount-format")),
            (",50", Err("amount-format")),
            ("12,", Err("amount-format")),
            ("mille", Err("amount-format")),
            ("1e3", Err("amount-format")),
            ("12 €/h", Err("amount-format")),
            ("10 000 000,01", Err("number-too-large")),
            ("99999999999999999999", Err("number-too-large")),
        ],
    );
    assert_eq!(Amount::parse("1 850,50 €").unwrap().cents(), 185_050);
}

#[pleinweb_testing::test]
fn whole_numbers() {
    for (typed, expected) in [
        ("35", Ok(35)),
        ("35 h", Ok(35)),
        ("35h", Ok(35)),
        ("35 heures", Ok(35)),
        (" 0 ", Ok(0)),
        ("168", Ok(168)),
        ("", Err("required")),
        ("h", Err("required")),
        ("7,5", Err("number-whole")),
        ("7.5 h", Err("number-whole")),
        ("7h30", Err("number-format")),
        ("sept", Err("number-format")),
        ("-3", Err("number-too-small")),
        ("169", Err("number-too-large")),
        ("99999999999", Err("number-too-large")),
    ] {
        assert_eq!(
            shown(parse_hours(typed, 168)),
            expected.map_err(str::to_owned),
            "{typed:?}"
        );
    }
    assert_eq!(shown(parse_kilometres("30 km", 200)), Ok(30));
    assert_eq!(shown(parse_kilometres("1 000 kilomètres", 1000)), Ok(1000));
    assert_eq!(
        shown(parse_kilometres("30 miles", 200)),
        Err("number-format".to_owned())
    );
}
