//! Searches that a person keeps: their pages and server functions.

pub mod api;
pub mod page_new;
pub mod page_search;
pub mod page_searches;
pub mod page_stop;

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::saved::model::{Rhythm, SearchRequest};
use pleinweb_offers::search::state::SearchState;

use super::labels;
use crate::kit::{Choice, RadioGroup};
use crate::texts::saved_searches as t;

/// A search in words: "boulanger · Limoges, 30 km · CDI".
pub fn label(lang: Lang, asked: &SearchRequest) -> String {
    let (state, _) = SearchState::read(&asked.query);
    let mut parts = Vec::new();
    if !state.what.is_empty() {
        parts.push(state.what.clone());
    }
    if !state.place.is_empty() {
        let place = state.place.clone();
        parts.push(match state.radius {
            Some(km) if km > 0 => t::around(lang, &km.to_string(), &place),
            _ => place,
        });
    }
    for filter in &state.filters {
        parts.push(labels::filter(lang, *filter, &asked.chosen));
    }
    parts.join(" · ")
}

/// Where its offers are.
pub(super) fn results(lang: Lang, asked: &SearchRequest) -> String {
    super::page_search::address(lang, &asked.query)
}

pub(super) fn rhythm_name(lang: Lang, rhythm: Rhythm) -> &'static str {
    t::by_id(lang, rhythm.message()).unwrap_or_default()
}

pub(super) fn rhythms(lang: Lang, chosen: Rhythm) -> AnyView {
    let choices = Rhythm::ALL
        .iter()
        .map(|rhythm| Choice::new(rhythm.key(), rhythm_name(lang, *rhythm)))
        .collect();
    view! {
        <RadioGroup name="rhythm" label=t::rhythm(lang) hint=t::rhythm_hint(lang) value=chosen.key() choices/>
    }
    .into_any()
}
