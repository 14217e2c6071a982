//! `/offres`: a search that is an address. It works without scripts, can be
//! kept and shared, and the way back leads to the search before.
//!
//! The server makes the whole page. With scripts the same page is asked for
//! while one types and when a choice is made, and what was found changes in
//! place (`browser/search.js`).

use leptos::prelude::*;
use leptos_meta::Link;
use pleinweb_kernel::Lang;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::search::view::SearchView;

use super::api::search_offers;
use super::{feed, filters, results, search_form};
use crate::address::here;
use crate::heading::Heading;
use crate::kit::Status;
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::serve::is_typing;
use crate::texts::offers as t;

/// The search of the page, and what it found.
#[derive(Clone)]
pub struct Search {
    pub lang: Lang,
    /// What the address asks for.
    pub state: SearchState,
    pub found: SearchView,
}

pub fn search() -> AnyView {
    let lang = use_lang();
    let query = here().query;
    let state = SearchState::read(&query).0;
    let typing = is_typing();
    let body = load_inside(
        move || search_offers(query, typing),
        move |found: SearchView| shown(&Search { lang, state, found }),
    );
    view! {
        <div class="page wide offers stack">
            <Heading text=t::title(lang)/>
            {body}
        </div>
    }
    .into_any()
}

fn shown(search: &Search) -> AnyView {
    let lang = search.lang;
    // For feed readers that look at the page's head.
    let href = feed::href(lang, &search.state);
    view! {
        <Link rel="alternate" type_="application/atom+xml" title=t::title(lang) href/>
        {search_form::form(search)}
        <div class="offer-columns">
            {filters::panel(search)}
            {results::results(search)}
        </div>
        <Status text=total(lang, &search.found) quiet=true/>
    }
    .into_any()
}

pub fn href(lang: Lang, state: &SearchState) -> String {
    address(lang, &state.query())
}

pub fn address(lang: Lang, query: &str) -> String {
    let path = Page::Offers.href(lang);
    if query.is_empty() {
        path
    } else {
        [&path, "?", query].concat()
    }
}

/// How many offers there are, and where.
pub fn total(lang: Lang, found: &SearchView) -> String {
    let total = t::total(lang, found.total);
    match &found.place {
        Some(place) if place.around => t::total_around(lang, &place.label, &total),
        Some(place) => t::total_in(lang, &place.label, &total),
        None => total,
    }
}
