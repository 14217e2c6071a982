//! A correction of what was typed, of a word or of a place: always said, and
//! undone with one press. A link, so it is the same without scripts; what it
//! asks for stays in the address and in the form (`SearchState::exact` and
//! `SearchState::place_exact`), through parts of the list, filters and sorting.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::search::state::SearchState;

use super::labels;
use super::search::{Said, href};
use crate::texts::offers as t;

/// A line that says something, and where its one link leads.
pub fn line(said: String, link: String, to: String) -> AnyView {
    view! { <p class="correction">{said}" "<a href=to>{link}</a></p> }.into_any()
}

/// Other words were searched than those that were typed.
pub fn of_words(lang: Lang, state: &SearchState, used: &str) -> AnyView {
    let exact = SearchState {
        exact: true,
        ..state.clone().first_part()
    };
    line(
        t::corrected(lang, used),
        t::exactly(lang, &state.what),
        href(lang, &exact),
    )
}

/// Words are searched as they are typed: the way back.
pub fn of_no_words(lang: Lang, state: &SearchState) -> AnyView {
    let corrected = SearchState {
        exact: false,
        ..state.clone().first_part()
    };
    line(
        t::as_typed(lang, &state.what),
        t::correct_again(lang).to_owned(),
        href(lang, &corrected),
    )
}

/// What was said is read as plain words and filters.
pub fn of_speech(lang: Lang, state: &SearchState, said: &Said) -> AnyView {
    let read = &said.read;
    let named = read.filters.iter();
    let named: Vec<String> = named.map(|one| labels::filter(lang, *one, [])).collect();
    let filters = named.join(", ");
    let text = match (read.words.as_str(), filters.as_str()) {
        ("", "") => t::read_nothing(lang).to_owned(),
        (words, "") => t::read_words(lang, words),
        ("", filters) => t::read_filters(lang, filters),
        (words, filters) => t::read_both(lang, filters, words),
    };
    let mut exact = state.clone();
    for filter in &read.filters {
        exact = exact.without(*filter);
    }
    let exact = SearchState {
        what: said.typed.clone(),
        exact: true,
        ..exact
    };
    let diploma = read
        .no_diploma
        .then(|| view! { <p>{t::read_diploma(lang)}</p> });
    let line = line(text, t::exactly(lang, &said.typed), href(lang, &exact));
    view! { {line} {diploma} }.into_any()
}
