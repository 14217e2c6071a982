//! The choices that narrow a search down, each with its count. They are fields
//! of the search's form: beside the results on a wide screen, on a phone a
//! sheet one thumb away, whose handle always says how many offers there are.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::columns::{FILTERS, FilterDef, Holds, groups};
use pleinweb_offers::search::state::{Filter, SearchState};
use pleinweb_offers::search::view::SearchView;

use super::labels;
use super::search::{Search, href};
use super::search_form::FORM;
use crate::kit::{Details, icon, lu};
use crate::texts::offers as t;

const PANEL: &str = "offer-filters";

/// The panel of filters.
pub fn panel(search: &Search) -> AnyView {
    let lang = search.lang;
    let groups = groups().into_iter().map(|(title, filters)| {
        let mut offered = filters;
        offered.retain(|filter| search.state.has(*filter) || count_of(*filter, &search.found) > 0);
        boxes(search, labels::named(lang, title), offered)
    });
    let steps = FILTERS
        .iter()
        .filter(|filter| matches!(filter.holds, Holds::Number(..)));
    let steps = steps.map(|filter| select(search, filter));
    let summary = match search.state.filters.len() {
        0 => t::filters(lang).to_owned(),
        count => t::filters_active(lang, &count.to_string()),
    };
    let count = t::total(lang, search.found.total);
    view! {
        <details class="offer-filters" id=PANEL>
            <summary>
                <span class="cluster">{icon(lu::LuSlidersHorizontal)}{summary}</span>
                <span class="offer-count">{count.clone()}</span>
            </summary>
            <div class="offer-choices stack">
                {areas(search)}
                {steps.collect_view()}
                {groups.collect_view()}
                {boxes(search, t::group_occupation(lang), occupations(&search.state, &search.found))}
                <p class="offer-apply">
                    <button class="button" type="submit" form=FORM>
                        {t::filters_apply(lang, &count)}
                    </button>
                </p>
            </div>
        </details>
    }
    .into_any()
}

/// Areas to look in, each with its offers: links, because they fill in the field
/// "Où ?", of which there is one.
fn areas(search: &Search) -> Option<AnyView> {
    let lang = search.lang;
    let areas = &search.found.counts.areas;
    if areas.list.is_empty() {
        return None;
    }
    let title = if areas.are_departments {
        t::group_departments(lang)
    } else {
        t::group_regions(lang)
    };
    let here = search
        .found
        .place
        .as_ref()
        .map(|place| place.label.as_str());
    let links: Vec<AnyView> = areas
        .list
        .iter()
        .map(|area| {
            let there = SearchState {
                place: area.place.clone(),
                place_exact: false,
                radius: None,
                ..search.state.clone().first_part()
            };
            let count = labels::amount(lang, area.count);
            let label = t::choice_count(lang, &count, &area.label);
            let current = (here == Some(area.place.as_str())).then_some("true");
            view! { <li><a class="alone" href=href(lang, &there) aria-current=current>{label}</a></li> }
                .into_any()
        })
        .collect();
    Some(
        view! { <Details summary=title><ul class="choices plain-list">{links}</ul></Details> }
            .into_any(),
    )
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
    let what = labels::filter(lang, filter, known);
    let count = labels::amount(lang, count_of(filter, found));
    t::choice_count(lang, &count, &what)
}

/// A group of choices. Those without offers are left out, unless they are
/// chosen; the others stay in place, so that nobody loses the one at hand.
fn boxes(search: &Search, title: &'static str, offered: Vec<Filter>) -> Option<AnyView> {
    if offered.is_empty() {
        return None;
    }
    let boxes: Vec<AnyView> = offered
        .into_iter()
        .map(|filter| one(search, filter))
        .collect();
    Some(
        view! {
            <fieldset class="field">
                <legend class="label">{title}</legend>
                <div class="choices">{boxes}</div>
            </fieldset>
        }
        .into_any(),
    )
}

fn one(search: &Search, filter: Filter) -> AnyView {
    let (name, value) = filter.pair();
    let id = ["f-", name, "-", &value].concat();
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=id.clone()
                name=name
                value=value
                form=FORM
                checked=search.form.has(filter)
            />
            <label for=id>{label(search.lang, filter, &search.found)}</label>
        </div>
    }
    .into_any()
}

fn select(search: &Search, filter: &FilterDef) -> AnyView {
    let lang = search.lang;
    let name = filter.name;
    let title = labels::named(lang, filter.group);
    let (state, found) = (&search.form, &search.found);
    let options: Vec<AnyView> = filter
        .choices()
        .into_iter()
        .filter(|filter| state.has(*filter) || count_of(*filter, found) > 0)
        .map(|filter| {
            let value = filter.pair().1;
            view! { <option value=value selected=state.has(filter)>{label(lang, filter, found)}</option> }
                .into_any()
        })
        .collect();
    let id = ["f-", name].concat();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{title}</label>
            <select class="input" id=id name=name form=FORM>
                <option value="">{t::any(lang)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
