//! What a search finds among offers that came lately: for alerts.

use crate::OfferIndex;
use std::sync::Arc;

use pleinweb_search::{PageCursor, Query as Question, Sort};

use super::asking::{hits, occupation, question};
use super::place::{Located, locate};
use super::state::{Filter, SearchState};
use super::typed_words::{How, read};
use super::view::Occupation;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_nomenclature::{Lists, lists};
use pleinweb_platform::Cx;

/// Offers read of the index at once, and parts read at most: of more than a
/// thousand offers that came between two looks, the thousand published last
/// are told of.
const PART: usize = 200;
const PARTS: usize = 5;

/// Whether a search asks anything, and whether its place is known.
pub struct Known {
    pub place: bool,
    pub total: u64,
}

/// How many open offers a search finds.
pub async fn known(cx: &mut Cx, state: &SearchState) -> Result<Known, AppError> {
    let lists = lists(cx).await?;
    let Some(asked) = asked(cx, &lists, state) else {
        return Ok(Known {
            place: false,
            total: 0,
        });
    };
    let total = cx
        .app()
        .service::<OfferIndex>()
        .reader()
        .search(&asked)
        .total;
    Ok(Known { place: true, total })
}

/// Which offers are looked at.
pub enum Came {
    /// These, their ids in order.
    Among(Arc<[[u8; 16]]>),
    /// Those whose id was made after a moment.
    Since(Timestamp),
}

/// The open offers that a search finds among those that came, the last published
/// first. Those published more than `days` days ago are no news.
pub async fn find_new(
    cx: &mut Cx,
    state: &SearchState,
    came: Came,
    days: u32,
) -> Result<Vec<OfferId>, AppError> {
    if matches!(&came, Came::Among(ids) if ids.is_empty()) {
        return Ok(Vec::new());
    }
    let lists = lists(cx).await?;
    let Some(mut question) = asked(cx, &lists, state) else {
        return Ok(Vec::new());
    };
    question.sort = Sort::Date;
    question.limit = PART;
    let filters = &mut question.filters;
    filters.max_age_days = Some(filters.max_age_days.map_or(days, |asked| asked.min(days)));
    match came {
        Came::Among(ids) => filters.among = Some(ids),
        Came::Since(since) => filters.least_id = Some(first_id(since)),
    }
    let reader = cx.app().service::<OfferIndex>().reader();
    let mut found = Vec::new();
    for _ in 0..PARTS {
        let answer = reader.search(&question);
        found.extend(hits(&answer).into_iter().map(|(id, _)| id));
        let Some(next) = answer.next else { break };
        question.after = PageCursor::parse(&next.to_string());
    }
    Ok(found)
}

/// `None` where the place is not known (any more): better nothing than offers
/// from all over the country.
fn asked(cx: &Cx, lists: &Arc<Lists>, state: &SearchState) -> Option<Question> {
    let located: Located = locate(lists, &state.place, state.radius, state.place_exact)?;
    let reader = cx.app().service::<OfferIndex>().reader();
    let how = How {
        exact: state.exact,
        typing: false,
        wide: true,
    };
    let mut read = read(&reader, lists, &state.what, how);
    if read.no_words {
        // A page shows all offers then; nobody wants to be told of each.
        read.words.clone_from(&state.what);
    }
    Some(question(state, &located, &read, cx.now()))
}

/// No offer that came to us from this moment on has an id before this one: our
/// ids begin with the moment, in milliseconds (UUID v7).
fn first_id(since: Timestamp) -> [u8; 16] {
    let mut id = [0; 16];
    let ms = u64::try_from(since.0).unwrap_or(0);
    id[..6].copy_from_slice(&ms.to_be_bytes()[2..]);
    id
}

/// Labels of the occupations that a search is narrowed down to.
pub async fn labels(cx: &mut Cx, state: &SearchState) -> Result<Vec<Occupation>, AppError> {
    let lists = lists(cx).await?;
    let chosen = state.filters.iter().filter_map(|filter| match filter {
        Filter::Occupation(code) => occupation(&lists, code.as_str(), 0),
        _ => None,
    });
    Ok(chosen.collect())
}
