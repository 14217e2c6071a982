//! How often one address or one account may try: in memory, per process. What
//! must hold over all nodes is in `budgets`.

use std::num::NonZeroU32;

use governor::clock::{Clock as _, QuantaInstant};
use governor::middleware::StateInformationMiddleware;
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};

use pleinweb_kernel::AppError;

/// The limiters of one process.
pub struct Limits {
    tries: DefaultKeyedRateLimiter<String>,
    strangers: DefaultKeyedRateLimiter<String>,
    reads: DefaultKeyedRateLimiter<String>,
    /// Programs that read; they are told how much they have left.
    programs: DefaultKeyedRateLimiter<String, StateInformationMiddleware>,
    programs_per_minute: u32,
}

/// How much of what it may ask for in a minute a program has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub limit: u32,
    pub remaining: u32,
    /// Seconds after which all of it is there again.
    pub reset: u32,
}

/// A program reads from one machine; behind the address of a page may be a
/// whole agency.
const READS_FOR_A_PROGRAM: u32 = 10;

fn limiter(a_minute: u32) -> DefaultKeyedRateLimiter<String> {
    RateLimiter::keyed(Quota::per_minute(
        NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN),
    ))
}

fn take(limiter: &DefaultKeyedRateLimiter<String>, key: &str) -> Result<(), AppError> {
    limiter
        .check_key(&key.to_owned())
        .map_err(|refused| AppError::TooMany {
            retry_after: seconds_of(&refused),
        })
}

/// When to come back.
fn seconds_of(refused: &NotUntil<QuantaInstant>) -> u32 {
    let wait = refused.wait_time_from(governor::clock::DefaultClock::default().now());
    u32::try_from(wait.as_secs())
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

impl Limits {
    pub(crate) fn new(
        tries_per_minute: u32,
        strangers_per_minute: u32,
        reads_per_minute: u32,
    ) -> Self {
        let programs_per_minute = (reads_per_minute / READS_FOR_A_PROGRAM).max(1);
        Self {
            tries: limiter(tries_per_minute),
            strangers: limiter(strangers_per_minute),
            reads: limiter(reads_per_minute),
            programs: limiter(programs_per_minute).with_middleware(),
            programs_per_minute,
        }
    }

    /// Takes one try for a key such as `ip:192.0.2.1` or `account:<id>`.
    pub fn take(&self, key: &str) -> Result<(), AppError> {
        take(&self.tries, key)
    }

    /// Takes one try for all strangers at an address.
    pub fn take_stranger(&self, address: &str) -> Result<(), AppError> {
        take(&self.strangers, address)
    }

    /// Takes one page or query for an address. A whole agency may be behind it.
    pub fn take_read(&self, address: &str) -> Result<(), AppError> {
        take(&self.reads, address)
    }

    /// Takes one read of a program for an address, and says what is left.
    ///
    /// # Errors
    /// With nothing left, what there is to wait: seconds.
    pub fn take_for_program(&self, address: &str) -> Result<Allowance, (Allowance, u32)> {
        match self.programs.check_key(&address.to_owned()) {
            Ok(state) => Ok(self.allowance(state.remaining_burst_capacity())),
            Err(refused) => Err((self.allowance(0), seconds_of(&refused))),
        }
    }

    /// What a program has left with so many reads.
    pub fn allowance(&self, remaining: u32) -> Allowance {
        let limit = self.programs_per_minute;
        let missing = u64::from(limit.saturating_sub(remaining));
        Allowance {
            limit,
            remaining,
            reset: u32::try_from((missing * 60).div_ceil(u64::from(limit))).unwrap_or(60),
        }
    }

    /// All that a program may ask for in a minute.
    pub fn full_allowance(&self) -> Allowance {
        self.allowance(self.programs_per_minute)
    }

    /// Forgets keys that are full again, so that memory stays bounded.
    pub fn tidy(&self) {
        for limiter in [&self.tries, &self.strangers, &self.reads] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        self.programs.retain_recent();
        self.programs.shrink_to_fit();
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Allowance, Limits};
    use pleinweb_kernel::AppError;

    #[pleinweb_testing::test]
    fn one_address_waits_and_another_does_not() {
        let limits = Limits::new(2, 4, 3);
        assert!(limits.take("ip:a").is_ok());
        assert!(limits.take("ip:a").is_ok());
        assert!(
            matches!(limits.take("ip:a"), Err(AppError::TooMany { retry_after }) if retry_after > 0)
        );
        assert!(limits.take("ip:b").is_ok());
        // Strangers of one address are counted apart, and reading.
        for _ in 0..4 {
            assert!(limits.take_stranger("a").is_ok());
        }
        assert!(limits.take_stranger("a").is_err());
        assert!(limits.take_stranger("b").is_ok());
        for _ in 0..3 {
            assert!(limits.take_read("a").is_ok());
        }
        assert!(matches!(
            limits.take_read("a"),
            Err(AppError::TooMany { .. })
        ));
        assert!(limits.take_read("b").is_ok());
    }

    #[pleinweb_testing::test]
    fn a_program_is_told_what_it_has_left() {
        let limits = Limits::new(1, 1, 30);
        let left = |remaining, reset| Allowance {
            limit: 3,
            remaining,
            reset,
        };
        assert_eq!(limits.full_allowance(), left(3, 0));
        for (remaining, reset) in [(2, 20), (1, 40), (0, 60)] {
            assert_eq!(limits.take_for_program("a"), Ok(left(remaining, reset)));
        }
        let Err((nothing, wait)) = limits.take_for_program("a") else {
            panic!("a fourth read")
        };
        assert_eq!(nothing, left(0, 60));
        assert!((1..=21).contains(&wait), "{wait}");
        assert_eq!(limits.take_for_program("b"), Ok(left(2, 20)));
        // Pages are counted apart.
        assert!(limits.take_read("a").is_ok());
        assert_eq!(Limits::new(1, 1, 1).full_allowance().limit, 1);
    }
}
