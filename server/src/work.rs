//! Background work: the outbox tailer, mails, cleaning.

use std::time::Duration;

use crate::mail::Sender;
use pleinweb_domain::caseload::PassOverdue;
use pleinweb_domain::kernel::AppError;
use pleinweb_domain::market::keep_market;
use pleinweb_domain::offers::saved::{LookForOffers, TellFoundOffers, TidySearches, work_is_due};
use pleinweb_domain::offers::{TidyFit, TidyOffers};
use pleinweb_domain::platform::{Office, run_system, tail_outbox, tidy};
use pleinweb_domain::registration::{
    EraseEndedDrafts, Sweep, erase_due_keys, erase_unused_keys, keep_numbers_hashed, sweep_keys,
};
use tokio::sync::watch;

use tokio::task::JoinSet;

/// How often late files are looked for: nobody waits a minute more for it.
const PASS_EVERY: Duration = Duration::from_mins(1);
/// How often offers whose last day has passed are looked for.
const OFFERS_EVERY: Duration = Duration::from_mins(5);
/// How often saved searches are looked at: "at once" is within a minute.
const ALERTS_EVERY: Duration = Duration::from_secs(5);
/// How often what nobody needs of them is erased.
const SEARCHES_EVERY: Duration = Duration::from_hours(1);
/// How often drafts are looked at: their end is said to the day.
const DRAFTS_EVERY: Duration = Duration::from_mins(10);
/// How often keys are looked for that seal nothing any more, and hashes that
/// another pepper made.
const KEYS_EVERY: Duration = Duration::from_hours(24);

/// Starts everything; each job ends when `closing` turns true.
pub fn start(
    office: &Office,
    sender: Option<Sender>,
    closing: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(until(closing.clone(), tail_outbox(office.clone())));
    jobs.spawn(until(closing.clone(), keep_market(office.clone())));
    if let Some(sender) = sender {
        jobs.spawn(until(closing.clone(), sender.run(office.clone())));
    }
    let cleaning = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            if let Err(error) = tidy(&cleaning).await {
                tracing::warn!(%error, "cleaning");
            }
            tokio::time::sleep(Duration::from_mins(10)).await;
        }
    }));
    let passing = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            pass_overdue(&passing).await;
            tokio::time::sleep(PASS_EVERY).await;
        }
    }));
    let drafts = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            erase_drafts(&drafts).await;
            if let Err(error) = erase_due_keys(&drafts).await {
                tracing::warn!(%error, "erasing keys of those who were erased");
            }
            tokio::time::sleep(DRAFTS_EVERY).await;
        }
    }));
    let ending = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            tidy_offers(&ending).await;
            tidy_fit(&ending).await;
            tokio::time::sleep(OFFERS_EVERY).await;
        }
    }));
    let alerts = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            if let Err(error) = look_and_tell(&alerts).await {
                tracing::warn!(%error, "saved searches");
            }
            tokio::time::sleep(ALERTS_EVERY).await;
        }
    }));
    let searches = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            tidy_searches(&searches).await;
            tokio::time::sleep(SEARCHES_EVERY).await;
        }
    }));
    let keys = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            keep_keys(&keys).await;
            tokio::time::sleep(KEYS_EVERY).await;
        }
    }));
    jobs
}

/// Adds a job that ends with the others.
pub fn also(
    jobs: &mut JoinSet<()>,
    closing: &watch::Receiver<bool>,
    job: impl Future<Output = ()> + Send + 'static,
) {
    jobs.spawn(until(closing.clone(), job));
}

/// Saved searches that are due are looked for and told of, a batch of each in
/// turn: however many are to be looked for, what was found is told meanwhile.
async fn look_and_tell(office: &Office) -> Result<(), AppError> {
    loop {
        let (look, _) = work_is_due(office).await?;
        let looked = look && run_system(office, "alerts", &LookForOffers).await? > 0;
        // Looking may have found something to tell.
        let (_, tell) = work_is_due(office).await?;
        let told = tell && run_system(office, "alerts", &TellFoundOffers).await? > 0;
        if !looked && !told {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}

/// Deleted searches and old finds go, batch after batch.
async fn tidy_searches(office: &Office) {
    loop {
        match run_system(office, "alerts", &TidySearches).await {
            Ok(0) => return,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::warn!(%error, "erasing what searches found");
                return;
            }
        }
    }
}

/// Offers that ended are closed, batch after batch until none is left.
async fn tidy_offers(office: &Office) {
    loop {
        match run_system(office, "offers", &TidyOffers).await {
            Ok(0) => return,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::warn!(%error, "closing offers");
                return;
            }
        }
    }
}

/// What is kept of those who look at offers has its time, batch after batch.
async fn tidy_fit(office: &Office) {
    loop {
        match run_system(office, "offers", &TidyFit).await {
            Ok(0) => return,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::warn!(%error, "tidying what fits");
                return;
            }
        }
    }
}

/// Drafts that end soon are told to their person, those that ended are erased,
/// and then the keys that sealed them: batch after batch until none is left.
async fn erase_drafts(office: &Office) {
    loop {
        match run_system(office, "drafts", &EraseEndedDrafts).await {
            Ok(ended) if !ended.touched() => return,
            Ok(ended) => {
                // What fails here was asked for with the commit, and is done later.
                if let Err(error) = erase_unused_keys(office, &ended.erased).await {
                    tracing::warn!(%error, "erasing the keys of drafts that ended");
                }
            }
            Err(error) => {
                tracing::warn!(%error, "erasing drafts that ended");
                return;
            }
        }
    }
}

/// Keys that seal nothing are set aside (few at a time, whatever the options:
/// only `pleinweb keys sweep --force` takes more), and numbers are hashed anew.
async fn keep_keys(office: &Office) {
    if let Err(error) = sweep_keys(office, Sweep::Bounded).await {
        tracing::warn!(%error, "setting keys aside that seal nothing");
    }
    match keep_numbers_hashed(office).await {
        Ok(hashed) if hashed.done > 0 => tracing::info!(hashed.done, "numbers hashed anew"),
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "hashing numbers anew"),
    }
}

/// Late files go to a colleague, batch after batch until none is left.
async fn pass_overdue(office: &Office) {
    loop {
        match run_system(office, "pass-overdue", &PassOverdue::default()).await {
            Ok(0) => return,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::warn!(%error, "passing late files on");
                return;
            }
        }
    }
}

async fn until(mut closing: watch::Receiver<bool>, job: impl Future<Output = ()>) {
    tokio::select! {
        _ = closing.changed() => {}
        () = job => {}
    }
}
