//! `/espace/offres/gardees`: the offers that someone keeps.

use leptos::prelude::*;
use pleinweb_fit::{KeptOffer, KeptView};
use pleinweb_kernel::{Day, Lang, OfferId};
use pleinweb_offers::views::OfferCard;

use super::api::load_kept_offers;
use super::page_fit::tabs;
use super::{fit_forms, labels};
use crate::address::query_value;
use crate::heading::{AnswerHeading, Heading};
use crate::kit::{EmptyState, LinkButton, Tag, Tone};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::{Page, params};
use crate::texts::{offer_fit as t, offers};

pub fn kept() -> AnyView {
    load(load_kept_offers, show)
}

fn show(view: KeptView) -> AnyView {
    let lang = use_lang();
    let again = just_let_go(lang, &view);
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
            {again}
            {body}
        </div>
    }
    .into_any()
}

/// The offer that the address says was just let go, unless it is kept again: its way back.
fn just_let_go(lang: Lang, view: &KeptView) -> Option<AnyView> {
    let offer = query_value(params::LET_GO)?.parse::<OfferId>().ok()?;
    let is_kept = view.offers.iter().any(|kept| match kept {
        KeptOffer::Open(card) => card.id == offer,
        KeptOffer::Gone(id, _) => *id == offer,
    });
    (!is_kept).then(|| {
        let form = fit_forms::keep_again(lang, offer.to_string(), Page::KeptOffers.href(lang));
        view! {
            <section class="stack">
                <AnswerHeading text=t::is_let_go(lang)/>
                {form}
            </section>
        }
        .into_any()
    })
}

/// The list once this offer is let go.
fn without(lang: Lang, offer: &str) -> String {
    Page::KeptOffers.href_with(lang, &[(params::LET_GO, offer)])
}

fn open(lang: Lang, card: OfferCard, today: Day) -> AnyView {
    let id = card.id.to_string();
    let employer = card
        .employer
        .clone()
        .unwrap_or_else(|| offers::employer_unknown(lang).to_owned());
    let pay = labels::pay(lang, &card.pay);
    let published = labels::dated(lang, &card, today);
    let old = labels::old(lang, &card, today);
    view! {
        <li class="card fit-card stack">
            <h2><a href=Page::Offer(id.clone()).href(lang) lang=labels::source_lang(lang)>{card.title}</a></h2>
            <p>{employer}" · "{labels::place(lang, &card.place)}</p>
            <p class="cluster"><Tag tone=Tone::Brand text=labels::contract(lang, card.figures.contract)/></p>
            {pay.map(|pay| view! { <p class="offer-pay">{pay}</p> })}
            <p class="hint">{published}" · "{offers::source(lang, &card.source)}</p>
            {old}
            {fit_forms::let_go(lang, &id, without(lang, &id))}
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
            {fit_forms::let_go(lang, id, without(lang, id))}
        </li>
    }
    .into_any()
}
