//! Nothing that anybody can type makes a parser panic, and what a parser
//! accepts it accepts again, unchanged.

use proptest::prelude::*;

use super::super::{
    Address, AddressLine, Amount, BirthDate, Email, Iban, Nir, Password, PersonName, Phone,
    Postcode, Sex, letters, parse_choice, parse_date, parse_date_fields, parse_hours, parse_text,
};
use super::day;

/// Any text, and texts near what each field expects, so that the inside of the
/// parsers is reached too.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "[0-9 .,/+()h€-]{0,24}",
        "[A-Za-zéèœÉ'’ \u{301}\u{302}.-]{0,24}",
        "[0-9]{1,2}[ /.-][0-9a-zû]{1,9}[ /.-][0-9]{2,4}",
        "[1-8][0-9]{4}(2A|2B|[0-9]{2})[0-9]{8}",
        "(FR|BE|NO|MT)[0-9]{2}[A-Z0-9]{11,27}",
        "[a-zA-Z.+]{1,10}@[a-z.-]{1,12}\\.(fr|com|con)",
        "(\\+|00|0)[0-9]{1,16}",
        "([a-z \u{2028}\t]|\r\n|\n){0,30}",
    ]
}

fn reads_back<T: PartialEq>(
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
    normal: impl Fn(&T) -> String,
) -> Result<(), TestCaseError> {
    if let Some(value) = parse(text) {
        let again = parse(&normal(&value));
        prop_assert!(again == Some(value), "{:?} does not read back", text);
    }
    Ok(())
}

proptest! {
    #[pleinweb_testing::test]
    fn normal_forms_read_back(text in typed()) {
        let today = day("2026-11-23");
        reads_back(&text, |t| PersonName::parse(t).ok(), |name| name.as_str().to_owned())?;
        reads_back(&text, |t| parse_date(t).ok(), ToString::to_string)?;
        reads_back(&text, |t| BirthDate::parse(t, today).ok(), ToString::to_string)?;
        reads_back(&text, |t| Phone::parse(t).ok(), |phone| phone.as_str().to_owned())?;
        reads_back(&text, |t| Phone::parse(t).ok(), ToString::to_string)?;
        reads_back(&text, |t| Email::parse(t).ok(), ToString::to_string)?;
        reads_back(&text, |t| AddressLine::parse(t).ok(), ToString::to_string)?;
        reads_back(&text, |t| Postcode::parse(t).ok(), ToString::to_string)?;
        reads_back(&text, |t| Nir::parse(t).ok(), |nir| nir.expose().to_owned())?;
        reads_back(&text, |t| Iban::parse(t).ok(), |iban| iban.expose().to_owned())?;
        reads_back(&text, |t| Amount::parse(t).ok(), ToString::to_string)?;
        reads_back(&text, |t| parse_hours(t, 10_000).ok(), ToString::to_string)?;
        reads_back(&text, |t| parse_text(t, 60).ok(), Clone::clone)?;
    }

    #[pleinweb_testing::test]
    fn nothing_panics(text in typed(), other in typed()) {
        let _ = Password::parse(&text, &other).map(|password| format!("{password:?}"));
        let _ = Password::strength(&text, &other);
        let _ = parse_date_fields(&text, &other, "1990");
        let _ = PersonName::parse(&text).map(|name| name.match_key());
        let _ = Email::parse(&text).map(|email| email.suggestion());
        let _ = Nir::parse(&text).map(|nir| nir.differences(Some(day("1990-07-03")), Some(Sex::Male)));
        let _ = Address::parse(&text, &other, &text, &other);
        let _ = parse_choice(&text, &["a"]);
    }

    #[pleinweb_testing::test]
    fn folding_and_composing_settle_at_once(text in any::<String>()) {
        let folded = letters::fold(&text);
        prop_assert_eq!(letters::fold(&folded), folded);
        let composed = letters::compose(&text);
        prop_assert_eq!(letters::compose(&composed), composed);
    }

    #[pleinweb_testing::test]
    fn a_wrong_digit_in_a_nir_is_always_noticed(
        number in "[12][0-9]{2}0[1-9][1-8][1-9][1-9]{6}", at in 0_usize..13, shift in 1_u8..10,
    ) {
        let digits: u64 = number.parse().unwrap();
        let right = format!("{number}{:02}", 97 - digits % 97);
        prop_assert!(Nir::parse(&right).is_ok());
        let mut wrong = right.into_bytes();
        wrong[at] = b'0' + (wrong[at] - b'0' + shift) % 10;
        prop_assert!(Nir::parse(&String::from_utf8(wrong).unwrap()).is_err());
    }
}
