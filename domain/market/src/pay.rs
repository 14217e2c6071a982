//! Pay in buckets: what makes figures of many places merge.
//!
//! A year's pay falls into one of [`BUCKETS`] buckets. The first holds all below
//! [`LOWEST`] euros, the last all from [`HIGHEST`] on, and those between are
//! equally wide on a logarithmic scale: each ends 2.59 % above where it begins.
//! A quantile is the geometric middle of the bucket it falls into, so inside
//! the scale it is at most [`LARGEST_ERROR`] (1.3 %) from the exact one.

use pleinweb_kernel::promises::PAY_ROUNDED_TO;

use super::model::Quartiles;
use super::rules::HIDDEN_BELOW;

/// How many buckets there are, both open ends included.
pub(crate) const BUCKETS: usize = 128;
/// Where the scale begins: less than any full-time year pays (a young
/// apprentice's first year is above).
pub(crate) const LOWEST: f64 = 5_600.0;
/// Where the scale ends.
pub(crate) const HIGHEST: f64 = 140_000.0;
/// The share by which a quantile can be off inside the scale.
#[cfg(feature = "testing")]
pub(crate) const LARGEST_ERROR: f64 = 0.013;

#[expect(clippy::cast_precision_loss, reason = "a small constant")]
const INNER: f64 = (BUCKETS - 2) as f64;

/// The bucket of a year's pay.
pub(crate) fn bucket(yearly: u32) -> usize {
    let yearly = f64::from(yearly);
    if yearly < LOWEST {
        return 0;
    }
    if yearly >= HIGHEST {
        return BUCKETS - 1;
    }
    let at = (yearly / LOWEST).ln() / (HIGHEST / LOWEST).ln() * INNER;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of inner buckets"
    )]
    let at = at as usize;
    at.min(BUCKETS - 3) + 1
}

/// What stands for all pay in a bucket, in whole euros.
pub fn middle(bucket: usize) -> u32 {
    let euros = match bucket {
        0 => LOWEST,
        last if last >= BUCKETS - 1 => HIGHEST,
        inner => {
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            let at = (inner - 1) as f64 + 0.5;
            LOWEST * (HIGHEST / LOWEST).powf(at / INNER)
        }
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between the two ends of the scale"
    )]
    let euros = euros.round() as u32;
    euros
}

/// The value below which `share` of `counts` lie (nearest rank). `None` when
/// there is nothing.
pub(crate) fn quantile(counts: &[u32; BUCKETS], share: f64) -> Option<u32> {
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if total == 0 {
        return None;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of offers, far below 2^52"
    )]
    let rank = ((total as f64 * share).ceil() as u64).clamp(1, total);
    let mut seen = 0;
    counts
        .iter()
        .position(|count| {
            seen += u64::from(*count);
            seen >= rank
        })
        .map(middle)
}

/// Quartiles with the count they come from; nothing from fewer than ten.
pub(crate) fn quartiles(counts: &[u32; BUCKETS]) -> Option<Quartiles> {
    let count = counts.iter().sum();
    if count < HIDDEN_BELOW {
        return None;
    }
    Some(Quartiles {
        low: rounded(quantile(counts, 0.25)?),
        median: rounded(quantile(counts, 0.5)?),
        high: rounded(quantile(counts, 0.75)?),
        count,
    })
}

/// Figures that look no more exact than they are.
const fn rounded(euros: u32) -> u32 {
    const STEP: u32 = PAY_ROUNDED_TO.u32();
    (euros + STEP / 2) / STEP * STEP
}
