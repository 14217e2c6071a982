//! Time and randomness, injected: the program has the machine's, tests hold theirs.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::civil::Time;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use pleinweb_kernel::{Day, LocalTime, Timestamp};

/// Where "now" comes from.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct HeldClock(AtomicI64);

impl HeldClock {
    pub fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.0))
    }

    pub fn advance(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for HeldClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Where randomness comes from.
pub trait Randomness: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Debug, Default)]
pub struct MachineRandomness;

impl Randomness for MachineRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no token is safe: stopping is the only honest answer.
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}

/// The same bytes at every run: for tests and for the demo world only.
#[derive(Debug)]
pub struct SeededRandomness {
    seed: u64,
    turn: AtomicU64,
}

impl SeededRandomness {
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            turn: AtomicU64::new(0),
        }
    }
}

impl Randomness for SeededRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let turn = self.turn.fetch_add(1, Ordering::SeqCst);
            let mut hash = Sha256::new();
            hash.update(self.seed.to_le_bytes());
            hash.update(turn.to_le_bytes());
            let block = hash.finalize();
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

/// The zone of every legal day and deadline of the service.
pub fn paris() -> TimeZone {
    // The zone data is compiled in, so this cannot fail at run time.
    TimeZone::get("Europe/Paris").expect("Europe/Paris is in the bundled zone data")
}

/// The calendar day of an instant, in Paris.
pub fn paris_day(at: Timestamp) -> Day {
    Day(at.jiff().to_zoned_datetime(paris()).date())
}

/// The wall clock of an instant, in Paris.
pub fn paris_time(at: Timestamp) -> LocalTime {
    let local = at.jiff().to_zoned_datetime(paris());
    LocalTime {
        day: Day(local.date()),
        hour: local.hour(),
        minute: local.minute(),
    }
}

/// The last instant of a day in Paris (its last millisecond).
pub fn end_of_paris_day(day: Day) -> Timestamp {
    let next = day.plus_days(1).0.to_datetime(Time::midnight());
    match next.to_zoned_datetime(paris()) {
        Ok(midnight) => Timestamp(midnight.timestamp().as_millisecond() - 1),
        Err(_) => Timestamp(i64::MAX),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{end_of_paris_day, paris_day};
    use pleinweb_kernel::Timestamp;

    #[pleinweb_testing::test]
    fn a_day_ends_at_midnight_in_paris_in_winter_and_in_summer() {
        for (day, end_utc) in [
            ("2026-01-15", "2026-01-15T22:59:59.999Z"),
            ("2026-07-15", "2026-07-15T21:59:59.999Z"),
        ] {
            let end = end_of_paris_day(day.parse().unwrap());
            assert_eq!(end.jiff().to_string(), end_utc);
            assert_eq!(paris_day(end).to_string(), day);
            assert_ne!(paris_day(Timestamp(end.0 + 1)).to_string(), day);
        }
    }
}
