//! The minimum wage (SMIC), as published at the Journal officiel.

use super::HOURS_A_YEAR;
use crate::kernel::Day;

/// Since when, and gross euros an hour, oldest first.
const HOURLY: [((i16, i8, i8), f64); 6] = [
    ((2022, 8, 1), 11.07),
    ((2023, 1, 1), 11.27),
    ((2023, 5, 1), 11.52),
    ((2024, 1, 1), 11.65),
    ((2024, 11, 1), 11.88),
    ((2026, 1, 1), 12.02),
];

/// A year at the minimum wage, gross, full time, on a day. Before the table
/// begins its first value is taken.
pub fn smic_yearly(day: Day) -> f64 {
    let hourly = HOURLY
        .iter()
        .rev()
        .find(|((year, month, first), _)| {
            Day::new(*year, *month, *first).is_some_and(|since| since <= day)
        })
        .map_or(HOURLY[0].1, |(_, hourly)| *hourly);
    hourly * HOURS_A_YEAR
}
