//! Background work: the outbox tailer, mails, cleaning.

use std::time::Duration;

use crate::mail::Sender;
use pleinweb_domain::platform::{Office, tail_outbox, tidy};
use tokio::sync::watch;

use tokio::task::JoinSet;

/// Starts everything; each job ends when `closing` turns true.
pub fn start(
    office: &Office,
    sender: Option<Sender>,
    closing: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(until(closing.clone(), tail_outbox(office.clone())));
    if let Some(sender) = sender {
        jobs.spawn(until(closing.clone(), sender.run(office.clone())));
    }
    let cleaning = office.clone();
    jobs.spawn(until(closing.clone(), async move {
        loop {
            if let Err(error) = tidy(&cleaning).await {
                tracing::warn!(%error, "cleaning");
            }
            tokio::time::sleep(Duration::from_secs(600)).await;
        }
    }));
    jobs
}

async fn until(mut closing: watch::Receiver<bool>, job: impl Future<Output = ()>) {
    tokio::select! {
        _ = closing.changed() => {}
        () = job => {}
    }
}
