//! Work on many offers in batches that hold SQLite's writer for less than 50 ms.

use std::time::{Duration, Instant};

use super::{JOB, Report};
use crate::store::{confirm, withdraw};
use pleinweb_kernel::{AppError, OfferId};
use pleinweb_platform::{AppState, begin_as_system, finish, retrying};

/// How many rows a batch has, so that it holds SQLite's writer for less than
/// 50 ms: fewer after a slow one, more after a quick one.
#[derive(Clone, Copy, Debug)]
pub struct Pace(pub usize);

impl Pace {
    const LEAST: usize = 5;
    const MOST: usize = 400;

    pub fn after(&mut self, rows: usize, took: Duration) {
        let ms = took.as_millis();
        if ms > 30 {
            self.0 = (rows / 2).max(Self::LEAST);
        } else if ms < 12 && rows >= self.0 {
            self.0 = (self.0 + self.0 / 4 + 1).min(Self::MOST);
        }
    }
}

/// Withdraws offers, batch by batch; gives how many were open.
pub async fn withdraw_all(
    app: &AppState,
    ids: &[OfferId],
    report: &mut Report,
) -> Result<u64, AppError> {
    let mut pace = Pace(40);
    let mut gone = 0;
    let mut rest = ids;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(pace.0));
        let (done, took) = withdraw_batch(app, now).await?;
        pace.after(now.len(), took);
        report.longest_batch = report.longest_batch.max(took);
        gone += done;
        rest = later;
    }
    Ok(gone)
}

/// Notes that offers are still there, batch by batch.
pub async fn confirm_all(
    app: &AppState,
    ids: &[OfferId],
    report: &mut Report,
) -> Result<(), AppError> {
    let mut pace = Pace(40);
    let mut rest = ids;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(pace.0));
        let took = confirm_batch(app, now).await?;
        pace.after(now.len(), took);
        report.longest_batch = report.longest_batch.max(took);
        rest = later;
    }
    Ok(())
}

async fn confirm_batch(app: &AppState, ids: &[OfferId]) -> Result<Duration, AppError> {
    retrying(app, JOB, || async move {
        let mut cx = begin_as_system(app, JOB).await?;
        let (began, now) = (Instant::now(), cx.now());
        confirm(cx.tx(), ids, now).await?;
        finish(cx).await?;
        Ok(began.elapsed())
    })
    .await
}

async fn withdraw_batch(app: &AppState, ids: &[OfferId]) -> Result<(u64, Duration), AppError> {
    retrying(app, JOB, || async move {
        let mut cx = begin_as_system(app, JOB).await?;
        let began = Instant::now();
        let done = withdraw(&mut cx, ids).await?;
        finish(cx).await?;
        Ok((done, began.elapsed()))
    })
    .await
}

#[cfg(feature = "testing")]
mod tests {
    use super::Pace;
    use std::time::Duration;

    #[pleinweb_testing::test]
    fn batches_shrink_when_they_are_slow_and_grow_when_they_are_quick() {
        let mut pace = Pace(40);
        pace.after(40, Duration::from_millis(5));
        assert_eq!(pace.0, 51);
        pace.after(10, Duration::from_millis(1));
        assert_eq!(pace.0, 51, "a small batch proves nothing");
        pace.after(51, Duration::from_millis(20));
        assert_eq!(pace.0, 51);
        pace.after(51, Duration::from_millis(45));
        assert_eq!(pace.0, 25);
        for _ in 0..10 {
            pace.after(pace.0, Duration::from_secs(1));
        }
        assert_eq!(pace.0, Pace::LEAST);
        for _ in 0..100 {
            pace.after(pace.0, Duration::ZERO);
        }
        assert_eq!(pace.0, Pace::MOST);
    }
}
