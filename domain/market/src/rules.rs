//! Pure decisions about figures: what is hidden, how people are rounded, how a
//! trend is said, and our shortage indicator.

use pleinweb_kernel::promises;

use super::model::{Breakdown, Count, Direction, Tension, TensionLevel, Trend};

/// A cell with fewer is not shown.
pub const HIDDEN_BELOW: u32 = promises::HIDDEN_BELOW.u32();
const PEOPLE_STEP: u32 = promises::PEOPLE_STEP.u32();
const STEADY_BELOW: i64 = promises::STEADY_BELOW.i64();
const TREND_MONTHS: usize = promises::TREND_MONTHS.number() as usize;
const MODERATE: u32 = promises::TENSION_MODERATE.u32();
const HIGH: u32 = promises::TENSION_HIGH.u32();
const VERY_HIGH: u32 = promises::TENSION_VERY_HIGH.u32();

/// A number as it may be shown.
pub(crate) const fn hide(number: u32) -> Count {
    if number < HIDDEN_BELOW {
        Count::Few
    } else {
        Count::Exactly(number)
    }
}

/// A number of people: rounded to the nearest five, hidden when small.
pub(crate) const fn round_people(number: u32) -> Count {
    if number < HIDDEN_BELOW {
        return Count::Few;
    }
    Count::Exactly((number + PEOPLE_STEP / 2) / PEOPLE_STEP * PEOPLE_STEP)
}

/// The parts of a whole that is shown beside them. A small part is hidden; if
/// it were the only one, or if all that are hidden were fewer than ten together,
/// the whole would tell them or nearly so: then the next smallest is hidden with
/// them. Parts that hold nothing are left out.
pub(crate) fn break_down<K>(parts: impl IntoIterator<Item = (K, u32)>) -> Breakdown<K> {
    let mut shown: Vec<(K, u32)> = Vec::new();
    let (mut hidden, mut together) = (0, 0);
    for (kind, number) in parts {
        match number {
            0 => {}
            1..HIDDEN_BELOW => {
                hidden += 1;
                together += number;
            }
            _ => shown.push((kind, number)),
        }
    }
    // Stable: parts of the same size keep their order.
    shown.sort_by_key(|part| std::cmp::Reverse(part.1));
    let telling = hidden == 1 || hidden > 0 && together < HIDDEN_BELOW;
    if telling && shown.pop().is_some() {
        hidden += 1;
    }
    Breakdown { shown, hidden }
}

/// How the last three whole months stand against the three before. `months`
/// are whole, oldest first. Nothing is said from fewer than ten on either side.
pub fn trend(months: &[u32]) -> Option<Trend> {
    let recent: u32 = months
        .get(months.len().checked_sub(TREND_MONTHS)?..)?
        .iter()
        .sum();
    let from = months.len().checked_sub(2 * TREND_MONTHS)?;
    let before: u32 = months[from..from + TREND_MONTHS].iter().sum();
    if recent < HIDDEN_BELOW || before < HIDDEN_BELOW {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a ratio of counts; a cast saturates"
    )]
    let percent = ((f64::from(recent) / f64::from(before) - 1.0) * 100.0).round() as i32;
    let direction = if i64::from(percent) >= STEADY_BELOW {
        Direction::Up
    } else if i64::from(percent) <= -STEADY_BELOW {
        Direction::Down
    } else {
        Direction::Steady
    };
    Some(Trend { direction, percent })
}

/// What our indicator is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TensionInput {
    /// Offers open now.
    pub open: u32,
    /// People registered who look for this, as shown (rounded); `None` when
    /// they are too few, or the place too small.
    pub people: Option<u32>,
    /// Offers published 30 to 90 days ago, and those of them that are open.
    pub published_before: u32,
    pub still_open: u32,
    /// Offers that ended in the last 90 days.
    pub ended: u32,
}

/// "Indicateur de tension Plein Web": our own, never called the official one.
///
/// The mean of the parts that can be told, each from 0 to 100, at least two:
///
/// - **seekers**: open offers for each registered person, on a scale of
///   doublings: `50 + 25 × log2(open / people)`. One offer for four people is 0,
///   as many offers as people 50, four offers for one person 100.
/// - **lasting**: of the offers published 30 to 90 days ago, the share that is
///   still open, doubled: half of them is 100, because hardly any place keeps more.
/// - **exits**: `100 × (1 − ended / (ended + open))` over the last 90 days: where
///   many offers end compared with those open, people are found.
///
/// Nothing is said from fewer than ten open offers, nor is a part from fewer
/// than ten offers or people. Below 25 low, then moderate, from 50 high, from
/// 75 very high.
pub fn tension(input: &TensionInput) -> Option<Tension> {
    if input.open < HIDDEN_BELOW {
        return None;
    }
    let open = f64::from(input.open);
    let seekers = input
        .people
        .filter(|people| *people >= HIDDEN_BELOW)
        .map(|people| 50.0 + 25.0 * (open / f64::from(people)).log2());
    let lasting = (input.published_before >= HIDDEN_BELOW)
        .then(|| 200.0 * f64::from(input.still_open) / f64::from(input.published_before));
    let exits = (input.ended >= HIDDEN_BELOW).then(|| {
        let ended = f64::from(input.ended);
        100.0 * (1.0 - ended / (ended + open))
    });
    let parts = [seekers, lasting, exits].map(|part| part.map(percent));
    let known: Vec<u32> = parts.iter().flatten().copied().collect();
    let number = u32::try_from(known.len())
        .ok()
        .filter(|number| *number >= 2)?;
    let score = (known.iter().sum::<u32>() + number / 2) / number;
    let level = match score {
        ..MODERATE => TensionLevel::Low,
        MODERATE..HIGH => TensionLevel::Moderate,
        HIGH..VERY_HIGH => TensionLevel::High,
        _ => TensionLevel::VeryHigh,
    };
    let [seekers, lasting, exits] = parts;
    Some(Tension {
        score,
        level,
        seekers,
        lasting,
        exits,
    })
}

/// From 0 to 100, rounded.
fn percent(part: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=100 first"
    )]
    let whole = part.clamp(0.0, 100.0).round() as u32;
    whole
}
