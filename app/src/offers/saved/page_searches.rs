//! `/espace/recherches`: the searches that a person keeps, and what came.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::Lang;
use pleinweb_offers::saved::model::{SavedSearch, SavedSearches};
use pleinweb_offers::search::view::FoundOffer;

use super::api::{UndeleteSearch, load_saved_searches};
use super::{label, results, rhythm_name};
use crate::address::query_value;
use crate::dates::short_day;
use crate::heading::Heading;
use crate::kit::{Button, Callout, Card, EmptyState, Form, LinkButton, Look, Mood, Tag, Tone};
use crate::lang::use_lang;
use crate::load::{live, load};
use crate::offers::labels;
use crate::offers::page_fit::tabs;
use crate::page::{Page, params};
use crate::texts::offers;
use crate::texts::saved_searches as t;

pub fn searches() -> AnyView {
    live(load(load_saved_searches, show))
}

fn show(view: SavedSearches) -> AnyView {
    let lang = use_lang();
    let body = if view.searches.is_empty() {
        view! {
            <EmptyState title=t::none(lang) text=t::none_text(lang)>
                <LinkButton href=Page::Offers.href(lang)>{t::none_action(lang)}</LinkButton>
            </EmptyState>
        }
        .into_any()
    } else {
        let cards = view.searches.into_iter().map(|search| card(lang, search));
        view! {
            <div class="stack">{cards.collect_view()}</div>
            <p class="hint">{t::night(lang)}</p>
        }
        .into_any()
    };
    view! {
        <div class="page stack">
            <Heading text=t::title(lang)/>
            {tabs(lang)}
            {done(lang)}
            <p class="lead">{t::lead(lang)}</p>
            {body}
        </div>
    }
    .into_any()
}

/// What was just done, and the way back from it.
fn done(lang: Lang) -> Option<AnyView> {
    let said = |text: &'static str| {
        view! { <Callout mood=Mood::Success live=true><p>{text}</p></Callout> }.into_any()
    };
    if query_value(params::KEPT).is_some() {
        return Some(said(t::done_kept(lang)));
    }
    if query_value(params::CHANGED).is_some() {
        return Some(said(t::done_changed(lang)));
    }
    if query_value(params::RESTORED).is_some() {
        return Some(said(t::done_back(lang)));
    }
    let deleted = query_value(params::DELETED)?;
    Some(
        view! {
            <Callout mood=Mood::Success live=true>
                <p>{t::done_deleted(lang)}</p>
                <Form action=UndeleteSearch::PATH>
                    <input type="hidden" name="command[search]" value=deleted/>
                    <Button look=Look::Secondary>{t::undo(lang)}</Button>
                </Form>
            </Callout>
        }
        .into_any(),
    )
}

fn card(lang: Lang, search: SavedSearch) -> AnyView {
    let id = search.id.to_string();
    let name = label(lang, &search.asked);
    let since = t::since(lang, &short_day(lang, search.since.day));
    let latest = if search.latest.is_empty() {
        view! { <p class="muted">{t::nothing_yet(lang)}</p> }.into_any()
    } else {
        let lines = search.latest.into_iter().map(|found| line(lang, found));
        view! { <ul class="plain-list stack">{lines.collect_view()}</ul> }.into_any()
    };
    let week = (search.week > 0)
        .then(|| view! { <Tag tone=Tone::Brand text=t::week(lang, search.week)/> });
    let here = results(lang, &search.asked);
    view! {
        <Card title=name.clone()>
            <p class="cluster">{week}<Tag text=rhythm_name(lang, search.rhythm)/></p>
            {latest}
            <p class="cluster">
                <a class="alone" href=Page::SavedSearch(id).href(lang) aria-label=t::open_named(lang, &name)>{t::open(lang)}</a>
                <a class="alone" href=here aria-label=t::all_named(lang, &name)>{t::all(lang)}</a>
            </p>
            <p class="hint">{since}</p>
        </Card>
    }
    .into_any()
}

/// An offer in one line.
fn line(lang: Lang, found: FoundOffer) -> AnyView {
    let card = found.card;
    let href = Page::Offer(card.id.to_string()).href(lang);
    let employer = card
        .employer
        .unwrap_or_else(|| offers::employer_unknown(lang).to_owned());
    view! {
        <li>
            <a class="alone" href=href lang=labels::source_lang(lang)>{card.title}</a>
            <span class="muted">" "{employer}" · "{card.place.label}</span>
        </li>
    }
    .into_any()
}
