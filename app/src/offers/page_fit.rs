//! `/espace/offres`: the offers that fit someone now, each with its reasons and
//! the way to contest them.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_fit::{CorrectionView, FitOffer, FitStanding, FitView, MatchBasis, REACH_MOST};
use pleinweb_kernel::{Day, Lang};
use pleinweb_offers::search::state::SearchState;

use super::api::{ContestFit, load_fit};
use super::{fit_forms, fit_why, labels, search};
use crate::address::query_value;
use crate::dates::short_day;
use crate::heading::Heading;
use crate::kit::{
    Callout, Details, EmptyState, LinkButton, Look, Mood, Tabs, Tag, Tone, Way, came_back,
};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::{Page, params};
use crate::texts::{offer_fit as t, offers};

/// How far one can look, from one step to the next.
const STEPS: [u32; 6] = [20, 30, 50, 100, 200, REACH_MOST];

/// With fewer offers, looking further is proposed.
const FEW: usize = 5;

type After = (Option<String>, Option<String>);

pub fn fit() -> AnyView {
    let after = (query_value(params::CORRECTED), query_value(params::UNDONE));
    load(load_fit, move |view| show(view, after))
}

/// The lists of a person: offers that fit, offers and searches that are kept.
pub fn tabs(lang: Lang) -> AnyView {
    let ways = vec![
        Way::new(Page::FitOffers.href(lang), t::tab_fit(lang)),
        Way::new(Page::KeptOffers.href(lang), t::tab_kept(lang)),
        Way::new(Page::SavedSearches.href(lang), t::tab_searches(lang))
            .holds(Page::SavedSearches.href(lang)),
    ];
    view! { <Tabs label=t::tabs(lang) ways/> }.into_any()
}

fn show(view: FitView, after: After) -> AnyView {
    let lang = use_lang();
    let news = news(lang, &view.corrections, after);
    let how = Page::OfferRanking.href(lang);
    let partial = view.partial.then(|| {
        view! { <Callout mood=Mood::Info><p>{t::partial(lang)}</p></Callout> }
    });
    let from = (view.standing != FitStanding::NotRegistered).then(|| from(lang, &view.looked));
    let corrections = corrections(lang, &view.corrections);
    let made = (view.standing == FitStanding::Ready).then(|| {
        let day = short_day(lang, view.today);
        view! { <p class="hint">{t::made_by(lang, &day, &view.version.to_string())}</p> }
    });
    view! {
        <div class="page stack">
            <Heading text=t::title(lang)/>
            {tabs(lang)}
            {news}
            {partial}
            {from}
            {corrections}
            {list(lang, view)}
            {made}
            <p class="cluster">
                <a class="alone" href=how>{t::how_link(lang)}</a>
                <a class="alone" href=Page::Offers.href(lang)>{t::all_offers(lang)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// What has just changed, with the way back beside it.
fn news(lang: Lang, corrections: &[CorrectionView], after: After) -> Option<AnyView> {
    if let Some(id) = after.0 {
        let correction = corrections.iter().find(|one| one.id.to_string() == id)?;
        let undo = fit_forms::undo(lang, correction, "u");
        return Some(
            view! { <Callout mood=Mood::Success title=t::corrected(lang)>{undo}</Callout> }
                .into_any(),
        );
    }
    after.1.map(|_| {
        view! { <Callout mood=Mood::Success><p>{t::undone(lang)}</p></Callout> }.into_any()
    })
}

/// What the list is made from.
fn from(lang: Lang, looked: &MatchBasis) -> AnyView {
    let occupations = (!looked.occupations.is_empty())
        .then(|| t::from_file(lang, &looked.occupations.join(", ")));
    let place = looked
        .place
        .as_ref()
        .map(|place| t::from_place(lang, &looked.reach_km.to_string(), place));
    let close = (looked.close > 0).then(|| t::close_too(lang, u64::from(looked.close)));
    let said: Vec<String> = [occupations, place, close].into_iter().flatten().collect();
    view! { <p class="lead">{said.join(" ")}</p> }.into_any()
}

fn corrections(lang: Lang, corrections: &[CorrectionView]) -> Option<AnyView> {
    if corrections.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = corrections
        .iter()
        .map(|one| view! { <li>{fit_forms::undo(lang, one, "l")}</li> }.into_any())
        .collect();
    Some(
        view! {
            <section class="card stack">
                <h2>{t::corrections(lang)}</h2>
                <ul class="plain-list fit-corrections">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn list(lang: Lang, view: FitView) -> AnyView {
    match view.standing {
        FitStanding::NotRegistered => view! {
            <EmptyState title=t::unregistered(lang) text=t::unregistered_text(lang)>
                <LinkButton href=Page::Registration.href(lang)>{t::unregistered_go(lang)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
        FitStanding::NoOccupation => view! {
            <EmptyState title=t::no_work(lang) text=t::no_work_text(lang)>
                <LinkButton href=Page::Offers.href(lang)>{t::all_offers(lang)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
        FitStanding::Ready if view.offers.is_empty() => nothing(lang, &view.looked),
        FitStanding::Ready => {
            let all = view.offers.iter().map(|offer| &offer.card);
            let old = labels::all_old(lang, all, view.today);
            let cards: Vec<AnyView> = view
                .offers
                .into_iter()
                .map(|offer| card(lang, offer, &view.looked, view.today))
                .collect();
            let few = (cards.len() < FEW).then(|| few(lang, &view.looked));
            view! { {old} <ul class="offer-list" aria-label=t::list(lang)>{cards}</ul> {few} }.into_any()
        }
    }
}

/// The next step further than someone looks, where there is one.
fn further(looked: &MatchBasis) -> Option<u32> {
    looked.place.as_ref()?;
    STEPS.into_iter().find(|km| *km > looked.reach_km)
}

/// Few offers fit: a button that looks further away.
fn few(lang: Lang, looked: &MatchBasis) -> Option<AnyView> {
    let km = further(looked)?;
    let now = looked.reach_km.to_string();
    let widen = fit_forms::widen(lang, km);
    Some(
        view! { <section class="card stack"><p>{t::few(lang, &now)}</p>{widen}</section> }
            .into_any(),
    )
}

/// Nothing fits: further away, or in all offers.
fn nothing(lang: Lang, looked: &MatchBasis) -> AnyView {
    let further = further(looked).map(|km| fit_forms::widen(lang, km));
    let all = SearchState {
        place: looked.place.clone().unwrap_or_default(),
        ..SearchState::default()
    };
    let all = search::href(lang, &all);
    let text = t::none_text(lang, &looked.reach_km.to_string());
    view! {
        <EmptyState title=t::none(lang) text=text>
            {further}
            <LinkButton href=all look=Look::Secondary>{t::all_offers(lang)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn card(lang: Lang, offer: FitOffer, looked: &MatchBasis, today: Day) -> AnyView {
    let FitOffer { card, why, kept } = offer;
    let id = card.id.to_string();
    let employer = card
        .employer
        .clone()
        .unwrap_or_else(|| offers::employer_unknown(lang).to_owned());
    let tags: Vec<AnyView> = labels::on_card(lang, &card.figures)
        .into_iter()
        .map(|text| view! { <Tag text/> }.into_any())
        .collect();
    let pay = labels::short_pay(lang, &card.pay);
    let published = labels::dated(lang, &card, today);
    let old = labels::old(lang, &card, today);
    // What was refused in it comes back open.
    let open = came_back(ContestFit::PATH, "offer", &id);
    let reasons = view! {
        {fit_why::why(lang, &why, looked, &card.figures, fit_why::Length::Short)}
        {fit_forms::contest(lang, &id, &why, looked)}
        {fit_why::points(lang, &why)}
    }
    .into_any();
    view! {
        <li class="card fit-card stack">
            <h2><a href=Page::Offer(id.clone()).href(lang) lang=labels::source_lang(lang)>{card.title}</a></h2>
            <p>{employer}" · "{labels::place(lang, &card.place)}</p>
            <p class="cluster">
                <Tag tone=Tone::Brand text=labels::contract(lang, card.figures.contract)/>
                {tags}
            </p>
            {pay.map(|pay| view! { <p class="offer-pay">{pay}</p> })}
            <p>{fit_why::line(lang, &why)}</p>
            <p class="hint">{published}" · "{offers::source(lang, &card.source)}</p>
            {old}
            {fit_forms::keep(lang, &id, kept)}
            <Details summary=t::why_and_contest(lang) open>
                {reasons}
            </Details>
        </li>
    }
    .into_any()
}
