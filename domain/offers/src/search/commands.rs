//! The search that pages ask.

use crate::OfferIndex;
use pleinweb_search::{Place, Query as Question, Reader};

use super::asking::{A_PAGE, Much, counts, occupation, question};
use super::names;
use super::place::{Located, locate, understand};
use super::state::{Filter, Ignored, RADII, SearchState, USUAL_RADIUS};
use super::typed_words::{How, Read, read};
use super::view::{
    FoundOffer, Occupation, PlaceNote, Relax, Relaxed, SearchView, Tail, Understood,
};
use crate::store;
use pleinweb_kernel::{AppError, FieldErrors, OfferId};
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_nomenclature::{Lists, close_occupations, lists};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Permit, Query};

/// With fewer offers, close occupations are proposed.
const FEW: u64 = 10;
const RELATED: usize = 6;

/// So many filters are tried out one by one where nothing is found: each try is a search.
const TRIED: usize = 8;

/// A search, as its address says it.
#[derive(Clone, Debug, Default)]
pub struct SearchInput {
    /// The query of the address.
    pub query: String,
    /// The last word may be unfinished: someone is typing.
    pub typing: bool,
}

/// Searches offers. Anyone may. Two statements, three when few are found.
///
/// # Errors
/// None of its own: what is not understood is said in the answer (`ignored`).
#[derive(Debug)]
pub struct SearchOffers {
    state: SearchState,
    ignored: Vec<Ignored>,
    typing: bool,
}

impl Query for SearchOffers {
    const NAME: &'static str = "offers/search";
    type Input = SearchInput;
    type Subject = ();
    type Output = SearchView;

    fn parse(input: SearchInput) -> Result<Self, FieldErrors> {
        let (state, ignored) = SearchState::read(&input.query);
        Ok(Self {
            state,
            ignored,
            typing: input.typing,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<SearchView, AppError> {
        let lists = lists(cx).await?;
        let mut search = Search::new(cx, &lists, &self.state, self.typing, A_PAGE);
        search.ignored.extend(self.ignored.iter().cloned());
        let found = search.find();
        let sections = found.sections.iter().flat_map(|section| &section.hits);
        let ids: Vec<OfferId> = found
            .hits
            .iter()
            .chain(sections)
            .map(|(id, _)| *id)
            .collect();
        let mut cards = store::cards(cx.tx(), &ids).await?;
        let related = if found.total < FEW && self.state.after.is_none() {
            search.related(cx).await?
        } else {
            Vec::new()
        };
        let mut offers = |hits: &[(OfferId, Option<u32>)]| -> Vec<FoundOffer> {
            let known = hits.iter().filter_map(|(id, km)| {
                let at = cards.iter().position(|card| card.id == *id)?;
                let mut card = cards.remove(at);
                if let Some(from) = search.located.at {
                    card.place = card.place.seen_from(from);
                }
                Some(FoundOffer { km: *km, card })
            });
            known.collect()
        };
        let chosen = self.state.filters.iter().filter_map(|filter| match filter {
            Filter::Occupation(code) => occupation(&lists, code.as_str(), 0),
            _ => None,
        });
        Ok(SearchView {
            offers: offers(&found.hits),
            total: found.total,
            tail: found
                .sections
                .iter()
                .map(|section| Tail {
                    kept: section.kept.clone(),
                    without: section.without.clone(),
                    total: section.total,
                    offers: offers(&section.hits),
                })
                .collect(),
            next: found.next,
            counts: counts(&found.facets, &lists, &search.located.filter),
            chosen: chosen.collect(),
            relaxed: if found.total == 0 {
                search.relaxed()
            } else {
                Vec::new()
            },
            related,
            place: search.located.shown.clone(),
            place_note: search.place_note.clone(),
            understood: search.understood,
            ignored: search.ignored,
            partial: cx.app().service::<OfferIndex>().is_partial(),
            today: Some(paris_time(cx.now()).day),
        })
    }
}

/// A search on its way through the index.
pub(super) struct Search<'a> {
    pub(super) state: &'a SearchState,
    pub(super) lists: &'a Lists,
    pub(super) reader: Reader,
    pub located: Located,
    place_note: Option<PlaceNote>,
    pub(super) read: Read,
    pub(super) question: Question,
    pub(super) much: Much,
    pub understood: Understood,
    pub ignored: Vec<Ignored>,
}

impl<'a> Search<'a> {
    pub fn new(
        cx: &Cx,
        lists: &'a Lists,
        state: &'a SearchState,
        typing: bool,
        much: Much,
    ) -> Self {
        let reader = cx.app().service::<OfferIndex>().reader();
        let mut ignored = Vec::new();
        let (located, place_note) =
            understand(lists, &state.place, state.radius, state.place_exact);
        let located = located.unwrap_or_else(|| {
            ignored.push(Ignored {
                name: names::PLACE.to_owned(),
                value: state.place.clone(),
            });
            Located::anywhere()
        });
        let how = How {
            exact: state.exact,
            typing,
            wide: !much.tail,
        };
        let read = read(&reader, lists, &state.what, how);
        let mut question = question(state, &located, &read, cx.now());
        question.typing = typing;
        Self {
            state,
            lists,
            reader,
            located,
            place_note,
            understood: Understood {
                corrected: read.corrected.clone(),
                some_words: false,
                no_words: read.no_words,
            },
            read,
            question,
            much,
            ignored,
        }
    }

    fn total(&self, state: &SearchState, located: &Located) -> u64 {
        let mut question = question(state, located, &self.read, self.now());
        question.any = self.question.any;
        question.typing = self.question.typing;
        self.reader.search(&question).total
    }

    fn now(&self) -> pleinweb_kernel::Timestamp {
        pleinweb_kernel::Timestamp(self.question.now)
    }

    /// What can be given up, and what it would give.
    fn relaxed(&self) -> Vec<Relaxed> {
        let state = self.state.clone().first_part();
        let mut relaxed = Vec::new();
        let mut try_out = |what: Relax, state: SearchState| {
            let located = locate(self.lists, &state.place, state.radius, state.place_exact);
            let located = located.unwrap_or_else(Located::anywhere);
            let count = self.total(&state, &located);
            if count > 0 {
                relaxed.push(Relaxed {
                    what,
                    count,
                    query: state.query(),
                });
            }
        };
        for filter in state.filters.iter().take(TRIED) {
            try_out(Relax::Filter(*filter), state.clone().without(*filter));
        }
        if state.filters.len() > 1 {
            try_out(Relax::AllFilters, state.clone().without_filters());
        }
        if self.located.at.is_some() {
            let km = state.radius.unwrap_or(USUAL_RADIUS);
            for wider in RADII.into_iter().filter(|wider| *wider > km) {
                let radius = Some(wider);
                try_out(
                    Relax::Radius(wider),
                    SearchState {
                        radius,
                        ..state.clone()
                    },
                );
            }
        }
        if self.located.filter != Place::Anywhere {
            let anywhere = SearchState {
                place: String::new(),
                radius: None,
                ..state.clone()
            };
            try_out(Relax::Place, anywhere);
        }
        if !state.filters.is_empty() && !state.what.is_empty() {
            let words = SearchState {
                what: String::new(),
                exact: false,
                ..state.clone()
            };
            let asked = question(&words, &self.located, &Read::default(), self.now());
            let count = self.reader.search(&asked).total;
            if count > 0 {
                relaxed.push(Relaxed {
                    what: Relax::Words,
                    count,
                    query: words.query(),
                });
            }
        }
        // One wider circle that finds something is enough.
        let mut widened = false;
        relaxed.retain(|one| {
            let radius = matches!(one.what, Relax::Radius(_));
            !radius || !std::mem::replace(&mut widened, true)
        });
        relaxed
    }

    /// Occupations close to the one that is looked for, with their offers here.
    async fn related(&self, cx: &mut Cx) -> Result<Vec<Occupation>, AppError> {
        let chosen = self.state.filters.iter().find_map(|filter| match filter {
            Filter::Occupation(code) => Some(*code),
            _ => None,
        });
        let meant = self.read.occupations.first();
        let Some(code) = chosen.or_else(|| meant.and_then(|code| OccupationCode::parse(code).ok()))
        else {
            return Ok(Vec::new());
        };
        let close = close_occupations(cx.tx(), code).await?;
        let mut filters = self.question.filters.clone();
        filters.domains.clear();
        filters.occupations = close.iter().map(|row| row.code.to_string()).collect();
        let answer = self.reader.search(&Question {
            filters,
            facets: true,
            now: self.question.now,
            ..Question::default()
        });
        let counted = answer.facets.unwrap_or_default().occupations;
        let found = close.into_iter().filter_map(|row| {
            let count = counted.iter().find(|(code, _)| *code == row.code.as_str());
            count.map(|(_, count)| Occupation {
                code: row.code,
                label: row.label,
                count: *count,
            })
        });
        Ok(found.take(RELATED).collect())
    }
}
