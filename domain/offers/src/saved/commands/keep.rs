//! Keeping a search, changing when it tells, deleting it and bringing it back.

use super::{Permitted, own_search, owner};
use crate::OfferIndex;
use crate::saved::model::{ChangeRhythmInput, Rhythm, SaveSearchInput, SearchInput};
use crate::saved::rules::{UNDO_MS, tell_at};
use crate::saved::store::{self, SearchRow};
use crate::search::known;
use crate::search::state::{Order, SearchState};
use pleinweb_kernel::promises::SEARCHES_MOST;
use pleinweb_kernel::{AccountId, AppError, Code, FieldErrors, SavedSearchId};
use pleinweb_platform::{Command, Cx, Of, Permit, outbox_upto};

/// A search as it is kept: from its beginning, whatever its order.
pub(super) fn kept(query: &str) -> SearchState {
    let (state, _) = SearchState::read(query);
    SearchState {
        order: Order::default(),
        ..state.first_part()
    }
}

fn refused(code: &'static str) -> AppError {
    let mut errors = FieldErrors::default();
    errors.push("query", Code::new(code));
    AppError::Invalid(errors)
}

/// Keeps a search. The same again only changes its rhythm.
///
/// # Errors
/// `Invalid`: `rhythm` required, choice-unknown; `query` search-empty,
/// search-place-unknown. `Conflict("search-too-many")` when as many as one may keep are
/// there. Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct SaveSearch {
    state: SearchState,
    rhythm: Rhythm,
}

impl Command for SaveSearch {
    const NAME: &'static str = "offers/save-search";
    type Input = SaveSearchInput;
    type Subject = Of<AccountId>;
    type Output = SavedSearchId;

    fn parse(input: SaveSearchInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let rhythm = errors.check("rhythm", Rhythm::parse(&input.rhythm));
        let state = kept(&input.query);
        let asks = if state.is_empty() {
            Err(Code::new("search-empty"))
        } else {
            Ok(state)
        };
        let state = errors.check("query", asks);
        let parsed = (|| {
            Some(Self {
                state: state?,
                rhythm: rhythm?,
            })
        })();
        errors.finish(parsed)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = owner(cx)?;
        Ok(cx.permit(None, account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<AccountId>>,
    ) -> Result<SavedSearchId, AppError> {
        let account = permit.subject;
        if !known(cx, &self.state).await?.place {
            return Err(refused("search-place-unknown"));
        }
        let query = self.state.query();
        let searches = store::of(cx.tx(), account).await?;
        let due = tell_at(self.rhythm, cx.now(), None);
        let id = if let Some(same) = searches.iter().find(|row| row.query == query) {
            change(cx, same.of(account)?, same, self.rhythm).await?;
            same.id
        } else if searches.len() >= SEARCHES_MOST.usize() {
            return Err(AppError::conflict("search-too-many"));
        } else {
            // With nothing found yet, "at once" has nothing to tell.
            let due = due.filter(|_| self.rhythm != Rhythm::AtOnce);
            // What this process's index does not hold yet was on no page of theirs.
            let upto = match cx.app().service::<OfferIndex>().upto() {
                Some(upto) => upto,
                None => outbox_upto(cx.tx()).await?,
            };
            store::insert(cx, account, &query, self.rhythm, due, upto).await?
        };
        cx.emit_to_account(*account, "searches");
        Ok(id)
    }
}

/// Sets a rhythm. What was found while its person had chosen "page only" was seen
/// there: this search tells it no more, however the rhythm changes. (What came
/// while a mail's link had stopped the mails is told when they are resumed.)
async fn change(
    cx: &mut Cx,
    id: Of<SavedSearchId>,
    row: &SearchRow,
    rhythm: Rhythm,
) -> Result<(), AppError> {
    let now = cx.now();
    let before = row.rhythm;
    if before == rhythm {
        return Ok(());
    }
    if before == Rhythm::PageOnly {
        store::set_seen(cx.tx(), id, now).await?;
    }
    let due = tell_at(rhythm, now, row.told_at);
    store::set_rhythm(cx.tx(), id, rhythm, None, due).await
}

/// Changes when mails leave.
///
/// # Errors
/// `Invalid`: `rhythm` required, choice-unknown. `NotFound` for a search that is
/// somebody else's or deleted. Whoever is not a job seeker: as `Actor::job_seeker`
/// says.
#[derive(Debug)]
pub struct ChangeRhythm {
    search: String,
    rhythm: Rhythm,
}

impl Command for ChangeRhythm {
    const NAME: &'static str = "offers/change-rhythm";
    type Input = ChangeRhythmInput;
    type Subject = Permitted;
    type Output = SavedSearchId;

    fn parse(input: ChangeRhythmInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let rhythm = errors.check("rhythm", Rhythm::parse(&input.rhythm));
        let parsed = rhythm.map(|rhythm| Self {
            search: input.search,
            rhythm,
        });
        errors.finish(parsed)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = own_search(cx, &self.search).await?;
        if row.deleted_at.is_some() {
            return Err(AppError::NotFound);
        }
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Permitted>,
    ) -> Result<SavedSearchId, AppError> {
        change(cx, permit.id, &permit.subject, self.rhythm).await?;
        cx.emit_to_account(permit.account_id, "searches");
        Ok(*permit.id)
    }
}

/// Deletes a search; for a day it can be brought back.
///
/// # Errors
/// `NotFound` for a search that is somebody else's. Whoever is not a job seeker: as
/// `Actor::job_seeker` says.
#[derive(Debug)]
pub struct DeleteSearch(String);

impl Command for DeleteSearch {
    const NAME: &'static str = "offers/delete-search";
    type Input = SearchInput;
    type Subject = Permitted;
    type Output = SavedSearchId;

    fn parse(input: SearchInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.search))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = own_search(cx, &self.0).await?;
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Permitted>,
    ) -> Result<SavedSearchId, AppError> {
        if permit.deleted_at.is_none() {
            let now = cx.now();
            store::set_deleted(cx.tx(), permit.id, Some(now)).await?;
            cx.emit_to_account(permit.account_id, "searches");
        }
        Ok(*permit.id)
    }
}

/// Brings a deleted search back.
///
/// # Errors
/// `NotFound` for a search that is somebody else's, or was deleted more than a day
/// ago. `Conflict("search-too-many")` when as many as one may keep are there.
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct UndeleteSearch(String);

impl Command for UndeleteSearch {
    const NAME: &'static str = "offers/undelete-search";
    type Input = SearchInput;
    type Subject = Permitted;
    type Output = SavedSearchId;

    fn parse(input: SearchInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.search))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = own_search(cx, &self.0).await?;
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Permitted>,
    ) -> Result<SavedSearchId, AppError> {
        let Some(deleted) = permit.deleted_at else {
            return Ok(*permit.id);
        };
        if cx.now().since(deleted) > UNDO_MS {
            return Err(AppError::NotFound);
        }
        let account = owner(cx)?;
        let others = store::of(cx.tx(), account).await?;
        // Kept anew meanwhile: that one stands.
        if let Some(same) = others.iter().find(|row| row.query == permit.query) {
            return Ok(same.id);
        }
        if others.len() >= SEARCHES_MOST.usize() {
            return Err(AppError::conflict("search-too-many"));
        }
        store::set_deleted(cx.tx(), permit.id, None).await?;
        cx.emit_to_account(permit.account_id, "searches");
        Ok(*permit.id)
    }
}
