//! The lowest pay that the law allows, as published at the Journal officiel,
//! and the bounds outside which a figure is not taken for pay.

use super::{HOURS_A_YEAR, Terms, Unit};
use crate::model::Contract;
use pleinweb_kernel::Day;

type Since = (i16, i8, i8);

/// The minimum wage (SMIC): since when, and gross euros an hour, oldest first.
/// Decrees 2021-1741, arrêté of 19.4.2022, arrêté of 29.7.2022, decree 2022-1608,
/// arrêté of 26.4.2023, decrees 2023-1216, 2024-951 and 2025-1228.
const HOURLY: [(Since, f64); 8] = [
    ((2022, 1, 1), 10.57),
    ((2022, 5, 1), 10.85),
    ((2022, 8, 1), 11.07),
    ((2023, 1, 1), 11.27),
    ((2023, 5, 1), 11.52),
    ((2024, 1, 1), 11.65),
    ((2024, 11, 1), 11.88),
    ((2026, 1, 1), 12.02),
];

/// In Mayotte, by the same texts.
const MAYOTTE: [(Since, f64); 8] = [
    ((2022, 1, 1), 7.98),
    ((2022, 5, 1), 8.19),
    ((2022, 8, 1), 8.35),
    ((2023, 1, 1), 8.51),
    ((2023, 5, 1), 8.70),
    ((2024, 1, 1), 8.80),
    ((2024, 11, 1), 8.98),
    ((2026, 1, 1), 9.33),
];

/// What an intern is given at least, an hour: 15 % of the hourly ceiling of social
/// security (code de l'éducation, L. 124-6 and D. 124-8; the ceiling was 26 €
/// in 2022, 27 € in 2023, 29 € in 2024 and 2025, 30 € in 2026).
const INTERN: [(Since, f64); 4] = [
    ((2022, 1, 1), 3.90),
    ((2023, 1, 1), 4.05),
    ((2024, 1, 1), 4.35),
    ((2026, 1, 1), 4.50),
];

/// The least of the table of apprentices: 27 % of the minimum wage, under 18
/// in the first year (code du travail, D. 6222-26).
const APPRENTICE: f64 = 0.27;
/// The least of the table of professionalisation: 55 %, under 21 without a
/// diploma of the level of the baccalauréat (code du travail, D. 6325-14 and -15).
const PROFESSIONALISATION: f64 = 0.55;
/// The days that an intern is there are counted: this is a short month, of 19 days.
const INTERN_HOURS_A_MONTH: f64 = 133.0;

/// What is on the 1st of January of the year, or when the table begins; the
/// last where nothing says when.
fn first_of_year(table: &[(Since, f64)], day: Option<Day>) -> f64 {
    let year = day.map_or(i16::MAX, |day| day.0.year());
    on(table, |since| since <= (year, 1, 1))
}

fn on(table: &[(Since, f64)], is_there: impl Fn(Since) -> bool) -> f64 {
    table
        .iter()
        .rev()
        .find(|(since, _)| is_there(*since))
        .or(table.first())
        .map_or(0.0, |(_, hourly)| *hourly)
}

/// A year at the minimum wage, gross, full time, on a day. Before the table
/// begins its first value is taken.
pub fn smic_yearly(day: Day) -> f64 {
    let date = (day.0.year(), day.0.month(), day.0.day());
    on(&HOURLY, |since| since <= date) * HOURS_A_YEAR
}

/// The same in the place of the offer; today's where no day is known.
pub fn smic_of(terms: &Terms) -> f64 {
    let table = if terms.lower_minimum {
        &MAYOTTE
    } else {
        &HOURLY
    };
    let date = terms.day.map_or((i16::MAX, 1, 1), |day| {
        (day.0.year(), day.0.month(), day.0.day())
    });
    on(table, |since| since <= date) * HOURS_A_YEAR
}

/// The share of the minimum wage that a kind of contract pays at least, in percent.
pub const fn least_percent(contract: Contract) -> f64 {
    match contract {
        Contract::Apprenticeship => APPRENTICE * 100.0,
        Contract::Professionalisation => PROFESSIONALISATION * 100.0,
        _ => 100.0,
    }
}

/// The least that may be paid for an hour, gross: by kind of contract and
/// place, the lowest of the year of publication, so that an offer that was true
/// when it was made stays true.
pub fn least_hourly(terms: &Terms) -> f64 {
    if terms.contract == Contract::Internship {
        return first_of_year(&INTERN, terms.day);
    }
    let table = if terms.lower_minimum {
        &MAYOTTE
    } else {
        &HOURLY
    };
    first_of_year(table, terms.day) * least_percent(terms.contract) / 100.0
}

/// The least and the most, in gross euros, that a unit can mean. The lower end
/// is the law's, rounded down by what people round; the upper one is ours:
/// above it there are slips of the keyboard and hardly anyone's pay.
pub fn bounds(unit: Unit, terms: &Terms) -> (f64, f64) {
    let least = least_hourly(terms);
    let month = match terms.contract {
        Contract::Internship => INTERN_HOURS_A_MONTH,
        _ => HOURS_A_YEAR / 12.0,
    };
    match unit {
        Unit::Hour => (least - 0.005, 100.0),
        Unit::Day => (least * 7.0 * 0.99, 700.0),
        Unit::Week => (least * 35.0 * 0.99, 3500.0),
        Unit::Fortnight => (least * 70.0 * 0.99, 7000.0),
        Unit::Month => (least * month * 0.99, 15_000.0),
        Unit::Year => (least * month * 12.0 * 0.99, MOST),
        Unit::Other => (f64::INFINITY, 0.0),
    }
}

/// The highest pay of a year that is taken for pay.
pub const MOST: f64 = 200_000.0;
