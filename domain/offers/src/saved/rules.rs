//! When to look for new offers, and when to tell.

#[cfg(feature = "server")]
mod server {
    use jiff::ToSpan;
    use jiff::civil::Weekday;

    use crate::saved::model::Rhythm;
    use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};
    use pleinweb_platform::clock::paris;
    use pleinweb_platform::{morning, out_of_the_night};

    /// Between two mails of one search that tells at once: what arrives
    /// meanwhile comes in one.
    pub const BETWEEN_MAILS_MS: i64 = 15 * MINUTE_MS;
    /// An offer that was published longer ago is no news, even if it came to us now.
    pub const NEWS_DAYS: u32 = 30;
    /// What was found is kept so long: it tells which offers were told already,
    /// and offers are rarely open longer.
    pub const FINDS_KEPT_MS: i64 = 180 * DAY_MS;
    /// A deleted search can be brought back so long.
    pub const UNDO_MS: i64 = DAY_MS;

    /// How long until the next look.
    pub const fn look_every_ms(rhythm: Rhythm) -> i64 {
        match rhythm {
            Rhythm::AtOnce => MINUTE_MS / 2,
            Rhythm::Daily | Rhythm::Weekly | Rhythm::PageOnly => HOUR_MS,
        }
    }

    /// When what was found now may be told: `told_at` is when the last mail left.
    pub fn tell_at(
        rhythm: Rhythm,
        now: Timestamp,
        told_at: Option<Timestamp>,
    ) -> Option<Timestamp> {
        match rhythm {
            Rhythm::PageOnly => None,
            Rhythm::AtOnce => {
                let after = told_at.map_or(now, |told| told.plus(BETWEEN_MAILS_MS));
                Some(out_of_the_night(after.max(now)))
            }
            Rhythm::Daily => Some(next_morning(now, |_| true)),
            Rhythm::Weekly => Some(next_morning(now, |day| day == Weekday::Monday)),
        }
    }

    fn next_morning(now: Timestamp, suits: impl Fn(Weekday) -> bool) -> Timestamp {
        let mut day = now.jiff().to_zoned_datetime(paris()).date();
        while morning(day) < now || !suits(day.weekday()) {
            day = day.saturating_add(1.day());
        }
        morning(day)
    }

    #[cfg(feature = "testing")]
    mod tests {
        use super::{Rhythm, Timestamp, tell_at};

        fn at(text: &str) -> Timestamp {
            Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
        }

        #[pleinweb_testing::test]
        fn each_rhythm_has_its_moment() {
            for (rhythm, now, last, told) in [
                (
                    Rhythm::AtOnce,
                    "2026-11-23T10:00:00Z",
                    None,
                    Some("2026-11-23T10:00:00Z"),
                ),
                (
                    Rhythm::AtOnce,
                    "2026-11-23T10:00:00Z",
                    Some("2026-11-23T09:50:00Z"),
                    Some("2026-11-23T10:05:00Z"),
                ),
                (
                    Rhythm::AtOnce,
                    "2026-11-23T10:00:00Z",
                    Some("2026-11-22T09:50:00Z"),
                    Some("2026-11-23T10:00:00Z"),
                ),
                (
                    Rhythm::AtOnce,
                    "2026-11-23T19:58:00Z",
                    Some("2026-11-23T19:50:00Z"),
                    Some("2026-11-24T07:00:00Z"),
                ),
                (
                    Rhythm::Daily,
                    "2026-11-23T06:00:00Z",
                    None,
                    Some("2026-11-23T07:00:00Z"),
                ),
                (
                    Rhythm::Daily,
                    "2026-11-23T07:00:01Z",
                    None,
                    Some("2026-11-24T07:00:00Z"),
                ),
                // The 23rd is a Monday.
                (
                    Rhythm::Weekly,
                    "2026-11-23T07:00:00Z",
                    None,
                    Some("2026-11-23T07:00:00Z"),
                ),
                (
                    Rhythm::Weekly,
                    "2026-11-23T07:00:01Z",
                    None,
                    Some("2026-11-30T07:00:00Z"),
                ),
                (Rhythm::PageOnly, "2026-11-23T10:00:00Z", None, None),
            ] {
                assert_eq!(
                    tell_at(rhythm, at(now), last.map(at)),
                    told.map(at),
                    "{rhythm:?} {now} {last:?}"
                );
            }
        }
    }
}

#[cfg(feature = "server")]
pub use server::*;
