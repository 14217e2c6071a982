//! What people do with their searches, and what is done for them meanwhile.

mod jobs;
mod keep;
mod load;
mod look;
mod stop;
mod tell;
mod tidy;

use crate::OfferIndex;
use crate::saved::Arrivals;
use crate::saved::store::{self, SearchRow};
use pleinweb_kernel::{AccountId, AppError, SavedSearchId};
use pleinweb_platform::{AppState, Cx, Of};

pub use jobs::{Alerts, SearchUpkeep};
pub use keep::{ChangeRhythm, DeleteSearch, SaveSearch, UndeleteSearch};
pub use load::{LoadNewSearch, LoadSavedSearch, LoadSavedSearches};
pub use look::LookForOffers;
pub use stop::{LoadMailStop, ResumeMails, StopMails};
pub use tell::TellFoundOffers;
pub use tidy::TidySearches;

/// The job seeker who acts.
fn owner(cx: &Cx) -> Result<Of<AccountId>, AppError> {
    cx.own_account()
}

/// A search that was permitted, and the proof of it.
#[derive(Debug)]
pub struct Permitted {
    pub id: Of<SavedSearchId>,
    row: SearchRow,
}

impl std::ops::Deref for Permitted {
    type Target = SearchRow;
    fn deref(&self) -> &SearchRow {
        &self.row
    }
}

/// A search of whoever acts; somebody else's is not there.
async fn own_search(cx: &mut Cx, id: &str) -> Result<Permitted, AppError> {
    let account = owner(cx)?;
    let id = id.parse()?;
    let row = store::own(cx.tx(), account, id).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let id = row.of(account)?;
    Ok(Permitted { id, row })
}

/// Whether a search is to be looked for, and whether one is to be told of: one
/// statement, so that a quiet minute costs next to nothing. What came meanwhile is
/// read here, before any transaction that others would wait for.
pub async fn work_is_due(app: &AppState) -> Result<(bool, bool), AppError> {
    let mut tx = app.db().read().await?;
    let (look, tell, least) = store::due(&mut tx, app.now()).await?;
    drop(tx);
    if let (Some(after), Some(upto)) = (least, app.service::<OfferIndex>().upto())
        && after < upto
    {
        app.service::<Arrivals>()
            .between(app.db(), after, upto)
            .await?;
    }
    Ok((look > 0, tell > 0))
}
