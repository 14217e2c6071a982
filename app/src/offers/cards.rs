//! Offers in a list.

use leptos::prelude::*;
use pleinweb_kernel::{Day, Lang};
use pleinweb_offers::model::Place;
use pleinweb_offers::search::view::FoundOffer;

use super::{labels, search};
use crate::kit::{Tag, Tone};
use crate::texts::offers as t;

/// A list of offers. `from` goes on to their pages: the place of the search.
pub fn list(lang: Lang, offers: Vec<FoundOffer>, today: Option<Day>, from: &str) -> AnyView {
    let cards: Vec<AnyView> = offers
        .into_iter()
        .map(|found| card(lang, found, today, from))
        .collect();
    view! { <ul class="offer-list" aria-label=t::list(lang)>{cards}</ul> }.into_any()
}

fn card(lang: Lang, found: FoundOffer, today: Option<Day>, from: &str) -> AnyView {
    let card = found.card;
    let href = search::offer(lang, card.id.to_string(), from);
    // The distance is that of the place which is named.
    let mut place = card.place.label.clone();
    if let Some(km) = found.km {
        place = [&place, ", ", &labels::km(lang, km)].concat();
    }
    place = labels::place(
        lang,
        &Place {
            label: place,
            ..card.place.clone()
        },
    );
    let copies = (card.copies > 0).then(|| t::copies(lang, u64::from(card.copies)));
    let tags = labels::on_card(lang, &card.figures);
    let tags = tags.into_iter().map(|text| view! { <Tag text/> });
    let pay = labels::short_pay(lang, &card.pay);
    let published = today.map(|today| labels::dated(lang, &card, today));
    let old = today.and_then(|today| labels::old(lang, &card, today));
    view! {
        <li class="card offer-card">
            <h3><a href=href lang=labels::source_lang(lang)>{card.title}</a></h3>
            <p>{card.employer.unwrap_or_else(|| t::employer_unknown(lang).to_owned())}" · "{place}</p>
            <p class="cluster">
                <Tag tone=Tone::Brand text=labels::contract(lang, card.figures.contract)/>
                {tags.collect_view()}
            </p>
            {pay.map(|pay| view! { <p class="offer-pay">{pay}</p> })}
            <p class="hint">{published}" · "{t::source(lang, &card.source)}</p>
            {old}
            {copies.map(|copies| view! { <p class="hint">{copies}</p> })}
        </li>
    }
    .into_any()
}
