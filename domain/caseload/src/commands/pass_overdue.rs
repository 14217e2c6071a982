//! At the end of the answer time a file passes to a colleague.

use std::time::Duration;

use crate::Notification;
use pleinweb_kernel::promises::COLLEAGUE_ANSWER;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, Command, Cx, Permit, run_system};
use pleinweb_reviews::rules::{NOBODY_MS, next_owner};
use pleinweb_reviews::store;
use pleinweb_reviews::store::Review;
use pleinweb_reviews::{loads, tell_person, wake_agency};

/// How many files one run passes: the writer is held for a moment only.
const BATCH: i64 = 20;

/// Passes files whose answer time went by to a colleague of the same agency,
/// who has another 24 hours. Where there is no colleague the promise stays as
/// it was made (and shows as late), and the file is looked at again in an hour.
///
/// Gives how many files it looked at; run it again until that is 0.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Clone, Copy, Debug)]
pub struct PassOverdue {
    limit: i64,
}

impl Default for PassOverdue {
    fn default() -> Self {
        Self { limit: BATCH }
    }
}

impl PassOverdue {
    /// Everything in one run: where nobody else waits for the writer.
    pub const fn all() -> Self {
        Self { limit: i64::MAX }
    }
}

impl Command for PassOverdue {
    const NAME: &'static str = "caseload/pass-overdue";
    type Input = ();
    type Subject = ();
    type Output = usize;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self::default())
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<usize, AppError> {
        let now = cx.now();
        let overdue = store::overdue(cx.tx(), now, self.limit).await?;
        for review in &overdue {
            pass_on(cx, review).await?;
        }
        Ok(overdue.len())
    }
}

/// Nobody waits a minute more for a late file to go to a colleague.
#[derive(Debug)]
pub struct LateFiles;

impl Job for LateFiles {
    const NAME: &'static str = "late-files";

    fn every(&self) -> Duration {
        Duration::from_mins(1)
    }

    async fn waiting(&self, app: &AppState) -> Result<Option<u64>, AppError> {
        let mut tx = app.db().read().await?;
        store::count_overdue(&mut tx, app.now()).await.map(Some)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let looked_at = run_system(app, "pass-overdue", &PassOverdue::default()).await?;
        Ok(Batch::more_if(looked_at > 0))
    }
}

async fn pass_on(cx: &mut Cx, review: &Review) -> Result<(), AppError> {
    let now = cx.now();
    let (id, person) = (cx.rows_of(review.id)?, cx.rows_of(review.person_id)?);
    let colleagues = loads(cx.tx(), review.agency_id).await?;
    let Some(to) = next_owner(&colleagues, review.owner_id) else {
        tracing::warn!(review = %review.id, "a file is late and its agency has no colleague for it");
        metrics::counter!("pleinweb_files_without_colleague_total").increment(1);
        return store::put_off(cx.tx(), id, now.plus(NOBODY_MS)).await;
    };
    let answer_by = now.plus(COLLEAGUE_ANSWER.ms());
    store::pass(cx.tx(), id, (review.owner_id, to), now, answer_by).await?;
    tell_person(cx, person, Notification::PassedToColleague { answer_by }).await?;
    wake_agency(cx, review.agency_id);
    Ok(())
}
