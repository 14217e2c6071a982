//! Instants and days as sources write them.

use jiff::civil::{Date, DateTime, Time};

use crate::kernel::Timestamp;
use crate::platform::clock::paris;

/// Which end of a day a date without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Start,
    Last,
}

/// An instant: with its offset, or else on the clocks of Paris. A date alone
/// is the start or the last second of that day. Between 1990 and 2200.
pub fn instant(text: &str, end: End) -> Option<Timestamp> {
    let text = text.trim();
    let with_offset = text
        .parse::<jiff::Timestamp>()
        .or_else(|_| jiff::Timestamp::strptime("%Y-%m-%dT%H:%M:%S%.f%z", text));
    let found = if let Ok(at) = with_offset {
        at.as_millisecond()
    } else {
        let local = if text.len() <= 10 {
            let time = match end {
                End::Start => Time::midnight(),
                End::Last => Time::constant(23, 59, 59, 0),
            };
            date(text)?.to_datetime(time)
        } else {
            text.parse::<DateTime>().ok()?
        };
        local
            .to_zoned_datetime(paris())
            .ok()?
            .timestamp()
            .as_millisecond()
    };
    sensible(found)
}

/// Milliseconds since 1970, if they lie between 1990 and 2200: seconds or
/// microseconds that were taken for them do not.
pub fn sensible(ms: i64) -> Option<Timestamp> {
    (631_152_000_000..7_258_118_400_000)
        .contains(&ms)
        .then_some(Timestamp(ms))
}

/// `2026-11-24` or `24/11/2026`.
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{End, instant};

    #[test]
    fn instants_are_read_as_they_are_written() {
        for (text, end, expected) in [
            (
                "2024-11-10T07:03:08.000Z",
                End::Start,
                Some("2024-11-10T07:03:08Z"),
            ),
            (
                "2024-11-10T07:03:08+01:00",
                End::Start,
                Some("2024-11-10T06:03:08Z"),
            ),
            (
                "2024-11-10T07:03:08+0100",
                End::Start,
                Some("2024-11-10T06:03:08Z"),
            ),
            (
                "2019-03-13T00:00:00",
                End::Start,
                Some("2019-03-12T23:00:00Z"),
            ),
            ("2024-07-01", End::Start, Some("2024-06-30T22:00:00Z")),
            ("2024-07-01", End::Last, Some("2024-07-01T21:59:59Z")),
            ("01/07/2024", End::Start, Some("2024-06-30T22:00:00Z")),
            ("31/02/2024", End::Start, None),
            ("0001-01-01T00:00:00Z", End::Start, None),
            ("hier", End::Start, None),
            ("", End::Start, None),
        ] {
            let found = instant(text, end).map(|at| at.jiff().to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
