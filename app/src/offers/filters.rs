//! The choices that narrow a search down, each with its count. They are fields
//! of the search's form: beside the results on a wide screen, on a phone a
//! sheet one thumb away, whose handle always says how many offers there are.

use leptos::prelude::*;
use pleinweb_domain::kernel::Lang;
use pleinweb_domain::offers::model::{Contract, EmployerSize, ExperienceNeed, Hours, Remote};
use pleinweb_domain::offers::search::state::{AGES, DOMAINS, FLOORS, Filter, SearchState};
use pleinweb_domain::offers::search::view::SearchView;

use super::page_search::{Search, href};
use super::search_form::{FORM, chosen};
use super::words;
use crate::kit::{Details, icon, lu};
use crate::texts::offers as t;

const PANEL: &str = "offer-filters";

/// The panel of filters.
pub fn panel(search: Search) -> AnyView {
    let lang = search.lang;
    let groups = [
        (
            t::group_contract(lang),
            Contract::ALL
                .iter()
                .copied()
                .map(Filter::Contract)
                .collect::<Vec<_>>(),
        ),
        (
            t::group_hours(lang),
            Hours::ALL.iter().copied().map(Filter::Hours).collect(),
        ),
        (
            t::group_experience(lang),
            ExperienceNeed::ALL
                .iter()
                .copied()
                .map(Filter::Experience)
                .collect(),
        ),
        (
            t::group_remote(lang),
            Remote::ALL.iter().copied().map(Filter::Remote).collect(),
        ),
        (t::group_domain(lang), DOMAINS.map(Filter::Domain).collect()),
        (
            t::group_size(lang),
            EmployerSize::ALL
                .iter()
                .copied()
                .map(Filter::Size)
                .collect(),
        ),
        (t::group_other(lang), vec![Filter::Accessible]),
    ]
    .map(|(title, filters)| {
        let offered = move |state: &SearchState, found: &SearchView| {
            let mut offered = filters.clone();
            offered.retain(|filter| state.has(*filter) || count_of(*filter, found) > 0);
            offered
        };
        boxes(search, title, offered)
    });
    let summary = move || match search.state.with(|state| state.filters.len()) {
        0 => t::filters(lang).to_owned(),
        count => t::filters_active(lang, &count.to_string()),
    };
    let count = move || search.found.with(|found| t::total(lang, found.total));
    view! {
        <details class="offer-filters" id=PANEL>
            <summary>
                <span class="cluster">{icon(lu::LuSlidersHorizontal)}{summary}</span>
                <span class="offer-count">{count}</span>
            </summary>
            <div class="offer-choices stack">
                {areas(search)}
                {select(search, "salaire", t::group_pay(lang), FLOORS.map(Filter::Pay).to_vec())}
                {select(search, "depuis", t::group_age(lang), AGES.map(Filter::Age).to_vec())}
                {groups.into_iter().collect_view()}
                {boxes(search, t::group_occupation(lang), occupations)}
                <p class="offer-apply">
                    <button class="button" type="submit" form=FORM>
                        {move || search.found.with(|found| t::filters_apply(lang, &t::total(lang, found.total)))}
                    </button>
                </p>
            </div>
        </details>
    }
    .into_any()
}

/// Areas to look in, each with its offers: links, because they fill in the field
/// "Où ?", of which there is one.
fn areas(search: Search) -> AnyView {
    let lang = search.lang;
    let links = move || {
        let state = search.state.get();
        search.found.with(|found| {
            let areas = &found.counts.areas;
            if areas.list.is_empty() {
                return None;
            }
            let title = if areas.are_departments {
                t::group_departments(lang)
            } else {
                t::group_regions(lang)
            };
            let here = found.place.as_ref().map(|place| place.label.as_str());
            let links: Vec<AnyView> = areas
                .list
                .iter()
                .map(|area| {
                    let there = SearchState {
                        place: area.place.clone(),
                        place_exact: false,
                        radius: None,
                        ..state.clone().first_part()
                    };
                    let count = words::amount(lang, area.count);
                    let label = t::choice_count(lang, &count, &area.label);
                    let current = (here == Some(area.place.as_str())).then_some("true");
                    view! { <li><a class="alone" href=href(lang, &there) aria-current=current on:click=|_| fold()>{label}</a></li> }
                        .into_any()
                })
                .collect();
            Some(view! { <Details summary=title><ul class="choices plain-list">{links}</ul></Details> })
        })
    };
    links.into_any()
}

/// Folds the sheet: what it said is being looked for.
pub fn fold() {
    if let Some(panel) = document().get_element_by_id(PANEL) {
        let _ = panel.remove_attribute("open");
    }
}

/// Those that are chosen, then those that offers have.
fn occupations(state: &SearchState, found: &SearchView) -> Vec<Filter> {
    let mut filters: Vec<Filter> = state
        .filters
        .iter()
        .copied()
        .filter(|filter| matches!(filter, Filter::Occupation(_)))
        .collect();
    for occupation in &found.counts.occupations {
        let filter = Filter::Occupation(occupation.code);
        if !filters.contains(&filter) {
            filters.push(filter);
        }
    }
    filters
}

fn count_of(filter: Filter, found: &SearchView) -> u64 {
    let Filter::Occupation(code) = filter else {
        return found.counts.of(filter);
    };
    let known = found.counts.occupations.iter();
    known
        .filter(|known| known.code == code)
        .map(|known| known.count)
        .sum()
}

fn label(lang: Lang, filter: Filter, found: &SearchView) -> String {
    let known = found.chosen.iter().chain(&found.counts.occupations);
    let what = words::filter(lang, filter, known);
    let count = words::amount(lang, count_of(filter, found));
    t::choice_count(lang, &count, &what)
}

/// A group of choices. Those without offers are left out, unless they are
/// chosen; the others stay in place, so that nobody loses the one at hand.
fn boxes(
    search: Search,
    title: &'static str,
    offered: impl Fn(&SearchState, &SearchView) -> Vec<Filter> + Send + Sync + 'static,
) -> AnyView {
    let offered = Memo::new(move |_| {
        search
            .state
            .with(|state| search.found.with(|found| offered(state, found)))
    });
    view! {
        <fieldset class="field" hidden=move || offered.read().is_empty()>
            <legend class="label">{title}</legend>
            <div class="choices">
                <For each=move || offered.get() key=|filter| *filter children=move |filter| one(search, filter)/>
            </div>
        </fieldset>
    }
    .into_any()
}

fn one(search: Search, filter: Filter) -> AnyView {
    let (name, value) = filter.pair();
    let id = ["f-", name, "-", &value].concat();
    let is_on = move || search.state.with(|state| state.has(filter));
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=id.clone()
                name=name
                value=value
                form=FORM
                checked=untrack(is_on)
                prop:checked=is_on
                on:change=move |_| chosen(search)
            />
            <label for=id>{move || search.found.with(|found| label(search.lang, filter, found))}</label>
        </div>
    }
    .into_any()
}

fn select(
    search: Search,
    name: &'static str,
    title: &'static str,
    filters: Vec<Filter>,
) -> AnyView {
    let lang = search.lang;
    let options = move || {
        let state = search.state.get();
        search.found.with(|found| {
            filters
                .iter()
                .copied()
                .filter(|filter| state.has(*filter) || count_of(*filter, found) > 0)
                .map(|filter| {
                    let value = filter.pair().1;
                    view! { <option value=value selected=state.has(filter)>{label(lang, filter, found)}</option> }
                })
                .collect_view()
        })
    };
    let id = ["f-", name].concat();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{title}</label>
            <select class="input" id=id name=name form=FORM on:change=move |_| chosen(search)>
                <option value="">{t::any(lang)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
