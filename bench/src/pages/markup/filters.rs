//! The choices that narrow a search down.

use maud::{Markup, html};
use pleinweb_app::kit::lu;
use pleinweb_app::offers::search::href;
use pleinweb_app::texts::offers as t;
use pleinweb_kernel::Lang;
use pleinweb_offers::columns::groups;
use pleinweb_offers::search::state::{AGES, FLOORS, Filter, SearchState};
use pleinweb_offers::search::view::SearchView;

use super::offer_words as words;
use super::offers::{FORM, Search};
use super::parts::{details, icon};

pub fn panel(search: &Search) -> Markup {
    let lang = search.lang;
    let groups = groups().into_iter().map(|(title, mut filters)| {
        filters.retain(|filter| search.state.has(*filter) || count_of(*filter, &search.found) > 0);
        (words::named(lang, title), filters)
    });
    let summary = match search.state.filters.len() {
        0 => t::filters(lang).to_owned(),
        count => t::filters_active(lang, &count.to_string()),
    };
    let count = t::total(lang, search.found.total);
    let occupations = occupations(&search.state, &search.found);
    html! {
        details class="offer-filters" id="offer-filters" {
            summary {
                span class="cluster" { (icon!(lu::LuSlidersHorizontal)) (summary) }
                span class="offer-count" { (count) }
            }
            div class="offer-choices stack" {
                (areas(search))
                (select(search, "salaire", t::group_pay(lang), &FLOORS.map(Filter::Pay)))
                (select(search, "depuis", t::group_age(lang), &AGES.map(Filter::Age)))
                @for (title, filters) in groups { (boxes(search, title, &filters)) }
                (boxes(search, t::group_occupation(lang), &occupations))
                p class="offer-apply" {
                    button class="button" type="submit" form=(FORM) { (t::filters_apply(lang, &count)) }
                }
            }
        }
    }
}

fn areas(search: &Search) -> Markup {
    let lang = search.lang;
    let areas = &search.found.counts.areas;
    if areas.list.is_empty() {
        return Markup::default();
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
    let links = html! {
        ul class="choices plain-list" {
            @for area in &areas.list {
                @let there = SearchState {
                    place: area.place.clone(),
                    place_exact: false,
                    radius: None,
                    ..search.state.clone().first_part()
                };
                @let current = (here == Some(area.place.as_str())).then_some("true");
                li {
                    a class="alone" href=(href(lang, &there)) aria-current=[current] {
                        (t::choice_count(lang, &words::amount(lang, area.count), &area.label))
                    }
                }
            }
        }
    };
    details(title, links)
}

fn occupations(state: &SearchState, found: &SearchView) -> Vec<Filter> {
    let chosen = state.filters.iter().copied();
    let mut filters: Vec<Filter> = chosen
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

fn boxes(search: &Search, title: &str, offered: &[Filter]) -> Markup {
    html! {
        @if !offered.is_empty() {
            fieldset class="field" {
                legend class="label" { (title) }
                div class="choices" {
                    @for filter in offered {
                        @let (name, value) = filter.pair();
                        @let id = ["f-", name, "-", &value].concat();
                        div class="choice" {
                            input
                                type="checkbox"
                                id=(id)
                                name=(name)
                                value=(value)
                                form=(FORM)
                                checked[search.state.has(*filter)];
                            label for=(id) { (label(search.lang, *filter, &search.found)) }
                        }
                    }
                }
            }
        }
    }
}

fn select(search: &Search, name: &str, title: &str, filters: &[Filter]) -> Markup {
    let lang = search.lang;
    let (state, found) = (&search.state, &search.found);
    let id = ["f-", name].concat();
    html! {
        div class="field" {
            label class="label" for=(id) { (title) }
            select class="input" id=(id) name=(name) form=(FORM) {
                option value="" { (t::any(lang)) }
                @for filter in filters {
                    @if state.has(*filter) || count_of(*filter, found) > 0 {
                        option value=(filter.pair().1) selected[state.has(*filter)] {
                            (label(lang, *filter, found))
                        }
                    }
                }
            }
        }
    }
}
