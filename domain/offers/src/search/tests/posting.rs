//! An offer as schema.org's JobPosting.

use serde_json::{Value, json};

use super::world::{begin, follow, given, ids, offer, place, search};
use crate::model::{Contract, Hours, Place};
use crate::salary::{Certainty, Terms, read_pay};
use crate::{LoadOfferPage, OfferPageInput};
use pleinweb_kernel::Timestamp;
use pleinweb_platform::testing::{Browser, TestApp, sqlite_app};

async fn posting(app: &TestApp, query: &str) -> Value {
    let input = OfferPageInput {
        offer: ids(&search(app, query).await)[0].to_string(),
        place: String::new(),
    };
    let page = Browser::new().ask::<LoadOfferPage>(app, input).await;
    let page = page.unwrap();
    let posting: Value = serde_json::from_str(&page.posting).unwrap();
    assert_eq!(posting["url"], json!(page.address));
    posting
}

#[pleinweb_testing::test]
async fn machines_read_what_people_read_and_nothing_that_was_guessed() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let line = given("Boulanger", "D1102", "Limoges", "Pain & gâteaux.");
    let plain = offer(&app, 0, line.title, line).await;
    // Part-time, from afar, in another country, with pay that we guessed.
    let mut other = offer(&app, 14, "Vendeur", line).await;
    other.place = Place {
        label: "Stockholm".to_owned(),
        ..Place::default()
    };
    other.figures.posts = 3;
    other.text.employer = Some("Boulangerie Lebrun".to_owned());
    other.ends_at = Some(Timestamp(app.now().0 + 86_400_000));
    if let Some(pay) = &mut other.pay.yearly {
        pay.certainty = Certainty::Guessed;
    }
    place(&app, vec![plain, other]).await;
    follow(&app, &mut keeper).await;

    let plain = posting(&app, "quoi=boulanger").await;
    for (path, expected) in [
        ("/@context", json!("https://schema.org")),
        ("/@type", json!("JobPosting")),
        ("/title", json!("Boulanger")),
        ("/identifier/value", json!("000000")),
        ("/identifier/name", json!("Essai")),
        ("/employmentType", json!(["FULL_TIME"])),
        ("/jobLocation/address/addressLocality", json!("Limoges")),
        ("/jobLocation/address/addressCountry", json!("FR")),
        ("/baseSalary/currency", json!("EUR")),
        ("/baseSalary/value/minValue", json!(20_000)),
        ("/baseSalary/value/maxValue", json!(21_000)),
        ("/baseSalary/value/unitText", json!("YEAR")),
        ("/directApply", json!(false)),
    ] {
        assert_eq!(plain.pointer(path), Some(&expected), "{path}");
    }
    for absent in ["validThrough", "jobLocationType", "totalJobOpenings"] {
        assert_eq!(plain.get(absent), None, "{absent}");
    }

    let other = posting(&app, "quoi=vendeur").await;
    for (path, expected) in [
        ("/employmentType", json!(["PART_TIME"])),
        ("/jobLocation/address/addressLocality", json!("Stockholm")),
        ("/jobLocationType", json!("TELECOMMUTE")),
        ("/totalJobOpenings", json!(3)),
        ("/hiringOrganization/name", json!("Boulangerie Lebrun")),
    ] {
        assert_eq!(other.pointer(path), Some(&expected), "{path}");
    }
    assert!(other.get("validThrough").is_some());
    assert_eq!(other.get("baseSalary"), None);
    assert_eq!(other.pointer("/jobLocation/address/addressCountry"), None);
    assert_eq!(
        other.get("applicantLocationRequirements"),
        None,
        "from where one may work, it does not say"
    );
}

/// Hours, a kind of contract, pay and a place stand there if the offer says them.
#[pleinweb_testing::test]
async fn machines_read_nothing_that_the_offer_does_not_say() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let given = given("Boulanger", "D1102", "Limoges", "");
    let (full, part) = (Some(Hours::Full), Some(Hours::Part));
    let table = [
        (Contract::Permanent, None, json!(null)),
        (Contract::Permanent, full, json!(["FULL_TIME"])),
        (Contract::Permanent, part, json!(["PART_TIME"])),
        (Contract::FixedTerm, None, json!(["TEMPORARY"])),
        (Contract::FixedTerm, full, json!(["TEMPORARY", "FULL_TIME"])),
        (Contract::Temporary, part, json!(["TEMPORARY", "PART_TIME"])),
        (Contract::PermanentTemporary, None, json!(null)),
        (Contract::Apprenticeship, None, json!(null)),
        (Contract::Internship, None, json!(["INTERN"])),
        (Contract::SelfEmployed, None, json!(["CONTRACTOR"])),
        (Contract::Other, None, json!(null)),
    ];
    let mut offers = Vec::new();
    for (number, (contract, hours, _)) in table.iter().enumerate() {
        let mut one = offer(&app, number, &format!("Numéro{number:02}"), given).await;
        (one.figures.contract, one.figures.hours) = (*contract, *hours);
        one.place = Place::default();
        // A year's pay that we worked out, without the offer's own words.
        one.pay.text = None;
        if let Some(pay) = &mut one.pay.yearly {
            pay.certainty = Certainty::Computed;
        }
        offers.push(one);
    }
    place(&app, offers).await;
    follow(&app, &mut keeper).await;
    for (number, (contract, hours, expected)) in table.iter().enumerate() {
        let posting = posting(&app, &format!("quoi=numéro{number:02}")).await;
        let said = posting.get("employmentType").unwrap_or(&Value::Null);
        assert_eq!(said, expected, "{contract:?} {hours:?}");
        for absent in ["baseSalary", "jobLocation", "hiringOrganization"] {
            assert_eq!(posting.get(absent), None, "{absent}: what we worked out");
        }
    }
}

#[pleinweb_testing::test]
async fn machines_are_told_nothing_that_the_offer_does_not_say() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let line = given("Boulanger", "D1102", "Limoges", "Pain.");
    let mut offers = Vec::new();
    for (number, (title, text, contract, hours)) in [
        // A permanent contract without hours: full time is not said.
        (
            "Soudeur",
            Some("Mensuel de 2100 Euros à 2400 Euros"),
            Contract::Permanent,
            None,
        ),
        (
            "Facteur",
            Some("12,50 € de l'heure"),
            Contract::FixedTerm,
            Some(Hours::Part),
        ),
        (
            "Vendeur",
            Some("Selon profil"),
            Contract::Apprenticeship,
            None,
        ),
        (
            "Serveur",
            Some("500 € par semaine"),
            Contract::Other,
            Some(Hours::Full),
        ),
        (
            "Cuisinier",
            Some("1000 € par quinzaine"),
            Contract::Internship,
            None,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let mut offer = offer(&app, number, title, line).await;
        offer.figures.contract = contract;
        offer.figures.hours = hours;
        let terms = Terms::of(&offer.figures, &offer.place, None);
        offer.pay = read_pay(text.unwrap_or_default(), "", &[], &terms);
        offers.push(offer);
    }
    place(&app, offers).await;
    follow(&app, &mut keeper).await;
    for (query, types, pay) in [
        ("soudeur", None, Some((json!(2100), json!(2400), "MONTH"))),
        (
            "facteur",
            Some(json!(["TEMPORARY", "PART_TIME"])),
            Some((json!(12.5), json!(12.5), "HOUR")),
        ),
        ("vendeur", None, None),
        (
            "serveur",
            Some(json!(["FULL_TIME"])),
            Some((json!(500), json!(500), "WEEK")),
        ),
        // schema.org has no word for two weeks.
        ("cuisinier", Some(json!(["INTERN"])), None),
    ] {
        let posting = posting(&app, &format!("quoi={query}")).await;
        assert_eq!(posting.get("employmentType"), types.as_ref(), "{query}");
        let found = posting.pointer("/baseSalary/value").map(|value| {
            let unit = value["unitText"].as_str().unwrap().to_owned();
            (value["minValue"].clone(), value["maxValue"].clone(), unit)
        });
        let expected = pay.map(|(low, high, unit)| (low, high, unit.to_owned()));
        assert_eq!(found, expected, "{query}");
    }
}
