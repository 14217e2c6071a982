//! Pure decisions about offers.

use super::model::OfferState;
use pleinweb_kernel::promises::OFFER_OLD;
use pleinweb_kernel::{Day, Timestamp};

/// What is known of an offer that an import brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub fingerprint: i64,
    pub state: OfferState,
    pub updated_at: Option<Timestamp>,
    /// A digest of what its source said; older ones have none.
    pub said: Option<i64>,
}

/// What becomes of an offer that an import brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    New,
    Changed,
    /// Its source says the same, and we read it better: no news.
    Mended,
    /// Perhaps the same: what was said then is not known, only what was read in it.
    Unsure,
    /// The same, or an older version than ours: not written.
    Unchanged,
}

/// A newer version replaces; one that was withdrawn and comes back is there again.
pub(crate) fn fate(
    known: Option<Known>,
    fingerprint: i64,
    said: i64,
    updated_at: Option<Timestamp>,
) -> ImportOutcome {
    let Some(known) = known else {
        return ImportOutcome::New;
    };
    if known.state == OfferState::Withdrawn {
        return ImportOutcome::Changed;
    }
    let older = matches!((updated_at, known.updated_at), (Some(now), Some(ours)) if now < ours);
    if known.fingerprint == fingerprint || older {
        return ImportOutcome::Unchanged;
    }
    match known.said {
        Some(before) if before == said => ImportOutcome::Mended,
        None if known.state == OfferState::Open => ImportOutcome::Unsure,
        _ => ImportOutcome::Changed,
    }
}

/// Whether two texts say the same, however they are encoded and marked up: the
/// letters of both. Long ones may have been cut at different places.
pub(crate) fn says_the_same(one: &str, other: &str) -> bool {
    const CUT_AFTER: usize = 100;
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|letter| letter.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    one == other
        || one.len().min(other.len()) > CUT_AFTER
            && (one.starts_with(&other) || other.starts_with(&one))
}

/// A date of publication, or of an update, that lies ahead counts as now.
pub(crate) fn not_ahead(at: Timestamp, now: Timestamp) -> Timestamp {
    at.min(now)
}

/// The state of an offer that is written: an operator's decision stays, and
/// one whose last day has passed is closed.
pub fn state(taken_down: bool, ends_at: Option<Timestamp>, now: Timestamp) -> OfferState {
    if taken_down || ends_at.is_some_and(|ends| ends <= now) {
        OfferState::Closed
    } else {
        OfferState::Open
    }
}

/// How long ago a source last said that an offer is there, as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// So many days, of Paris.
    Days(u32),
    /// More than `OFFER_OLD`: said in words, and behind others that fit as well.
    Old,
}

/// The age of an offer: it counts from its last confirmation, in days of Paris.
pub fn aging(confirmed: Day, today: Day) -> Age {
    match u32::try_from(today.since(confirmed)).unwrap_or(0) {
        days if days > u32::from(OFFER_OLD.days()) => Age::Old,
        days => Age::Days(days),
    }
}

/// Whether an offer was not confirmed for so long that a younger one which fits as
/// well stands before it.
pub fn is_old(confirmed: Day, today: Day) -> bool {
    aging(confirmed, today) == Age::Old
}

/// Of the offers of its source, an import may withdraw one in five and no more
/// without being told to: a file that was cut or filtered looks like many
/// offers gone.
pub(crate) const WITHDRAWN_AT_MOST_PERCENT: u64 = 20;

/// Whether an import would withdraw too many of the offers that were open.
pub(crate) fn withdraws_too_many(gone: u64, open: u64) -> bool {
    gone * 100 > open * WITHDRAWN_AT_MOST_PERCENT
}

#[cfg(feature = "testing")]
mod tests {
    use super::{
        Age, ImportOutcome, Known, aging, fate, is_old, says_the_same, state, withdraws_too_many,
    };
    use crate::model::OfferState::{self, Closed, Open, Withdrawn};
    use pleinweb_kernel::{Day, Timestamp};

    #[pleinweb_testing::test]
    fn an_offer_is_old_after_sixty_days_without_a_word_of_its_source() {
        let today = Day::new(2026, 11, 30).unwrap();
        for (days, expected) in [
            (-1, Age::Days(0)),
            (0, Age::Days(0)),
            (1, Age::Days(1)),
            (59, Age::Days(59)),
            (60, Age::Days(60)),
            (61, Age::Old),
            (900, Age::Old),
        ] {
            let confirmed = today.plus_days(-days);
            assert_eq!(aging(confirmed, today), expected, "{days}");
            assert_eq!(is_old(confirmed, today), expected == Age::Old, "{days}");
        }
    }

    #[pleinweb_testing::test]
    fn a_newer_version_replaces_and_an_older_one_does_not() {
        let known = |fingerprint, state, updated: Option<i64>| {
            Some(Known {
                fingerprint,
                state,
                updated_at: updated.map(Timestamp),
                said: Some(0),
            })
        };
        for (known, fingerprint, updated, expected) in [
            (None, 1, None, ImportOutcome::New),
            (
                known(1, Open, Some(5)),
                1,
                Some(5),
                ImportOutcome::Unchanged,
            ),
            (known(1, Open, Some(5)), 2, Some(6), ImportOutcome::Changed),
            (known(1, Open, Some(5)), 2, Some(5), ImportOutcome::Changed),
            (
                known(1, Open, Some(5)),
                2,
                Some(4),
                ImportOutcome::Unchanged,
            ),
            (known(1, Open, None), 2, Some(4), ImportOutcome::Changed),
            (known(1, Open, Some(5)), 2, None, ImportOutcome::Changed),
            (
                known(1, Withdrawn, Some(5)),
                1,
                Some(5),
                ImportOutcome::Changed,
            ),
            (
                known(1, Withdrawn, Some(5)),
                2,
                Some(4),
                ImportOutcome::Changed,
            ),
            (
                known(1, Closed, Some(5)),
                1,
                Some(5),
                ImportOutcome::Unchanged,
            ),
            (
                known(1, Closed, Some(5)),
                2,
                Some(6),
                ImportOutcome::Changed,
            ),
        ] {
            assert_eq!(
                fate(known, fingerprint, 1, updated.map(Timestamp)),
                expected,
                "{known:?} {fingerprint} {updated:?}"
            );
        }
    }

    #[pleinweb_testing::test]
    fn what_is_only_read_better_is_mended() {
        let known = |state, said| {
            Some(Known {
                fingerprint: 1,
                state,
                updated_at: Some(Timestamp(5)),
                said,
            })
        };
        for (known, fingerprint, updated, expected) in [
            (known(Open, Some(7)), 2, 5, ImportOutcome::Mended),
            (known(Open, Some(8)), 2, 5, ImportOutcome::Changed),
            (known(Open, Some(7)), 1, 5, ImportOutcome::Unchanged),
            (known(Open, Some(7)), 2, 4, ImportOutcome::Unchanged),
            (known(Open, None), 2, 5, ImportOutcome::Unsure),
            (known(Closed, None), 2, 5, ImportOutcome::Changed),
            (known(Withdrawn, Some(7)), 2, 5, ImportOutcome::Changed),
        ] {
            let found = fate(known, fingerprint, 7, Some(Timestamp(updated)));
            assert_eq!(found, expected, "{known:?} {fingerprint} {updated}");
        }
    }

    #[pleinweb_testing::test]
    fn texts_say_the_same_whatever_their_signs() {
        let long = "Un texte assez long pour avoir été coupé. ".repeat(4);
        for (one, other, same) in [
            ("d’Oncologie Médicale", "D'oncologie médicale.", true),
            ("Boulanger", "Boulangère", false),
            ("Boulanger", "Boulanger de nuit", false),
            (&*long, &*format!("{long} et la suite"), true),
            ("", "", true),
        ] {
            assert_eq!(says_the_same(one, other), same, "{one} {other}");
        }
    }

    #[pleinweb_testing::test]
    fn what_ended_or_was_taken_down_is_closed() {
        let now = Timestamp(100);
        for (taken_down, ends, expected) in [
            (false, None, OfferState::Open),
            (false, Some(101), OfferState::Open),
            (false, Some(100), OfferState::Closed),
            (true, Some(101), OfferState::Closed),
        ] {
            assert_eq!(state(taken_down, ends.map(Timestamp), now), expected);
        }
    }

    #[pleinweb_testing::test]
    fn one_in_five_may_go() {
        for (gone, open, too_many) in [
            (0, 0, false),
            (1, 5, false),
            (2, 5, true),
            (20, 100, false),
            (21, 100, true),
            (1, 1, true),
        ] {
            assert_eq!(withdraws_too_many(gone, open), too_many, "{gone} of {open}");
        }
    }
}
