//! Help nearby: agencies, and places that help with going online.

use leptos::prelude::*;
use pleinweb_entry::{NearPlace, NearbyView};
use pleinweb_kernel::Lang;

use super::api::load_nearby;
use crate::address::here;
use crate::heading::{AnswerHeading, Heading};
use crate::kit::{Button, Card, EmptyState, LinkButton, Tag, TextField, Tone, icon, lu};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::page::params::{COMMUNE, PLACE};
use crate::phone::{dial, spelled};
use crate::texts::entry_pages as t;
use crate::texts::figures::unbroken;

/// `/pres-de-chez-moi`: a search that is an address, so it works without
/// scripts and can be kept.
pub fn nearby() -> AnyView {
    let lang = use_lang();
    let here = here();
    let value = |param| here.value(param).unwrap_or_default();
    let (place, commune) = (value(PLACE), value(COMMUNE));
    let typed = place.clone();
    let answer = (!place.trim().is_empty() || !commune.is_empty()).then(|| {
        let asked = place.clone();
        load_inside(
            move || load_nearby(asked, commune),
            move |found: Option<NearbyView>| match found {
                Some(found) => around(lang, &place, found),
                None => nowhere(lang),
            },
        )
    });
    view! {
        <div class="page stack">
            <Heading text=t::nearby_title(lang)/>
            <p class="lead">{t::nearby_lead(lang)}</p>
            <form method="get" action=Page::NearbyHelp.href(lang) class="form" role="search">
                <TextField
                    name=PLACE.0
                    label=t::nearby_place(lang)
                    hint=t::nearby_place_hint(lang)
                    value=typed
                    width="medium"
                    autocomplete="postal-code"
                />
                <Button>{t::nearby_search(lang)}</Button>
            </form>
            {answer}
            <section class="stack">
                <h2>{t::nearby_next(lang)}</h2>
                <p>{t::nearby_next_agency(lang)}</p>
                <p class="actions"><LinkButton href=Page::Callback.href(lang)>{t::nearby_callback(lang)}</LinkButton></p>
            </section>
        </div>
    }
    .into_any()
}

/// The address of a search.
fn address(lang: Lang, place: &str, commune: &str) -> String {
    Page::NearbyHelp.href_with(lang, &[(PLACE, place), (COMMUNE, commune)])
}

fn nowhere(lang: Lang) -> AnyView {
    view! {
        <section class="stack">
            <AnswerHeading text=t::nearby_none_title(lang)/>
            <p>{t::nearby_none(lang)}</p>
        </section>
    }
    .into_any()
}

/// Other places that may be meant, each a link.
fn others(lang: Lang, typed: &str, others: Vec<(String, String)>) -> AnyView {
    let others: Vec<AnyView> = others
        .into_iter()
        .map(|(commune, name)| {
            let href = address(lang, typed, &commune);
            view! { <li><a class="alone" href=href>{name}</a></li> }.into_any()
        })
        .collect();
    (!others.is_empty())
        .then(|| {
            view! {
                <nav class="near-others" aria-label=t::nearby_which(lang)>
                    <p>{t::nearby_which(lang)}</p>
                    <ul class="cluster">{others}</ul>
                </nav>
            }
        })
        .into_any()
}

fn around(lang: Lang, typed: &str, found: NearbyView) -> AnyView {
    let others = others(lang, typed, found.others);
    if found.place.is_empty() {
        return view! { {nowhere(lang)} {others} }.into_any();
    }
    view! {
        <section class="stack">
            <AnswerHeading text=t::nearby_around(lang, &found.place)/>
            {others}
            <h3>{t::nearby_agencies(lang)}</h3>
            {list(lang, found.agencies, t::nearby_no_agencies(lang))}
            <h3>{t::nearby_help(lang)}</h3>
            {list(lang, found.help, t::nearby_no_help(lang))}
        </section>
    }
    .into_any()
}

fn list(lang: Lang, places: Vec<NearPlace>, empty: &'static str) -> AnyView {
    if places.is_empty() {
        return view! { <EmptyState title=empty/> }.into_any();
    }
    let places: Vec<AnyView> = places.into_iter().map(|place| one(lang, place)).collect();
    view! { <ul class="near-list">{places}</ul> }.into_any()
}

fn one(lang: Lang, place: NearPlace) -> AnyView {
    let far = place.km.map(|km| match km {
        0 => t::nearby_here(lang).to_owned(),
        km => t::nearby_km(lang, u64::from(km)),
    });
    let call = (!place.phone.is_empty()).then(|| {
        view! {
            <p><a class="alone" href=dial(&place.phone) rel="external">{icon(lu::LuPhone)}{t::nearby_call(lang, &spelled(&place.phone))}</a></p>
        }
    });
    let hours = (!place.hours.is_empty())
        .then(|| view! { <p>{t::nearby_hours(lang, &unbroken(&place.hours))}</p> });
    view! {
        <li>
            <Card title=place.name level=4>
                {place.own.then(|| view! { <p><Tag tone=Tone::Brand text=t::nearby_yours(lang)/></p> })}
                <p>{place.street}<br/>{place.city}</p>
                {far.map(|far| view! { <p class="muted">{far}</p> })}
                {hours}
                {call}
            </Card>
        </li>
    }
    .into_any()
}
