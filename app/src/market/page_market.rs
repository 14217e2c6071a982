//! `/marche`: the figures of an occupation in a place, and of another beside it.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_market::model::{MarketAnswer, MarketView, Scope};

use super::address::MarketRequest;
use super::api::{compare_markets, load_market};
use super::compare::compare;
use super::figures::Side;
use super::{figures, form, labels, official};
use crate::address::here;
use crate::heading::{AnswerHeading, Heading};
use crate::kit::{Callout, EmptyState};
use crate::lang::use_lang;
use crate::live::{await_news, follow};
use crate::load::load_inside;
use crate::texts::kit::label_colon;
use crate::texts::market as t;

pub fn market() -> AnyView {
    let lang = use_lang();
    let here = here();
    let asked = MarketRequest::read(|name| here.value_named(name));
    let question = asked.clone();
    let answer = load_inside(
        move || async move {
            match question.other() {
                Some(other) => compare_markets(question.one, other)
                    .await
                    .map(|(one, other)| (one, Some(other))),
                None => load_market(question.one).await.map(|one| (one, None)),
            }
        },
        {
            let asked = asked.clone();
            move |(one, other): (MarketAnswer, Option<MarketAnswer>)| match other {
                Some(other) => side_by_side(lang, &asked, one, other),
                None => alone(lang, &asked, one),
            }
        },
    );
    view! {
        <div class="page wide market">
            <Heading text=t::title(lang)/>
            <p class="lead">{t::lead(lang)}</p>
            {form::question(lang, &asked)}
            {answer}
            {form::comparison(lang, &asked)}
            {how(lang)}
            {follow()}
        </div>
    }
    .into_any()
}

/// The heading of an answer.
fn heading(text: String) -> AnyView {
    view! { <AnswerHeading text/> }.into_any()
}

fn alone(lang: Lang, asked: &MarketRequest, answer: MarketAnswer) -> AnyView {
    let view = match answer {
        MarketAnswer::Market(view) => *view,
        MarketAnswer::Unknown { occupation, place } => {
            return unknown(lang, occupation, place);
        }
    };
    let invite = asked.one.is_empty().then(|| {
        view! { <Callout title=t::invite_title(lang)><p>{t::invite_text(lang)}</p></Callout> }
    });
    view! {
        <section class="stack market-answer">
            {invite}
            {heading(labels::scope(lang, &view.scope))}
            {others(lang, asked, &view.scope)}
            {body(lang, asked, &view, Side::Alone)}
        </section>
    }
    .into_any()
}

fn side_by_side(
    lang: Lang,
    asked: &MarketRequest,
    one: MarketAnswer,
    other: MarketAnswer,
) -> AnyView {
    let both = [one.market(), other.market()];
    let table = match both {
        [Some(one), Some(other)] => compare(lang, asked, [one, other]),
        _ => None,
    };
    let compared = table.is_some();
    let column = |answer: MarketAnswer, side: Side| {
        let (title, content) = match answer {
            // Its figures stand in the table.
            MarketAnswer::Market(view) if compared => {
                let official = official::official(lang, &view.official, side)?;
                (labels::scope(lang, &view.scope), official)
            }
            MarketAnswer::Market(view) => (
                labels::scope(lang, &view.scope),
                body(lang, asked, &view, side),
            ),
            MarketAnswer::Unknown { occupation, place } => (
                t::unknown_title(lang).to_owned(),
                not_found(lang, occupation, place),
            ),
        };
        Some(view! { <section class="stack"><h3>{title}</h3>{content}</section> }.into_any())
    };
    let columns: Vec<AnyView> = [column(one, Side::First), column(other, Side::Second)]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <section class="stack market-answer">
            {heading(t::compare_title(lang).to_owned())}
            <p><a class="alone" href=asked.alone().href(lang)>{t::compare_stop(lang)}</a></p>
            {table}
            <div class="market-pair">{columns}</div>
        </section>
    }
    .into_any()
}

/// Figures, or why there are none; then what official sources say.
fn body(lang: Lang, asked: &MarketRequest, view: &MarketView, side: Side) -> AnyView {
    let shown = match &view.figures {
        None => view! {
            <Callout title=t::counting_title(lang)><p>{t::counting_text(lang)}</p></Callout>
            {await_news()}
        }
        .into_any(),
        Some(found) if figures::says_nothing(found) => too_few(lang, asked, view),
        Some(found) => view! {
            {wider(lang, asked, view).map(|links| view! { <p>{t::wider_lead(lang)}</p> {links} })}
            {figures::figures(lang, asked, found, side)}
        }
        .into_any(),
    };
    view! { {shown} {official::official(lang, &view.official, side)} }.into_any()
}

/// Other meanings of what was typed.
fn others(lang: Lang, asked: &MarketRequest, scope: &Scope) -> AnyView {
    let occupations: Vec<(String, String)> = scope
        .other_occupations
        .iter()
        .map(|other| {
            let href = asked.of(other.code.as_str(), &other.label).href(lang);
            (href, other.label.clone())
        })
        .collect();
    let places: Vec<(String, String)> = scope
        .other_places
        .iter()
        .map(|other| {
            let href = asked.at(other.commune.as_str(), &other.label).href(lang);
            (href, other.label.clone())
        })
        .collect();
    let list = |label: &'static str, links: Vec<(String, String)>| {
        (!links.is_empty()).then(|| {
            let links: Vec<AnyView> = links
                .into_iter()
                .map(|(href, name)| {
                    view! { <li><a class="alone" href=href>{name}</a></li> }.into_any()
                })
                .collect();
            view! {
                <nav class="market-others" aria-label=label>
                    <p>{label}</p>
                    <ul class="cluster">{links}</ul>
                </nav>
            }
        })
    };
    view! {
        {list(t::which_occupation(lang), occupations)}
        {list(t::which_place(lang), places)}
    }
    .into_any()
}

/// The areas farther away that have enough, each with how many.
fn wider(lang: Lang, asked: &MarketRequest, view: &MarketView) -> Option<AnyView> {
    let links: Vec<AnyView> = view
        .wider
        .iter()
        .map(|wider| {
            let href = asked.alone().reaching(wider.level).href(lang);
            let label = t::wider(
                lang,
                &labels::area(lang, wider.level, wider.area.as_deref()),
                u64::from(wider.open),
                &labels::number(lang, wider.open),
            );
            view! { <li><a class="alone" href=href>{label}</a></li> }.into_any()
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="market-wider">{links}</ul> }.into_any())
}

fn too_few(lang: Lang, asked: &MarketRequest, view: &MarketView) -> AnyView {
    let links = wider(lang, asked, view);
    let text = if links.is_none() {
        t::empty_nowhere(lang)
    } else {
        t::empty_text(lang)
    };
    view! { <EmptyState title=t::empty_title(lang) text>{links}</EmptyState> }.into_any()
}

fn unknown(lang: Lang, occupation: Option<String>, place: Option<String>) -> AnyView {
    view! {
        <section class="stack market-answer">
            {heading(t::unknown_title(lang).to_owned())}
            {not_found(lang, occupation, place)}
        </section>
    }
    .into_any()
}

fn not_found(lang: Lang, occupation: Option<String>, place: Option<String>) -> AnyView {
    view! {
        {occupation.map(|words| view! { <p>{t::unknown_occupation(lang, &words)}</p> })}
        {place.map(|words| view! { <p>{t::unknown_place(lang, &words)}</p> })}
    }
    .into_any()
}

/// The formulas, in words.
fn how(lang: Lang) -> AnyView {
    let colon = label_colon(lang);
    view! {
        <section class="stack market-how" id="calcul">
            <h2>{t::how_title(lang)}</h2>
            <p>{t::how_offers(lang)}</p>
            <p>{t::how_hidden(lang)}</p>
            <p>{t::how_people(lang)}</p>
            <p>{t::how_pay(lang)}</p>
            <p>{t::how_trend(lang)}</p>
            <h3>{t::tension_title(lang)}</h3>
            <p>{t::tension_not_official(lang)}" "{t::how_tension_limits(lang)}</p>
            <p>{t::how_tension(lang)}</p>
            <ul>
                <li><strong>{t::tension_seekers(lang)}</strong>{colon}{t::how_tension_seekers(lang)}</li>
                <li><strong>{t::tension_lasting(lang)}</strong>{colon}{t::how_tension_lasting(lang)}</li>
                <li><strong>{t::tension_exits(lang)}</strong>{colon}{t::how_tension_exits(lang)}</li>
            </ul>
            <p>{t::how_tension_levels(lang)}</p>
        </section>
    }
    .into_any()
}
