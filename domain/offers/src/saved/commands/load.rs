//! What pages show of saved searches.

use std::collections::BTreeSet;

use super::keep::kept;
use super::{Permitted, own_search, owner};
use crate::saved::model::{
    LATEST, NewSearch, SavedSearch, SavedSearches, SearchInput, SearchRequest,
};
use crate::saved::store::{self, SearchRow};
use crate::search::state::SearchState;
use crate::search::view::FoundOffer;
use crate::search::{known, labels};
use crate::store::{cards, standing_for, stands_for};
use crate::views::OfferCard;
use pleinweb_kernel::promises::SEARCH_NEWS;
use pleinweb_kernel::{AccountId, AppError, FieldErrors, OfferId, SavedSearchId};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Of, Permit, Query};

pub(super) async fn asked(cx: &mut Cx, query: &str) -> Result<SearchRequest, AppError> {
    let (state, _) = SearchState::read(query);
    Ok(SearchRequest {
        query: query.to_owned(),
        chosen: labels(cx, &state).await?,
    })
}

fn found(cards: &[OfferCard], ids: impl Iterator<Item = OfferId>) -> Vec<FoundOffer> {
    let card = |id: OfferId| cards.iter().find(|card| card.id == id).cloned();
    ids.filter_map(card)
        .map(|card| FoundOffer { card, km: None })
        .collect()
}

/// The searches of whoever asks. Five statements, whatever there is.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadSavedSearches;

impl Query for LoadSavedSearches {
    const NAME: &'static str = "offers/saved-searches";
    type Input = ();
    type Subject = Of<AccountId>;
    type Output = SavedSearches;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = owner(cx)?;
        Ok(cx.permit(None, account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<AccountId>>,
    ) -> Result<SavedSearches, AppError> {
        let rows = store::of(cx.tx(), permit.subject).await?;
        let ids: Vec<SavedSearchId> = rows.iter().map(|row| row.id).collect();
        let finds = store::latest(cx.tx(), &ids).await?;
        let since = cx.now().minus(SEARCH_NEWS.ms());
        let counts = store::counts(cx.tx(), &ids, since).await?;
        let offers: Vec<OfferId> = finds.iter().map(|find| find.offer_id).collect();
        let stands = stands_for(cx.tx(), &offers).await?;
        let standing: Vec<OfferId> = stands.values().copied().collect();
        let cards = cards(cx.tx(), &standing).await?;
        let mut searches = Vec::with_capacity(rows.len());
        for row in rows {
            let of_this = finds.iter().filter(|find| find.search_id == row.id);
            let mut seen = BTreeSet::new();
            let of_this = of_this
                .filter_map(|find| stands.get(&find.offer_id).copied())
                .filter(|id| seen.insert(*id));
            let mut latest = found(&cards, of_this);
            latest.truncate(LATEST);
            let week = counts.iter().find(|(id, _)| *id == row.id);
            let week = week.map_or(0, |(_, count)| u64::try_from(*count).unwrap_or(0));
            searches.push(view(cx, &row, week, latest).await?);
        }
        Ok(SavedSearches { searches })
    }
}

async fn view(
    cx: &mut Cx,
    row: &SearchRow,
    week: u64,
    latest: Vec<FoundOffer>,
) -> Result<SavedSearch, AppError> {
    Ok(SavedSearch {
        id: row.id,
        asked: asked(cx, &row.query).await?,
        rhythm: row.rhythm,
        since: paris_time(row.created_at),
        week,
        latest,
    })
}

/// One search with the last offers that it found.
///
/// # Errors
/// `NotFound` for a search that is somebody else's or deleted. Whoever is not a job
/// seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadSavedSearch(String);

impl Query for LoadSavedSearch {
    const NAME: &'static str = "offers/saved-search";
    type Input = SearchInput;
    type Subject = Permitted;
    type Output = SavedSearch;

    fn parse(input: SearchInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.search))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = own_search(cx, &self.0).await?;
        if row.deleted_at.is_some() {
            return Err(AppError::NotFound);
        }
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Permitted>,
    ) -> Result<SavedSearch, AppError> {
        let row = &permit.subject;
        let ids = store::finds(cx.tx(), row.id).await?;
        let ids = standing_for(cx.tx(), &ids).await?;
        let since = cx.now().minus(SEARCH_NEWS.ms());
        let counts = store::counts(cx.tx(), &[*row.id], since).await?;
        let week = counts
            .first()
            .map_or(0, |(_, count)| u64::try_from(*count).unwrap_or(0));
        let cards = cards(cx.tx(), &ids).await?;
        let latest = found(&cards, ids.into_iter());
        view(cx, row, week, latest).await
    }
}

/// What is about to be kept. `Input`: the query of the search's address.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadNewSearch(SearchState);

impl Query for LoadNewSearch {
    const NAME: &'static str = "offers/new-search";
    type Input = String;
    type Subject = Of<AccountId>;
    type Output = NewSearch;

    fn parse(input: String) -> Result<Self, FieldErrors> {
        Ok(Self(kept(&input)))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = owner(cx)?;
        Ok(cx.permit(None, account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<AccountId>>,
    ) -> Result<NewSearch, AppError> {
        let query = self.0.query();
        let rows = store::of(cx.tx(), permit.subject).await?;
        let known_as = rows.iter().find(|row| row.query == query);
        Ok(NewSearch {
            total: known(cx, &self.0).await?.total,
            known: known_as.map(|row| row.rhythm),
            kept: rows.len(),
            asked: asked(cx, &query).await?,
        })
    }
}
