//! What is to be known of each filter: by its name addresses are read, the API
//! describes itself and the form is drawn.

#[cfg(feature = "server")]
use pleinweb_search::Facets;

use super::{FILTERS, Figures, Filter, Yes};
use crate::words::Remote;
use pleinweb_nomenclature::model::OccupationCode;

/// Floors of pay to choose from, in gross euros a year.
pub const FLOORS: [u32; 8] = [
    20_000, 22_000, 24_000, 26_000, 30_000, 35_000, 40_000, 50_000,
];
/// Ages to choose from, in days.
pub const AGES: [u32; 5] = [1, 3, 7, 14, 30];
/// Letters of the domains of occupations.
pub const DOMAINS: std::ops::RangeInclusive<char> = 'A'..='N';
/// What a plain yes is in the address.
pub const YES: &str = "oui";

/// A filter.
#[derive(Debug)]
pub struct FilterDef {
    /// Its name in addresses and in the API.
    pub name: &'static str,
    /// The id of the text of its group.
    pub group: &'static str,
    /// A value.
    pub example: &'static str,
    pub holds: Holds,
}

/// What a filter holds.
#[derive(Debug)]
pub enum Holds {
    /// Some of these words.
    Words(fn() -> Vec<(&'static str, Filter)>),
    Yes(Yes),
    /// A whole number from one up to this; and those to choose from.
    Number(u32, fn() -> Vec<Filter>),
    /// Letters of domains.
    Letters,
    /// Codes of occupations.
    Occupations,
}

pub const PAY: FilterDef = FilterDef {
    name: "salaire",
    group: "group-pay",
    example: "24000",
    holds: Holds::Number(1_000_000, || FLOORS.map(Filter::Pay).to_vec()),
};
pub const AGE: FilterDef = FilterDef {
    name: "depuis",
    group: "group-age",
    example: "7",
    holds: Holds::Number(3_650, || AGES.map(Filter::Age).to_vec()),
};
pub const DOMAIN: FilterDef = FilterDef {
    name: "domaine",
    group: "group-domain",
    example: "D",
    holds: Holds::Letters,
};
pub const OCCUPATION: FilterDef = FilterDef {
    name: "metier",
    group: "group-occupation",
    example: "D1102",
    holds: Holds::Occupations,
};

impl FilterDef {
    /// The choice that a value is, if it is one.
    fn read(&self, value: &str) -> Option<Filter> {
        match self.holds {
            Holds::Words(words) => {
                let known = words().into_iter().find(|(key, _)| *key == value);
                known.map(|(_, filter)| filter)
            }
            Holds::Yes(yes) => (value == YES).then_some(yes.filter()),
            Holds::Number(most, _) => {
                let number = value.parse().ok()?;
                let filter = if self.name == PAY.name {
                    Filter::Pay(number)
                } else {
                    Filter::Age(number)
                };
                (1..=most).contains(&number).then_some(filter)
            }
            Holds::Letters => {
                let mut letters = value.chars();
                let letter = letters.next()?.to_ascii_uppercase();
                let is_one = letters.next().is_none() && DOMAINS.contains(&letter);
                is_one.then_some(Filter::Domain(letter))
            }
            Holds::Occupations => OccupationCode::parse(value).ok().map(Filter::Occupation),
        }
    }

    /// What the form has to choose from; occupations come with what was found.
    pub fn choices(&self) -> Vec<Filter> {
        match self.holds {
            Holds::Words(words) => words().into_iter().map(|(_, filter)| filter).collect(),
            Holds::Yes(yes) => vec![yes.filter()],
            Holds::Number(_, choices) => choices(),
            Holds::Letters => DOMAINS.map(Filter::Domain).collect(),
            Holds::Occupations => Vec::new(),
        }
    }
}

impl Filter {
    /// Reads a pair of the address: `None` if the name is no filter's, an
    /// error if the value is nonsense.
    pub fn read(name: &str, value: &str) -> Option<Result<Self, ()>> {
        let known = FILTERS.iter().find(|known| known.name == name)?;
        Some(known.read(value.trim()).ok_or(()))
    }
}

/// The groups of boxes that the form shows, in its order: the id of the text of
/// each, and its choices.
pub fn groups() -> Vec<(&'static str, Vec<Filter>)> {
    let mut groups: Vec<(&'static str, Vec<Filter>)> = Vec::new();
    let is_box = |filter: &&FilterDef| matches!(filter.holds, Holds::Words(_) | Holds::Yes(_));
    for filter in FILTERS.iter().filter(is_box) {
        // What the work is about stands before whom it is for.
        if filter.group == "group-size" {
            groups.push((DOMAIN.group, DOMAIN.choices()));
        }
        match groups.iter_mut().find(|(group, _)| *group == filter.group) {
            Some((_, choices)) => choices.extend(filter.choices()),
            None => groups.push((filter.group, filter.choices())),
        }
    }
    groups
}

impl Figures {
    /// What an offer in a list says besides its contract: ids of texts.
    pub fn on_cards(&self) -> impl Iterator<Item = &'static str> {
        let remote = self.remote.filter(|remote| *remote != Remote::No);
        let words = [
            self.hours.map(super::super::words::Hours::message),
            remote.map(Remote::message),
        ];
        words
            .into_iter()
            .flatten()
            .chain(self.yes(Yes::is_on_cards))
    }

    /// What it says with a plain yes, of some: ids of texts.
    pub fn yes(&self, some: fn(Yes) -> bool) -> impl Iterator<Item = &'static str> {
        let said = Yes::ALL
            .iter()
            .filter(move |yes| some(**yes) && yes.of(self));
        said.map(|yes| yes.message())
    }
}

/// Counts of what is no column of an offer's own.
#[cfg(feature = "server")]
pub fn counted(facets: &Facets) -> Vec<(Filter, u64)> {
    let step = |counts: &[(u32, u64)], step: u32| {
        let known = counts.iter().find(|(known, _)| *known == step);
        known.map_or(0, |(_, count)| *count)
    };
    let pay = FLOORS.map(|floor| (Filter::Pay(floor), step(&facets.pay, floor)));
    let ages = AGES.map(|days| (Filter::Age(days), step(&facets.ages, days)));
    let domains = facets.domains.iter().filter_map(|(domain, count)| {
        let letter = domain.chars().next()?;
        Some((Filter::Domain(letter), *count))
    });
    pay.into_iter().chain(ages).chain(domains).collect()
}
