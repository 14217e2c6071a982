//! The search that feeds and programs ask: whole offers, without the counts
//! and proposals that a page has room for.

use super::asking::Much;
use super::commands::Search;
use super::loosen::Mark;
use super::state::{Ignored, Order, SearchState};
use super::tail::Hit;
use super::view::{PlaceFound, Understood};
use crate::OfferIndex;
use crate::{StoredOffer, store};
use pleinweb_kernel::{AppError, FieldErrors, OfferId, Timestamp};
use pleinweb_nomenclature::lists;
use pleinweb_platform::{Cx, Permit, Query};

/// Whether a mark of a place in a list can be read.
pub fn is_mark(text: &str) -> bool {
    Mark::parse(text).is_some()
}

/// More offers are not given at once.
const MOST: usize = 50;

/// A search, as an address says it.
#[derive(Clone, Debug, Default)]
pub struct FindInput {
    /// The query of the address.
    pub query: String,
    /// From 1 to [`MOST`].
    pub limit: usize,
    /// Newest first, whatever the address says.
    pub newest: bool,
    /// Whether offers for some of the words follow where few are for all.
    pub tail: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundOffers {
    /// Each with its kilometres from the place, where both are known.
    pub offers: Vec<(StoredOffer, Option<u32>)>,
    pub total: u64,
    /// Those that hold some of the words, where that is asked for.
    pub tail: Vec<FoundTail>,
    /// Where the next part begins.
    pub next: Option<String>,
    pub place: Option<PlaceFound>,
    pub understood: Understood,
    pub ignored: Vec<Ignored>,
    /// The index is being made: offers are missing.
    pub partial: bool,
    pub at: Timestamp,
}

/// Offers that hold some of the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundTail {
    /// These words,
    pub kept: String,
    /// and not this one.
    pub without: String,
    pub total: u64,
    pub offers: Vec<(StoredOffer, Option<u32>)>,
}

/// Finds whole offers, and where each is published besides. Anyone may. One statement,
/// two where one of them is published several times.
///
/// # Errors
/// `Invalid`: `suite` unreadable, for a mark of a place in the list that no answer
/// gave.
#[derive(Debug)]
pub struct FindOffers {
    state: SearchState,
    ignored: Vec<Ignored>,
    limit: usize,
    tail: bool,
}

impl Query for FindOffers {
    const NAME: &'static str = "offers/find";
    type Input = FindInput;
    type Subject = ();
    type Output = FoundOffers;

    fn parse(input: FindInput) -> Result<Self, FieldErrors> {
        let (mut state, ignored) = SearchState::read(&input.query);
        // A list that began again in its middle would be read for ever.
        if state.after.as_deref().is_some_and(|mark| !is_mark(mark)) {
            return Err(FieldErrors::one(super::names::AFTER, "unreadable"));
        }
        if input.newest {
            state.order = Order::Date;
        }
        Ok(Self {
            state,
            ignored,
            limit: input.limit.clamp(1, MOST),
            tail: input.tail,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<FoundOffers, AppError> {
        let lists = lists(cx).await?;
        let much = Much {
            limit: self.limit,
            counts: false,
            tail: self.tail,
        };
        let mut search = Search::new(cx, &lists, &self.state, false, much);
        search.ignored.extend(self.ignored.iter().cloned());
        let found = search.find();
        let sections = found.sections.iter().flat_map(|section| &section.hits);
        let ids: Vec<OfferId> = found
            .hits
            .iter()
            .chain(sections)
            .map(|(id, _)| *id)
            .collect();
        let mut offers = store::offers_by_id(cx.tx(), &ids).await?;
        store::add_twins(cx.tx(), &mut offers).await?;
        // In the order of the answer; those that ended meanwhile are left out.
        let mut ordered = |hits: &[Hit]| -> Vec<(StoredOffer, Option<u32>)> {
            let known = hits.iter().filter_map(|(id, km)| {
                let at = offers.iter().position(|offer| offer.id == *id)?;
                let mut stored = offers.swap_remove(at);
                if let Some(at) = search.located.at {
                    stored.offer.place = stored.offer.place.seen_from(at);
                }
                Some((stored, *km))
            });
            known.collect()
        };
        Ok(FoundOffers {
            offers: ordered(&found.hits),
            total: found.total,
            tail: found
                .sections
                .iter()
                .map(|section| FoundTail {
                    kept: section.kept.clone(),
                    without: section.without.clone(),
                    total: section.total,
                    offers: ordered(&section.hits),
                })
                .collect(),
            next: found.next,
            place: search.located.shown,
            understood: search.understood,
            ignored: search.ignored,
            partial: cx.app().service::<OfferIndex>().is_partial(),
            at: cx.now(),
        })
    }
}
