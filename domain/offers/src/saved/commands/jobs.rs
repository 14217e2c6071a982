//! What is done for searches by itself.

use std::time::Duration;

use super::{LookForOffers, TellFoundOffers, TidySearches, work_is_due};
use crate::saved::store;
use pleinweb_kernel::AppError;
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, run_system};

/// As what these jobs do is signed in the journal.
const ACTOR: &str = "alerts";

/// Saved searches that are due are looked for and told of, a batch of each in turn:
/// however many are to be looked for, what was found is told meanwhile.
#[derive(Debug)]
pub struct Alerts;

impl Job for Alerts {
    const NAME: &'static str = "alerts";

    /// "At once" is within a minute.
    fn every(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn waiting(&self, app: &AppState) -> Result<Option<u64>, AppError> {
        let mut tx = app.db().read().await?;
        let (look, tell, _) = store::due(&mut tx, app.now()).await?;
        Ok(Some((look + tell).unsigned_abs()))
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let (look, _) = work_is_due(app).await?;
        let looked = look && run_system(app, ACTOR, &LookForOffers).await? > 0;
        // Looking may have found something to tell.
        let (_, tell) = work_is_due(app).await?;
        let told = tell && run_system(app, ACTOR, &TellFoundOffers).await? > 0;
        Ok(Batch::more_if(looked || told))
    }
}

/// Deleted searches and old finds go.
#[derive(Debug)]
pub struct SearchUpkeep;

impl Job for SearchUpkeep {
    const NAME: &'static str = "searches";

    fn every(&self) -> Duration {
        Duration::from_hours(1)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let count = run_system(app, ACTOR, &TidySearches).await?;
        Ok(Batch::more_if(count > 0))
    }
}
