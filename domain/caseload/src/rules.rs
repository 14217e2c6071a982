//! How much an adviser may read, how long a reason holds, and how a caseload is
//! searched and ordered: pure.

use pleinweb_checks::letters::fold;
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

/// Whether somebody is called so: each word that is typed is in the name, whatever its
/// accents and capitals. Nothing typed is everybody.
pub(crate) fn is_called(name: &str, typed: &str) -> bool {
    let name = fold(name);
    typed
        .split_whitespace()
        .all(|word| name.contains(&fold(word)))
}

/// By what people are ordered to whom something is owed then: the longest due first, and
/// all of them before those to whom nothing is.
pub(crate) fn most_urgent(due: Option<Timestamp>) -> Timestamp {
    due.unwrap_or(Timestamp(i64::MAX))
}
