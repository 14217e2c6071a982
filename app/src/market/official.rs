//! What official sources say of the same place, labelled with source and date.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_market::model::OfficialFigures;

use super::figures::{Side, card};
use super::labels::word;
use crate::dates;
use crate::kit::{Column, Row, Table, Tag, Tone};
use crate::texts::market as t;

pub fn official(lang: Lang, all: &[OfficialFigures], side: Side) -> Option<AnyView> {
    let cards: Vec<AnyView> = all.iter().map(|one| one_card(lang, one, side)).collect();
    (!cards.is_empty()).then(|| view! { <div class="market-cards">{cards}</div> }.into_any())
}

fn one_card(lang: Lang, one: &OfficialFigures, side: Side) -> AnyView {
    let key = one.kind.key();
    let text = |end: &str| word(lang, "official", &[key, end].concat());
    let about = match &one.occupation {
        Some(occupation) => t::official_about(lang, &one.area, occupation),
        None => one.area.clone(),
    };
    let rows = one
        .values
        .iter()
        .map(|(column, value)| {
            let column = column.to_ascii_lowercase().replace('_', "-");
            let name = word(lang, "column", &column);
            Row(vec![name.into_any(), decimal(lang, *value).into_any()])
        })
        .collect();
    let columns = vec![
        Column::new(t::official_column(lang)),
        Column::new(t::official_value(lang)).numeric(),
    ];
    let title = text("");
    let content = view! {
        <p><Tag tone=Tone::Brand text=t::official_title(lang)/></p>
        <p>{about}</p>
        <Table caption=title columns rows quiet=true/>
        <p class="muted">{text("-note")}</p>
        <p class="muted">
            {t::official_source(lang, &dates::short_day(lang, one.imported.day), text("-source"), &one.year.to_string())}
        </p>
    };
    card(title, side, content.into_any())
}

/// At most one decimal: what these files hold.
fn decimal(lang: Lang, value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts and rates: never negative, and a cast saturates"
    )]
    let tenths = (value * 10.0).round() as u32;
    let whole = super::labels::number(lang, tenths / 10);
    let point = match lang {
        Lang::Fr => ",",
        Lang::En => ".",
    };
    match tenths % 10 {
        0 => whole,
        rest => [&whole, point, &rest.to_string()].concat(),
    }
}
