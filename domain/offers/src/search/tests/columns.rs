//! What is declared of an offer's columns holds from the row to the address.

use std::collections::BTreeSet;

use super::world::{begin, follow, given, offer, place, search};
use crate::columns::{FILTERS, Figures, Holds, Yes, groups};
use crate::search::state::{Filter, SearchState};
use pleinweb_platform::testing::on_both;

/// The same, with a plain yes more.
fn saying(figures: &Figures, yes: Yes) -> Figures {
    let mut said = serde_json::to_value(figures).unwrap();
    said[yes.column()] = true.into();
    serde_json::from_value(said).unwrap()
}

#[pleinweb_testing::test]
async fn a_plain_yes_is_stored_found_and_counted() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let line = given("Boulanger", "D1102", "Limoges", "");
        let mut offers = Vec::new();
        for (number, yes) in Yes::ALL.iter().enumerate() {
            let mut one = offer(&app, number, yes.column(), line).await;
            one.figures = saying(&one.figures, *yes);
            offers.push(one);
        }
        offers.push(offer(&app, Yes::ALL.len(), "Nothing more", line).await);
        place(&app, offers).await;
        follow(&app, &mut keeper).await;
        let all = search(&app, "").await;
        assert_eq!(all.total, Yes::ALL.len() as u64 + 1);
        for yes in Yes::ALL {
            let (name, value) = yes.filter().pair();
            let found = search(&app, &format!("{name}={value}")).await;
            assert_eq!((found.total, all.counts.of(yes.filter())), (1, 1), "{name}");
            let card = &found.offers[0].card;
            assert_eq!(card.title, yes.column());
            let said: Vec<Yes> = Yes::ALL
                .iter()
                .copied()
                .filter(|yes| yes.of(&card.figures))
                .collect();
            assert_eq!(said, [*yes]);
        }
    })
    .await;
}

#[pleinweb_testing::test]
fn each_choice_is_read_from_its_address_and_stands_in_the_form() {
    let shown: Vec<Filter> = groups().into_iter().flat_map(|(_, all)| all).collect();
    let mut names = BTreeSet::new();
    for filter in FILTERS {
        assert!(names.insert(filter.name), "{} twice", filter.name);
        for choice in filter.choices() {
            let (name, value) = choice.pair();
            assert_eq!(name, filter.name);
            let query = format!("{name}={value}");
            let (state, ignored) = SearchState::read(&query);
            assert_eq!(
                (state.filters.as_slice(), ignored.len()),
                ([choice].as_slice(), 0)
            );
            assert_eq!(state.query(), query);
            let is_box = !matches!(filter.holds, Holds::Number(..));
            assert_eq!(shown.contains(&choice), is_box, "{query}");
        }
    }
    assert_eq!(
        shown.len(),
        shown.iter().collect::<std::collections::HashSet<_>>().len()
    );
}

#[pleinweb_testing::test]
fn each_column_is_written_once() {
    let mut figures = Figures::of(crate::model::Contract::Permanent);
    let cells = figures.cells();
    let columns: BTreeSet<&&str> = Figures::COLUMNS.iter().collect();
    assert_eq!(
        (cells.len(), columns.len()),
        (Figures::COLUMNS.len(), cells.len())
    );
    for yes in Yes::ALL {
        figures = saying(&figures, *yes);
    }
    let differ = cells
        .iter()
        .zip(figures.cells())
        .filter(|(one, other)| *one != other);
    assert_eq!(differ.count(), Yes::ALL.len());
}
