//! Argon2id in a bounded pool: hashing never takes all cores and never runs
//! inside a transaction.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use super::clock::Randomness;
use crate::kernel::AppError;

/// At most this many hashes at once (19 MiB each).
const AT_ONCE: usize = 2;

/// A hash of nothing anyone knows: what is verified when an address has no
/// account, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The pool.
#[derive(Debug)]
pub struct PasswordPool {
    places: Arc<Semaphore>,
    verified: AtomicU64,
}

impl PasswordPool {
    pub(crate) fn new() -> Self {
        Self {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            verified: AtomicU64::new(0),
        }
    }

    /// Hashes a password (OWASP's parameters for Argon2id: 19 MiB, 2 passes).
    pub async fn hash(
        &self,
        randomness: &dyn Randomness,
        password: &str,
    ) -> Result<String, AppError> {
        let mut salt = [0; 16];
        randomness.fill(&mut salt);
        let password = password.to_owned();
        self.run(move || {
            Argon2::default()
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map(|hash| hash.to_string())
                .map_err(|error| super::incident(&error))
        })
        .await?
    }

    /// Whether a password fits a stored hash; with no hash at all it takes as
    /// long and is always false.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, AppError> {
        self.verified.fetch_add(1, Ordering::Relaxed);
        let password = password.to_owned();
        let known = hash.is_some();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        self.run(move || {
            let parsed = PasswordHash::new(&hash).map_err(|error| super::incident(&error))?;
            Ok(Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
                && known)
        })
        .await?
    }

    /// How many passwords were verified since the start, for nobody included:
    /// what shows that an unknown address costs the same work.
    pub fn verified(&self) -> u64 {
        self.verified.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _place = self
            .places
            .acquire()
            .await
            .map_err(|error| super::incident(&error))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| super::incident(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::PasswordPool;
    use crate::platform::clock::SeededRandomness;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let pool = PasswordPool::new();
        let hash = pool
            .hash(&SeededRandomness::new(1), "une longue phrase")
            .await
            .unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(pool.verify("une longue phrase", Some(&hash)).await.unwrap());
        assert!(!pool.verify("une autre phrase", Some(&hash)).await.unwrap());
        assert!(!pool.verify("une longue phrase", None).await.unwrap());
    }
}
