//! `/espace/offres/gardees`: the offers that someone keeps.

use leptos::prelude::*;
use pleinweb_domain::kernel::{Day, Lang};
use pleinweb_domain::offers::fit::{KeptOffer, KeptView};
use pleinweb_domain::offers::views::OfferCard;

use super::api::load_kept_offers;
use super::page_fit::tabs;
use super::{fit_forms, words};
use crate::heading::Heading;
use crate::kit::{EmptyState, LinkButton, Tag, Tone};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::Page;
use crate::texts::{offer_fit as t, offers};

pub fn kept() -> AnyView {
    load(load_kept_offers, show)
}

fn show(view: KeptView) -> AnyView {
    let lang = use_lang();
    let body = if view.offers.is_empty() {
        view! {
            <EmptyState title=t::kept_none(lang) text=t::kept_none_text(lang)>
                <LinkButton href=Page::FitOffers.href(lang)>{t::title(lang)}</LinkButton>
            </EmptyState>
        }
        .into_any()
    } else {
        let items: Vec<AnyView> = view
            .offers
            .into_iter()
            .map(|offer| match offer {
                KeptOffer::Open(card) => open(lang, *card, view.today),
                KeptOffer::Gone(id, work) => gone(lang, &id.to_string(), work),
            })
            .collect();
        view! {
            <p class="lead">{t::kept_lead(lang)}</p>
            <ul class="offer-list" aria-label=t::kept_list(lang)>{items}</ul>
        }
        .into_any()
    };
    view! {
        <div class="page stack">
            <Heading text=t::kept_title(lang)/>
            {tabs(lang)}
            {body}
        </div>
    }
    .into_any()
}

fn open(lang: Lang, card: OfferCard, today: Day) -> AnyView {
    let id = card.id.to_string();
    let employer = card
        .employer
        .unwrap_or_else(|| offers::employer_unknown(lang).to_owned());
    let pay = words::pay(lang, &card.pay);
    let published = words::published(lang, card.published.day, today);
    view! {
        <li class="card fit-card stack">
            <h2><a href=Page::Offer(id.clone()).href(lang) lang=words::source_lang(lang)>{card.title}</a></h2>
            <p>{employer}" · "{words::place(lang, &card.place)}</p>
            <p class="cluster"><Tag tone=Tone::Brand text=words::contract(lang, card.figures.contract)/></p>
            {pay.map(|pay| view! { <p class="offer-pay">{pay}</p> })}
            <p class="hint">{published}" · "{offers::source(lang, &card.source)}</p>
            {fit_forms::keep(lang, &id, true)}
        </li>
    }
    .into_any()
}

/// What is left of an offer: its work, if we know it, and what is close to it.
fn gone(lang: Lang, id: &str, work: Option<String>) -> AnyView {
    let title = work.map_or_else(
        || t::kept_gone(lang).to_owned(),
        |name| t::kept_gone_work(lang, &name),
    );
    view! {
        <li class="card fit-card stack">
            <h2><a href=Page::Offer(id.to_owned()).href(lang)>{title}</a></h2>
            {fit_forms::let_go(lang, id)}
        </li>
    }
    .into_any()
}
