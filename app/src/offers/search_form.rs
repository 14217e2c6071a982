//! The fields of a search: what and where. Filters stand apart and belong to
//! the same form.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::{Order, RADII, USUAL_RADIUS};

use super::search::{Search, href, total};
use crate::kit::{icon, lu};
use crate::page::Page;
use crate::texts::offers as t;

/// The id of the form: fields elsewhere on the page name it.
pub const FORM: &str = "offer-search";
/// The id of the count, where the list begins.
pub const RESULTS: &str = "resultats";

pub fn form(search: &Search) -> AnyView {
    let lang = search.lang;
    let to_results = ["#", RESULTS].concat();
    view! {
        <form
            id=FORM
            method="get"
            action=Page::Offers.href(lang)
            role="search"
            class="offer-search"
            data-follows=href(lang, &search.form)
            data-said=total(lang, &search.found)
        >
            <div class="offer-fields">
                {what(lang, search.form.what.clone())}
                {place(lang, search.state.place.clone(), Some("q-ou-places"))}
                {radius(search)}
                {as_typed(search)}
                <button class="button" type="submit">{icon(lu::LuSearch)}{t::search(lang)}</button>
            </div>
            // Whoever comes by the keyboard need not go through all filters.
            <a class="button secondary visually-hidden" href=to_results>{t::to_results(lang)}</a>
        </form>
    }
    .into_any()
}

/// A correction that was undone stays undone while the same words are sorted
/// and narrowed down: the form says of which words.
fn as_typed(search: &Search) -> AnyView {
    let state = &search.state;
    let field = |name: &'static str, says: Option<&String>| {
        says.map(|says| view! { <input type="hidden" name=name value=says.clone()/> })
    };
    view! {
        {field(names::EXACT, state.exact.then_some(&state.what))}
        {field(names::PLACE_EXACT, state.place_exact.then_some(&state.place))}
    }
    .into_any()
}

/// Where a search begins: the same two fields, and nothing that follows what is typed.
pub fn begin(lang: Lang, around: String) -> AnyView {
    view! {
        <form method="get" action=Page::Offers.href(lang) role="search" class="offer-search">
            <div class="offer-fields">
                {what(lang, String::new())}
                {place(lang, around, None)}
                <button class="button" type="submit">{icon(lu::LuSearch)}{t::search(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn what(lang: Lang, words: String) -> AnyView {
    view! {
        <div class="field">
            <label class="label" for="q-quoi">{t::what(lang)}</label>
            <p class="hint" id="q-quoi-hint">{t::what_hint(lang)}</p>
            <input
                class="input"
                type="search"
                id="q-quoi"
                name=names::WHAT
                value=words
                autocomplete="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby="q-quoi-hint"
            />
        </div>
    }
    .into_any()
}

/// `list`: the id of the proposals, where they come while one types.
fn place(lang: Lang, place: String, list: Option<&'static str>) -> AnyView {
    view! {
        <div class="field">
            <label class="label" for="q-ou">{t::whereabouts(lang)}</label>
            <p class="hint" id="q-ou-hint">{t::where_hint(lang)}</p>
            <input
                class="input"
                type="search"
                id="q-ou"
                name=names::PLACE
                value=place
                list=list
                autocomplete="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby="q-ou-hint"
                data-places=list
            />
            {list.map(|id| view! { <datalist id=id data-own=""></datalist> })}
        </div>
    }
    .into_any()
}

/// Only where there is a middle to measure from.
fn radius(search: &Search) -> AnyView {
    let lang = search.lang;
    let around = search
        .found
        .place
        .as_ref()
        .is_some_and(|place| place.around);
    let chosen = search.state.radius.unwrap_or(USUAL_RADIUS);
    let options = RADII.into_iter().map(|km| {
        let mut radii = search.found.counts.radii.iter();
        let count = radii
            .find(|(known, _)| *known == km)
            .map(|(_, count)| *count);
        let label = match (km, count) {
            (0, _) => t::radius_town(lang).to_owned(),
            (km, Some(count)) => {
                t::radius_km_count(lang, &super::labels::amount(lang, count), &km.to_string())
            }
            (km, None) => t::radius_km(lang, &km.to_string()),
        };
        view! { <option value=km.to_string() selected=km == chosen>{label}</option> }
    });
    let options = options.collect_view();
    // Disabled while it is hidden, so that the form does not send it.
    view! {
        <div class="field" hidden=!around>
            <label class="label" for="q-rayon">{t::radius(lang)}</label>
            <select class="input" id="q-rayon" name=names::RADIUS disabled=!around>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// How the list is sorted.
pub fn order(search: &Search) -> AnyView {
    let lang = search.lang;
    let options = Order::ALL.map(|order| {
        let label = match order {
            Order::Fit => t::sort_pertinence(lang),
            Order::Date => t::sort_date(lang),
            Order::Distance => t::sort_distance(lang),
            Order::Pay => t::sort_salaire(lang),
        };
        view! { <option value=order.word() selected=search.state.order == order>{label}</option> }
    });
    view! {
        <div class="field">
            <label class="label" for="q-tri">{t::sort(lang)}</label>
            <select class="input" id="q-tri" name=names::ORDER form=FORM>
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}
