//! Quiet hours: what can wait is not told at night.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::clock::paris;
use pleinweb_kernel::Timestamp;
use pleinweb_kernel::promises::{QUIET_FROM, QUIET_UNTIL};

/// This moment, or the end of the night that it falls in.
pub fn out_of_the_night(at: Timestamp) -> Timestamp {
    let local = at.jiff().to_zoned_datetime(paris());
    let hour = local.hour();
    if (QUIET_UNTIL.hour()..QUIET_FROM.hour()).contains(&hour) {
        return at;
    }
    let day = if hour >= QUIET_FROM.hour() {
        local.date().saturating_add(1.day())
    } else {
        local.date()
    };
    morning(day)
}

/// When the quiet hours of a day end.
pub fn morning(day: Date) -> Timestamp {
    let at = day.to_datetime(Time::constant(QUIET_UNTIL.hour(), 0, 0, 0));
    match at.to_zoned_datetime(paris()) {
        Ok(local) => Timestamp(local.timestamp().as_millisecond()),
        Err(_) => Timestamp(i64::MAX),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Timestamp, out_of_the_night};

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[pleinweb_testing::test]
    fn nobody_is_written_to_at_night() {
        for (now, told) in [
            // Winter: Paris is an hour ahead.
            ("2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z"),
            ("2026-11-23T06:59:59Z", "2026-11-23T07:00:00Z"),
            ("2026-11-23T19:59:59Z", "2026-11-23T19:59:59Z"),
            ("2026-11-23T20:00:00Z", "2026-11-24T07:00:00Z"),
            ("2026-11-23T23:30:00Z", "2026-11-24T07:00:00Z"),
            // Summer: two hours.
            ("2026-07-01T19:00:00Z", "2026-07-02T06:00:00Z"),
            ("2026-07-01T05:00:00Z", "2026-07-01T06:00:00Z"),
            // The night in which the clocks go back.
            ("2026-10-24T22:00:00Z", "2026-10-25T07:00:00Z"),
            ("2026-12-31T21:00:00Z", "2027-01-01T07:00:00Z"),
        ] {
            assert_eq!(out_of_the_night(at(now)), at(told), "{now}");
        }
    }
}
