//! How hard it is to find someone for an occupation, near a place: for an offer
//! that is shown, without the rest of the figures.

use super::Market;
use super::book::{Flow, Occupations};
use super::model::{Level, LocalTension};
use super::places::Reach;
use super::rules::{TensionInput, round_people, tension};
use pleinweb_kernel::Day;
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};

/// From the nearest area to the widest.
const LEVELS: [Level; 4] = [
    Level::Zone,
    Level::Department,
    Level::Region,
    Level::Country,
];

/// What the indicator is made of; `people` as they are shown.
pub(super) fn input(flow: &Flow, people: Option<u32>) -> TensionInput {
    TensionInput {
        open: flow.open,
        people,
        published_before: flow.published_before,
        still_open: flow.still_open,
        ended: flow.ended,
    }
}

impl Market {
    /// The indicator of an occupation in the smallest area around a commune
    /// that has figures enough: employment zone, department, region, country.
    /// Costs a lookup in memory for each commune of the zone.
    pub fn tension_near(
        &self,
        lists: &Lists,
        occupation: OccupationCode,
        commune: Option<CommuneCode>,
        today: Day,
    ) -> Option<LocalTension> {
        let hit = commune.and_then(|code| lists.places.by_code(code));
        let occupations = Occupations::These(vec![occupation]);
        let people = self.people();
        let levels = LEVELS.into_iter().filter(|level| {
            let told = hit.as_ref().is_some_and(|hit| hit.zone.is_some());
            *level == Level::Country || (hit.is_some() && (*level != Level::Zone || told))
        });
        self.ask(|book| {
            let mut reaches = levels.map(|level| Reach::new(lists, hit.as_ref(), level, 0));
            reaches.find_map(|reach| {
                let flow = book.flow(&occupations, &reach.places, today);
                let people = round_people(people.looking_for(&occupations, &reach.places));
                let tension = tension(&input(&flow, people.shown()))?;
                Some(LocalTension {
                    tension: tension.level,
                    level: reach.level,
                    area: reach.area,
                })
            })
        })
        .flatten()
    }
}
