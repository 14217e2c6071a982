//! The choices that narrow a search down, each with its count. They are fields
//! of the search's form, folded away until asked for.

use leptos::prelude::*;
use pleinweb_domain::kernel::Lang;
use pleinweb_domain::offers::model::{Contract, EmployerSize, ExperienceNeed, Hours, Remote};
use pleinweb_domain::offers::search::state::{AGES, DOMAINS, FLOORS, Filter, SearchState};
use pleinweb_domain::offers::search::view::SearchView;

use super::words;
use crate::texts::offers as t;

/// The panel of filters.
pub fn panel(lang: Lang, state: &SearchState, found: &SearchView) -> AnyView {
    let all = |filters: Vec<Filter>| filters;
    let groups = [
        (
            t::group_contract(lang),
            all(Contract::ALL
                .iter()
                .copied()
                .map(Filter::Contract)
                .collect()),
        ),
        (
            t::group_hours(lang),
            all(Hours::ALL.iter().copied().map(Filter::Hours).collect()),
        ),
        (
            t::group_experience(lang),
            all(ExperienceNeed::ALL
                .iter()
                .copied()
                .map(Filter::Experience)
                .collect()),
        ),
        (
            t::group_remote(lang),
            all(Remote::ALL.iter().copied().map(Filter::Remote).collect()),
        ),
        (
            t::group_domain(lang),
            all(DOMAINS.map(Filter::Domain).collect()),
        ),
        (t::group_occupation(lang), occupations(state, found)),
        (
            t::group_size(lang),
            all(EmployerSize::ALL
                .iter()
                .copied()
                .map(Filter::Size)
                .collect()),
        ),
        (t::group_other(lang), vec![Filter::Accessible]),
    ]
    .map(|(title, filters)| boxes(lang, title, filters, state, found));
    let pay = FLOORS.map(Filter::Pay);
    let ages = AGES.map(Filter::Age);
    let summary = match state.filters.len() {
        0 => t::filters(lang).to_owned(),
        count => t::filters_active(lang, &count.to_string()),
    };
    view! {
        <details class="details offer-filters">
            <summary>{summary}</summary>
            <div class="stack">
                {select(lang, "salaire", t::group_pay(lang), &pay, state, found)}
                {select(lang, "depuis", t::group_age(lang), &ages, state, found)}
                {groups.into_iter().collect_view()}
                <p><button class="button" type="submit">{t::filters_apply(lang)}</button></p>
            </div>
        </details>
    }
    .into_any()
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
    let mut labels = found.chosen.clone();
    labels.extend(found.counts.occupations.iter().cloned());
    let what = words::filter(lang, filter, &labels);
    t::choice_count(lang, &count_of(filter, found).to_string(), &what)
}

/// Choices without offers are left out, unless they are chosen.
fn boxes(
    lang: Lang,
    title: &'static str,
    filters: Vec<Filter>,
    state: &SearchState,
    found: &SearchView,
) -> AnyView {
    let boxes: Vec<AnyView> = filters
        .into_iter()
        .filter(|filter| state.has(*filter) || count_of(*filter, found) > 0)
        .map(|filter| {
            let (name, value) = filter.pair();
            let id = ["f-", name, "-", &value].concat();
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name=name value=value checked=state.has(filter)/>
                    <label for=id>{label(lang, filter, found)}</label>
                </div>
            }
            .into_any()
        })
        .collect();
    if boxes.is_empty() {
        return ().into_any();
    }
    view! {
        <fieldset class="field">
            <legend class="label">{title}</legend>
            <div class="choices">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

fn select(
    lang: Lang,
    name: &'static str,
    title: &'static str,
    filters: &[Filter],
    state: &SearchState,
    found: &SearchView,
) -> AnyView {
    let options: Vec<AnyView> = filters
        .iter()
        .filter(|filter| state.has(**filter) || count_of(**filter, found) > 0)
        .map(|filter| {
            let value = filter.pair().1;
            view! { <option value=value selected=state.has(*filter)>{label(lang, *filter, found)}</option> }.into_any()
        })
        .collect();
    let id = ["f-", name].concat();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{title}</label>
            <select class="input" id=id name=name>
                <option value="">{t::any(lang)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
