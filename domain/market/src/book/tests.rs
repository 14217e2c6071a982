//! The book against counting by hand.

use proptest::prelude::{Just, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use uuid::Uuid;

use super::{Fact, MarketBook, Occupations, Places};
use crate::pay::bucket;
use pleinweb_kernel::{Day, OfferId};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_offers::model::{Contract, ExperienceNeed};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fact(id: u128) -> Fact {
    Fact {
        id: OfferId(Uuid::from_u128(id)),
        open: true,
        echo: false,
        occupation: OccupationCode::parse("D1102").ok(),
        commune: CommuneCode::parse("87085").ok(),
        department: Some("87".to_owned()),
        elsewhere: Vec::new(),
        contract: Contract::Permanent,
        experience: Some(ExperienceNeed::None),
        yearly_pay: Some(24_000),
        skills: vec!["PW-1".to_owned(), "PW-2".to_owned(), "PW-1".to_owned()],
        employer: Some("Les Fournils".to_owned()),
        published_on: day("2026-11-02"),
        ended_on: None,
    }
}

fn baker() -> Occupations {
    Occupations::These(vec![OccupationCode::parse("D1102").unwrap()])
}

fn communes(codes: &[&str]) -> Places {
    Places::Communes(
        codes
            .iter()
            .map(|code| CommuneCode::parse(code).unwrap())
            .collect(),
    )
}

#[pleinweb_testing::test]
fn an_offer_is_counted_where_it_is_and_taken_away_when_it_ends() {
    let mut book = MarketBook::default();
    assert!(book.take(&fact(1)));
    let mut other = fact(2);
    other.commune = CommuneCode::parse("87154").ok();
    other.occupation = OccupationCode::parse("G1602").ok();
    assert!(book.take(&other));
    let mut nowhere = fact(3);
    (nowhere.commune, nowhere.department) = (None, None);
    assert!(book.take(&nowhere));
    for (occupations, places, open) in [
        (Occupations::All, Places::Country, 3),
        (
            Occupations::All,
            Places::Departments(vec!["87".into(), "19".into()]),
            2,
        ),
        (baker(), Places::Departments(vec!["87".into()]), 1),
        (baker(), Places::Country, 2),
        (Occupations::All, communes(&["87085", "87154", "19031"]), 2),
        (baker(), communes(&["87154"]), 0),
        (Occupations::These(vec![]), Places::Country, 0),
    ] {
        assert_eq!(
            book.figures(&occupations, &places).open(),
            open,
            "{occupations:?} {places:?}"
        );
    }
    let found = book.figures(&baker(), &communes(&["87085"]));
    assert_eq!(found.contracts(), [(Contract::Permanent, 1)]);
    assert_eq!(found.pay()[bucket(24_000)], 1);
    // A skill named twice is asked once.
    assert_eq!(
        found.skills(),
        [("PW-1".to_owned(), 1), ("PW-2".to_owned(), 1)]
    );
    assert_eq!(found.employers(), [("Les Fournils".to_owned(), 1)]);

    let mut ended = fact(1);
    (ended.open, ended.ended_on) = (false, Some(day("2026-11-20")));
    (ended.employer, ended.skills) = (None, Vec::new());
    assert!(book.take(&ended));
    let found = book.figures(&baker(), &communes(&["87085"]));
    let (first, last) = (day("2026-11-01"), day("2026-11-30"));
    assert_eq!(
        (
            found.open(),
            found.published(first, last),
            found.ended(first, last)
        ),
        (0, 1, 1)
    );
    assert_eq!(found.employer_count(), 0);
    // Told twice, counted once.
    assert!(!book.take(&ended));
    assert_eq!(
        book.figures(&baker(), &communes(&["87085"]))
            .ended(first, last),
        1
    );
}

#[pleinweb_testing::test]
fn an_offer_that_changes_is_new_only_once() {
    let mut book = MarketBook::default();
    book.take(&fact(1));
    let mut changed = fact(1);
    changed.yearly_pay = Some(30_000);
    changed.commune = CommuneCode::parse("87154").ok();
    changed.employer = Some("Autre".to_owned());
    book.take(&changed);
    let found = book.figures(&Occupations::All, &Places::Country);
    let days = (day("2026-11-02"), day("2026-11-02"));
    assert_eq!((found.open(), found.published(days.0, days.1)), (1, 1));
    assert_eq!(
        (found.pay()[bucket(24_000)], found.pay()[bucket(30_000)]),
        (0, 1)
    );
    assert_eq!(found.employers(), [("Autre".to_owned(), 1)]);
    assert_eq!(
        book.figures(&Occupations::All, &communes(&["87085"]))
            .open(),
        0
    );
    assert_eq!(
        book.figures(&Occupations::All, &communes(&["87154"]))
            .open(),
        1
    );
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let code = prop_oneof![Just("D1102"), Just("G1602"), Just("J1506")];
    let place = prop_oneof![
        Just(Some("87085")),
        Just(Some("87154")),
        Just(Some("19031")),
        Just(None)
    ];
    (
        0u128..12,
        any::<bool>(),
        code,
        place,
        prop::option::of(15_000u32..60_000),
        prop::option::of(0u8..90),
        0i32..120,
        any::<bool>(),
        prop::collection::vec(prop::sample::select(vec!["87085", "87154", "19031"]), 0..3),
    )
        .prop_map(
            |(id, open, code, place, pay, employer, ago, echo, more)| Fact {
                open,
                echo,
                elsewhere: more
                    .into_iter()
                    .map(|code| (CommuneCode::parse(code).ok(), Some(code[..2].to_owned())))
                    .collect(),
                occupation: OccupationCode::parse(code).ok(),
                commune: place.and_then(|code| CommuneCode::parse(code).ok()),
                department: place.map(|code| code[..2].to_owned()),
                yearly_pay: pay,
                // More than a list holds, so that counters turn into maps.
                employer: employer.map(|number| format!("Maison {number}")),
                published_on: day("2026-11-01").plus_days(-ago),
                ended_on: (!open).then(|| day("2026-11-20")),
                ..fact(id)
            },
        )
}

#[pleinweb_testing::test]
fn an_offer_in_several_places_counts_once_in_each_and_in_all_together() {
    let commune = |code: &str| CommuneCode::parse(code).ok();
    let mut several = fact(1);
    several.elsewhere = vec![
        (commune("87154"), Some("87".to_owned())),
        (commune("19031"), Some("19".to_owned())),
        (commune("19031"), Some("19".to_owned())),
    ];
    let mut book = MarketBook::default();
    book.take(&several);
    let check = |book: &MarketBook, open: u32, ended: u32| {
        for places in [
            Places::Country,
            Places::Departments(vec!["87".into()]),
            Places::Departments(vec!["19".into()]),
            Places::Departments(vec!["87".into(), "19".into()]),
            communes(&["87085"]),
            communes(&["19031"]),
            communes(&["87085", "87154", "19031"]),
        ] {
            let found = book.figures(&baker(), &places);
            let (first, last) = (day("2026-11-01"), day("2026-11-30"));
            assert_eq!(
                (
                    found.open(),
                    found.published(first, last),
                    found.ended(first, last)
                ),
                (open, 1, ended),
                "{places:?}"
            );
            let flow = book.flow(&baker(), &places, day("2026-11-30"));
            assert_eq!((flow.open, flow.ended), (open, ended), "{places:?}");
        }
    };
    check(&book, 1, 0);
    let mut ended = several.clone();
    (ended.open, ended.ended_on) = (false, Some(day("2026-11-20")));
    book.take(&ended);
    check(&book, 0, 1);
    // A book that is begun afterwards says the same.
    let mut fresh = MarketBook::default();
    fresh.take_past(&ended);
    check(&fresh, 0, 1);
}

#[pleinweb_testing::test]
fn an_offer_that_another_one_stands_for_leaves_no_trace() {
    let mut book = MarketBook::default();
    book.take(&fact(1));
    let mut copy = fact(2);
    copy.echo = true;
    assert!(!book.take(&copy));
    // The one that stood ends; the other takes its place.
    let mut gone = fact(1);
    (gone.open, gone.echo) = (false, true);
    gone.ended_on = Some(day("2026-11-20"));
    assert!(book.take(&gone));
    copy.echo = false;
    assert!(book.take(&copy));
    let found = book.figures(&Occupations::All, &Places::Country);
    let (first, last) = (day("2026-11-01"), day("2026-11-30"));
    assert_eq!(
        (
            found.open(),
            found.published(first, last),
            found.ended(first, last)
        ),
        (1, 1, 0)
    );
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
    #[pleinweb_testing::test]
    fn the_book_equals_counting_the_open_offers(told in prop::collection::vec(any_fact(), 0..200)) {
        let mut book = MarketBook::default();
        let mut now: std::collections::BTreeMap<OfferId, Fact> = std::collections::BTreeMap::new();
        for fact in &told {
            book.take(fact);
            now.insert(fact.id, fact.clone());
        }
        let open: Vec<&Fact> = now.values().filter(|fact| fact.open && !fact.echo).collect();
        for (occupations, places) in [
            (Occupations::All, Places::Country),
            (baker(), Places::Country),
            (baker(), Places::Departments(vec!["87".to_owned()])),
            (baker(), Places::Departments(vec!["87".to_owned(), "19".to_owned()])),
            (Occupations::All, communes(&["87085", "19031"])),
            (Occupations::All, communes(&["87085", "87154", "19031"])),
            (baker(), communes(&["87154"])),
            (Occupations::Domain('G'), communes(&["87154", "87085"])),
        ] {
            let meant: Vec<&&Fact> = open
                .iter()
                .filter(|fact| match &occupations {
                    Occupations::All => true,
                    Occupations::Domain(letter) => fact.occupation.is_some_and(|code| code.as_str().starts_with(*letter)),
                    Occupations::These(codes) => fact.occupation.is_some_and(|code| codes.contains(&code)),
                })
                .filter(|fact| match &places {
                    Places::Country => true,
                    Places::Departments(codes) => fact.department.iter().chain(fact.elsewhere.iter().filter_map(|one| one.1.as_ref())).any(|code| codes.contains(code)),
                    Places::Communes(codes) => fact.commune.iter().chain(fact.elsewhere.iter().filter_map(|one| one.0.as_ref())).any(|code| codes.contains(code)),
                })
                .collect();
            let found = book.figures(&occupations, &places);
            prop_assert_eq!(found.open() as usize, meant.len());
            let paid = meant.iter().filter(|fact| fact.yearly_pay.is_some()).count();
            prop_assert_eq!(found.pay().iter().sum::<u32>() as usize, paid);
            let employers: std::collections::BTreeSet<_> = meant.iter().filter_map(|fact| fact.employer.as_ref()).collect();
            prop_assert_eq!(found.employer_count() as usize, employers.len());
            // What the indicator is made of is read another way, and is the same.
            let today = day("2026-11-24");
            let flow = book.flow(&occupations, &places, today);
            let (from, to) = (day("2026-08-26"), day("2026-10-25"));
            prop_assert_eq!(
                (flow.open, flow.published_before, flow.ended),
                (found.open(), found.published(from, to), found.ended(from, today)),
            );
            let lasting = meant.iter().filter(|fact| (from..=to).contains(&fact.published_on));
            prop_assert_eq!(flow.still_open as usize, lasting.count());
        }
    }
}
