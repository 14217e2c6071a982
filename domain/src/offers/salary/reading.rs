//! From what a text says to a yearly range.

use super::amounts::{Amount, Said, Unit, said};
use super::smic::smic_yearly;
use super::{Certainty, FULL_WEEK_MINUTES, HOURS_A_YEAR, Terms, YearlyPay};
use crate::offers::model::Hours;

/// Working days of a full-time year (forfait jours).
const DAYS_A_YEAR: f64 = 218.0;
/// What is taken off gross pay, roughly, for an employee who is not a manager.
const NET_OF_GROSS: f64 = 0.78;
/// A range wider than this is a slip of the keyboard at one end.
const WIDEST: f64 = 4.0;

/// Gross euros that a text can mean if it names the unit.
const fn believable(unit: Unit) -> (f64, f64) {
    match unit {
        Unit::Hour => (7.0, 150.0),
        Unit::Day => (50.0, 1500.0),
        Unit::Month => (400.0, 12_000.0),
        Unit::Year => (6000.0, 400_000.0),
    }
}

/// Gross euros that point to a unit by themselves, when none or a wrong one is
/// named: full-time pay of an ordinary job.
const GUESSES: [(Unit, f64, f64, f64); 4] = [
    (Unit::Hour, 9.5, 60.0, 1.0),
    (Unit::Month, 1200.0, 12_000.0, 1.0),
    (Unit::Year, 15_000.0, 250_000.0, 1.0),
    // Thousands of euros without the k.
    (Unit::Year, 15.0, 250.0, 1000.0),
];

/// A range, its unit, and whether the unit is a guess.
struct Range {
    low: f64,
    high: f64,
    unit: Unit,
    guessed: bool,
}

/// Reads a text; nothing if it says nothing, or something that could be meant
/// in two ways.
pub fn yearly(text: &str, terms: &Terms) -> Option<YearlyPay> {
    let said = said(text);
    if said.foreign {
        return None;
    }
    let Some(range) = range(&said) else {
        return smic(&said, text, terms);
    };
    let mut guessed = range.guessed || said.net;
    let months = said
        .months
        .filter(|months| (12.0..=16.0).contains(months))
        .unwrap_or(12.0);
    let (times, mut certainty) = match range.unit {
        Unit::Hour => (HOURS_A_YEAR, Certainty::Computed),
        Unit::Day => (DAYS_A_YEAR, Certainty::Computed),
        Unit::Month => (months, Certainty::Computed),
        Unit::Year => (1.0, Certainty::Stated),
    };
    let gross = if said.net { 1.0 / NET_OF_GROSS } else { 1.0 };
    let (mut low, mut high) = (range.low * times * gross, range.high * times * gross);
    let least = smic_yearly(terms.day);
    if matches!(range.unit, Unit::Month | Unit::Year) && terms.hours == Some(Hours::Part) {
        match terms.weekly_minutes.filter(|minutes| *minutes >= 60) {
            // Less than the minimum wage: it is the pay of the part.
            Some(minutes) if low < least * 0.98 => {
                let full = f64::from(FULL_WEEK_MINUTES) / f64::from(minutes.min(FULL_WEEK_MINUTES));
                (low, high) = (low * full, high * full);
                certainty = Certainty::Computed;
                // Hours that make no legal wage, or a fortune, are not those of the pay.
                guessed |= !(least * 0.9..=least * 5.0).contains(&low);
            }
            // It may be the pay of the part or of full time: no more than the text says.
            _ => guessed = true,
        }
    }
    guessed |= high < least * 0.95 && !terms.apprentice;
    if guessed {
        certainty = Certainty::Guessed;
    }
    Some(YearlyPay {
        low: whole(low),
        high: whole(high),
        certainty,
    })
}

fn whole(euros: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive and far below the limit: amounts were checked"
    )]
    let euros = euros.round().clamp(0.0, 4_000_000.0) as u32;
    euros
}

fn range(said: &Said) -> Option<Range> {
    let low = said.low?;
    let high = said.high.unwrap_or(low);
    if let Some(unit) = said.unit {
        let (from, to) = believable(unit);
        let fits = |amount: Amount| {
            [
                amount.as_decimal.filter(|_| unit == Unit::Hour),
                Some(amount.value),
            ]
            .into_iter()
            .flatten()
            .find(|value| (from..=to).contains(value))
        };
        if let Some(low) = fits(low) {
            return Some(match fits(high) {
                Some(high) if high >= low && high <= low * WIDEST => Range {
                    low,
                    high,
                    unit,
                    guessed: false,
                },
                Some(high) if high < low && low <= high * WIDEST => Range {
                    low: high,
                    high: low,
                    unit,
                    guessed: false,
                },
                // The upper end makes no sense: the lower one is what is promised.
                _ => Range {
                    low,
                    high: low,
                    unit,
                    guessed: true,
                },
            });
        }
    }
    let mut readings = GUESSES.iter().filter_map(|(unit, from, to, times)| {
        let fits = |value: f64| (*from..=*to).contains(&value);
        if !fits(low.value) {
            return None;
        }
        let high = Some(high.value)
            .filter(|high| fits(*high) && *high >= low.value && *high <= low.value * WIDEST)
            .unwrap_or(low.value);
        Some(Range {
            low: low.value * times,
            high: high * times,
            unit: *unit,
            guessed: true,
        })
    });
    let reading = readings.next()?;
    readings.next().is_none().then_some(reading)
}

/// "SMIC", "SMIC + 10 %", "78 % du SMIC".
fn smic(said: &Said, text: &str, terms: &Terms) -> Option<YearlyPay> {
    if !said.smic || said.low.is_some() {
        return None;
    }
    let percent = said.smic_percent.unwrap_or(100.0);
    if !(25.0..=300.0).contains(&percent) {
        return None;
    }
    let lower = text.to_lowercase();
    let vague = [
        "supérieur",
        "superieur",
        "minimum",
        "dessus",
        "selon",
        "partir",
        "+",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && said.smic_percent.is_none();
    let pay = whole(smic_yearly(terms.day) * percent / 100.0);
    Some(YearlyPay {
        low: pay,
        high: pay,
        certainty: if vague || percent < 100.0 && !terms.apprentice {
            Certainty::Guessed
        } else {
            Certainty::Computed
        },
    })
}
