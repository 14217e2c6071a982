//! `/offres`: a search that finds offers, as it is measured (nothing corrected,
//! no place, no filter chosen).

use maud::{Markup, html};
use pleinweb_app::kit::lu;
use pleinweb_app::offers::search::{self as address, href, total};
use pleinweb_app::page::Page;
use pleinweb_app::texts::offers as t;
use pleinweb_kernel::{Day, Lang};
use pleinweb_offers::model::Place;
use pleinweb_offers::search::state::{Order, RADII, SearchState, USUAL_RADIUS};
use pleinweb_offers::search::view::{FoundOffer, SearchView};

use super::filters;
use super::frame::Sheet;
use super::offer_words as words;
use super::parts::{heading, icon, tag};

pub const FORM: &str = "offer-search";

/// The search of the page, and what it found.
pub struct Search {
    pub lang: Lang,
    pub state: SearchState,
    pub found: SearchView,
}

pub fn offers(sheet: &Sheet, found: SearchView) -> (String, Option<Markup>, Markup) {
    let lang = sheet.lang;
    let search = &Search {
        lang,
        state: SearchState::read(&sheet.query).0,
        found,
    };
    let atom = address::feed(lang, &search.state);
    let link = html! {
        link rel="alternate" type="application/atom+xml" title=(t::title(lang)) href=(atom);
    };
    let main = html! {
        div class="page wide offers stack" {
            (heading(t::title(lang)))
            (form(search))
            div class="offer-columns" {
                (filters::panel(search))
                (results(search))
            }
            p class="visually-hidden" role="status" { (total(lang, &search.found)) }
        }
    };
    (t::title(lang).to_owned(), Some(link), main)
}

fn form(search: &Search) -> Markup {
    let lang = search.lang;
    let state = &search.state;
    html! {
        form
            id=(FORM)
            method="get"
            action=(Page::Offers.href(lang))
            role="search"
            class="offer-search"
            data-follows=(href(lang, state))
        {
            div class="offer-fields" {
                div class="field" {
                    label class="label" for="q-quoi" { (t::what(lang)) }
                    p class="hint" id="q-quoi-hint" { (t::what_hint(lang)) }
                    input
                        class="input"
                        type="search"
                        id="q-quoi"
                        name="quoi"
                        value=(state.what)
                        autocomplete="off"
                        enterkeyhint="search"
                        maxlength="200"
                        aria-describedby="q-quoi-hint";
                }
                div class="field" {
                    label class="label" for="q-ou" { (t::whereabouts(lang)) }
                    p class="hint" id="q-ou-hint" { (t::where_hint(lang)) }
                    input
                        class="input"
                        type="search"
                        id="q-ou"
                        name="ou"
                        value=(state.place)
                        list="q-ou-places"
                        autocomplete="off"
                        enterkeyhint="search"
                        maxlength="200"
                        aria-describedby="q-ou-hint"
                        data-places="q-ou-places";
                    datalist id="q-ou-places" data-own="" {}
                }
                (radius(search))
                @if state.exact { input type="hidden" name="exact" value=(state.what); }
                @if state.place_exact { input type="hidden" name="ou_exact" value=(state.place); }
                button class="button" type="submit" { (icon!(lu::LuSearch)) (t::search(lang)) }
            }
        }
    }
}

fn radius(search: &Search) -> Markup {
    let lang = search.lang;
    let around = search
        .found
        .place
        .as_ref()
        .is_some_and(|place| place.around);
    let chosen = search.state.radius.unwrap_or(USUAL_RADIUS);
    let label = |km: u32| {
        let mut radii = search.found.counts.radii.iter();
        let count = radii
            .find(|(known, _)| *known == km)
            .map(|(_, count)| *count);
        match (km, count) {
            (0, _) => t::radius_town(lang).to_owned(),
            (km, Some(count)) => {
                t::radius_km_count(lang, &words::amount(lang, count), &km.to_string())
            }
            (km, None) => t::radius_km(lang, &km.to_string()),
        }
    };
    html! {
        div class="field" hidden[!around] {
            label class="label" for="q-rayon" { (t::radius(lang)) }
            select class="input" id="q-rayon" name="rayon" disabled[!around] {
                @for km in RADII { option value=(km) selected[km == chosen] { (label(km)) } }
            }
        }
    }
}

fn order(search: &Search) -> Markup {
    let lang = search.lang;
    let label = |order: Order| match order {
        Order::Fit => t::sort_pertinence(lang),
        Order::Date => t::sort_date(lang),
        Order::Distance => t::sort_distance(lang),
        Order::Pay => t::sort_salaire(lang),
    };
    html! {
        div class="field" {
            label class="label" for="q-tri" { (t::sort(lang)) }
            select class="input" id="q-tri" name="tri" form=(FORM) {
                @for order in Order::ALL {
                    option value=(order.word()) selected[search.state.order == order] { (label(order)) }
                }
            }
        }
    }
}

fn results(search: &Search) -> Markup {
    let Search { lang, state, found } = search;
    let lang = *lang;
    let from = state.place_as_meant();
    html! {
        div class="stack offer-results" data-still="" {
            div class="offer-head" {
                h2 { (total(lang, found)) }
                (order(search))
            }
            @if !state.is_empty() {
                p {
                    a class="alone" href={ (Page::NewSearch.href(lang)) "?" (state.clone().first_part().query()) } {
                        (icon!(lu::LuBell)) (t::alert(lang))
                    }
                }
            }
            ul class="offer-list" aria-label=(t::list(lang)) {
                @for offer in &found.offers { (card(lang, offer, found.today, &from)) }
            }
            (more(search))
            p class="cluster" {
                a class="alone" rel="external" href=(address::feed(lang, state)) type="application/atom+xml" {
                    (icon!(lu::LuRss)) (t::feed(lang))
                }
            }
        }
    }
}

fn more(search: &Search) -> Markup {
    let Search { lang, state, found } = search;
    let lang = *lang;
    let Some(next) = found.next.clone() else {
        return Markup::default();
    };
    let after = SearchState {
        after: Some(next),
        ..state.clone()
    };
    let shown = t::more_shown(
        lang,
        found.shown() as u64,
        &words::amount(lang, found.reach()),
    );
    html! {
        div class="stack offer-more" {
            @if state.after.is_none() { p class="hint" { (shown) } }
            p class="actions" {
                a
                    class="button secondary"
                    rel="next"
                    href=(href(lang, &after))
                    data-adds=".offer-list"
                    data-waits=(t::more_wait(lang))
                    data-said=(t::more_said(lang, found.offers.len() as u64))
                    data-failed=(t::more_failed(lang))
                {
                    (t::more(lang))
                }
            }
        }
    }
}

fn card(lang: Lang, found: &FoundOffer, today: Option<Day>, from: &str) -> Markup {
    let card = &found.card;
    let mut href = Page::Offer(card.id.to_string()).href(lang);
    href.push_str(&SearchState::seen_from(from));
    let mut place = card.place.label.clone();
    if let Some(km) = found.km {
        place = [&place, ", ", &words::km(lang, km)].concat();
    }
    let place = words::place(
        lang,
        &Place {
            label: place,
            ..card.place.clone()
        },
    );
    let figures = &card.figures;
    let published = today.map(|today| words::published(lang, card.published.day, today));
    let employer = card.employer.as_deref();
    html! {
        li class="card offer-card" {
            h3 { a href=(href) lang=[words::source_lang(lang)] { (card.title) } }
            p { (employer.unwrap_or_else(|| t::employer_unknown(lang))) " · " (place) }
            p class="cluster" {
                (tag("tag brand-tone", words::named(lang, figures.contract.message())))
                @for message in figures.on_cards() { (tag("tag", words::named(lang, message))) }
            }
            @if let Some(pay) = words::pay(lang, &card.pay) { p class="offer-pay" { (pay) } }
            p class="hint" {
                @if let Some(published) = published { (published) }
                " · "
                (t::source(lang, &card.source))
            }
            @if card.copies > 0 { p class="hint" { (t::copies(lang, u64::from(card.copies))) } }
        }
    }
}
