//! What an adviser who reads nobody for a while is told.

use crate::model_reading::PauseView;
use crate::reading::own_pause;
use pleinweb_accounts as accounts;
use pleinweb_kernel::{AdviserId, AppError, FieldErrors};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_reviews::when;

/// One's own pause, if one holds.
///
/// # Errors
/// Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadPause;

impl Query for LoadPause {
    const NAME: &'static str = "caseload/pause";
    type Input = ();
    type Subject = AdviserId;
    type Output = Option<PauseView>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AdviserId>, AppError> {
        let me = cx.actor().adviser()?;
        Ok(cx.permit(None, me))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        me: &Permit<AdviserId>,
    ) -> Result<Option<PauseView>, AppError> {
        let Some(pause) = own_pause(cx).await? else {
            return Ok(None);
        };
        let agencies = accounts::agencies_of(cx.tx(), me.subject).await?;
        let watchers = accounts::watchers_of(cx.tx(), &agencies).await?;
        Ok(Some(PauseView {
            now: cx.now(),
            until: when(pause.until),
            heads: watchers
                .into_iter()
                .filter(|watcher| !watcher.operator && watcher.account.0 != me.subject.0)
                .map(|watcher| watcher.name)
                .filter(|name| !name.is_empty())
                .collect(),
        }))
    }
}
