//! An offer in several places: each found in the lists, each once.

use super::Notes;
use super::place::{RawPlace, resolve};
use crate::model::Place;
use pleinweb_nomenclature::Lists;

/// More places are not kept: an offer for everywhere is not found better by a
/// list of all towns.
const MOST: usize = 30;

/// The places of an offer: the first that is said, and the others beside it.
pub fn resolve_all(lists: &Lists, raw: &[RawPlace], notes: &mut Notes) -> Place {
    let mut places: Vec<Place> = Vec::new();
    let mut unsaid = None;
    for raw in raw.iter().take(MOST) {
        let place = resolve(lists, raw, notes);
        let said = place.commune.is_some() || place.department.is_some() || !place.label.is_empty();
        if said && !places.iter().any(|known| is_same(known, &place)) {
            places.push(place);
        } else if !said && unsaid.is_none() {
            unsaid = Some(place);
        }
    }
    let mut places = places.into_iter();
    let first = places.next();
    // Without a name there may still be coordinates.
    let mut place = first.or(unsaid).unwrap_or_default();
    place.elsewhere = places.collect();
    place
}

fn is_same(one: &Place, other: &Place) -> bool {
    if one.commune.is_some() || other.commune.is_some() {
        return one.commune == other.commune;
    }
    one.department == other.department && one.label == other.label
}

/// One field of a table that holds several values: "Limoges | Brive".
pub fn listed(text: &str) -> Vec<&str> {
    text.split('|').map(str::trim).collect()
}

#[cfg(feature = "testing")]
mod tests {
    use super::{listed, resolve_all};
    use crate::import::Notes;
    use crate::import::place::RawPlace;
    use pleinweb_nomenclature::demo::demo_rows;
    use pleinweb_nomenclature::{Lists, search::PlaceIndex};

    #[pleinweb_testing::test]
    fn each_place_once_in_the_order_said() {
        let lists = Lists::of_places(PlaceIndex::build(&demo_rows().communes));
        for (said, expected) in [
            ("87 - Limoges", "Limoges"),
            ("87 - Limoges | 75 - Paris", "Limoges, Paris"),
            ("87 - Limoges|87 - LIMOGES||75 - Paris", "Limoges, Paris"),
            ("Ailleurs | 87 - Limoges", "Ailleurs, Limoges"),
            ("", ""),
            (" | ", ""),
        ] {
            let raw: Vec<RawPlace> = listed(said)
                .into_iter()
                .map(|label| RawPlace {
                    label: label.to_owned(),
                    ..RawPlace::default()
                })
                .collect();
            let place = resolve_all(&lists, &raw, &mut Notes::default());
            let labels: Vec<&str> = place.all().map(|place| place.label.as_str()).collect();
            assert_eq!(labels.join(", "), expected, "{said}");
            assert!(place.elsewhere.iter().all(|one| one.elsewhere.is_empty()));
        }
    }
}
