//! How much an adviser may read, and how long a reason holds: pure.

use pleinweb_kernel::promises::READINGS_OVER;
use pleinweb_kernel::{HOUR_MS, Timestamp};
use pleinweb_reviews::rules::Claim;

/// A stated reason opens the file for that long.
pub(crate) const REASON_HOLDS_MS: i64 = HOUR_MS;
/// Or for as long as its reader holds the file to decide, within a working day:
/// nobody is asked again in the middle of writing.
pub(crate) const REASON_OF_DAY_MS: i64 = 12 * HOUR_MS;

/// Since when readings count: within the hour, and after a pause that was lifted.
pub(crate) fn counted_since(now: Timestamp, lifted_at: Option<Timestamp>) -> Timestamp {
    let hour = now.minus(READINGS_OVER.ms());
    lifted_at.map_or(hour, |lifted| lifted.max(hour))
}

/// Whether a reason that was stated then still opens the file.
pub(crate) fn reason_holds(now: Timestamp, stated_at: Timestamp, claim: Claim) -> bool {
    let age = now.since(stated_at);
    age < REASON_HOLDS_MS || (age < REASON_OF_DAY_MS && matches!(claim, Claim::Mine { .. }))
}
