//! Texts as employers write them, and what they come to.

use super::{Certainty, Terms, YearlyPay, read_pay};
use crate::kernel::Day;
use crate::offers::model::Hours;

const FULL: Terms = Terms {
    hours: Some(Hours::Full),
    weekly_minutes: Some(2100),
    apprentice: false,
    day: Day(jiff::civil::date(2026, 3, 1)),
};

fn told(yearly: Option<YearlyPay>) -> String {
    yearly.map_or_else(
        || "-".to_owned(),
        |pay| {
            let certainty = match pay.certainty {
                Certainty::Stated => "stated",
                Certainty::Computed => "computed",
                Certainty::Guessed => "guessed",
            };
            format!("{}-{} {certainty}", pay.low, pay.high)
        },
    )
}

#[test]
fn texts_of_the_form_come_to_a_yearly_range() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        // The label of the form, with points or commas.
        (
            "Mensuel de 2100.0 Euros à 2400.0 Euros sur 12.0 mois",
            "25200-28800 computed",
        ),
        (
            "Mensuel de 2100,00 Euros à 2400,00 Euros",
            "25200-28800 computed",
        ),
        (
            "Mensuel de 2100.0 Euros sur 13.0 mois",
            "27300-27300 computed",
        ),
        (
            "Mensuel de 2000,00 Euros sur 12.5 mois",
            "25000-25000 computed",
        ),
        (
            "Mensuel de 2000.0 Euros sur 13.3 mois",
            "26600-26600 computed",
        ),
        (
            "Mensuel de 2000.0 Euros sur 0.0 mois",
            "24000-24000 computed",
        ),
        (
            "Mensuel de 2000.0 Euros sur 6.0 mois",
            "24000-24000 computed",
        ),
        ("Mensuel de 1590 Euros sur 12 mois", "19080-19080 guessed"),
        ("Horaire de 12,31 Euros", "22404-22404 computed"),
        (
            "Horaire de 12.31 Euros à 14.0 Euros sur 12.0 mois",
            "22404-25480 computed",
        ),
        ("Horaire de 12.307 Euros", "22399-22399 computed"),
        (
            "Annuel de 28000,00 Euros à 32000,00 Euros sur 13 mois",
            "28000-32000 stated",
        ),
        (
            "Annuel de 28000.0 Euros à 32000.0 Euros sur 12.0 mois",
            "28000-32000 stated",
        ),
        ("Annuel de 45000,00 Euros", "45000-45000 stated"),
        ("ANNUEL DE 45000,00 EUROS", "45000-45000 stated"),
        // Ends the wrong way round.
        (
            "Annuel de 32000,00 Euros à 28000,00 Euros",
            "28000-32000 stated",
        ),
        // No unit, or one that says nothing.
        ("De 40000,00 Euros à 40000,00 Euros", "40000-40000 guessed"),
        ("De 1819,00 Euros à 2490,00 Euros", "21828-29880 guessed"),
        (
            "Autre de 1839,76 Euros à 1935,31 Euros",
            "22077-23224 guessed",
        ),
        ("Autre de 13,98 Euros à 13,98 Euros", "25444-25444 guessed"),
        ("Autre", "-"),
        ("Annuel de", "-"),
        ("", "-"),
        // The wrong unit, where the amount tells the right one.
        (
            "Mensuel de 38000.0 Euros à 42000.0 Euros sur 12.0 mois",
            "38000-42000 guessed",
        ),
        (
            "Mensuel de 12,18 Euros à 12,18 Euros",
            "22168-22168 guessed",
        ),
        (
            "Horaire de 2179.0 Euros à 2692.0 Euros sur 0.0 mois",
            "26148-32304 guessed",
        ),
        (
            "Annuel de 2300,00 Euros à 2500,00 Euros",
            "27600-30000 guessed",
        ),
        ("Annuel de 11,00 Euros", "20020-20020 guessed"),
        ("À partir de 11,88 € Brut / mois", "21622-21622 guessed"),
        // Seventeen euros an hour, or seventeen thousand a year: not read.
        ("Annuel de 17,00 Euros à 27,00 Euros", "-"),
        ("Mensuel de 35 Euros", "-"),
        // One end is a slip.
        (
            "Autre de 30000,00 Euros à 400000,00 Euros",
            "30000-30000 guessed",
        ),
        ("Annuel de 30000 Euros à 45 Euros", "30000-30000 guessed"),
        (
            "Annuel de 30000 Euros à 9999999 Euros",
            "30000-30000 guessed",
        ),
        // Absurd.
        ("Annuel de 1,00 Euros", "-"),
        ("Annuel de 0 Euros", "-"),
        ("Mensuel de 99999999 Euros", "-"),
        ("Horaire de 0.01 Euros à 0.02 Euros", "-"),
        ("Annuel de 999999999999999999999999999999 Euros", "-"),
    ] {
        let found = told(read_pay(text, "", &[], &FULL).yearly);
        if found != expected {
            wrong.push(format!("{text:?}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_of_ones_own_are_read_where_they_are_clear() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("36 - 38 k€ brut annuel", "36000-38000 stated"),
        ("entre 45 et 55K brut annuel", "45000-55000 stated"),
        ("45 à 60K€", "45000-60000 guessed"),
        ("35 K€ à 50 K€ (primes incluses)", "35000-50000 guessed"),
        ("35 k€ à 50", "35000-50000 guessed"),
        ("A partir de 36K, selon profil", "36000-36000 guessed"),
        ("A partir de 35K annuel", "35000-35000 stated"),
        ("40 keur", "40000-40000 guessed"),
        ("Rémunération : 26/27 K / an", "26000-27000 stated"),
        ("A partir de 28000", "28000-28000 guessed"),
        ("A partir de 42,000 euros bruts", "42000-42000 guessed"),
        ("32.000 à 35.000 € par an", "32000-35000 stated"),
        ("3002.90€ brut mensuel", "36035-36035 computed"),
        ("2 101,74€ Brut", "25221-25221 guessed"),
        (
            "2\u{202f}800 € - 3\u{202f}400 € par mois",
            "33600-40800 computed",
        ),
        ("2 230€ à 5 455€/mois", "26760-65460 computed"),
        ("2140€ brut mensuel sur 13 mois", "27820-27820 computed"),
        ("2000 € mensuel + 13ème mois", "26000-26000 computed"),
        ("1977€ BRUT/mois", "23724-23724 computed"),
        ("Taux horaire 12,8019 € + primes", "23299-23299 computed"),
        ("12.00 euros / heure", "21840-21840 computed"),
        ("de 15,76 € à 24,16 € brut/h", "28683-43971 computed"),
        ("Entre 12 et 14€ brut", "21840-25480 guessed"),
        ("12.13", "22077-22077 guessed"),
        ("15 € de l'heure", "27300-27300 computed"),
        ("TJM 400 €", "87200-87200 computed"),
        (
            "Le salaire correspond à 110€ / jour",
            "23980-23980 computed",
        ),
        // Net is made gross.
        ("1750€ Nets + CNAS", "26923-26923 guessed"),
        ("1700€ net pour 39h/semaine", "26154-26154 guessed"),
        ("2500€ net pour 169 heures", "38462-38462 guessed"),
        ("12€/heure net", "28000-28000 guessed"),
        // The minimum wage.
        ("SMIC", "21876-21876 computed"),
        ("Rémunération au SMIC", "21876-21876 computed"),
        ("SMIC + 10 %", "24064-24064 computed"),
        ("110 % du SMIC", "24064-24064 computed"),
        ("Supérieur au SMIC", "21876-21876 guessed"),
        ("78% du smic majoritairement", "17064-17064 guessed"),
        ("SMIC soit 1823,03 €", "21876-21876 guessed"),
        // Numbers that are no pay.
        ("horaire brut indice 366", "-"),
        ("Minimum Indice 500 CCN ECLAT", "-"),
        ("Groupe 5 CCNEAC et selon expérience", "-"),
        ("Selon CCN 1966 + primes", "-"),
        ("CCN1966", "-"),
        ("24 heures", "-"),
        ("35h30 par semaine", "-"),
        ("13ème mois + panier repas", "-"),
        ("13 EME MOIS", "-"),
        ("dont 13e mois + allocation vacances", "-"),
        ("sur 14 mois", "-"),
        ("Prime de 1500 €", "-"),
        ("part variable 10% du salaire annuel", "-"),
        ("en fonction de la grille 2024", "-"),
        ("selon CCN du 15 Mars 1966", "-"),
        ("Selon profil", "-"),
        ("A négocier", "-"),
        ("870 € brut", "-"),
        // Other money.
        ("Entre 27,46 $ et 50,39 $ de l'heure", "-"),
        ("45000 CHF par an", "-"),
    ] {
        let found = told(read_pay("", text, &[], &FULL).yearly);
        if found != expected {
            wrong.push(format!("{text:?}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn part_time_pay_is_compared_as_full_time() {
    let part = |minutes: Option<u16>| Terms {
        hours: Some(Hours::Part),
        weekly_minutes: minutes,
        ..FULL
    };
    for (text, terms, expected) in [
        (
            "Mensuel de 1120,00 Euros à 1200,00 Euros sur 12 mois",
            part(Some(1200)),
            "23520-25200 computed",
        ),
        // More than the minimum wage for 18 hours: of the part or of full time?
        (
            "Mensuel de 2200,00 Euros à 2500,00 Euros",
            part(Some(1080)),
            "26400-30000 guessed",
        ),
        // The hours are not known.
        (
            "Mensuel de 1120,00 Euros",
            part(None),
            "13440-13440 guessed",
        ),
        // An hour's pay is the same whatever the hours.
        (
            "Horaire de 12,31 Euros",
            part(Some(1200)),
            "22404-22404 computed",
        ),
        // Learners are paid less, and that is no mistake.
        (
            "Mensuel de 486,00 Euros à 1823,00 Euros",
            Terms {
                apprentice: true,
                ..FULL
            },
            "5832-21876 computed",
        ),
        ("Mensuel de 486,00 Euros", FULL, "5832-5832 guessed"),
        (
            "78 % du SMIC",
            Terms {
                apprentice: true,
                ..FULL
            },
            "17064-17064 computed",
        ),
    ] {
        assert_eq!(
            told(read_pay(text, "", &[], &terms).yearly),
            expected,
            "{text}"
        );
    }
}

#[test]
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

#[test]
fn the_minimum_wage_is_that_of_the_day() {
    for (day, yearly) in [
        ("2020-01-01", 20_147),
        ("2024-06-01", 21_203),
        ("2024-11-01", 21_622),
        ("2025-12-31", 21_622),
        ("2026-01-01", 21_876),
    ] {
        let terms = Terms {
            day: day.parse().unwrap(),
            ..FULL
        };
        let pay = read_pay("SMIC", "", &[], &terms).yearly.unwrap();
        assert_eq!(pay.low, yearly, "{day}");
    }
}
