//! Background work. What keeps a process's own copies (the outbox's tailer, the
//! market's book, the search index) runs on every node; whatever does something
//! for somebody runs on the node that is on duty, and ends between two batches.

use std::pin::Pin;
use std::time::Duration;

use crate::mail::Sender;
use pleinweb_caseload::PassOverdue;
use pleinweb_fit::TidyFit;
use pleinweb_kernel::AppError;
use pleinweb_market::keep_market;
use pleinweb_offers::TidyOffers;
use pleinweb_offers::saved::{LookForOffers, TellFoundOffers, TidySearches, work_is_due};
use pleinweb_platform::leases::keep_duty;
use pleinweb_platform::{
    AppState, Command, keep_outbox_watched, run_system, tail_outbox, tidy, watch_clock,
};
use pleinweb_registration::{
    EraseEndedDrafts, Sweep, erase_due_keys, erase_unused_keys, keep_numbers_hashed, sweep_keys,
};
use tokio::sync::watch;

use tokio::task::JoinSet;

/// How often a job looks whether it is to run.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often what limits remember is thinned out.
const LIMITS_EVERY: Duration = Duration::from_mins(10);

type Outcome = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;

/// Something that runs by itself, on one node at a time.
pub struct Job {
    /// As `/readyz` and the log name it.
    pub name: &'static str,
    pub every: Duration,
    run: Box<dyn Fn(Shift) -> Outcome + Send + Sync>,
}

impl Job {
    pub fn new<F, Fut>(name: &'static str, every: Duration, run: F) -> Self
    where
        F: Fn(Shift) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), AppError>> + Send + 'static,
    {
        Self {
            name,
            every,
            run: Box::new(move |shift| Box::pin(run(shift))),
        }
    }

    /// Runs the job if it is its time here and now; whether it ran.
    pub async fn run_if_due(&self, shift: &Shift) -> bool {
        let app = &shift.app;
        if !shift.goes_on() || !app.duty().is_due(self.name, self.every, app.now()) {
            return false;
        }
        let began = std::time::Instant::now();
        let result = (self.run)(shift.clone()).await;
        let outcome = if result.is_ok() { "well" } else { "not-well" };
        metrics::counter!("pleinweb_jobs_total", "job" => self.name, "outcome" => outcome)
            .increment(1);
        metrics::histogram!("pleinweb_job_seconds", "job" => self.name)
            .record(began.elapsed().as_secs_f64());
        if let Err(error) = &result {
            tracing::warn!(job = self.name, %error, "a job");
        }
        app.duty().note(self.name, app.now(), result.is_ok());
        true
    }
}

/// A job's time on duty.
#[derive(Clone, Debug)]
pub struct Shift {
    pub app: AppState,
    closing: watch::Receiver<bool>,
}

impl Shift {
    pub fn new(app: &AppState, closing: &watch::Receiver<bool>) -> Self {
        Self {
            app: app.clone(),
            closing: closing.clone(),
        }
    }

    /// Whether the next batch may begin: this node is on duty, and not ending.
    pub fn goes_on(&self) -> bool {
        !*self.closing.borrow() && self.app.duty().is_held(self.app.now())
    }

    /// Runs a command batch after batch until nothing is left of it.
    async fn batches<C>(&self, job: &'static str, command: C) -> Result<(), AppError>
    where
        C: Command,
        C::Output: Default + PartialEq,
    {
        while self.goes_on() && run_system(&self.app, job, &command).await? != C::Output::default()
        {
            tokio::task::yield_now().await;
        }
        Ok(())
    }
}

/// Whatever runs by itself on one node, but for what needs more to be known.
pub fn jobs() -> Vec<Job> {
    vec![
        Job::new("cleaning", Duration::from_mins(10), |shift| async move {
            tidy(&shift.app).await.map(|_| ())
        }),
        // Nobody waits a minute more for a late file to go to a colleague.
        Job::new("late-files", Duration::from_mins(1), |shift| async move {
            shift.batches("pass-overdue", PassOverdue::default()).await
        }),
        // Their end is said to the day.
        Job::new("drafts", Duration::from_mins(10), erase_drafts),
        // Offers whose last day has passed are closed; what is kept of those who
        // look at offers has its time.
        Job::new("offers", Duration::from_mins(5), |shift| async move {
            shift.batches("offers", TidyOffers).await?;
            shift.batches("offers", TidyFit).await
        }),
        // "At once" is within a minute.
        Job::new("alerts", Duration::from_secs(5), look_and_tell),
        // Deleted searches and old finds go.
        Job::new("searches", Duration::from_hours(1), |shift| async move {
            shift.batches("alerts", TidySearches).await
        }),
        // Keys that seal nothing any more are set aside: few at a time, whatever the
        // options; only `pleinweb keys sweep --force` takes more.
        Job::new("keys", Duration::from_hours(24), |shift| async move {
            sweep_keys(&shift.app, Sweep::Bounded).await.map(|_| ())
        }),
        // Keys of those whom a command erased and that could not go at once.
        Job::new("erased-keys", Duration::from_mins(10), |shift| async move {
            erase_due_keys(&shift.app).await.map(|_| ())
        }),
        // Hashes that another pepper made.
        Job::new("numbers", Duration::from_hours(24), |shift| async move {
            keep_numbers_hashed(&shift.app).await.map(|_| ())
        }),
    ]
}

/// Starts everything; each job ends when `closing` turns true.
pub fn start(
    app: &AppState,
    sender: Option<Sender>,
    closing: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut set = JoinSet::new();
    let own = app.clone();
    also(&mut set, closing, keep_duty(app.clone()));
    also(&mut set, closing, tail_outbox(app.clone()));
    also(&mut set, closing, keep_outbox_watched(app.clone()));
    also(&mut set, closing, watch_clock(app.clone()));
    also(&mut set, closing, keep_market(app.clone()));
    also(&mut set, closing, async move {
        loop {
            own.limits().tidy();
            tokio::time::sleep(LIMITS_EVERY).await;
        }
    });
    for job in jobs() {
        on_duty(&mut set, app, closing, job);
    }
    if let Some(sender) = sender {
        on_duty(&mut set, app, closing, sender.job());
    }
    set
}

/// Adds something that this process does for itself, and that may be broken off.
pub fn also(
    set: &mut JoinSet<()>,
    closing: &watch::Receiver<bool>,
    job: impl Future<Output = ()> + Send + 'static,
) {
    set.spawn(until(closing.clone(), job));
}

/// Adds a job that runs on one node at a time. It is never broken off: what it
/// has begun it ends.
pub fn on_duty(set: &mut JoinSet<()>, app: &AppState, closing: &watch::Receiver<bool>, job: Job) {
    let shift = Shift::new(app, closing);
    let mut closing = closing.clone();
    set.spawn(async move {
        while !*closing.borrow() {
            job.run_if_due(&shift).await;
            let _ = tokio::time::timeout(LOOK_EVERY, closing.changed()).await;
        }
    });
}

/// Saved searches that are due are looked for and told of, a batch of each in
/// turn: however many are to be looked for, what was found is told meanwhile.
async fn look_and_tell(shift: Shift) -> Result<(), AppError> {
    let app = &shift.app;
    while shift.goes_on() {
        let (look, _) = work_is_due(app).await?;
        let looked = look && run_system(app, "alerts", &LookForOffers).await? > 0;
        // Looking may have found something to tell.
        let (_, tell) = work_is_due(app).await?;
        let told = tell && run_system(app, "alerts", &TellFoundOffers).await? > 0;
        if !looked && !told {
            break;
        }
        tokio::task::yield_now().await;
    }
    Ok(())
}

/// Drafts that end soon are told to their person, those that ended are erased,
/// and then the keys that sealed them: batch after batch until none is left.
async fn erase_drafts(shift: Shift) -> Result<(), AppError> {
    while shift.goes_on() {
        let ended = run_system(&shift.app, "drafts", &EraseEndedDrafts).await?;
        if !ended.touched() {
            break;
        }
        // What fails here is found by the sweep.
        if let Err(error) = erase_unused_keys(&shift.app, &ended.erased).await {
            tracing::warn!(%error, "erasing the keys of drafts that ended");
        }
    }
    Ok(())
}

async fn until(mut closing: watch::Receiver<bool>, job: impl Future<Output = ()>) {
    tokio::select! {
        _ = closing.changed() => {}
        () = job => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use pleinweb_kernel::{HOUR_MS, MINUTE_MS};
    use pleinweb_platform::leases::{duty_standing, look_after_duty};
    use pleinweb_platform::testing::{TestApp, another_node, on_both};
    use tokio::sync::watch;

    use super::{Job, Shift, jobs};
    use crate::demo::offers::trickle;
    use crate::mail::Sender;

    /// Whatever runs by itself for others, of this program.
    fn all() -> Vec<Job> {
        let sender = Sender::new("smtp://127.0.0.1:1", "a@exemple.fr").unwrap();
        let mut all = jobs();
        all.push(sender.job());
        all.push(trickle(Duration::from_secs(20)));
        all
    }

    async fn runs(jobs: &[Job], app: &TestApp) -> usize {
        let (_keep, closing) = watch::channel(false);
        let shift = Shift::new(app, &closing);
        let mut ran = 0;
        for job in jobs {
            ran += usize::from(job.run_if_due(&shift).await);
        }
        ran
    }

    #[tokio::test]
    async fn whatever_runs_by_itself_runs_on_the_node_on_duty_only() {
        on_both(|one| async move {
            let two = another_node(&one, 8, 2_000);
            let jobs = all();
            assert_eq!(runs(&jobs, &one).await, 0, "nobody is on duty yet");
            assert!(look_after_duty(&one).await.unwrap());
            assert!(!look_after_duty(&two).await.unwrap());
            assert_eq!(runs(&jobs, &two).await, 0);
            assert_eq!(runs(&jobs, &one).await, jobs.len());
            assert_eq!(runs(&jobs, &one).await, 0, "each has its time");
            // The first one dies; the second one goes on where it was.
            one.clock.advance(10_000);
            assert!(look_after_duty(&one).await.unwrap());
            while !look_after_duty(&two).await.unwrap() {
                two.clock.advance(5_000);
            }
            one.clock.advance(MINUTE_MS);
            assert_eq!(runs(&jobs, &one).await, 0, "it is not sure any more");
            let ran = runs(&jobs, &two).await;
            assert!(ran > 0 && ran < jobs.len(), "not the daily ones: {ran}");
            let said = duty_standing(&two).await.unwrap();
            assert_eq!(said.runs.len(), jobs.len());
        })
        .await;
    }

    #[tokio::test]
    async fn a_job_ends_after_its_batch_when_the_program_ends_or_the_lease_is_lost() {
        on_both(|app| async move {
            let (close, closing) = watch::channel(false);
            let shift = Shift::new(&app, &closing);
            let batches = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&batches);
            let job = Job::new("test", Duration::from_secs(1), move |shift: Shift| {
                let counted = Arc::clone(&counted);
                async move {
                    while shift.goes_on() {
                        if counted.fetch_add(1, Ordering::SeqCst) > 1000 {
                            break;
                        }
                    }
                    Ok(())
                }
            });
            assert!(look_after_duty(&app).await.unwrap());
            assert!(job.run_if_due(&shift).await);
            let before = batches.load(Ordering::SeqCst);
            assert!(before > 1000);
            app.clock.advance(HOUR_MS);
            assert!(!job.run_if_due(&shift).await, "not sure of the lease");
            assert!(look_after_duty(&app).await.unwrap());
            close.send(true).unwrap();
            assert!(!job.run_if_due(&shift).await, "it ends");
            assert_eq!(batches.load(Ordering::SeqCst), before);
        })
        .await;
    }
}
