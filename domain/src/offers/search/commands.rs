//! The search that pages ask.

use pleinweb_search::{Answer, Place, Query as Question, Reader};

use super::asking::{A_PAGE, Much, counts, hits, occupation, part, question};
use super::place::{Located, locate};
use super::state::{Filter, Ignored, RADII, SearchState, USUAL_RADIUS};
use super::view::{FoundOffer, Occupation, Relax, Relaxed, SearchView, Understood};
use super::words::{Read, read};
use crate::kernel::{AppError, FieldErrors, OfferId};
use crate::nomenclature::model::OccupationCode;
use crate::nomenclature::{Lists, close_occupations, lists};
use crate::offers::store;
use crate::platform::clock::paris_time;
use crate::platform::{Cx, Permit, Query};

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
        let answer = search.answer();
        let facets = answer.facets.clone().unwrap_or_default();
        let found = hits(&answer);
        let ids: Vec<OfferId> = found.iter().map(|(id, _)| *id).collect();
        let cards = store::cards(cx.tx(), &ids).await?;
        let related = if answer.total < FEW && self.state.after.is_none() {
            search.related(cx).await?
        } else {
            Vec::new()
        };
        let km = |id: OfferId| {
            let hit = found.iter().find(|(known, _)| *known == id);
            hit.and_then(|(_, km)| *km)
        };
        let chosen = self.state.filters.iter().filter_map(|filter| match filter {
            Filter::Occupation(code) => occupation(&lists, code.as_str(), 0),
            _ => None,
        });
        Ok(SearchView {
            offers: cards
                .into_iter()
                .map(|mut card| {
                    if let Some(at) = search.located.at {
                        card.place = card.place.seen_from(at);
                    }
                    FoundOffer {
                        km: km(card.id),
                        card,
                    }
                })
                .collect(),
            total: answer.total,
            next: answer.next.as_ref().map(ToString::to_string),
            counts: counts(&facets, &lists, &search.located.filter),
            chosen: chosen.collect(),
            relaxed: if answer.total == 0 {
                search.relaxed()
            } else {
                Vec::new()
            },
            related,
            place: search.located.shown.clone(),
            understood: search.understood,
            ignored: search.ignored,
            partial: cx.office().offer_index().is_partial(),
            today: Some(paris_time(cx.now()).day),
        })
    }
}

/// A search on its way through the index.
pub(super) struct Search<'a> {
    state: &'a SearchState,
    lists: &'a Lists,
    reader: Reader,
    pub located: Located,
    read: Read,
    question: Question,
    much: Much,
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
        let reader = cx.office().offer_index().reader();
        let mut ignored = Vec::new();
        let located = locate(lists, &state.place, state.radius).unwrap_or_else(|| {
            ignored.push(Ignored {
                name: "ou".to_owned(),
                value: state.place.clone(),
            });
            Located::anywhere()
        });
        let read = read(&reader, lists, &state.what, state.exact);
        let mut question = question(state, &located, &read, cx.now());
        question.typing = typing;
        Self {
            state,
            lists,
            reader,
            located,
            understood: Understood {
                corrected: read.corrected.then(|| read.words.clone()),
                some_words: false,
            },
            read,
            question,
            much,
            ignored,
        }
    }

    /// The part asked for; when no offer anywhere holds all words, of those
    /// that hold some.
    pub fn answer(&mut self) -> Answer {
        let answer = self
            .reader
            .search(&part(self.state, &self.question, self.much));
        if self.state.exact && !answer.corrections.is_empty() {
            return Answer::default();
        }
        if answer.total > 0 || self.state.exact || self.read.words.is_empty() {
            return answer;
        }
        let anywhere = Question {
            filters: pleinweb_search::Filters::default(),
            limit: 0,
            ..self.question.clone()
        };
        if self.reader.search(&anywhere).total > 0 {
            return answer;
        }
        let some = Question {
            any: true,
            ..self.question.clone()
        };
        let wider = self.reader.search(&part(self.state, &some, self.much));
        if wider.total == 0 {
            return answer;
        }
        self.understood.some_words = true;
        self.question = some;
        wider
    }

    fn total(&self, state: &SearchState, located: &Located) -> u64 {
        let mut question = question(state, located, &self.read, self.now());
        question.any = self.question.any;
        question.typing = self.question.typing;
        self.reader.search(&question).total
    }

    fn now(&self) -> crate::kernel::Timestamp {
        crate::kernel::Timestamp(self.question.now)
    }

    /// What can be given up, and what it would give.
    fn relaxed(&self) -> Vec<Relaxed> {
        let state = self.state.clone().first_part();
        let mut relaxed = Vec::new();
        let mut try_out = |what: Relax, state: SearchState| {
            let located = locate(self.lists, &state.place, state.radius);
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
