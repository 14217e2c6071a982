//! Jobs run at their time, where they belong, batch after batch; and those of the
//! platform, from nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::watch;

use super::jobs::{Batch, Job, JobBoard, Jobs, Nodes, Shift, last_run, run_if_due};
use super::leases::{duty_standing, look_after_duty};
use super::testing::{TestApp, another_node, on_both, sqlite_app};
use super::{AppState, Cleaning, ForgetLimits, WatchClock, WatchOutbox};
use crate::on;
use pleinweb_kernel::{AppError, HOUR_MS, MINUTE_MS};

/// So many are there to be done, one in each batch.
#[derive(Default)]
struct Counted {
    left: AtomicU64,
    batches: Arc<AtomicUsize>,
}

impl Counted {
    fn of(left: u64) -> Self {
        Self {
            left: left.into(),
            ..Self::default()
        }
    }
}

impl Job for Counted {
    const NAME: &'static str = "counted";

    fn every(&self) -> Duration {
        Duration::from_mins(10)
    }

    fn after_a_failure(&self) -> Duration {
        Duration::from_mins(1)
    }

    async fn waiting(&self, _app: &AppState) -> Result<Option<u64>, AppError> {
        Ok(Some(self.left.load(Ordering::SeqCst)))
    }

    async fn batch(&self, _app: &AppState) -> Result<Batch, AppError> {
        self.batches.fetch_add(1, Ordering::SeqCst);
        match self.left.fetch_sub(1, Ordering::SeqCst) {
            // As if something were wrong with the thirteenth.
            13 => Err(AppError::NotFound),
            left => Ok(Batch::more_if(left > 1)),
        }
    }
}

#[pleinweb_testing::test]
async fn a_job_does_all_there_is_and_nothing_where_nothing_waits() {
    on_both(|app| async move {
        let job = Counted::of(3);
        app.works(&job, 3).await;
        app.clock.advance(10 * MINUTE_MS - 1);
        look_after_duty(&app).await.unwrap();
        let (_open, closing) = watch::channel(false);
        let shift = Shift::new(&app, &closing);
        assert!(!run_if_due(&job, &shift).await, "it is not its time");
        app.clock.advance(1);
        app.works(&job, 0).await;
        // What it knows travels with the lease.
        app.clock.advance(10_000);
        look_after_duty(&app).await.unwrap();
        let said = duty_standing(&another_node(&app, 8, 0)).await.unwrap();
        assert_eq!(said.runs.get("counted").copied(), last_run::<Counted>(&app));
        assert_eq!(said.runs["counted"].waiting, Some(0));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_job_that_fails_says_so_and_runs_again_after_its_own_wait() {
    on_both(|app| async move {
        let job = Counted::of(14);
        let run = app.work(&job).await;
        assert_eq!((run.well, run.batches, run.waiting), (false, 2, Some(14)));
        let failed_at = Some(app.now());
        assert_eq!(run.failed_at, failed_at);
        app.clock.advance(MINUTE_MS);
        let run = app.work(&job).await;
        assert_eq!((run.well, run.batches, run.waiting), (true, 12, Some(0)));
        assert_eq!(run.failed_at, failed_at, "it is not forgotten");
        assert_eq!(run.begun_at, Some(app.now()));
    })
    .await;
}

/// A version from before reads what this one notes, and the other way round.
#[pleinweb_testing::test]
fn what_is_noted_of_a_run_is_read_by_other_versions() {
    let before: super::jobs::Run = serde_json::from_str(r#"{"at":5,"well":false}"#).unwrap();
    assert_eq!((before.at.0, before.well, before.batches), (5, false, 0));
    let now = serde_json::to_value(before).unwrap();
    assert_eq!((&now["at"], &now["well"]), (&5.into(), &false.into()));
}

/// Has always more to do.
#[derive(Default)]
struct Endless(Arc<AtomicUsize>);

impl Job for Endless {
    const NAME: &'static str = "test";

    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }

    async fn batch(&self, _app: &AppState) -> Result<Batch, AppError> {
        let before = self.0.fetch_add(1, Ordering::SeqCst);
        Ok(Batch::more_if(before <= 1000))
    }
}

#[pleinweb_testing::test]
async fn a_job_ends_after_its_batch_when_the_program_ends_or_the_lease_is_lost() {
    on_both(|app| async move {
        let (close, closing) = watch::channel(false);
        let shift = Shift::new(&app, &closing);
        let job = Endless::default();
        assert!(look_after_duty(&app).await.unwrap());
        assert!(run_if_due(&job, &shift).await);
        let before = job.0.load(Ordering::SeqCst);
        assert!(before > 1000);
        app.clock.advance(HOUR_MS);
        assert!(!run_if_due(&job, &shift).await, "not sure of the lease");
        assert!(look_after_duty(&app).await.unwrap());
        close.send(true).unwrap();
        assert!(!run_if_due(&job, &shift).await, "it ends");
        assert_eq!(job.0.load(Ordering::SeqCst), before);
    })
    .await;
}

/// Loses the lease in the middle of its second batch.
struct Losing(TestApp, AtomicUsize);

impl Job for Losing {
    const NAME: &'static str = "losing";

    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }

    async fn batch(&self, _app: &AppState) -> Result<Batch, AppError> {
        if self.1.fetch_add(1, Ordering::SeqCst) == 1 {
            self.0.clock.advance(HOUR_MS);
        }
        Ok(Batch::More)
    }
}

#[pleinweb_testing::test]
async fn what_a_job_has_begun_it_ends_and_no_more() {
    let app = sqlite_app().await;
    let job = Losing(app.clone(), AtomicUsize::new(0));
    app.works(&job, 2).await;
    // It was not at its end: whoever is on duty next goes on at once.
    assert!(last_run::<Losing>(&app).unwrap().cut_short);
    assert!(look_after_duty(&app).await.unwrap());
    let (_open, closing) = watch::channel(false);
    let again = Losing(app.clone(), AtomicUsize::new(0));
    assert!(run_if_due(&again, &Shift::new(&app, &closing)).await);
}

/// Runs on each node; the first time it panics.
struct Panics(AtomicUsize);

impl Job for Panics {
    const NAME: &'static str = "panics";
    const NODES: Nodes = Nodes::Each;

    fn every(&self) -> Duration {
        Duration::from_secs(1)
    }

    async fn batch(&self, _app: &AppState) -> Result<Batch, AppError> {
        assert!(self.0.fetch_add(1, Ordering::SeqCst) > 0, "the first time");
        Ok(Batch::Done)
    }
}

#[pleinweb_testing::test]
async fn a_list_runs_side_by_side_and_one_that_panics_stops_nobody() {
    let app = sqlite_app().await;
    let (close, closing) = watch::channel(false);
    assert!(look_after_duty(&app).await.unwrap());
    let endless = Endless::default();
    let batches = Arc::clone(&endless.0);
    let jobs = Jobs::default()
        .and(Panics(AtomicUsize::new(0)))
        .and(endless);
    assert_eq!((jobs.count(), jobs.on(Nodes::Each).count()), (2, 1));
    let all = tokio::spawn(jobs.run(Shift::new(&app, &closing)));
    while batches.load(Ordering::SeqCst) <= 1000 || last_run::<Panics>(&app).is_none() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    close.send(true).unwrap();
    all.await.expect("it ends with the program");
    let run = last_run::<Panics>(&app).unwrap();
    assert!(!run.well);
    assert!(app.service::<JobBoard>().running(Nodes::Each).is_empty());
    app.clock.advance(1_000);
    app.works(&Panics(AtomicUsize::new(1)), 1).await;
}

async fn asked_mails(app: &TestApp, count: u128) {
    let mut tx = app.db().begin().await.unwrap();
    for number in 0..count {
        let id = uuid::Uuid::from_u128(number);
        on!(&mut tx, |c| sqlx::query(
            "INSERT INTO asked_mail (id, scope, at) VALUES ($1, $2, 0)"
        )
        .bind(id)
        .bind(vec![1_u8])
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
    }
    tx.commit().await.unwrap();
}

#[pleinweb_testing::test]
async fn cleaning_begins_from_nothing_and_takes_few_rows_at_a_time() {
    on_both(|app| async move {
        app.works(&Cleaning, 1).await;
        asked_mails(&app, 1_200).await;
        app.clock.advance(10 * MINUTE_MS);
        app.works(&Cleaning, 3).await;
        assert_eq!(app.rows("asked_mail").await, 0);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_each_node_looks_after_begins_from_nothing() {
    on_both(|app| async move {
        app.works(&ForgetLimits, 1).await;
        app.works(&WatchClock, 1).await;
        app.works(&WatchOutbox, 1).await;
        let own = app.service::<JobBoard>().own();
        let names: Vec<&str> = own.keys().map(String::as_str).collect();
        assert_eq!(names, ["clock", "limits", "outbox-watch"]);
        assert!(duty_standing(&app).await.unwrap().runs.is_empty());
    })
    .await;
}
