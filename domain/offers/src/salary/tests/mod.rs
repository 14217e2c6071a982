//! Texts as employers write them, and what they come to.

mod amounts;
mod around;
mod form;
mod not_pay;
mod terms;

use super::{Certainty, Terms, YearlyPay, read_pay};
use crate::model::{Contract, Hours};
use pleinweb_kernel::Day;

/// Full-time work of June 2025.
const FULL: Terms = Terms {
    hours: Some(Hours::Full),
    weekly_minutes: Some(2100),
    contract: Contract::Permanent,
    lower_minimum: false,
    day: Some(Day(jiff::civil::date(2025, 6, 15))),
};

fn told(yearly: Option<YearlyPay>) -> String {
    yearly.map_or_else(
        || "-".to_owned(),
        |pay| format!("{}-{} {}", pay.low, pay.high, pay.certainty.key()),
    )
}

/// Texts with what they come to: the range, and how certain it is.
fn check(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = told(read_pay("", text, &[], &FULL).yearly);
        if found != *expected {
            wrong.push(format!("{text:?}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts that stay as they are, and are kept.
fn check_nothing(cases: &[&str]) {
    let mut wrong = Vec::new();
    for text in cases {
        let pay = read_pay("", text, &[], &FULL);
        if pay.yearly.is_some() || pay.text.as_deref() != Some(*text) {
            wrong.push(format!("{text:?}: {}", told(pay.yearly)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[pleinweb_testing::test]
fn the_text_stays_and_the_comment_helps() {
    let pay = read_pay(
        "Mensuel de 2100.0 Euros sur 12.0 mois",
        "Selon expérience",
        &["Primes", "Autre", " "],
        &FULL,
    );
    assert_eq!(
        pay.text.as_deref(),
        Some("Mensuel de 2100.0 Euros sur 12.0 mois")
    );
    assert_eq!(pay.extras, ["Primes", "Selon expérience"]);
    let pay = read_pay("Annuel de", "36 - 38 k€ brut annuel", &[], &FULL);
    assert_eq!(told(pay.yearly), "36000-38000 stated");
    assert_eq!(pay.text.as_deref(), Some("36 - 38 k€ brut annuel"));
    assert!(pay.extras.is_empty());
    let pay = read_pay("Autre", "A négocier", &["Autre"], &FULL);
    assert_eq!(
        (pay.yearly, pay.text.as_deref(), pay.extras.len()),
        (None, Some("A négocier"), 0)
    );
    assert_eq!(
        read_pay("Selon profil", "", &[], &FULL).text.as_deref(),
        Some("Selon profil")
    );
    assert_eq!(read_pay("", "", &[], &FULL).text, None);
}

#[pleinweb_testing::test]
fn the_label_and_the_comment_beside_it_are_one_statement() {
    for (label, comment, expected) in [
        // The comment names what the form has no word for.
        ("Autre de 2000 Euros", "par mission", "-"),
        ("Autre de 13,98 Euros", "Vacation", "-"),
        ("De 2100 Euros", "par semaine", "109200-109200 guessed"),
        ("Autre de 1900 Euros", "mensuel brut", "22800-22800 guessed"),
        // The unit of the label is not replaced by a guess from the comment.
        ("Mensuel de 11,88 Euros", "11,88 €", "-"),
        (
            "Mensuel de 11,88 Euros",
            "11,88 €/heure",
            "21622-21622 computed",
        ),
        ("Mensuel de 240 Euros", "CCN 66", "-"),
        // Hours of the comment.
        (
            "Mensuel de 1100 Euros",
            "20h/semaine",
            "23100-23100 converted",
        ),
        (
            "Mensuel de 1530 Euros",
            "salaire de 85€ / jour",
            "22100-22100 computed",
        ),
    ] {
        let found = told(read_pay(label, comment, &[], &FULL).yearly);
        assert_eq!(found, expected, "{label} | {comment}");
    }
}

#[pleinweb_testing::test]
fn the_minimum_wage_is_that_of_the_day() {
    for (day, yearly) in [
        ("2020-01-01", 19_237),
        ("2022-09-01", 20_147),
        ("2024-06-01", 21_203),
        ("2024-11-01", 21_622),
        ("2025-12-31", 21_622),
        ("2026-01-01", 21_876),
    ] {
        let terms = Terms {
            day: day.parse().ok(),
            ..FULL
        };
        let pay = read_pay("SMIC", "", &[], &terms).yearly.unwrap();
        assert_eq!(
            (pay.low, pay.certainty),
            (yearly, Certainty::Computed),
            "{day}"
        );
    }
}

#[pleinweb_testing::test]
fn what_machines_are_told_is_what_the_text_says() {
    for (text, expected) in [
        (
            "Mensuel de 2100 Euros à 2400 Euros sur 13 mois",
            Some((2100.0, 2400.0, super::Unit::Month)),
        ),
        ("12,50 €/h", Some((12.5, 12.5, super::Unit::Hour))),
        ("500 € par semaine", Some((500.0, 500.0, super::Unit::Week))),
        // Guesses, and shares of the minimum wage, are not its words.
        ("2000 €", None),
        ("1700 € net par mois", None),
        ("SMIC", None),
        ("CCN 66", None),
    ] {
        let pay = read_pay(text, "", &[], &FULL);
        let said = super::as_said(&pay, &FULL).map(|said| (said.low, said.high, said.unit));
        assert_eq!(said, expected, "{text}");
    }
}
