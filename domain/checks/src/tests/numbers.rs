use super::super::{Nir, Sex};
use super::{day, table};

fn parse(text: &str) -> Result<String, pleinweb_kernel::Code> {
    Nir::parse(text).map(|nir| nir.expose().to_owned())
}

/// A number with its key, made with the published formula.
fn with_key(number: &str) -> String {
    let digits: u64 = number
        .replace("2A", "19")
        .replace("2B", "18")
        .parse()
        .unwrap();
    format!("{number}{:02}", 97 - digits % 97)
}

#[pleinweb_testing::test]
fn numbers_of_every_kind() {
    table(
        parse,
        &[
            // The example of the public notices of the health insurance.
            ("2 69 05 49 588 157 80", Ok("269054958815780")),
            ("269054958815780", Ok("269054958815780")),
            ("2.69.05.49.588.157-80", Ok("269054958815780")),
            ("", Err("required")),
            ("2 69 05 49 588 157", Err("nir-key-missing")),
            ("2 69 05 49 588 157 8", Err("nir-length")),
            ("2 69 05 49 588 157 800", Err("nir-length")),
            ("2 69 05 49 588 157 81", Err("nir-key")),
            // Two digits swapped.
            ("2 96 05 49 588 157 80", Err("nir-key")),
            ("2 69 05 49 588 157 8A", Err("nir-format")),
            ("A 69 05 49 588 157 80", Err("nir-format")),
            ("5 69 05 49 588 157 80", Err("nir-format")),
            ("2 69 13 49 588 157 80", Err("nir-format")),
            ("2 69 05 00 588 157 80", Err("nir-format")),
            ("2 69 05 49 000 157 80", Err("nir-format")),
            ("2 69 05 49 588 000 80", Err("nir-format")),
            ("2 69 05 2C 588 157 80", Err("nir-format")),
            ("éééééééa", Err("nir-format")),
        ],
    );
}

#[pleinweb_testing::test]
fn places_months_and_sexes() {
    for number in [
        "190072A004123", // Ajaccio
        "290072B033123", // Bastia
        "1900720004123", // Corsica before 1976
        "1900797411123", // Réunion
        "1900798818123", // New Caledonia
        "1900799350123", // born abroad
        "1500696001123", // Tunisia before 1956
        "1902075056123", // month unknown
        "1904275056123",
        "1905075056123",
        "1909975056123",
        "3900775056123",
        "4900775056123",
        "7900775056123",
        "8900775056123",
    ] {
        let typed = with_key(number);
        assert_eq!(
            parse(&typed.to_lowercase()).as_deref(),
            Ok(typed.as_str()),
            "{number}"
        );
    }
    for number in [
        "1900075056123",
        "1901375056123",
        "1904375056123",
        "5900775056123",
        "9900775056123",
        "1900700056123",
    ] {
        assert_eq!(
            parse(&with_key(number)).unwrap_err().as_str(),
            "nir-format",
            "{number}"
        );
    }
}

#[pleinweb_testing::test]
fn every_wrong_key_is_refused() {
    let right = with_key("190072A004123");
    let accepted = (0..100)
        .filter(|key| Nir::parse(&format!("{}{key:02}", &right[..13])).is_ok())
        .count();
    assert_eq!(accepted, 1);
}

#[pleinweb_testing::test]
fn what_differs_from_the_form_is_a_warning() {
    let codes = |number: &str, birth: &str, sex: Sex| {
        let found = Nir::parse(&with_key(number))
            .unwrap()
            .differences(Some(day(birth)), Some(sex));
        found.iter().for_each(super::assert_listed);
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(codes("1900775056123", "1990-07-03", Sex::Male).is_empty());
    assert!(codes("4050775056123", "2005-07-03", Sex::Female).is_empty());
    assert!(
        codes("1903075056123", "1990-07-03", Sex::Male).is_empty(),
        "an unknown month fits any month"
    );
    assert_eq!(
        codes("2900775056123", "1990-07-03", Sex::Male),
        ["nir-differs-sex"]
    );
    assert_eq!(
        codes("1900775056123", "1991-07-03", Sex::Male),
        ["nir-differs-year"]
    );
    assert_eq!(
        codes("1900775056123", "1990-08-03", Sex::Male),
        ["nir-differs-month"]
    );
    assert!(
        Nir::parse(&with_key("1900775056123"))
            .unwrap()
            .differences(None, None)
            .is_empty()
    );
}

#[pleinweb_testing::test]
fn the_mask_is_the_same_for_every_number() {
    let masks: std::collections::BTreeSet<String> = [
        "1900775056123",
        "2990175056123",
        "190072A004123",
        "7903075056123",
    ]
    .into_iter()
    .map(|number| Nir::parse(&with_key(number)).unwrap())
    .flat_map(|nir| [nir.masked(), nir.to_string()])
    .collect();
    assert_eq!(
        masks.into_iter().collect::<Vec<_>>(),
        ["• •• •• •• ••• ••• ••"]
    );
}

#[pleinweb_testing::test]
fn a_number_is_never_shown_whole() {
    let nir = Nir::parse(&with_key("1900775056123")).unwrap();
    for text in [
        nir.masked(),
        format!("{nir:?}"),
        format!("{:?}", Some(&nir)),
    ] {
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
    }
    assert!(!nir.is_temporary());
    assert!(
        Nir::parse(&with_key("7900775056123"))
            .unwrap()
            .is_temporary()
    );
}
