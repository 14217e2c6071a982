//! Two markets: one table with a column for each, and one file.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_market::model::{MarketFigures, MarketView};

use super::address::MarketRequest;
use super::figures::download;
use super::labels::scope;
use super::sheet::{Pair, Value, lines, pairs};
use crate::texts::kit::label_colon;
use crate::texts::market as t;

/// Where both are known.
pub fn compare(
    lang: Lang,
    asked: &MarketRequest,
    [one, other]: [&MarketView; 2],
) -> Option<AnyView> {
    let (first, second) = (one.figures.as_ref()?, other.figures.as_ref()?);
    Some(table(lang, asked, [one, other], [first, second]))
}

fn table(
    lang: Lang,
    asked: &MarketRequest,
    views: [&MarketView; 2],
    [one, other]: [&MarketFigures; 2],
) -> AnyView {
    let heads = views.map(|view| view! { <th scope="col">{scope(lang, &view.scope)}</th> });
    let told = pairs(lines(lang, one), lines(lang, other)).into_iter();
    let told: Vec<Pair> = told.filter(|pair| pair.compared).collect();
    let absent = told.iter().any(|pair| pair.values.contains(&None));
    let cell = |value: Option<Value>| {
        let text = value.map_or_else(|| "–".to_owned(), |value| value.shown(lang));
        view! { <td>{text}</td> }
    };
    let rows: Vec<AnyView> = told
        .into_iter()
        .map(|pair| {
            let name = if pair.detail.is_empty() {
                pair.figure
            } else {
                [pair.figure.as_str(), label_colon(lang), &pair.detail].concat()
            };
            let cells = pair.values.map(cell);
            view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
                .into_any()
        })
        .collect();
    // Three columns on a phone too: what is compared stays side by side.
    view! {
        {download(lang, asked, one.moved)}
        <table class="market-compare">
            <caption class="visually-hidden">{t::compare_title(lang)}</caption>
            <thead><tr><th scope="col">{t::csv_figure(lang)}</th>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {absent.then(|| view! { <p class="muted">{t::compare_absent(lang)}</p> })}
    }
    .into_any()
}
