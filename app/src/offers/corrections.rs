//! A correction of what was typed, of a word or of a place: always said, and
//! undone with one press. A link, so it is the same without scripts; what it
//! asks for stays in the address and in the form (`SearchState::exact` and
//! `SearchState::place_exact`), through parts of the list, filters and sorting.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::search::state::SearchState;

use super::search::href;
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
