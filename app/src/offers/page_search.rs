//! `/offres`: a search that is an address. It works without scripts, can be
//! kept and shared, and the way back leads to the search before.
//!
//! The server makes the whole page. With scripts the same page is asked for
//! while one types and when a choice is made, and what was found changes in
//! place (`browser/search.js`).

use leptos::prelude::*;
use leptos_meta::Link;
use pleinweb_kernel::Role;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::search::view::SearchView;

use super::api::search_offers;
use super::search::{self, Search};
use super::{filters, results, search_form};
use crate::address::here;
use crate::heading::Heading;
use crate::kit::Status;
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::registration::api::load_known;
use crate::serve::is_typing;
use crate::site::use_site;
use crate::texts::offers as t;

pub fn search() -> AnyView {
    let lang = use_lang();
    let query = here().query;
    let typing = is_typing();
    // Where nothing is asked for yet, whoever is signed in begins where they live.
    let known = query.is_empty() && use_site().role == Some(Role::JobSeeker);
    let body = load_inside(
        move || async move {
            let query = if known { around_home().await } else { query };
            let state = SearchState::read(&query).0;
            let found = search_offers(query, typing).await?;
            Ok((state, found))
        },
        move |(state, found): (SearchState, SearchView)| shown(&Search { lang, state, found }),
    );
    view! {
        <div class="page wide offers stack">
            <Heading text=t::title(lang)/>
            {body}
        </div>
    }
    .into_any()
}

/// The search around the place that the person wrote in their registration.
async fn around_home() -> String {
    let known = load_known().await.ok().flatten();
    let home = SearchState {
        place: known.map(|known| known.place).unwrap_or_default(),
        ..SearchState::default()
    };
    home.query()
}

fn shown(search: &Search) -> AnyView {
    let lang = search.lang;
    // For feed readers that look at the page's head.
    let href = search::feed(lang, &search.state);
    view! {
        <Link rel="alternate" type_="application/atom+xml" title=t::title(lang) href/>
        {search_form::form(search)}
        <div class="offer-columns">
            {filters::panel(search)}
            {results::results(search)}
        </div>
        <Status text=search::total(lang, &search.found) quiet=true/>
    }
    .into_any()
}
