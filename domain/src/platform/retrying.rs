//! Beginning again: a transaction that met another one is begun again, after a
//! wait that grows and that chance spreads, within a budget of time.

use std::future::Future;
use std::time::{Duration, Instant};

use super::{Office, incident, is_try_again};
use crate::kernel::AppError;

const BUDGET: Duration = Duration::from_secs(10);
const FIRST_WAIT_US: u64 = 8_000;
const LONGEST_WAIT_US: u64 = 500_000;

/// Runs `work` (a whole transaction, from its beginning to its commit) until it
/// does not meet another one, or for as long as the budget lasts.
pub(crate) async fn retrying<T, F, Fut>(
    office: &Office,
    what: &'static str,
    mut work: F,
) -> Result<T, AppError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, AppError>>,
{
    let began = Instant::now();
    let mut most = FIRST_WAIT_US;
    loop {
        match work().await {
            Err(error) if is_try_again(&error) && began.elapsed() < BUDGET => {}
            Err(error) if is_try_again(&error) => return Err(incident(&what)),
            other => return other,
        }
        let mut chance = [0; 4];
        office.randomness().fill(&mut chance);
        let wait = u64::from(u32::from_le_bytes(chance)) % most;
        tokio::time::sleep(Duration::from_micros(wait)).await;
        most = (most * 2).min(LONGEST_WAIT_US);
    }
}
