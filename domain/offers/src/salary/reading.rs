//! From what a text says to a yearly range.

use super::bounds::{MOST, bounds, least_hourly, least_percent, smic_of};
use super::claims::said;
use super::lexing::Number;
use super::minimum::Smic;
use super::told::{Claim, Said, Share};
use super::units::Unit;
use super::{Certainty, FULL_WEEK_MINUTES, HOURS_A_YEAR, Stated, Terms, YearlyPay};
use crate::model::{Contract, Hours};

/// What is taken off gross pay, roughly, for an employee who is not a manager.
const NET_OF_GROSS: f64 = 0.78;
/// A range wider than this is a slip of the keyboard at one end.
const WIDEST: f64 = 4.0;
/// From here on an amount is not for a week or two that are named elsewhere in its text.
const MOST_OF_A_WEEK: f64 = 1200.0;
/// Pay of part-time work that comes to more than this many times the minimum
/// is that of full time, or its hours are not those of the pay.
const MOST_OF_PART: f64 = 2.0;

/// Gross euros that point to a unit by themselves, where a text names none at
/// all: full-time pay of an ordinary job.
const GUESSES: [(Unit, f64, f64); 3] = [
    (Unit::Hour, 9.5, 25.0),
    (Unit::Month, 1200.0, 12_000.0),
    (Unit::Year, 15_000.0, MOST),
];

/// A text that was read: what it says, and what that is a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Read {
    pub yearly: YearlyPay,
    /// Missing where only a share of the minimum wage is named.
    pub stated: Option<Stated>,
}

/// Reads a text; nothing if it says nothing, or something that could be meant
/// in two ways, or that the law or the bounds forbid. `beside` is a text that
/// goes with it: it may name the unit or the hours.
pub fn read(text: &str, beside: &str, terms: &Terms) -> Option<Read> {
    let learner = matches!(
        terms.contract,
        Contract::Internship | Contract::Apprenticeship | Contract::Professionalisation
    );
    let mut said = said(text, learner);
    let other = super::claims::said(beside, learner);
    if said.foreign {
        return None;
    }
    said.share = said.share.or(other.share);
    let own = said.units.clone();
    for unit in other.units {
        if !said.units.contains(&unit) {
            said.units.push(unit);
        }
    }
    if said.claims.is_empty() {
        return smic(&said, terms).map(|yearly| Read {
            yearly,
            stated: None,
        });
    }
    said.claims
        .iter()
        .find_map(|claim| claimed(claim, &said, &own, terms))
}

/// The unit of a claim, and whether we guessed it.
/// `own` are the units of its own text.
fn unit(claim: &Claim, said: &Said, own: &[Unit]) -> Option<(Unit, bool)> {
    if let Some(unit) = claim.unit {
        return (unit != Unit::Other).then_some((unit, false));
    }
    let thousands = claim.low.thousands || claim.high.is_some_and(|high| high.thousands);
    match said.units.as_slice() {
        // "mutuelle + 13 €": perhaps no pay.
        [] if claim.after_a_bonus => return None,
        [] => {}
        // When one works, most likely: a week's pay is not so much.
        [unit @ (Unit::Week | Unit::Fortnight)]
            if own.contains(unit) && claim.low.value >= MOST_OF_A_WEEK => {}
        // Named somewhere else in the text: no other is guessed.
        [unit] if *unit != Unit::Other => return Some((*unit, true)),
        // A month's pay and a year's are both named: this is neither for sure.
        [Unit::Other] if thousands => {}
        _ => return None,
    }
    let fits = |value: f64| {
        GUESSES
            .iter()
            .find(move |(_, from, to)| (*from..=*to).contains(&value))
            .map(|(unit, _, _)| *unit)
    };
    let low = fits(claim.low.value)?;
    let high = fits(claim.high.unwrap_or(claim.low).value)?;
    (low == high).then_some((low, true))
}

fn value(number: Number, unit: Unit) -> f64 {
    match number.as_decimal {
        Some(decimal) if unit == Unit::Hour => decimal,
        _ => number.value,
    }
}

fn claimed(claim: &Claim, said: &Said, own: &[Unit], terms: &Terms) -> Option<Read> {
    let (unit, mut guessed) = unit(claim, said, own)?;
    let (one, other) = (
        value(claim.low, unit),
        value(claim.high.unwrap_or(claim.low), unit),
    );
    let (low, high) = (one.min(other), one.max(other));
    if low <= 0.0 || high > low * WIDEST {
        return None;
    }
    let gross = if claim.net { 1.0 / NET_OF_GROSS } else { 1.0 };
    let part = part(said, terms);
    let times = of_full_time(unit, low * gross, part, terms)?;
    let (least, most) = bounds(unit, terms);
    if !(least..=most).contains(&(low * gross * times)) || high * gross > most {
        return None;
    }
    if terms.contract == Contract::SelfEmployed {
        // A price is no pay; a year's or a month's income is what someone hopes.
        if !matches!(unit, Unit::Month | Unit::Year) {
            return None;
        }
        guessed = true;
    }
    // The text does not say whether this is the pay of the part-time post or of
    // full time.
    let unclear = part.is_some() && times <= 1.0 && !matches!(unit, Unit::Hour | Unit::Day);
    guessed |= claim.net || unclear;
    let a_year = a_year(unit, said.months) * gross * times;
    if high * a_year > MOST * 1.0001 {
        return None;
    }
    let certainty = match unit {
        _ if guessed => Certainty::Guessed,
        _ if times > 1.0 => Certainty::Converted,
        Unit::Year => Certainty::Stated,
        _ => Certainty::Computed,
    };
    Some(Read {
        yearly: YearlyPay {
            low: whole(low * a_year),
            high: whole(high * a_year),
            certainty,
        },
        stated: Some(Stated { low, high, unit }),
    })
}

/// How many of a unit a full-time year has.
fn a_year(unit: Unit, months: Option<f64>) -> f64 {
    match unit {
        Unit::Hour => HOURS_A_YEAR,
        Unit::Day => HOURS_A_YEAR / 7.0,
        Unit::Week => 52.0,
        Unit::Fortnight => 26.0,
        Unit::Month => months.unwrap_or(12.0),
        Unit::Year => 1.0,
        Unit::Other => 0.0,
    }
}

/// Hours of a part-time job: as the text says them, else as the offer does.
fn part(said: &Said, terms: &Terms) -> Option<Share> {
    match said.share {
        Some(Share::Minutes(minutes)) => Some(Share::Minutes(minutes)),
        told => {
            let known = terms
                .weekly_minutes
                .filter(|minutes| (60..FULL_WEEK_MINUTES).contains(minutes));
            let is_part = told.is_some() || terms.hours == Some(Hours::Part);
            is_part.then(|| known.map_or(Share::Unknown, Share::Minutes))
        }
    }
}

/// By how much pay is raised to be that of full time: 1 where it is already, or
/// is for a time that does not depend on the hours. Nothing where part-time pay
/// comes to what nobody is paid. `low` is gross.
fn of_full_time(unit: Unit, low: f64, part: Option<Share>, terms: &Terms) -> Option<f64> {
    let Some(share) = part.filter(|_| !matches!(unit, Unit::Hour | Unit::Day)) else {
        return Some(1.0);
    };
    let (least, _) = bounds(unit, terms);
    if low >= least {
        return Some(1.0);
    }
    let Share::Minutes(minutes) = share else {
        return None;
    };
    let times = f64::from(FULL_WEEK_MINUTES) / f64::from(minutes);
    let hourly = low * times * a_year(unit, None) / HOURS_A_YEAR;
    (hourly <= least_hourly(terms) * MOST_OF_PART).then_some(times)
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

/// "SMIC", "SMIC + 10 %", "78 % du SMIC".
fn smic(said: &Said, terms: &Terms) -> Option<YearlyPay> {
    let learner = least_percent(terms.contract) < 100.0;
    let (percent, certainty) = match said.smic? {
        // A learner's part of it is not said.
        Smic::Plain | Smic::AtLeast if learner => return None,
        Smic::Plain => (100.0, Certainty::Computed),
        Smic::AtLeast => (100.0, Certainty::Guessed),
        Smic::Percent(percent) => (percent, Certainty::Computed),
        Smic::Unclear => return None,
    };
    if !(least_percent(terms.contract)..=300.0).contains(&percent) {
        return None;
    }
    let pay = whole(smic_of(terms) * percent / 100.0);
    Some(YearlyPay {
        low: pay,
        high: pay,
        certainty,
    })
}
