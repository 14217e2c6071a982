use super::super::iban::Iban;
use super::table;

#[pleinweb_testing::test]
fn ibans() {
    let parse = |text: &str| Iban::parse(text).map(|iban| iban.expose().to_owned());
    table(
        parse,
        &[
            (
                "FR14 2004 1010 0505 0001 3M02 606",
                Ok("FR1420041010050500013M02606"),
            ),
            (
                "fr14 2004 1010 0505 0001 3m02 606",
                Ok("FR1420041010050500013M02606"),
            ),
            (
                "IBAN : FR14-2004-1010-0505-0001-3M02-606",
                Ok("FR1420041010050500013M02606"),
            ),
            ("BE68 5390 0754 7034", Ok("BE68539007547034")),
            ("DE89 3704 0044 0532 0130 00", Ok("DE89370400440532013000")),
            ("GB29 NWBK 6016 1331 9268 19", Ok("GB29NWBK60161331926819")),
            ("NO93 8601 1117 947", Ok("NO9386011117947")),
            (
                "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
                Ok("MT84MALT011000012345MTLCAST001S"),
            ),
            (
                "TN59 1000 6035 1835 9847 8831",
                Ok("TN5910006035183598478831"),
            ),
            (
                "SA03 8000 0000 6080 1016 7519",
                Ok("SA0380000000608010167519"),
            ),
            ("", Err("required")),
            ("FR", Err("iban-format")),
            ("1420041010050500013M02606", Err("iban-format")),
            ("FRXX20041010050500013M02606", Err("iban-format")),
            ("FR14 2004 1010 0505 0001 3M02 60é", Err("iban-format")),
            ("ZZ14 2004 1010 0505 0001 3M02 606", Err("iban-country")),
            ("FR14 2004 1010 0505 0001 3M02 60", Err("iban-length")),
            ("FR14 2004 1010 0505 0001 3M02 6066", Err("iban-length")),
            ("FR15 2004 1010 0505 0001 3M02 606", Err("iban-key")),
            ("FR14 2004 1010 0505 0001 3M20 606", Err("iban-key")),
            ("FR00 0000 0000 0000 0000 0000 000", Err("iban-key")),
            // Countries whose numbers are in no registry are countries all the same.
            ("DZ58 0002 1000 0111 3000 0005 70", Err("iban-not-sepa")),
            ("MA64 0115 1900 0001 2050 0053 4921", Err("iban-not-sepa")),
            ("SN08 SN01 0152 0000 4850 0003 035", Err("iban-not-sepa")),
            ("US12 3456 7890 1234 5678", Err("iban-not-sepa")),
            ("XX12 3456 7890 1234 5678", Err("iban-country")),
        ],
    );
}

/// The international key of these numbers is right; the national one is not.
#[pleinweb_testing::test]
fn the_national_key_finds_what_the_international_one_lets_pass() {
    /// The number with the international key that fits it.
    fn with_key(country: &str, account: &str) -> String {
        (2..=98)
            .map(|key| format!("{country}{key:02}{account}"))
            .find(|text| super::super::iban::remainder(text) == 1)
            .unwrap()
    }
    for (account, right) in [
        ("20041010050500013M02606", true),
        ("30006000011234567890189", true),
        // O for 0 in the number, in the bank, in the branch, in the key.
        ("30006000011234567O90189", false),
        ("3OO06000011234567890189", false),
        ("30006O00011234567890189", false),
        ("3000600001123456789018O", false),
        // Two digits changed places.
        ("30006000011234567980189", false),
        ("20041010050500013M02605", false),
    ] {
        for country in ["FR", "MC"] {
            let typed = with_key(country, account);
            let read = Iban::parse(&typed).map_err(|code| code.to_string());
            assert_eq!(read.is_ok(), right, "{typed}");
            if !right {
                assert_eq!(read.unwrap_err(), "iban-key", "{typed}");
            }
        }
        // Elsewhere these characters have no such meaning.
        let abroad = with_key("BG", "BNBG96611020345678");
        assert!(Iban::parse(&abroad).is_ok(), "{abroad}");
    }
}

#[pleinweb_testing::test]
fn every_country_of_the_registry_has_one_length() {
    let mut countries = 0;
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let fits = |length: usize| {
                // Where the length is right, what is wrong with zeros is the key.
                let refused = Iban::parse(&format!("{first}{second}00{}", "0".repeat(length - 4)));
                refused.unwrap_err().as_str() == "iban-key"
            };
            let lengths: Vec<usize> = (10..=34).filter(|length| fits(*length)).collect();
            assert!(
                lengths.len() <= 1,
                "{first}{second} has lengths {lengths:?}"
            );
            countries += lengths.len();
        }
    }
    assert_eq!(countries, 89);
}

#[pleinweb_testing::test]
fn benefits_are_paid_in_euros() {
    for (typed, sepa) in [
        ("BE68539007547034", true),
        ("GB29NWBK60161331926819", true),
        ("TN5910006035183598478831", false),
    ] {
        assert_eq!(Iban::parse(typed).unwrap().is_sepa(), sepa);
        let expected = if sepa {
            None
        } else {
            Some("iban-not-sepa".to_owned())
        };
        assert_eq!(
            Iban::parse_sepa(typed).err().map(|code| code.to_string()),
            expected
        );
    }
}

#[pleinweb_testing::test]
fn an_account_is_never_shown_whole() {
    let iban = Iban::parse("FR1420041010050500013M02606").unwrap();
    assert_eq!(iban.masked(), "FR14 •••• •••• •••• •••• •••• 606");
    assert_eq!(iban.to_string(), iban.masked());
    assert_eq!(
        Iban::parse("NO9386011117947").unwrap().masked(),
        "NO93 •••• •••• 947"
    );
    assert!(!format!("{iban:?}").contains("2004"));
    assert_eq!(iban.country(), "FR");
}
