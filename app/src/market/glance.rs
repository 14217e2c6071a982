//! A few live figures of a place, or of the whole country, and the way to all of them.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_market::model::{GlanceView, Level, MarketInput};

use super::address::MarketRequest;
use super::labels::{count, month, number, place};
use crate::dates;
use crate::kit::Stat;
use crate::texts::market as t;

pub fn glance(lang: Lang, view: &GlanceView) -> AnyView {
    let scope = &view.scope;
    let open = view.open.shown().map_or(2, u64::from);
    let new = view.new_week.shown().map(|new| {
        view! { <Stat value=number(lang, new) label=t::new_week(lang)/> }
    });
    let pay = view.pay.map(|pay| {
        let value = t::euros(lang, &month(lang, pay));
        view! { <Stat value label=t::glance_pay(lang, &number(lang, pay))/> }
    });
    let time = dates::time(lang, view.moved);
    let updated = t::updated_on(lang, &dates::short_day(lang, view.moved.day), &time);
    view! {
        <section class="market-glance">
            <h2>{t::glance(lang, &place(lang, scope))}</h2>
            <div class="stats">
                <Stat value=count(lang, view.open) label=t::open(lang, open)/>
                {new}
                {pay}
            </div>
            <p class="cluster muted">
                <span>{updated}</span>
                <a class="alone" href=market(view).href(lang)>{t::glance_all(lang)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The market that the figures are of.
fn market(view: &GlanceView) -> MarketRequest {
    let scope = &view.scope;
    let place = scope
        .place
        .as_ref()
        .filter(|_| scope.level != Level::Country);
    let one = place.map(|place| MarketInput {
        place: place.commune.to_string(),
        place_text: place.label.clone(),
        level: scope.level.key().to_owned(),
        ..MarketInput::default()
    });
    MarketRequest {
        one: one.unwrap_or_default(),
        ..MarketRequest::default()
    }
}
