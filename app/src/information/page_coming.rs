//! Where employers and evaluators land while their part is not there yet: what comes,
//! said as what it is, and what can be done today.

use leptos::prelude::*;

use crate::heading::Heading;
use crate::kit::{Callout, Mood};
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::coming as t;

pub fn employer() -> AnyView {
    let lang = use_lang();
    page(
        t::employer_title(lang),
        t::employer_lead(lang),
        &[
            t::employer_publish(lang),
            t::employer_receive(lang),
            t::employer_answer(lang),
        ],
        vec![
            (Page::Offers, t::see_offers(lang), t::see_offers_text(lang)),
            (
                Page::Market,
                t::see_market(lang),
                t::employer_market_text(lang),
            ),
            (Page::Help, t::call_us(lang), t::employer_call_text(lang)),
        ],
    )
}

pub fn evaluator() -> AnyView {
    let lang = use_lang();
    page(
        t::evaluator_title(lang),
        t::evaluator_lead(lang),
        &[
            t::evaluator_works(lang),
            t::evaluator_whom(lang),
            t::evaluator_cost(lang),
        ],
        vec![
            (
                Page::Market,
                t::see_market(lang),
                t::evaluator_market_text(lang),
            ),
            (Page::Api, t::see_api(lang), t::see_api_text(lang)),
            (
                Page::OfferRanking,
                t::see_ranking(lang),
                t::see_ranking_text(lang),
            ),
        ],
    )
}

/// What comes, and what there is.
fn page(
    title: &'static str,
    lead: &'static str,
    coming: &[&'static str],
    today: Vec<(Page, &'static str, &'static str)>,
) -> AnyView {
    let lang = use_lang();
    let coming: Vec<AnyView> = coming
        .iter()
        .map(|line| view! { <li>{*line}</li> }.into_any())
        .collect();
    let today: Vec<AnyView> = today
        .into_iter()
        .map(|(page, link, about)| {
            view! {
                <li class="card stack">
                    <p><a class="alone" href=page.href(lang)>{link}</a></p>
                    <p>{about}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="page stack">
            <Heading text=title/>
            <p class="lead">{lead}</p>
            <Callout mood=Mood::Info title=t::not_yet(lang)>
                <p>{t::not_yet_text(lang)}</p>
                <ul>{coming}</ul>
            </Callout>
            <h2>{t::today(lang)}</h2>
            <ul class="card-list">{today}</ul>
            <p><a class="alone" href=Page::Account.href(lang)>{t::account(lang)}</a></p>
        </div>
    }
    .into_any()
}
