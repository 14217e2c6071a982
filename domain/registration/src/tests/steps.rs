//! What each step accepts, as tables of cases.

use super::answers;
use crate::{BankInput, ContactInput, JobInput, Secret, Step, StepForm};
use pleinweb_kernel::Day;

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// The errors of a form, as `field code` in order.
fn errors<F: StepForm>(mut form: F) -> Vec<String> {
    let found = form.check(today()).err().unwrap_or_default();
    found
        .0
        .iter()
        .map(|error| format!("{} {}", error.field, error.code))
        .collect()
}

/// What changes a right form, and the errors that it then gives.
type Case<'a, F> = (fn(&mut F), &'a [&'a str]);

fn table<F: StepForm>(right: &F, cases: &[Case<'_, F>]) {
    assert_eq!(errors(right.clone()), Vec::<String>::new());
    for (index, (change, expected)) in cases.iter().enumerate() {
        let mut form = right.clone();
        change(&mut form);
        assert_eq!(errors(form), *expected, "case {index} of {}", F::STEP.key());
    }
    assert!(!errors(F::default()).is_empty() || matches!(F::STEP, Step::Skills | Step::Bank));
}

#[pleinweb_testing::test]
fn identity() {
    table(
        &answers().identity,
        &[
            (|form| form.first_name.clear(), &["first_name required"]),
            (
                |form| form.birth_name = "L3 Goff".into(),
                &["birth_name name-characters"],
            ),
            (|form| form.used_name = "O’Connor".into(), &[]),
            (
                |form| form.used_name = "<b>".into(),
                &["used_name name-characters"],
            ),
            (
                |form| form.birth_date = "31/02/1990".into(),
                &["birth_date date-impossible"],
            ),
            (
                |form| form.birth_date = "24/11/2010".into(),
                &["birth_date birth-too-young"],
            ),
            (|form| form.birth_date = "23/11/2010".into(), &[]),
            (|form| form.nir = "290077512345612".into(), &["nir nir-key"]),
            (|form| form.nir = super::NIR.into(), &[]),
            (
                |form| form.birth_place = "{}".into(),
                &["birth_place address-characters"],
            ),
        ],
    );
}

#[pleinweb_testing::test]
fn contact() {
    table(
        &answers().contact,
        &[
            (|form| form.street.clear(), &["street required"]),
            (
                |form| form.postcode = "2A004".into(),
                &["postcode postcode-corsica"],
            ),
            (
                |form| form.city = "???".into(),
                &["city address-characters"],
            ),
            (|form| form.phone.clear(), &[]),
            (
                |form| form.phone = "0899 12 34 56".into(),
                &["phone phone-premium"],
            ),
            (|form| form.phone = "+32 470 12 34 56".into(), &[]),
            (
                |form| {
                    *form = ContactInput {
                        phone: "1".into(),
                        ..ContactInput::default()
                    }
                },
                &[
                    "street required",
                    "postcode required",
                    "city required",
                    "phone phone-format",
                ],
            ),
        ],
    );
}

#[pleinweb_testing::test]
fn situation() {
    table(
        &answers().situation,
        &[
            (
                |form| form.reason = "bored".into(),
                &["reason choice-unknown"],
            ),
            (|form| form.since.clear(), &[]),
            (
                |form| form.since = "01/12/2028".into(),
                &["since date-future"],
            ),
            (|form| form.since = "31/12/2026".into(), &[]),
            (|form| form.since = "31/10/26".into(), &[]),
            (
                |form| form.allowance = "maybe".into(),
                &["allowance choice-unknown"],
            ),
            (
                |form| form.registered_before.clear(),
                &["registered_before required"],
            ),
        ],
    );
}

#[pleinweb_testing::test]
fn experience() {
    table(
        &answers().experience,
        &[
            (|form| form.education.clear(), &["education required"]),
            (|form| form.jobs.clear(), &[]),
            (
                |form| form.jobs[0].title.clear(),
                &["jobs[0][title] required"],
            ),
            (
                |form| form.jobs[0].from = "2030".into(),
                &["jobs[0][from] number-too-large"],
            ),
            (
                |form| form.jobs[0].to = "2019".into(),
                &["jobs[0][to] ends-before-start"],
            ),
            (|form| form.jobs[0].to.clear(), &[]),
            (|form| form.jobs.push(JobInput::default()), &[]),
            (
                |form| {
                    form.jobs.push(JobInput {
                        employer: "x".repeat(101),
                        ..JobInput::default()
                    });
                },
                &["jobs[1][title] required", "jobs[1][employer] too-long"],
            ),
        ],
    );
}

#[pleinweb_testing::test]
fn skills() {
    table(
        &answers().skills,
        &[
            (|form| form.languages.clear(), &[]),
            (
                |form| form.languages[0].level.clear(),
                &["languages[0][level] required"],
            ),
            (
                |form| form.languages[0].language = " ".into(),
                &["languages[0][language] required"],
            ),
            (
                |form| form.skills = vec!["100023".into(), String::new()],
                &[],
            ),
            (
                |form| form.skills = vec!["no code!".into()],
                &["skills choice-unknown"],
            ),
            (
                |form| form.own_words = "x".repeat(1001),
                &["own_words too-long"],
            ),
        ],
    );
}

#[pleinweb_testing::test]
fn project() {
    table(
        &answers().project,
        &[
            (
                |form| (form.occupation_1, form.occupation_1_text) = Default::default(),
                &["occupation_1 required"],
            ),
            (
                |form| form.occupation_1.clear(),
                &["occupation_1 choose-one"],
            ),
            (
                |form| form.occupation_2_text = "dev web".into(),
                &["occupation_2 choose-one"],
            ),
            (
                |form| form.occupation_3 = "a b".into(),
                &["occupation_3 choice-unknown"],
            ),
            (|form| form.contracts.clear(), &["contracts required"]),
            (
                |form| form.contracts.push("slave".into()),
                &["contracts choice-unknown"],
            ),
            (
                |form| form.salary = "beaucoup".into(),
                &["salary amount-format"],
            ),
            (|form| form.salary = "1 900 €".into(), &[]),
        ],
    );
}

#[pleinweb_testing::test]
fn area() {
    table(
        &answers().area,
        &[
            (
                |form| (form.place, form.place_text) = Default::default(),
                &["place required"],
            ),
            (|form| form.place.clear(), &["place choose-one"]),
            (
                |form| form.radius = "501".into(),
                &["radius number-too-large"],
            ),
            (|form| form.transports.clear(), &["transports required"]),
            (|form| form.hours = "all".into(), &["hours choice-unknown"]),
            (
                |form| form.weekly = "49".into(),
                &["weekly number-too-large"],
            ),
            (|form| form.weekly = "24 h".into(), &[]),
            (
                |form| form.health = "dos".into(),
                &["health_consent health-consent"],
            ),
            (
                |form| (form.health, form.health_consent) = ("dos".into(), true),
                &[],
            ),
        ],
    );
}

#[pleinweb_testing::test]
fn bank() {
    table(
        &answers().bank,
        &[
            (|form| form.iban = "FR14".into(), &["iban iban-length"]),
            (|form| form.iban = super::IBAN.into(), &[]),
            (|form| form.holder = "1".into(), &["holder name-characters"]),
        ],
    );
    for (iban, later, erase, kept, ok) in [
        ("", false, false, false, false),
        ("", true, false, false, true),
        (super::IBAN, false, false, false, true),
        ("", false, false, true, true),
        ("", false, true, true, false),
    ] {
        let form = BankInput {
            iban: iban.into(),
            later,
            iban_erase: erase,
            ..BankInput::default()
        };
        let known: &[Secret] = if kept { &[Secret::Iban] } else { &[] };
        assert_eq!(
            form.missing(known).is_ok(),
            ok,
            "{iban} {later} {erase} {kept}"
        );
    }
}

#[pleinweb_testing::test]
fn right_answers_take_their_normal_form() {
    let mut all = answers();
    all.identity.check(today()).unwrap();
    all.contact.check(today()).unwrap();
    all.area.check(today()).unwrap();
    assert_eq!(all.identity.birth_date, "03/07/1990");
    assert_eq!(all.contact.postcode, "87000");
    assert_eq!(all.contact.phone, "06 12 34 56 78");
    assert_eq!(all.area.radius, "30");
    // What was normal stays so.
    let again = all.clone();
    all.contact.check(today()).unwrap();
    assert_eq!(all, again);
}

#[pleinweb_testing::test]
fn steps_lead_to_each_other() {
    for step in Step::ALL {
        assert_eq!(Step::from_key(step.key()), Some(step));
        assert_eq!(Step::from_slug(step.slug()), Some(step));
        assert!(step.next().previous().unwrap_or(step) <= step.next());
    }
    assert_eq!(Step::Identity.previous(), None);
    assert_eq!(Step::Bank.next(), Step::Summary);
    assert_eq!(Step::Summary.next(), Step::Summary);
    assert_eq!(Step::Summary.number(), 9);
}
