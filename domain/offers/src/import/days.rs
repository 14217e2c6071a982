//! Days and moments on the clocks of Paris.

use jiff::civil::{Date, DateTime, Time};

use pleinweb_platform::clock::paris;

/// Which end of a day a date without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Start,
    Last,
}

/// The start or the last second of a day.
pub(super) fn day(date: Date, end: End) -> DateTime {
    date.to_datetime(match end {
        End::Start => Time::midnight(),
        End::Last => Time::constant(23, 59, 59, 0),
    })
}

/// A moment without an offset. The last one at midnight is a day that somebody's
/// program gave a time to: the whole of it.
pub(super) fn whole(local: DateTime, end: End) -> DateTime {
    if local.time() == Time::midnight() {
        day(local.date(), end)
    } else {
        local
    }
}

/// Milliseconds of a moment on the clocks of Paris.
pub(super) fn in_paris(local: DateTime) -> Option<i64> {
    let zoned = local.to_zoned_datetime(paris()).ok()?;
    Some(zoned.timestamp().as_millisecond())
}
