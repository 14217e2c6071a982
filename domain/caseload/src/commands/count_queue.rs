//! How much waits for an adviser.

use super::load_queue::Desk;
use pleinweb_accounts as accounts;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_reviews::Counts;
use pleinweb_reviews::store;

/// Numbers for the front page, without a name: nothing is read of anybody.
///
/// # Errors
/// Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct CountQueue;

impl Query for CountQueue {
    const NAME: &'static str = "caseload/count-queue";
    type Input = ();
    type Subject = Desk;
    type Output = Counts;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Desk>, AppError> {
        let me = cx.actor().adviser()?;
        let agencies = accounts::agencies_of(cx.tx(), me).await?;
        Ok(cx.permit(None, Desk { me, agencies }))
    }

    async fn handle(&self, cx: &mut Cx, desk: &Permit<Desk>) -> Result<Counts, AppError> {
        let now = cx.now();
        store::counts(cx.tx(), &desk.agencies, desk.me, now).await
    }
}
