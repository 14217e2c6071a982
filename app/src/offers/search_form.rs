//! The fields of a search: what and where. Filters stand apart and belong to
//! the same form.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use pleinweb_domain::nomenclature::model::PlaceHit;
use pleinweb_domain::offers::search::state::{Order, RADII, SearchState, USUAL_RADIUS};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

use super::page_search::Search;
use crate::kit::{icon, lu};
use crate::nomenclature::api::suggest_places;
use crate::page::Page;
use crate::texts::offers as t;

/// The id of the form: fields elsewhere on the page name it.
pub const FORM: &str = "offer-search";
/// Whoever types on is quicker than this.
const PAUSE: Duration = Duration::from_millis(250);

pub fn form(search: Search) -> AnyView {
    let lang = search.lang;
    let state = search.state.get_untracked();
    let submit = move |event: web_sys::SubmitEvent| {
        let Some(state) = written() else { return };
        event.prevent_default();
        super::filters::fold();
        search.go(&state);
    };
    view! {
        <form id=FORM method="get" action=Page::Offers.href(lang) role="search" class="offer-search" on:submit=submit>
            <div class="offer-fields">
                {what(search, &state)}
                {place(search, &state)}
                {radius(search)}
                {as_typed(search)}
                <button class="button" type="submit">{icon(lu::LuSearch)}{t::search(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A correction that was undone stays undone while the same words are sorted
/// and narrowed down: the form says of which words.
fn as_typed(search: Search) -> AnyView {
    let field = |name: &'static str, says: fn(&SearchState) -> Option<String>| {
        let value = move || search.state.with(says);
        view! {
            <input type="hidden" name=name value=move || value().unwrap_or_default() prop:value=move || value().unwrap_or_default() disabled=move || value().is_none()/>
        }
    };
    view! {
        {field("exact", |state| state.exact.then(|| state.what.clone()))}
        {field("ou_exact", |state| state.place_exact.then(|| state.place.clone()))}
    }
    .into_any()
}

/// What the form says now.
pub fn written() -> Option<SearchState> {
    let form = document()
        .get_element_by_id(FORM)?
        .dyn_into::<HtmlFormElement>()
        .ok()?;
    let fields = FormData::new_with_form(&form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(SearchState::read(&String::from(pairs.to_string())).0)
}

/// A choice was made: the list follows at once, where the connection allows it.
pub fn chosen(search: Search) {
    if search.is_quick()
        && let Some(state) = written()
    {
        search.change(&state, false);
    }
}

/// A letter was typed: the list follows after a pause. `letter` counts them.
fn typed(search: Search, letter: StoredValue<u32>) {
    let turn = letter.get_value().wrapping_add(1);
    letter.set_value(turn);
    let pressed = search.presses();
    let then = move || {
        if letter.try_get_value() == Some(turn)
            && search.presses() == pressed
            && search.is_quick()
            && let Some(state) = written()
        {
            search.change(&state, true);
        }
    };
    let _ = set_timeout(then, PAUSE);
}

/// Shows what the address says, unless it says what is already typed (the space
/// after a word is not taken away from under the finger) or only what was typed
/// a moment ago, in the field where someone types on.
fn follow(
    search: Search,
    input: NodeRef<html::Input>,
    says: impl Fn(&SearchState) -> String + 'static,
) {
    Effect::new(move |before: Option<String>| {
        let (says, own) = search
            .state
            .with(|state| (says(state), search.is_own(state)));
        if let Some(input) = input.get_untracked()
            && before.is_some_and(|before| before != says)
            && input.value().trim() != says
        {
            let has_focus = document()
                .active_element()
                .is_some_and(|focused| focused.id() == input.id());
            if !(has_focus && own) {
                input.set_value(&says);
            }
        }
        says
    });
}

fn what(search: Search, state: &SearchState) -> AnyView {
    let lang = search.lang;
    let letter = StoredValue::new(0);
    let input = NodeRef::new();
    follow(search, input, |state| state.what.clone());
    view! {
        <div class="field">
            <label class="label" for="q-quoi">{t::what(lang)}</label>
            <p class="hint" id="q-quoi-hint">{t::what_hint(lang)}</p>
            <input
                node_ref=input
                class="input"
                type="search"
                id="q-quoi"
                name="quoi"
                value=state.what.clone()
                autocomplete="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby="q-quoi-hint"
                on:input=move |_| typed(search, letter)
            />
        </div>
    }
    .into_any()
}

fn place(search: Search, state: &SearchState) -> AnyView {
    let lang = search.lang;
    let letter = StoredValue::new(0);
    let input = NodeRef::<html::Input>::new();
    follow(search, input, |state| state.place.clone());
    // What is to be typed, and what was typed: browsers propose only what holds it.
    let known = RwSignal::new(Vec::<(String, String)>::new());
    let asked = StoredValue::new(String::new());
    let propose = move || {
        let Some(text) = input.get_untracked().map(|input| input.value()) else {
            return;
        };
        if text.trim().chars().count() < 2 || !super::connection_is_good() {
            return;
        }
        asked.set_value(text.clone());
        leptos::task::spawn_local(async move {
            let places = suggest_places(text.clone()).await.unwrap_or_default();
            if asked.try_with_value(|asked| *asked == text) == Some(true) {
                let proposal = |place: PlaceHit| {
                    let value = [&place.name, " (", &place.department, ")"].concat();
                    let label = [&value, " · ", text.trim()].concat();
                    (value, label)
                };
                known.set(places.into_iter().map(proposal).collect());
            }
        });
    };
    view! {
        <div class="field">
            <label class="label" for="q-ou">{t::whereabouts(lang)}</label>
            <p class="hint" id="q-ou-hint">{t::where_hint(lang)}</p>
            <input
                node_ref=input
                class="input"
                type="search"
                id="q-ou"
                name="ou"
                value=state.place.clone()
                list="q-ou-places"
                autocomplete="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby="q-ou-hint"
                on:input=move |_| {
                    propose();
                    typed(search, letter);
                }
            />
            <datalist id="q-ou-places">
                {move || known.get().into_iter().map(|(value, label)| view! { <option value=value label=label></option> }).collect_view()}
            </datalist>
        </div>
    }
    .into_any()
}

/// Only where there is a middle to measure from.
fn radius(search: Search) -> AnyView {
    let lang = search.lang;
    let options = RADII
        .into_iter()
        .map(|km| {
            let label = move || {
                let count = search.found.with(|found| {
                    let radii = found.counts.radii.iter();
                    radii.clone().find(|(known, _)| *known == km).map(|(_, count)| *count)
                });
                match (km, count) {
                    (0, _) => t::radius_town(lang).to_owned(),
                    (km, Some(count)) => t::radius_km_count(
                        lang,
                        &super::words::amount(lang, count),
                        &km.to_string(),
                    ),
                    (km, None) => t::radius_km(lang, &km.to_string()),
                }
            };
            let is_chosen =
                move || search.state.with(|state| state.radius.unwrap_or(USUAL_RADIUS) == km);
            view! {
                <option value=km.to_string() selected=untrack(is_chosen) prop:selected=is_chosen>{label}</option>
            }
        })
        .collect_view();
    let around = Memo::new(move |_| {
        search
            .found
            .with(|found| found.place.as_ref().is_some_and(|place| place.around))
    });
    // A field that is not shown says nothing.
    view! {
        <div class="field" hidden=move || !around.get()>
            <label class="label" for="q-rayon">{t::radius(lang)}</label>
            <select class="input" id="q-rayon" name="rayon" disabled=move || !around.get() on:change=move |_| chosen(search)>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// How the list is sorted.
pub fn order(search: Search) -> AnyView {
    let lang = search.lang;
    let options = Order::ALL.map(|order| {
        let label = match order {
            Order::Fit => t::sort_pertinence(lang),
            Order::Date => t::sort_date(lang),
            Order::Distance => t::sort_distance(lang),
            Order::Pay => t::sort_salaire(lang),
        };
        let is_chosen = move || search.state.with(|state| state.order == order);
        view! { <option value=order.word() selected=untrack(is_chosen) prop:selected=is_chosen>{label}</option> }
    });
    view! {
        <div class="field">
            <label class="label" for="q-tri">{t::sort(lang)}</label>
            <select class="input" id="q-tri" name="tri" form=FORM on:change=move |_| chosen(search)>
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}
