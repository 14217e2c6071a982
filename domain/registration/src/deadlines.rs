//! Days and ends that follow the calendar in Paris.

use pleinweb_kernel::promises::{DRAFT_KEPT, DRAFT_WARNING};
use pleinweb_kernel::{Day, Timestamp};
use pleinweb_platform::clock::{end_of_paris_day, paris_day};

/// When a draft that was last changed at `changed_at` is erased: at the end of
/// the fifteenth day after, so that the promise is a day and not a minute.
pub(super) fn draft_ends(changed_at: Timestamp) -> Timestamp {
    end_of_paris_day(paris_day(changed_at).plus_days(DRAFT_KEPT.days().into()))
}

/// From when the person is told that a draft ends.
pub(super) fn warn_from(ends_at: Timestamp) -> Timestamp {
    ends_at.minus(DRAFT_WARNING.ms())
}

/// The legal date of effect of a registration: the day on which the request is
/// sent online, in Paris. The Labour Code has the request made online
/// (R5411-2, from decree 2015-1264 of 9 October 2015); that it takes effect on
/// the day it is made is the operator's rule (instruction 2016-33, sheet 2,
/// point 3), so another operator may have another one, and it is decided here only.
pub(super) fn effect_on(sent_at: Timestamp) -> Day {
    paris_day(sent_at)
}

#[cfg(feature = "testing")]
mod tests {
    use super::{draft_ends, effect_on, warn_from};
    use pleinweb_kernel::Timestamp;

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[pleinweb_testing::test]
    fn a_draft_ends_with_the_fifteenth_day_in_paris() {
        for (changed, ends) in [
            ("2026-11-23T09:00:00Z", "2026-12-08T22:59:59.999Z"),
            // Already the 24th in Paris.
            ("2026-11-23T23:30:00Z", "2026-12-09T22:59:59.999Z"),
            // Over the change to summer time.
            ("2026-03-20T09:00:00Z", "2026-04-04T21:59:59.999Z"),
        ] {
            assert_eq!(draft_ends(at(changed)), at(ends), "{changed}");
        }
        assert_eq!(
            warn_from(at("2026-12-08T22:59:59.999Z")),
            at("2026-12-05T22:59:59.999Z")
        );
    }

    #[pleinweb_testing::test]
    fn a_registration_takes_effect_on_the_day_in_paris() {
        for (sent, day) in [
            ("2026-11-23T22:59:59Z", "2026-11-23"),
            ("2026-11-23T23:00:00Z", "2026-11-24"),
        ] {
            assert_eq!(effect_on(at(sent)).to_string(), day);
        }
    }
}
