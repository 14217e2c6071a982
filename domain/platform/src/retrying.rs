//! Beginning again: a transaction that met another one is begun again, after a
//! wait that grows and that chance spreads, within a budget of time.
//!
//! Whatever opens a writing transaction does it inside `retrying`: commands,
//! background jobs, imports, notes. Only there does a database error mean "try
//! again" (`From<sqlx::Error>`); anywhere else it is an incident at once, so the
//! inner code never leaves the program.

use std::future::Future;
use std::time::Duration;

use tokio::time::Instant;

use super::clock::Randomness;
use super::{Db, incident, is_duplicate};
use pleinweb_kernel::AppError;
use pleinweb_kernel::trouble::{another_was_faster, begun_again, is_try_again};

/// How long something is begun again, from its first meeting with another.
pub const BUDGET: Duration = Duration::from_secs(10);
/// The first wait is at most this long, each further one at most twice as long,
const FIRST_WAIT: Duration = Duration::from_millis(8);
/// up to this.
const LONGEST_WAIT: Duration = Duration::from_millis(500);

/// The same request came by another way a moment ago: beginning again finds
/// what it made.
pub(crate) fn again_if_duplicate(error: sqlx::Error) -> AppError {
    if is_duplicate(&error) {
        another_was_faster(&error)
    } else {
        error.into()
    }
}

/// Runs `work` (a whole transaction, from its beginning to its commit) until it
/// does not meet another one, or for as long as the budget lasts. `work` must
/// leave nothing behind when it fails but in its transaction. `retrying` of the
/// app is the same for whoever has one.
pub(super) async fn retrying_on<T, F, Fut>(
    db: &Db,
    randomness: &dyn Randomness,
    what: &'static str,
    work: F,
) -> Result<T, AppError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, AppError>>,
{
    retrying_for((db, randomness), what, BUDGET, work).await
}

/// The same with another budget.
async fn retrying_for<T, F, Fut>(
    (db, randomness): (&Db, &dyn Randomness),
    what: &'static str,
    budget: Duration,
    mut work: F,
) -> Result<T, AppError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, AppError>>,
{
    let mut since = None;
    let mut tries = 0;
    loop {
        match begun_again(work()).await {
            Err(error) if is_try_again(&error) => {}
            other => return other,
        }
        let began = *since.get_or_insert_with(Instant::now);
        let Some(wait) = next_wait(randomness, tries, (began.elapsed(), budget)) else {
            let cause = format!("{what} met other transactions for {budget:?}, {tries} tries");
            return Err(incident(&cause));
        };
        tries += 1;
        metrics::counter!("pleinweb_begun_again_total", "what" => what).increment(1);
        metrics::histogram!("pleinweb_begun_again_wait_seconds").record(wait.as_secs_f64());
        db.statements().note_wait(wait);
        tokio::time::sleep(wait).await;
    }
}

/// The wait before the next try, by chance between nothing and twice what the
/// one before could be; `None` once the budget is used up.
fn next_wait(
    randomness: &dyn Randomness,
    tries: u32,
    (waited, budget): (Duration, Duration),
) -> Option<Duration> {
    let left = budget.checked_sub(waited).filter(|left| !left.is_zero())?;
    let most = FIRST_WAIT
        .saturating_mul(1 << tries.min(16))
        .min(LONGEST_WAIT);
    let mut chance = [0; 2];
    randomness.fill(&mut chance);
    let share = f64::from(u16::from_le_bytes(chance)) / f64::from(u16::MAX);
    Some(most.mul_f64(share).min(left))
}

#[cfg(feature = "testing")]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use super::{BUDGET, LONGEST_WAIT, next_wait, retrying_for};
    use crate::clock::SeededRandomness;
    use crate::on;
    use crate::retrying;
    use crate::testing::{TestApp, postgres_app};
    use pleinweb_kernel::AppError;
    use pleinweb_kernel::trouble::TRY_AGAIN;

    #[pleinweb_testing::test]
    fn waits_grow_are_spread_by_chance_and_end_with_the_budget() {
        let randomness = SeededRandomness::new(3);
        let longest = |tries| {
            let at_once = (Duration::ZERO, BUDGET);
            let waits = (0..200).map(|_| next_wait(&randomness, tries, at_once).unwrap());
            let waits: std::collections::BTreeSet<Duration> = waits.collect();
            assert!(waits.len() > 150, "two that met do not meet again");
            *waits.last().unwrap()
        };
        assert!(longest(0) <= Duration::from_millis(8));
        assert!(longest(3) > Duration::from_millis(32));
        assert!(longest(60) <= LONGEST_WAIT);
        let late = BUDGET.checked_sub(Duration::from_millis(1)).unwrap();
        assert!(next_wait(&randomness, 9, (late, BUDGET)).unwrap() <= Duration::from_millis(1));
        assert_eq!(next_wait(&randomness, 9, (BUDGET, BUDGET)), None);
    }

    /// A transaction that PostgreSQL says another one was faster than.
    async fn meets_another(app: &TestApp) -> Result<(), AppError> {
        let mut tx = app.db().begin().await?;
        on!(&mut tx, |c| sqlx::query(
            "DO $$ BEGIN RAISE EXCEPTION 'met another' USING ERRCODE = '40001'; END $$"
        )
        .execute(c)
        .await
        .map(|_| ()))?;
        Ok(tx.commit().await?)
    }

    /// The end as a person is told of it.
    fn incident_of(end: Result<(), AppError>) -> String {
        match end {
            Err(AppError::Unavailable { incident }) => incident,
            other => panic!("{other:?}"),
        }
    }

    #[pleinweb_testing::test]
    async fn the_inner_code_never_leaves() {
        let Some(app) = postgres_app().await else {
            eprintln!("skipped: no PostgreSQL");
            return;
        };
        let tries = AtomicU32::new(0);
        let short = Duration::from_millis(200);
        let end = retrying_for((app.db(), app.randomness()), "test", short, || {
            tries.fetch_add(1, Ordering::Relaxed);
            meets_another(&app)
        })
        .await;
        assert!(
            tries.load(Ordering::Relaxed) > 1,
            "begun again while there was time"
        );
        assert_ne!(incident_of(end), TRY_AGAIN, "after the budget");
        assert_ne!(
            incident_of(meets_another(&app).await),
            TRY_AGAIN,
            "where nothing begins again"
        );
    }

    #[pleinweb_testing::test]
    async fn what_met_another_goes_well_later() {
        let Some(app) = postgres_app().await else {
            eprintln!("skipped: no PostgreSQL");
            return;
        };
        let tries = AtomicU32::new(0);
        let (tries, app) = (&tries, &app);
        let end = retrying(app, "test", || async move {
            if tries.fetch_add(1, Ordering::Relaxed) < 3 {
                meets_another(app).await?;
            }
            Ok(7)
        });
        assert_eq!(end.await, Ok(7));
        assert_eq!(app.db().statements().begun_again().0, 3);
    }
}
