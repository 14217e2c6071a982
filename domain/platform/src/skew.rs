//! Whether the clock of this machine agrees with the database's: deadlines,
//! sessions and what is "new" are decided by each node's own clock, and two
//! nodes that disagree decide differently.

use std::time::Duration;

use super::jobs::{Batch, Job, Nodes};
use super::{AppState, Tx};
use pleinweb_kernel::AppError;

/// From so many milliseconds on it is said.
pub(crate) const SKEW_SAID_MS: i64 = 5_000;

/// By how many milliseconds the clock of this process is ahead of the
/// database's; less than nothing when it is behind. SQLite has our own clock.
pub async fn clock_skew(app: &AppState) -> Result<i64, AppError> {
    let Tx::Postgres(mut tx, _) = app.db().read().await? else {
        return Ok(0);
    };
    let asked = app.now();
    let theirs: i64 =
        sqlx::query_scalar("SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint")
            .fetch_one(&mut *tx)
            .await?;
    // Theirs was read somewhere between our two readings.
    let answered = app.now();
    Ok(between(asked.0, answered.0, theirs))
}

/// The distance to the nearest end of an interval; nothing inside it.
fn between(asked: i64, answered: i64, theirs: i64) -> i64 {
    if theirs < asked {
        asked - theirs
    } else if theirs > answered {
        answered - theirs
    } else {
        0
    }
}

/// What is to be said of the clock, if anything.
pub fn say_skew(skew_ms: i64) -> Option<String> {
    (skew_ms.abs() > SKEW_SAID_MS).then(|| {
        let tenths = skew_ms.abs() / 100;
        let side = if skew_ms > 0 { "ahead of" } else { "behind" };
        format!(
            "clock: {}.{} s {side} the database's",
            tenths / 10,
            tenths % 10
        )
    })
}

/// Each node looks, for the log and the metrics.
#[derive(Debug)]
pub struct WatchClock;

impl Job for WatchClock {
    const NAME: &'static str = "clock";
    const NODES: Nodes = Nodes::Each;

    fn every(&self) -> Duration {
        Duration::from_mins(1)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let skew = clock_skew(app).await?;
        #[expect(clippy::cast_precision_loss, reason = "a figure to be looked at")]
        metrics::gauge!("pleinweb_clock_skew_seconds").set(skew as f64 / 1000.0);
        if let Some(said) = say_skew(skew) {
            tracing::warn!(skew_ms = skew, "{said}: set this machine's clock");
        }
        Ok(Batch::Done)
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{between, clock_skew, say_skew};
    use crate::testing::{TEST_START, on_both};
    use crate::{Db, clock::Clock, clock::MachineClock};

    #[pleinweb_testing::test]
    fn only_what_is_outside_the_question_counts() {
        for (asked, answered, theirs, skew) in [
            (100, 200, 150, 0),
            (100, 200, 100, 0),
            (100, 200, 90, 10),
            (100, 200, 260, -60),
        ] {
            assert_eq!(between(asked, answered, theirs), skew);
        }
    }

    #[pleinweb_testing::test]
    fn it_is_said_from_five_seconds_on() {
        assert_eq!(say_skew(0), None);
        assert_eq!(say_skew(5_000), None);
        assert_eq!(say_skew(-5_000), None);
        assert_eq!(
            say_skew(5_250).as_deref(),
            Some("clock: 5.2 s ahead of the database's")
        );
        assert_eq!(
            say_skew(-61_000).as_deref(),
            Some("clock: 61.0 s behind the database's")
        );
    }

    /// The clock of a test is held: a database's runs.
    #[pleinweb_testing::test]
    async fn a_clock_that_stands_elsewhere_is_noticed() {
        on_both(|app| async move {
            let skew = clock_skew(&app).await.unwrap();
            match app.db() {
                Db::Sqlite { .. } => assert_eq!(skew, 0),
                Db::Postgres { .. } => {
                    let expected = TEST_START.since(MachineClock.now());
                    assert!((skew - expected).abs() < 60_000, "{skew} for {expected}");
                }
            }
        })
        .await;
    }
}
