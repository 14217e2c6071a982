//! `/offres`: a search that is an address. It works without scripts, can be
//! kept and shared, and the way back leads to the search before.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use pleinweb_domain::kernel::Lang;
use pleinweb_domain::offers::search::state::{Order, RADII, SearchState, USUAL_RADIUS};
use pleinweb_domain::offers::search::view::{Relax, Relaxed, SearchView};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, SubmitEvent, UrlSearchParams};

use super::api::search_offers;
use super::{cards, filters, words};
use crate::heading::Heading;
use crate::kit::{EmptyState, Mood, Notice, Status, icon, lu};
use crate::lang::use_lang;
use crate::load::load_part;
use crate::page::Page;
use crate::texts::offers as t;

pub fn search() -> AnyView {
    let lang = use_lang();
    let location = use_location();
    let (path, address) = (location.pathname, location.search);
    let own = Page::Offers.href(lang);
    // An address of another page means that this one is about to be left.
    let asked = Memo::new(move |before: Option<&String>| {
        let here = path.with(|path| *path == own);
        before
            .cloned()
            .filter(|_| !here)
            .unwrap_or_else(|| SearchState::read(&address.read()).0.query())
    });
    // What could not be read is for the answer to name, so it gets all of it.
    let whole = location.search;
    let said = RwSignal::new(String::new());
    let results = load_part(
        move || asked.get(),
        move |_| search_offers(whole.get_untracked(), false),
        move |found: SearchView| {
            let state = SearchState::read(&asked.get_untracked()).0;
            let total = total(lang, &found);
            Effect::new(move |_| said.set(total.clone()));
            shown(lang, state, found)
        },
    );
    view! {
        <div class="page wide offers stack">
            <Heading text=t::title(lang)/>
            {results}
            <Status text=said quiet=true/>
        </div>
    }
    .into_any()
}

fn href(lang: Lang, state: &SearchState) -> String {
    address(lang, &state.query())
}

fn address(lang: Lang, query: &str) -> String {
    let path = Page::Offers.href(lang);
    if query.is_empty() {
        path
    } else {
        [&path, "?", query].concat()
    }
}

fn total(lang: Lang, found: &SearchView) -> String {
    let total = t::total(lang, found.total);
    match &found.place {
        Some(place) if place.around => t::total_around(lang, &place.label, &total),
        Some(place) => t::total_in(lang, &place.label, &total),
        None => total,
    }
}

fn shown(lang: Lang, state: SearchState, found: SearchView) -> AnyView {
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let fields = form.and_then(|form| FormData::new_with_form(&form).ok());
        let pairs =
            fields.and_then(|fields| UrlSearchParams::new_with_str_sequence_sequence(&fields).ok());
        let Some(pairs) = pairs else { return };
        event.prevent_default();
        let query = String::from(pairs.to_string());
        let target = href(lang, &SearchState::read(&query).0);
        let options = NavigateOptions {
            resolve: false,
            ..Default::default()
        };
        navigate(&target, options);
    };
    let panel = filters::panel(lang, &state, &found);
    view! {
        <form method="get" action=Page::Offers.href(lang) role="search" class="offer-search" on:submit=submit>
            <div class="offer-fields">
                {field("quoi", t::what(lang), t::what_hint(lang), &state.what)}
                {field("ou", t::whereabouts(lang), t::where_hint(lang), &state.place)}
                {radius(lang, &state, &found)}
                {order(lang, &state)}
                <button class="button" type="submit">{icon(lu::LuSearch)}{t::search(lang)}</button>
            </div>
            {panel}
        </form>
        <div class="stack offer-results">{results(lang, &state, found)}</div>
    }
    .into_any()
}

fn field(name: &'static str, label: &'static str, hint: &'static str, value: &str) -> AnyView {
    let id = ["q-", name].concat();
    let described = [&id, "-hint"].concat();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            <p class="hint" id=described.clone()>{hint}</p>
            <input class="input" type="search" id=id name=name value=value.to_owned() autocomplete="off" aria-describedby=described/>
        </div>
    }
    .into_any()
}

/// Only where there is a middle to measure from.
fn radius(lang: Lang, state: &SearchState, found: &SearchView) -> Option<AnyView> {
    found.place.as_ref().filter(|place| place.around)?;
    let chosen = state.radius.unwrap_or(USUAL_RADIUS);
    let options: Vec<AnyView> = RADII
        .into_iter()
        .map(|km| {
            let count = found.counts.radii.iter().find(|(known, _)| *known == km);
            let label = match (km, count) {
                (0, _) => t::radius_town(lang).to_owned(),
                (km, Some((_, count))) => {
                    t::radius_km_count(lang, &count.to_string(), &km.to_string())
                }
                (km, None) => t::radius_km(lang, &km.to_string()),
            };
            view! { <option value=km.to_string() selected=km == chosen>{label}</option> }.into_any()
        })
        .collect();
    Some(
        view! {
            <div class="field">
                <label class="label" for="q-rayon">{t::radius(lang)}</label>
                <select class="input" id="q-rayon" name="rayon">{options}</select>
            </div>
        }
        .into_any(),
    )
}

fn order(lang: Lang, state: &SearchState) -> AnyView {
    let chosen = state.order;
    let options = Order::ALL.map(|order| {
        let label = match order {
            Order::Fit => t::sort_pertinence(lang),
            Order::Date => t::sort_date(lang),
            Order::Distance => t::sort_distance(lang),
            Order::Pay => t::sort_salaire(lang),
        };
        view! { <option value=order.word() selected=order == chosen>{label}</option> }
    });
    view! {
        <div class="field">
            <label class="label" for="q-tri">{t::sort(lang)}</label>
            <select class="input" id="q-tri" name="tri">{options.into_iter().collect_view()}</select>
        </div>
    }
    .into_any()
}

fn results(lang: Lang, state: &SearchState, found: SearchView) -> AnyView {
    let heading = total(lang, &found);
    let chips = chips(lang, state, &found);
    let notes = notes(lang, state, &found);
    let after = state.after.is_some().then(|| {
        let first = href(lang, &state.clone().first_part());
        view! { <p><a class="alone" href=first>{t::beginning(lang)}</a></p> }
    });
    let more = found.next.clone().map(|next| {
        let after = SearchState {
            after: Some(next),
            ..state.clone()
        };
        view! { <p class="actions"><a class="button secondary" rel="next" href=href(lang, &after)>{t::more(lang)}</a></p> }
    });
    let related = related(lang, state, &found);
    let list = if found.total == 0 {
        nothing(lang, &found)
    } else {
        cards::list(lang, found.offers, found.today, &state.place)
    };
    view! {
        <h2>{heading}</h2>
        {notes}
        {chips}
        {after}
        {list}
        {more}
        {related}
    }
    .into_any()
}

/// What was understood, and what was not.
fn notes(lang: Lang, state: &SearchState, found: &SearchView) -> Vec<AnyView> {
    let mut notes = Vec::new();
    if found.partial {
        notes.push(
            view! { <Notice mood=Mood::Warning><p>{t::partial(lang)}</p></Notice> }.into_any(),
        );
    }
    if let Some(used) = &found.understood.corrected {
        let exact = SearchState {
            exact: true,
            ..state.clone().first_part()
        };
        let link = href(lang, &exact);
        notes.push(
            view! { <p>{t::corrected(lang, used)}" "<a href=link>{t::exactly(lang, &state.what)}</a></p> }
                .into_any(),
        );
    }
    if found.understood.some_words {
        notes.push(view! { <p>{t::some_words(lang)}</p> }.into_any());
    }
    let (place, others): (Vec<_>, Vec<_>) = found
        .ignored
        .iter()
        .partition(|ignored| ignored.name == "ou");
    for ignored in place {
        notes.push(view! { <p>{t::place_unknown(lang, &ignored.value)}</p> }.into_any());
    }
    if !others.is_empty() {
        let what: Vec<String> = others
            .iter()
            .map(|ignored| [&ignored.name, "=", &ignored.value].concat())
            .collect();
        notes.push(view! { <p>{t::ignored(lang, &what.join(", "))}</p> }.into_any());
    }
    let others: Vec<AnyView> = found
        .place
        .iter()
        .flat_map(|place| &place.others)
        .map(|other| {
            let there = SearchState {
                place: other.clone(),
                ..state.clone().first_part()
            };
            view! { <li><a class="alone" href=href(lang, &there)>{other.clone()}</a></li> }
                .into_any()
        })
        .collect();
    if !others.is_empty() {
        notes.push(
            view! { <nav aria-label=t::other_places(lang)><p>{t::other_places(lang)}</p><ul class="cluster plain-list">{others}</ul></nav> }
                .into_any(),
        );
    }
    notes
}

/// The filters that are on, each a link that takes it away.
fn chips(lang: Lang, state: &SearchState, found: &SearchView) -> Option<AnyView> {
    if state.filters.is_empty() {
        return None;
    }
    let chips: Vec<AnyView> = state
        .filters
        .iter()
        .map(|filter| {
            let what = words::filter(lang, *filter, &found.chosen);
            let without = href(lang, &state.clone().without(*filter));
            view! {
                <li><a class="chip" href=without aria-label=t::remove(lang, &what)>{what.clone()}{icon(lu::LuX)}</a></li>
            }
            .into_any()
        })
        .collect();
    let all = href(lang, &state.clone().without_filters());
    Some(
        view! {
            <ul class="cluster plain-list" aria-label=t::filters_on(lang)>
                {chips}
                <li><a class="alone" href=all>{t::filters_clear(lang)}</a></li>
            </ul>
        }
        .into_any(),
    )
}

fn related(lang: Lang, state: &SearchState, found: &SearchView) -> Option<AnyView> {
    if found.related.is_empty() {
        return None;
    }
    let links: Vec<AnyView> = found
        .related
        .iter()
        .map(|occupation| {
            let there = SearchState {
                what: String::new(),
                ..state.clone().without_filters()
            };
            let filter =
                pleinweb_domain::offers::search::state::Filter::Occupation(occupation.code);
            let label = t::related_item(lang, &occupation.count.to_string(), &occupation.label);
            view! { <li><a class="alone" href=href(lang, &there.with(filter))>{label}</a></li> }
                .into_any()
        })
        .collect();
    Some(
        view! { <section class="stack"><h2>{t::related(lang)}</h2><ul>{links}</ul></section> }
            .into_any(),
    )
}

fn nothing(lang: Lang, found: &SearchView) -> AnyView {
    let ways: Vec<AnyView> = found
        .relaxed
        .iter()
        .map(|relaxed| {
            let label = relaxed_label(lang, relaxed, found);
            view! { <li><a class="alone" href=address(lang, &relaxed.query)>{label}</a></li> }
                .into_any()
        })
        .collect();
    let text = if ways.is_empty() {
        t::none_nothing(lang)
    } else {
        t::none_text(lang)
    };
    view! {
        <EmptyState title=t::none_title(lang) text>
            <ul class="plain-list">{ways}</ul>
        </EmptyState>
    }
    .into_any()
}

fn relaxed_label(lang: Lang, relaxed: &Relaxed, found: &SearchView) -> String {
    let total = t::total(lang, relaxed.count);
    match relaxed.what {
        Relax::Filter(filter) => {
            t::relax_filter(lang, &total, &words::filter(lang, filter, &found.chosen))
        }
        Relax::AllFilters => t::relax_all(lang, &total),
        Relax::Radius(km) => t::relax_radius(lang, &km.to_string(), &total),
        Relax::Place => t::relax_place(lang, &total),
    }
}
