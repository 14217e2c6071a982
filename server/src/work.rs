//! Background work: what of it this program has. A feature declares its jobs beside
//! its commands and its copies beside its figures (`platform::jobs`,
//! `platform::projections`); here they are listed, once.

use std::path::PathBuf;

use pleinweb_accounts::ClosedAccounts;
use pleinweb_caseload::{HeldDecisions, LateFiles};
use pleinweb_fit::FitUpkeep;
use pleinweb_market::CountedMarket;
use pleinweb_offers::saved::{Alerts, SearchUpkeep};
use pleinweb_offers::{IndexedOffers, OfferUpkeep};
use pleinweb_platform::jobs::{Jobs, Shift};
use pleinweb_platform::leases::keep_duty;
use pleinweb_platform::projections::keep;
use pleinweb_platform::{AppState, Cleaning, ForgetLimits, WatchClock, WatchOutbox, tail_outbox};
use pleinweb_registration::{DraftsEnd, ErasedKeys, KeySweep, NumbersHashed};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Whatever runs by itself, but for what needs more to be known (mails, the demo).
pub fn jobs() -> Jobs {
    Jobs::default()
        .and(Cleaning)
        .and(ForgetLimits)
        .and(WatchClock)
        .and(WatchOutbox)
        .and(LateFiles)
        .and(ClosedAccounts)
        .and(HeldDecisions)
        .and(DraftsEnd)
        .and(KeySweep)
        .and(ErasedKeys)
        .and(NumbersHashed::default())
        .and(OfferUpkeep)
        .and(FitUpkeep)
        .and(Alerts)
        .and(SearchUpkeep)
}

/// Starts these jobs and keeps the copies of this process, the search index in its
/// folder, until `closing` turns true. Jobs end what they have begun.
pub fn start(
    app: &AppState,
    jobs: Jobs,
    index: PathBuf,
    closing: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut set = JoinSet::new();
    let closes = || closing.clone();
    set.spawn(until(closes(), keep_duty(app.clone())));
    set.spawn(until(closes(), tail_outbox(app.clone())));
    let market = CountedMarket::default();
    set.spawn(until(closes(), keep(app.clone(), market)));
    let index = IndexedOffers::in_folder(index);
    set.spawn(until(closes(), keep(app.clone(), index)));
    set.spawn(jobs.run(Shift::new(app, closing)));
    set
}

/// What may be broken off.
async fn until(mut closing: watch::Receiver<bool>, work: impl Future<Output = ()>) {
    tokio::select! {
        _ = closing.changed() => {}
        () = work => {}
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use pleinweb_kernel::MINUTE_MS;
    use pleinweb_platform::jobs::{Jobs, Nodes, Shift};
    use pleinweb_platform::leases::{duty_standing, look_after_duty};
    use pleinweb_platform::testing::{TestApp, another_node, on_both};
    use tokio::sync::watch;

    use super::jobs;
    use crate::demo::offers::Trickle;
    use crate::mail::Sender;

    /// Whatever runs by itself, of this program.
    fn every_job() -> Jobs {
        let sender = Sender::new("smtp://127.0.0.1:1", "a@exemple.fr").unwrap();
        jobs()
            .and(sender)
            .and(Trickle::each(Duration::from_secs(20)))
    }

    async fn runs(jobs: &Jobs, app: &TestApp) -> usize {
        let (_keep, closing) = watch::channel(false);
        jobs.run_once(&Shift::new(app, &closing)).await
    }

    #[tokio::test]
    async fn whatever_runs_by_itself_runs_on_the_node_on_duty_only() {
        on_both(|one| async move {
            let two = another_node(&one, 8, 2_000);
            let jobs = every_job().on(Nodes::OnDuty);
            assert_eq!(runs(&jobs, &one).await, 0, "nobody is on duty yet");
            assert!(look_after_duty(&one).await.unwrap());
            assert!(!look_after_duty(&two).await.unwrap());
            assert_eq!(runs(&jobs, &two).await, 0);
            assert_eq!(runs(&jobs, &one).await, jobs.count());
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
            assert!(ran > 0 && ran < jobs.count(), "not the daily ones: {ran}");
            let said = duty_standing(&two).await.unwrap();
            assert_eq!(said.runs.len(), jobs.count());
        })
        .await;
    }

    #[tokio::test]
    async fn every_job_goes_well_on_an_empty_database_and_each_has_a_name() {
        on_both(|app| async move {
            assert!(look_after_duty(&app).await.unwrap());
            let jobs = every_job();
            assert_eq!(runs(&jobs, &app).await, jobs.count());
            let board = app.service::<pleinweb_platform::jobs::JobBoard>();
            let mut all = duty_standing(&app).await.unwrap().runs;
            all.append(&mut board.own());
            assert_eq!(all.len(), jobs.count(), "{:?}", all.keys());
            for (name, run) in all {
                assert!(run.well, "{name}: {run:?}");
                assert!(run.batches <= 1, "nothing is left after one: {name}");
            }
            assert!(board.running(Nodes::OnDuty).is_empty());
        })
        .await;
    }

    #[tokio::test]
    async fn what_a_process_looks_after_for_itself_runs_on_each_node() {
        on_both(|one| async move {
            let two = another_node(&one, 8, 0);
            assert!(look_after_duty(&one).await.unwrap());
            let jobs = every_job().on(Nodes::Each);
            assert!(jobs.count() > 0);
            for node in [&one, &two] {
                assert_eq!(runs(&jobs, node).await, jobs.count());
                assert_eq!(runs(&jobs, node).await, 0, "each has its time");
            }
        })
        .await;
    }
}
