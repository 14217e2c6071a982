//! By when someone is answered, who may decide, and to whom a file passes: pure.

use pleinweb_kernel::{AdviserId, HOUR_MS, Timestamp};

/// Where an agency has nobody to pass a file to, it is looked at again after that long.
pub const NOBODY_MS: i64 = HOUR_MS;

/// Who holds a file, seen by one adviser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    Free,
    Mine { until: Timestamp },
    Theirs { by: AdviserId, until: Timestamp },
}

/// A claim ends by itself, to the millisecond.
pub fn claim_of(now: Timestamp, claimed: Option<(AdviserId, Timestamp)>, me: AdviserId) -> Claim {
    match claimed {
        Some((_, until)) if until <= now => Claim::Free,
        Some((by, until)) if by == me => Claim::Mine { until },
        Some((by, until)) => Claim::Theirs { by, until },
        None => Claim::Free,
    }
}

/// Who takes a file: among the agency's advisers, whoever has the fewest files
/// to answer, but not the one who has it now. `None` when nobody else is there.
pub fn next_owner(advisers: &[(AdviserId, i64)], now_with: Option<AdviserId>) -> Option<AdviserId> {
    advisers
        .iter()
        .filter(|(adviser, _)| Some(*adviser) != now_with)
        .min_by_key(|(adviser, load)| (*load, *adviser))
        .map(|(adviser, _)| *adviser)
}
