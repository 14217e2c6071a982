//! What goes by itself: looks at offers after a week, lists after six months,
//! kept offers a while after they are gone.

use std::time::Duration;

use super::views_since;
use crate::store::tidy;
use pleinweb_kernel::promises::{GONE_OFFER_KEPT, LIST_KEPT};
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, Command, Cx, Permit, run_system};

/// Few enough to hold SQLite's writer for some milliseconds.
const BATCH: i64 = 200;

/// Deletes one batch of each; gives how many, and 0 when nothing is left.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Debug)]
pub struct TidyFit;

impl Command for TidyFit {
    const NAME: &'static str = "offers/tidy-fit";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let now = cx.now();
        let views = views_since(now);
        tidy(
            cx.tx(),
            views,
            now.minus(LIST_KEPT.ms()),
            now.minus(GONE_OFFER_KEPT.ms()),
            BATCH,
        )
        .await
    }
}

/// What is kept of those who look at offers has its time.
#[derive(Debug)]
pub struct FitUpkeep;

impl Job for FitUpkeep {
    const NAME: &'static str = "fit";

    fn every(&self) -> Duration {
        Duration::from_mins(5)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let count = run_system(app, Self::NAME, &TidyFit).await?;
        Ok(Batch::more_if(count > 0))
    }
}
