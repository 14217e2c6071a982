//! `/offres/{id}`: one offer, for people and for machines.

use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use pleinweb_fit::OfferFit;
use pleinweb_kernel::{Lang, Role};
use pleinweb_offers::applying::{Way, ways};
use pleinweb_offers::model::{Need, Requirement};
use pleinweb_offers::reports::ReportReason;
use pleinweb_offers::salary::Certainty;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::search::view::{FEW_SIMILAR, Likeness, OfferPage, Shown};
use pleinweb_offers::views::{OfferView, Twin};

use super::api::{load_offer_fit, load_offer_page};
use super::{apply, cards, fit_forms, fit_why, labels, page_report, search, share};
use crate::address::here;
use crate::dates::short_day;
use crate::heading::Heading;
use crate::kit::Card;
use crate::lang::use_lang;
use crate::load::{load, load_inside};
use crate::market::MarketRequest;
use crate::page::Page;
use crate::site::use_site;
use crate::texts::{offer_fit as fit, offers as t};

pub fn offer(id: String) -> AnyView {
    let lang = use_lang();
    let place = SearchState::read(&here().query).0.place;
    let asked = place.clone();
    // Where scripts know the search that led here, this leads back to it.
    let back = Page::Offers.href(lang);
    let body = load(
        move || load_offer_page(id, asked),
        move |page: OfferPage| shown(lang, page, &place),
    );
    view! {
        <div class="page offer stack">
            <p><a class="back alone" href=back data-back="">{t::back(lang)}</a></p>
            {body}
        </div>
    }
    .into_any()
}

fn shown(lang: Lang, page: OfferPage, from: &str) -> AnyView {
    let (title, text, status) = match page.found {
        Shown::Open(ref view) => {
            let view = view.clone();
            return open(lang, *view, page, from);
        }
        Shown::Gone(_) => (t::gone_title(lang), t::gone_text(lang), 410),
        Shown::Unknown => (t::unknown_title(lang), t::unknown_text(lang), 404),
    };
    answer(status);
    view! {
        <Heading text=title/>
        <p class="lead">{text}</p>
        {published_besides(lang, t::still_published(lang), &page.twins, from)}
        {similar(lang, page, from)}
    }
    .into_any()
}

fn answer(status: u16) {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = axum::http::StatusCode::from_u16(status)
    {
        response.set_status(status);
    }
}

fn open(lang: Lang, offer: OfferView, page: OfferPage, from: &str) -> AnyView {
    let card = offer.card.clone();
    let id = card.id.to_string();
    let employer = card
        .employer
        .clone()
        .unwrap_or_else(|| t::employer_unknown(lang).to_owned());
    let title = card.title.clone();
    let about = [&employer, " · ", &labels::place(lang, &card.place)].concat();
    // Offers are in French, whatever the page is in.
    let french = labels::source_lang(lang);
    let heading = match french {
        Some(_) => view! { <Heading text=title.clone() lang=Lang::Fr/> }.into_any(),
        None => view! { <Heading text=title.clone()/> }.into_any(),
    };
    let (must, nice): (Vec<Requirement>, Vec<Requirement>) = offer
        .requirements
        .iter()
        .cloned()
        .partition(|asked| asked.need == Need::Must);
    // Where it is not what the button does already.
    let beside = !matches!(ways(&offer).first(), Some(Way::Source(_)));
    let at_source = offer.source.url.clone().filter(|_| beside).map(|url| {
        let label = t::at_source(lang, &offer.source.name);
        view! { <p><a class="alone" href=url rel="external nofollow noopener">{label}</a></p> }
    });
    let about_employer = offer.about_employer.clone().map(|html| {
        view! { <section class="stack"><h2>{t::about_employer(lang)}</h2><div class="prose" lang=french inner_html=html></div></section> }
    });
    view! {
        <Meta property="og:type" content="website"/>
        <Meta property="og:title" content=title.clone()/>
        <Meta property="og:description" content=about/>
        <Meta property="og:url" content=page.address.clone()/>
        <Meta property="og:site_name" content="Plein Web"/>
        <Link rel="canonical" href=page.canonical.clone()/>
        <script type="application/ld+json" nonce=leptos::nonce::use_nonce() inner_html=page.posting.clone()></script>
        {heading}
        <p class="lead">{employer}</p>
        {facts(lang, &offer, &page)}
        {apply::apply(lang, &offer)}
        {own_fit(lang, &offer)}
        <section class="stack">
            <h2>{t::description(lang)}</h2>
            <div class="prose" lang=french inner_html=offer.description.clone()></div>
        </section>
        {asked(lang, t::must(lang), must)}
        {asked(lang, t::nice(lang), nice)}
        {about_employer}
        <p class="hint">{provenance(lang, &offer)}</p>
        {at_source}
        {published_besides(lang, t::also_published(lang), &page.twins, from)}
        {share::share(lang, &title, &page.address)}
        <p><a class="alone" href=Page::OfferReport(id).href(lang)>{t::report_link(lang)}</a></p>
        {market_link(lang, &offer)}
        {similar(lang, page, from)}
    }
    .into_any()
}

/// To the figures of its occupation, around its place where that is known.
fn market_link(lang: Lang, offer: &OfferView) -> Option<AnyView> {
    let (code, label) = (offer.card.figures.occupation?, offer.occupation.clone()?);
    let mut asked = MarketRequest::default();
    asked.one.occupation = code.to_string();
    asked.one.occupation_text = label;
    let place = &offer.card.place;
    if let Some(commune) = place.commune {
        asked = asked.at(commune.as_str(), &place.label);
    }
    let text = t::market_link(lang);
    Some(view! { <p><a class="alone" href=asked.href(lang)>{text}</a></p> }.into_any())
}

/// Why it fits whoever is signed in, and what they can do with it: a part of
/// its own, so that the page is the same for everyone but for this.
fn own_fit(lang: Lang, offer: &OfferView) -> Option<AnyView> {
    if use_site().role != Some(Role::JobSeeker) {
        return None;
    }
    let id = offer.card.id.to_string();
    let figures = offer.card.figures.clone();
    let asked = id.clone();
    let show = move |told: OfferFit| {
        let reasons = told.why.as_ref().map(|why| {
            view! {
                {fit_why::why(lang, why, &told.looked, &figures, fit_why::Length::Full)}
                {fit_forms::contest(lang, &id, why, &told.looked)}
                {fit_why::points(lang, why)}
                <p><a class="alone" href=Page::OfferRanking.href(lang)>{fit::how_link(lang)}</a></p>
            }
            .into_any()
        });
        let keep = fit_forms::keep(lang, &id, told.kept);
        view! { <Card title=fit::why(lang)>{reasons}{keep}</Card> }.into_any()
    };
    Some(load_inside(move || load_offer_fit(asked), show))
}

/// Where the offer is from, when it changed there, and when it was last seen there.
fn provenance(lang: Lang, offer: &OfferView) -> String {
    let source = &offer.source;
    let updated = short_day(lang, offer.card.updated.day);
    let mut said = t::from_source(lang, &updated, &source.name);
    if let Some(partner) = &source.partner {
        said = [&said, ". ", &t::from_partner(lang, partner)].concat();
    }
    let day = short_day(lang, offer.card.confirmed.day);
    [&said, ". ", &t::source_checked(lang, &day, &source.name)].concat()
}

fn facts(lang: Lang, offer: &OfferView, page: &OfferPage) -> AnyView {
    let card = &offer.card;
    let place = match (page.km, &page.from) {
        (Some(km), Some(from)) if km > 0 => {
            let far = t::km_from(lang, &km.to_string(), from);
            [
                &card.place.label,
                ", ",
                &far,
                " (",
                t::place_computed(lang),
                ")",
            ]
            .concat()
        }
        _ => card.place.label.clone(),
    };
    let others = card
        .place
        .elsewhere
        .iter()
        .map(|place| place.label.as_str());
    let place = std::iter::once(place.as_str()).chain(others);
    let place = place.collect::<Vec<_>>().join(" · ");
    // The offer's own words say more than ours, to those who read French.
    let said = |text: &Option<String>, word: Option<&'static str>| {
        let own = text.clone().filter(|_| lang == Lang::Fr || word.is_none());
        own.or_else(|| word.map(str::to_owned))
    };
    let figures = &card.figures;
    let yes = figures.yes(|_| true);
    let yes: Vec<&str> = yes.map(|message| labels::named(lang, message)).collect();
    let mut pay = labels::pay(lang, &card.pay);
    if let (Some(known), Some(text), Some(_)) = (&pay, &card.pay.text, card.pay.yearly) {
        pay = Some([known, ". ", &t::pay_said(lang, text)].concat());
    }
    // What the offer does not say itself can be reported where it stands.
    let id = card.id.to_string();
    let wrong = |text: &'static str| {
        let href = page_report::href(lang, id.clone(), ReportReason::Misread);
        view! { " " <a href=href>{text}</a> }.into_any()
    };
    let worked_out = (card.pay.yearly).is_some_and(|yearly| yearly.certainty != Certainty::Stated);
    let pay_wrong = worked_out.then(|| wrong(t::pay_wrong(lang)));
    let placed = card.place.commune.is_some() || card.place.position.is_some();
    let place_wrong = placed.then(|| wrong(t::place_wrong(lang)));
    let contract = labels::contract(lang, figures.contract);
    let day = labels::dated(lang, card, page.today);
    let old = labels::old(lang, card, page.today);
    let rows = [
        (t::contract(lang), said(&offer.contract, Some(contract))),
        (
            t::hours(lang),
            said(
                &offer.hours,
                figures.hours.map(|hours| labels::hours(lang, hours)),
            ),
        ),
        (
            t::experience(lang),
            said(
                &offer.experience,
                figures
                    .experience
                    .map(|asked| labels::experience(lang, asked.need)),
            ),
        ),
        (
            t::group_remote(lang),
            figures
                .remote
                .map(|remote| labels::remote(lang, remote).to_owned()),
        ),
        (t::occupation(lang), offer.occupation.clone()),
        (t::sector(lang), offer.sector.clone()),
        (t::qualification(lang), offer.qualification.clone()),
        (
            t::posts(lang),
            (figures.posts > 1).then(|| labels::amount(lang, figures.posts)),
        ),
        (
            t::deadline(lang),
            offer.ends.map(|ends| short_day(lang, ends.day)),
        ),
        (t::group_other(lang), Some(yes.join(". "))),
    ];
    let row = |name: &'static str, value: Option<String>, link: Option<AnyView>| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(view! { <div><dt>{name}</dt><dd>{value}{link}</dd></div> }.into_any())
    };
    let mut shown = vec![
        row(t::place(lang), Some(place), place_wrong),
        row(t::pay(lang), pay, pay_wrong),
    ];
    shown.extend(rows.into_iter().map(|(name, value)| row(name, value, None)));
    let rows: Vec<AnyView> = shown.into_iter().flatten().collect();
    view! {
        <Card title=t::facts(lang)>
            <dl class="summary-list">{rows}</dl>
            <p class="hint">{day}</p>
            {old}
        </Card>
    }
    .into_any()
}

fn asked(lang: Lang, title: &'static str, asked: Vec<Requirement>) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = asked
        .into_iter()
        .map(|asked| view! { <li lang=labels::source_lang(lang)>{asked.label}</li> }.into_any())
        .collect();
    Some(view! { <section class="stack"><h2>{title}</h2><ul>{items}</ul></section> }.into_any())
}

/// The same offer where it is published besides.
fn published_besides(
    lang: Lang,
    title: &'static str,
    twins: &[Twin],
    from: &str,
) -> Option<AnyView> {
    if twins.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = twins
        .iter()
        .map(|twin| {
            let href = search::offer(lang, twin.id.to_string(), from);
            let name = match &twin.partner {
                Some(partner) => [&twin.source, " · ", partner].concat(),
                None => twin.source.clone(),
            };
            view! { <li><a class="alone" href=href>{name}</a></li> }.into_any()
        })
        .collect();
    Some(view! { <section class="stack"><h2>{title}</h2><ul>{items}</ul></section> }.into_any())
}

/// Offers like it, the nearest first; where there are few, how few.
fn similar(lang: Lang, page: OfferPage, from: &str) -> AnyView {
    let (count, likeness) = (page.similar.len(), page.likeness);
    let title = match likeness {
        Likeness::Newest => t::newest(lang),
        Likeness::Near | Likeness::Unsaid => t::similar(lang),
    };
    let lead = match likeness {
        Likeness::Near if count > 0 => Some(t::similar_lead(lang)),
        _ => None,
    };
    let few = match likeness {
        Likeness::Near if count < FEW_SIMILAR => Some(t::similar_few(lang, count as u64)),
        Likeness::Unsaid => Some(t::similar_unsaid(lang).to_owned()),
        Likeness::Near | Likeness::Newest => None,
    };
    let list = (count > 0).then(|| cards::list(lang, page.similar, Some(page.today), from));
    view! {
        <section class="stack">
            <h2>{title}</h2>
            {lead.map(|lead| view! { <p class="hint">{lead}</p> })}
            {few.map(|few| view! { <p>{few}</p> })}
            {list}
            <p><a class="alone" href=Page::Offers.href(lang)>{fit::all_offers(lang)}</a></p>
        </section>
    }
    .into_any()
}
