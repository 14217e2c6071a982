//! What a search found: what was understood, the offers, and ways on.

use leptos::prelude::*;
use pleinweb_kernel::{Day, Lang};
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::{Filter, SearchState};
use pleinweb_offers::search::view::{Relax, Relaxed, SearchView, Tail};

use super::place_notes::{choices, place_notes};
use super::search::{self, Search, href, total};
use super::search_form::{RESULTS, order};
use super::{cards, corrections, labels};
use crate::kit::{Callout, EmptyState, Mood, icon, lu};
use crate::texts::offers as t;

/// The results; with scripts they stay, dimmed, while something else is looked for.
pub fn results(search: &Search) -> AnyView {
    let Search {
        lang, state, found, ..
    } = search;
    let lang = *lang;
    let alert = (!state.is_empty()).then(|| {
        let href = search::keep(lang, state);
        view! { <p><a class="alone" href=href>{icon(lu::LuBell)}{t::alert(lang)}</a></p> }
    });
    view! {
        // News leave it alone: they would shrink a list that somebody has made grow.
        <div class="stack offer-results" data-still="">
            <div class="offer-head">
                <h2 id=RESULTS tabindex="-1" data-answer="">{total(lang, found)}</h2>
                {order(search)}
            </div>
            {alert}
            {shown(search)}
            <p class="cluster">
                // A feed is not changed in place like a page: the browser opens it.
                <a class="alone" rel="external" href=search::feed(lang, state) type="application/atom+xml">
                    {icon(lu::LuRss)}{t::feed(lang)}
                </a>
            </p>
        </div>
    }
    .into_any()
}

fn shown(search: &Search) -> AnyView {
    let Search {
        lang, state, found, ..
    } = search;
    let lang = *lang;
    let chips = chips(lang, state, found);
    let mut notes = notes(lang, state, found);
    let said = search.said.as_ref();
    notes.extend(said.map(|said| corrections::of_speech(lang, state, said)));
    let after = state.after.is_some().then(|| {
        let first = href(lang, &state.clone().first_part());
        view! { <p><a class="alone" href=first>{t::beginning(lang)}</a></p> }
    });
    let more = more(lang, state, found);
    let related = related(lang, state, found);
    let from = state.place_as_meant();
    let all = found.tail.iter().flat_map(|tail| &tail.offers);
    let all = found.offers.iter().chain(all).map(|found| &found.card);
    let all_old = found
        .today
        .and_then(|today| labels::all_old(lang, all, today));
    let list = match (found.total, found.tail.as_slice()) {
        (0, []) => Some(nothing(lang, found)),
        (0, _) => Some(not_all(lang, found)),
        _ if found.offers.is_empty() => None,
        _ => Some(cards::list(lang, found.offers.clone(), found.today, &from)),
    };
    let tail: Vec<AnyView> = found
        .tail
        .iter()
        .cloned()
        .map(|tail| section(lang, tail, found.today, &from))
        .collect();
    view! {
        {notes}
        {chips}
        {after}
        {all_old}
        {list}
        {tail}
        {more}
        {related}
    }
    .into_any()
}

/// Offers that hold some of the words, under a heading that says which.
fn section(lang: Lang, tail: Tail, today: Option<Day>, place: &str) -> AnyView {
    view! {
        <section class="stack offer-tail">
            <h2>{t::tail(lang, &tail.kept, &tail.without)}</h2>
            <p class="hint">{t::total(lang, tail.total)}</p>
            {cards::list(lang, tail.offers, today, place)}
        </section>
    }
    .into_any()
}

/// No offer holds all words, and others follow: what can be changed comes first.
fn not_all(lang: Lang, found: &SearchView) -> AnyView {
    let ways = ways(lang, found);
    let ways = (!ways.is_empty()).then(|| {
        view! { <p>{t::none_text(lang)}</p><ul class="plain-list">{ways}</ul> }
    });
    view! { <div class="stack"><p>{t::tail_only(lang)}</p>{ways}</div> }.into_any()
}

/// A link to the next part; with scripts it brings that part to the end of the list.
fn more(lang: Lang, state: &SearchState, found: &SearchView) -> Option<AnyView> {
    let after = SearchState {
        after: Some(found.next.clone()?),
        ..state.clone()
    };
    let shown = t::more_shown(
        lang,
        found.shown() as u64,
        &labels::amount(lang, found.reach()),
    );
    let said = t::more_said(lang, found.offers.len() as u64);
    Some(
        view! {
            <div class="stack offer-more">
                {state.after.is_none().then(|| view! { <p class="hint">{shown}</p> })}
                <p class="actions">
                    <a
                        class="button secondary"
                        rel="next"
                        href=href(lang, &after)
                        data-adds=".offer-list"
                        data-waits=t::more_wait(lang)
                        data-said=said
                        data-failed=t::more_failed(lang)
                    >
                        {t::more(lang)}
                    </a>
                </p>
            </div>
        }
        .into_any(),
    )
}

/// What was understood, and what was not.
fn notes(lang: Lang, state: &SearchState, found: &SearchView) -> Vec<AnyView> {
    let mut notes = Vec::new();
    if found.partial {
        notes.push(
            view! { <Callout mood=Mood::Warning><p>{t::partial(lang)}</p></Callout> }.into_any(),
        );
    }
    if let Some(used) = &found.understood.corrected {
        notes.push(corrections::of_words(lang, state, used));
    } else if state.exact && !state.what.is_empty() && !found.understood.no_words {
        notes.push(corrections::of_no_words(lang, state));
    }
    if found.understood.no_words {
        notes.push(view! { <p>{t::no_words(lang, &state.what)}</p> }.into_any());
    }
    if found.understood.some_words {
        notes.push(view! { <p>{t::some_words(lang)}</p> }.into_any());
    }
    notes.extend(place_notes(lang, state, found));
    let what: Vec<String> = found
        .ignored
        .iter()
        .filter(|ignored| ignored.name != names::PLACE)
        .map(|ignored| [&ignored.name, "=", &ignored.value].concat())
        .collect();
    if !what.is_empty() {
        notes.push(view! { <p>{t::ignored(lang, &what.join(", "))}</p> }.into_any());
    }
    let others: Vec<String> = found
        .place
        .iter()
        .flat_map(|place| place.others.clone())
        .collect();
    if !others.is_empty() {
        let lead = t::other_places(lang).to_owned();
        notes.push(choices(lang, state, &others, lead));
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
            let what = labels::filter(lang, *filter, &found.chosen);
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
            // All else that was chosen stays: the number counts it.
            let mut there = state.clone();
            there.what.clear();
            there
                .filters
                .retain(|filter| !matches!(filter, Filter::Occupation(_) | Filter::Domain(_)));
            let filter = Filter::Occupation(occupation.code);
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

/// What can be given up, each a link.
fn ways(lang: Lang, found: &SearchView) -> Vec<AnyView> {
    let way = |relaxed: &Relaxed| {
        let label = relaxed_label(lang, relaxed, found);
        view! { <li><a class="alone" href=search::of_query(lang, &relaxed.query)>{label}</a></li> }
            .into_any()
    };
    found.relaxed.iter().map(way).collect()
}

fn nothing(lang: Lang, found: &SearchView) -> AnyView {
    let ways = ways(lang, found);
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
            t::relax_filter(lang, &total, &labels::filter(lang, filter, &found.chosen))
        }
        Relax::AllFilters => t::relax_all(lang, &total),
        Relax::Radius(km) => t::relax_radius(lang, &km.to_string(), &total),
        Relax::Place => t::relax_place(lang, &total),
        Relax::Words => t::relax_words(lang, &total),
    }
}
