//! `/offres/{id}`: one offer, for people and for machines.

use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use leptos_router::hooks::use_location;
use pleinweb_domain::kernel::Lang;
use pleinweb_domain::offers::model::{Need, Requirement};
use pleinweb_domain::offers::search::state::SearchState;
use pleinweb_domain::offers::search::view::{FoundOffer, OfferPage, Shown};
use pleinweb_domain::offers::views::OfferView;

use super::api::load_offer_page;
use super::{cards, words};
use crate::dates::short_day;
use crate::heading::Heading;
use crate::kit::{Card, Details};
use crate::lang::use_lang;
use crate::load::load_once;
use crate::page::Page;
use crate::texts::offers as t;

pub fn offer(id: String) -> AnyView {
    let lang = use_lang();
    let search = use_location().search.get_untracked();
    let place = SearchState::read(&search).0.place;
    let asked = place.clone();
    let back = Page::Offers.href(lang);
    let body = load_once(
        move || load_offer_page(id.clone(), asked.clone()),
        move |page: OfferPage| shown(lang, page, &place),
    );
    view! {
        <div class="page offer stack">
            <p><a class="back alone" href=back>{t::back(lang)}</a></p>
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
        {cards::list(lang, page.similar, Some(page.today), from)}
    }
    .into_any()
}

fn answer(status: u16) {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = axum::http::StatusCode::from_u16(status)
    {
        response.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}

fn open(lang: Lang, offer: OfferView, page: OfferPage, from: &str) -> AnyView {
    let card = offer.card.clone();
    let id = card.id.to_string();
    let employer = card
        .employer
        .clone()
        .unwrap_or_else(|| t::employer_unknown(lang).to_owned());
    let title = card.title.clone();
    let about = [&employer, " · ", &card.place.label].concat();
    let updated = short_day(lang, card.updated.day);
    let (must, nice): (Vec<Requirement>, Vec<Requirement>) = offer
        .requirements
        .iter()
        .cloned()
        .partition(|asked| asked.need == Need::Must);
    let apply = offer.apply_url.clone().map(|url| {
        view! { <p class="actions"><a class="button" href=url rel="external nofollow noopener">{t::apply(lang)}</a></p> }
    });
    let at_source = offer.source.url.clone().map(|url| {
        let label = t::at_source(lang, &offer.source.name);
        view! { <p><a class="alone" href=url rel="external nofollow noopener">{label}</a></p> }
    });
    let about_employer = offer.about_employer.clone().map(|html| {
        view! { <section class="stack"><h2>{t::about_employer(lang)}</h2><div class="prose" inner_html=html></div></section> }
    });
    view! {
        <Meta property="og:type" content="website"/>
        <Meta property="og:title" content=title.clone()/>
        <Meta property="og:description" content=about/>
        <Meta property="og:url" content=page.address.clone()/>
        <Meta property="og:site_name" content="Plein Web"/>
        <Link rel="canonical" href=page.address.clone()/>
        <script type="application/ld+json" nonce=leptos::nonce::use_nonce() inner_html=page.posting.clone()></script>
        <Heading text=title.clone()/>
        <p class="lead">{employer}</p>
        {facts(lang, &offer, &page)}
        {apply}
        <section class="stack">
            <h2>{t::description(lang)}</h2>
            <div class="prose" inner_html=offer.description.clone()></div>
        </section>
        {asked(t::must(lang), must)}
        {asked(t::nice(lang), nice)}
        {about_employer}
        <p class="hint">{t::from_source(lang, &updated, &offer.source.name)}</p>
        {at_source}
        {share(lang, &title, &page.address)}
        <p><a class="alone" href=Page::OfferReport(id).href(lang)>{t::report_link(lang)}</a></p>
        {similar(lang, page.similar, page.today, from)}
    }
    .into_any()
}

fn facts(lang: Lang, offer: &OfferView, page: &OfferPage) -> AnyView {
    let card = &offer.card;
    let place = match (page.km, &page.from) {
        (Some(km), Some(from)) => {
            let far = t::km_from(lang, &km.to_string(), from);
            [&card.place.label, ", ", &far].concat()
        }
        _ => card.place.label.clone(),
    };
    let said = |text: &Option<String>, word: Option<&'static str>| {
        text.clone().or_else(|| word.map(str::to_owned))
    };
    let figures = &card.figures;
    let mut pay = words::pay(lang, &card.pay);
    if let (Some(known), Some(text), Some(_)) = (&pay, &card.pay.text, card.pay.yearly) {
        pay = Some([known, ". ", &t::pay_said(lang, text)].concat());
    }
    let contract = words::contract(lang, figures.contract);
    let day = words::published(lang, card.published.day, page.today);
    let rows = [
        (t::place(lang), Some(place)),
        (t::contract(lang), said(&offer.contract, Some(contract))),
        (
            t::hours(lang),
            said(
                &offer.hours,
                figures.hours.map(|hours| words::hours(lang, hours)),
            ),
        ),
        (t::pay(lang), pay),
        (
            t::experience(lang),
            said(
                &offer.experience,
                figures
                    .experience
                    .map(|asked| words::experience(lang, asked.need)),
            ),
        ),
        (
            t::group_remote(lang),
            figures
                .remote
                .map(|remote| words::remote(lang, remote).to_owned()),
        ),
        (t::occupation(lang), offer.occupation.clone()),
        (
            t::group_other(lang),
            figures.accessible.then(|| t::accessible(lang).to_owned()),
        ),
    ];
    let rows: Vec<AnyView> = rows
        .into_iter()
        .filter_map(|(name, value)| {
            let value = value.filter(|value| !value.is_empty())?;
            Some(view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any())
        })
        .collect();
    view! {
        <Card title=t::facts(lang)>
            <dl class="summary-list">{rows}</dl>
            <p class="hint">{day}</p>
        </Card>
    }
    .into_any()
}

fn asked(title: &'static str, asked: Vec<Requirement>) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = asked
        .into_iter()
        .map(|asked| view! { <li>{asked.label}</li> }.into_any())
        .collect();
    Some(view! { <section class="stack"><h2>{title}</h2><ul>{items}</ul></section> }.into_any())
}

/// Plain links: nothing of another site is loaded here.
fn share(lang: Lang, title: &str, address: &str) -> AnyView {
    let encoded = |text: &str| {
        let mut out = String::new();
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                out.push(char::from(byte));
            } else {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
        out
    };
    let (what, link) = (encoded(title), encoded(address));
    let links = [
        (t::share_mail(lang), ["mailto:?subject=", &what, "&body=", &link].concat()),
        (t::share_whatsapp(lang), ["https://wa.me/?text=", &what, "%20", &link].concat()),
        (
            t::share_facebook(lang),
            ["https://www.facebook.com/sharer/sharer.php?u=", &link].concat(),
        ),
        (
            t::share_linkedin(lang),
            ["https://www.linkedin.com/sharing/share-offsite/?url=", &link].concat(),
        ),
    ]
    .map(|(name, href)| view! { <li><a class="alone" href=href rel="external nofollow noopener noreferrer">{name}</a></li> });
    view! {
        <Details summary=t::share(lang)>
            <div class="field">
                <label class="label" for="share-address">{t::share_address(lang)}</label>
                <input class="input" id="share-address" type="text" readonly=true value=address.to_owned()/>
            </div>
            <ul class="cluster plain-list">{links.into_iter().collect_view()}</ul>
            <p class="hint">{t::share_note(lang)}</p>
        </Details>
    }
    .into_any()
}

fn similar(
    lang: Lang,
    offers: Vec<FoundOffer>,
    today: pleinweb_domain::kernel::Day,
    from: &str,
) -> Option<AnyView> {
    if offers.is_empty() {
        return None;
    }
    let list = cards::list(lang, offers, Some(today), from);
    Some(view! { <section class="stack"><h2>{t::similar(lang)}</h2>{list}</section> }.into_any())
}
