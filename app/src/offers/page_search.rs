//! `/offres`: a search that is an address. It works without scripts, can be
//! kept and shared, and the way back leads to the search before.
//!
//! The server makes the whole page. With scripts the same page is asked for
//! while one types and when a choice is made, and what was found changes in
//! place (`browser/search.js`).

use leptos::prelude::*;
use leptos_meta::Link;
use pleinweb_kernel::Role;
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::search::view::SearchView;

use super::api::search_offers;
use super::search::{self, Said, Search};
use super::{filters, results, search_form};
use crate::address::here;
use crate::heading::Heading;
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::registration::api::load_known;
use crate::serve::is_typing;
use crate::site::use_site;
use crate::texts::offers as t;

pub fn search() -> AnyView {
    let lang = use_lang();
    let here = here();
    let typing = is_typing();
    // Where nothing is asked for yet, whoever is signed in begins where they live.
    let known = here.query.is_empty() && use_site().role == Some(Role::JobSeeker);
    let asked = SearchState::read(&here.query).0;
    let mut query = here.query.clone();
    let (state, said) = if let Some((plain, read)) = asked.plainly(typing) {
        query = plain.query();
        let said = Said {
            typed: asked.what.clone(),
            read,
        };
        // The address says what was understood. Not while its reader types: what
        // is in the fields is theirs.
        if !typing {
            crate::serve::lead_on(&search::saying(lang, &plain, &said.typed));
        }
        (plain, Some(said))
    } else {
        let typed = here.value_named(names::SAID);
        let said = typed.and_then(|typed| {
            let read = asked.understood_of(&typed)?;
            Some(Said { typed, read })
        });
        (asked.clone(), said)
    };
    let form = if typing { asked } else { state.clone() };
    let body = load_inside(
        move || async move {
            let query = if known { around_home().await } else { query };
            let home = known.then(|| SearchState::read(&query).0);
            let found = search_offers(query, typing).await?;
            Ok((home, found))
        },
        move |(home, found): (Option<SearchState>, SearchView)| {
            let (state, form) = match home {
                Some(home) => (home.clone(), home),
                None => (state, form),
            };
            shown(&Search {
                lang,
                state,
                form,
                said,
                found,
            })
        },
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
    }
    .into_any()
}
