//! What the ways of the adviser's part count.

use super::load_caseload::count_late;
use crate::model::DeskView;
use pleinweb_accounts as accounts;
use pleinweb_kernel::{AdviserId, AppError, FieldErrors};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_reviews::store;

/// How much is late, on every page of the adviser's part. Nobody's name is in it.
///
/// # Errors
/// Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadDesk;

impl Query for LoadDesk {
    const NAME: &'static str = "caseload/desk";
    type Input = ();
    type Subject = AdviserId;
    type Output = DeskView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AdviserId>, AppError> {
        let me = cx.actor().adviser()?;
        Ok(cx.permit(None, me))
    }

    async fn handle(&self, cx: &mut Cx, me: &Permit<AdviserId>) -> Result<DeskView, AppError> {
        let (now, me) = (cx.now(), me.subject);
        let agencies = accounts::agencies_of(cx.tx(), me).await?;
        let counts = store::counts(cx.tx(), &agencies, me, now).await?;
        Ok(DeskView {
            queue: counts.late,
            people: count_late(cx, me, &agencies).await?,
        })
    }
}
