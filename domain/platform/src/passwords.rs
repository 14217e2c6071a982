//! Argon2id in a bounded pool: hashing never takes all cores and never runs
//! inside a transaction.
//!
//! Once begun, a hash is worked out to its end even if whoever asked has left.
//! Its place is therefore given back by the work itself, and only so many wait
//! for one: whoever comes then is told to come again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::clock::Randomness;
use pleinweb_kernel::AppError;

/// At most this many hashes at once (19 MiB each).
const AT_ONCE: usize = 2;
/// At most this many are in hand or wait for a place: a few seconds of work.
const IN_HAND: usize = 64;
/// Whoever finds no room comes again after this many seconds.
const COME_AGAIN: u32 = 5;

/// A hash of nothing anyone knows: what is verified when an address has no
/// account, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The pool.
#[derive(Debug)]
pub struct PasswordPool {
    /// What is in hand or waits for a place.
    room: Arc<Semaphore>,
    places: Arc<Semaphore>,
    verified: AtomicU64,
}

impl PasswordPool {
    pub(crate) fn new() -> Self {
        Self {
            room: Arc::new(Semaphore::new(IN_HAND)),
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
        let held = self.place().await?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(held);
            done
        })
        .await
        .map_err(|error| super::incident(&error))
    }

    /// Waits for a place, if there is room to wait: `TooMany` otherwise.
    async fn place(&self) -> Result<[OwnedSemaphorePermit; 2], AppError> {
        let room = self.room.clone().try_acquire_owned();
        let room = room.map_err(|_| AppError::TooMany {
            retry_after: COME_AGAIN,
        })?;
        let place = self.places.clone().acquire_owned().await;
        Ok([place.map_err(|error| super::incident(&error))?, room])
    }
}

#[cfg(feature = "testing")]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::sync::mpsc;
    use std::task::{Context, Waker};

    use super::{AT_ONCE, COME_AGAIN, IN_HAND, PasswordPool};
    use crate::clock::SeededRandomness;
    use pleinweb_kernel::AppError;

    /// Looks once at a future that is then dropped: a client who left.
    fn begin_and_leave(work: impl Future) {
        let work = pin!(work);
        assert!(
            work.poll(&mut Context::from_waker(Waker::noop()))
                .is_pending()
        );
    }

    #[pleinweb_testing::test]
    async fn a_place_is_free_when_the_work_ends_not_when_the_client_leaves() {
        let pool = PasswordPool::new();
        let (end, wait) = mpsc::channel::<()>();
        let wait = std::sync::Arc::new(std::sync::Mutex::new(wait));
        for _ in 0..AT_ONCE {
            let wait = wait.clone();
            begin_and_leave(pool.run(move || wait.lock().unwrap().recv().is_ok()));
        }
        assert_eq!(pool.places.available_permits(), 0, "the hashing goes on");
        assert_eq!(pool.room.available_permits(), IN_HAND - AT_ONCE);
        // Whoever leaves before a place was free leaves nothing behind.
        begin_and_leave(pool.run(|| ()));
        assert_eq!(pool.room.available_permits(), IN_HAND - AT_ONCE);
        for _ in 0..AT_ONCE {
            end.send(()).unwrap();
        }
        pool.run(|| ()).await.unwrap();
        let all = u32::try_from(AT_ONCE).unwrap();
        drop(pool.places.acquire_many(all).await.unwrap());
    }

    #[pleinweb_testing::test]
    async fn beyond_the_room_one_is_told_to_come_again() {
        let pool = PasswordPool::new();
        let all = u32::try_from(IN_HAND).unwrap();
        let full = pool.room.acquire_many(all).await.unwrap();
        let refused = pool.verify("une longue phrase", None).await;
        assert_eq!(
            refused,
            Err(AppError::TooMany {
                retry_after: COME_AGAIN
            })
        );
        drop(full);
        assert_eq!(pool.verify("une longue phrase", None).await, Ok(false));
    }

    #[pleinweb_testing::test]
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
