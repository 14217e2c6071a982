//! Asking for a market: a plain form whose answer is an address, so it works
//! without scripts and can be kept and shared.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_market::model::{DOMAINS, Level, RADIUSES, USUAL_RADIUS};

use super::address::{
    DOMAIN, LEVEL, MarketRequest, OCCUPATION, PLACE, RADIUS, WITH_OCCUPATION, WITH_PLACE,
};
use super::labels::word;
use crate::kit::{Button, Choice, Combobox, Details, Finder, SelectField, Suggestion};
use crate::page::Page;
use crate::texts::market as t;

/// What is chosen at first: the code, under the words of the address.
fn chosen(code: &str, text: &str) -> Suggestion {
    let label = if text.is_empty() { code } else { text };
    Suggestion {
        value: code.to_owned(),
        label: label.to_owned(),
        detail: String::new(),
    }
}

/// Which occupation, where, how far.
pub fn question(lang: Lang, asked: &MarketRequest) -> AnyView {
    let one = &asked.one;
    let domains: Vec<Choice> = DOMAINS
        .chars()
        .map(|letter| {
            let key = letter.to_ascii_lowercase().to_string();
            Choice::new(letter.to_string(), word(lang, "domain", &key))
        })
        .collect();
    let radiuses: Vec<Choice> = RADIUSES
        .iter()
        .map(|km| {
            let text = km.to_string();
            let label = match km {
                0 => t::radius_here(lang).to_owned(),
                _ => t::radius_km(lang, &text),
            };
            Choice::new(text, label)
        })
        .collect();
    let levels: Vec<Choice> = Level::ALL
        .iter()
        .map(|level| Choice::new(level.key(), word(lang, "level", level.key())))
        .collect();
    let or = |text: &str, usual: String| {
        if text.is_empty() {
            usual
        } else {
            text.to_owned()
        }
    };
    let radius = or(&one.radius, USUAL_RADIUS.to_string());
    let level = or(&one.level, Level::Around.key().to_owned());
    view! {
        <form
            method="get"
            action=Page::Market.href(lang)
            class="market-form"
            role="search"
            aria-label=t::form_label(lang)
        >
            <Combobox
                name=OCCUPATION
                label=t::occupation(lang)
                hint=t::occupation_hint(lang)
                chosen=chosen(&one.occupation, &one.occupation_text)
                find=Finder::Occupations
                optional=true
            />
            <Combobox
                name=PLACE
                label=t::place(lang)
                hint=t::place_hint(lang)
                chosen=chosen(&one.place, &one.place_text)
                find=Finder::Places
                optional=true
            />
            <SelectField name=DOMAIN label=t::domain(lang) value=one.domain.clone() choices=domains optional=true/>
            <SelectField name=LEVEL label=t::level(lang) value=level choices=levels/>
            <SelectField name=RADIUS label=t::radius(lang) value=radius choices=radiuses/>
            <Button>{t::show(lang)}</Button>
        </form>
    }
    .into_any()
}

/// Another occupation or another place to lay beside.
pub fn comparison(lang: Lang, asked: &MarketRequest) -> AnyView {
    // What is compared is chosen first.
    if asked.is_of_all() && asked.other().is_none() {
        return ().into_any();
    }
    let alone = asked.alone();
    let hidden: Vec<AnyView> = alone
        .pairs()
        .into_iter()
        .map(|(name, value)| {
            view! { <input type="hidden" name=name value=value.to_owned()/> }.into_any()
        })
        .collect();
    let (occupation, place) = (&asked.with_occupation, &asked.with_place);
    let (occupation, place) = (
        chosen(&occupation.0, &occupation.1),
        chosen(&place.0, &place.1),
    );
    view! {
        <Details summary=t::compare_summary(lang) open=asked.other().is_some()>
            <form method="get" action=Page::Market.href(lang) class="market-form">
                {hidden}
                <Combobox
                    name=WITH_OCCUPATION
                    label=t::compare_occupation(lang)
                    chosen=occupation
                    find=Finder::Occupations
                    optional=true
                />
                <Combobox name=WITH_PLACE label=t::compare_place(lang) chosen=place find=Finder::Places optional=true/>
                <Button>{t::compare_show(lang)}</Button>
            </form>
        </Details>
    }
    .into_any()
}
