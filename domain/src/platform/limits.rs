//! How often one address or one account may try: in memory, per process.

use std::num::NonZeroU32;

use governor::clock::Clock as _;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::kernel::AppError;

/// The limiters of one process.
pub struct Limits {
    tries: DefaultKeyedRateLimiter<String>,
    reads: DefaultKeyedRateLimiter<String>,
}

fn limiter(a_minute: u32) -> DefaultKeyedRateLimiter<String> {
    RateLimiter::keyed(Quota::per_minute(
        NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN),
    ))
}

fn take(limiter: &DefaultKeyedRateLimiter<String>, key: &str) -> Result<(), AppError> {
    limiter.check_key(&key.to_owned()).map_err(|refused| {
        let wait = refused.wait_time_from(governor::clock::DefaultClock::default().now());
        AppError::TooMany {
            retry_after: u32::try_from(wait.as_secs())
                .unwrap_or(u32::MAX)
                .saturating_add(1),
        }
    })
}

impl Limits {
    pub(crate) fn new(tries_per_minute: u32, reads_per_minute: u32) -> Self {
        Self {
            tries: limiter(tries_per_minute),
            reads: limiter(reads_per_minute),
        }
    }

    /// Takes one try for a key such as `ip:192.0.2.1` or `account:<id>`.
    pub fn take(&self, key: &str) -> Result<(), AppError> {
        take(&self.tries, key)
    }

    /// Takes one page or query for an address. A whole agency may be behind it.
    pub fn take_read(&self, address: &str) -> Result<(), AppError> {
        take(&self.reads, address)
    }

    /// Forgets keys that are full again, so that memory stays bounded.
    pub fn tidy(&self) {
        for limiter in [&self.tries, &self.reads] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use crate::kernel::AppError;

    #[test]
    fn one_address_waits_and_another_does_not() {
        let limits = Limits::new(2, 3);
        assert!(limits.take("ip:a").is_ok());
        assert!(limits.take("ip:a").is_ok());
        assert!(
            matches!(limits.take("ip:a"), Err(AppError::TooMany { retry_after }) if retry_after > 0)
        );
        assert!(limits.take("ip:b").is_ok());
        // Reading is counted apart.
        for _ in 0..3 {
            assert!(limits.take_read("a").is_ok());
        }
        assert!(matches!(
            limits.take_read("a"),
            Err(AppError::TooMany { .. })
        ));
        assert!(limits.take_read("b").is_ok());
    }
}
