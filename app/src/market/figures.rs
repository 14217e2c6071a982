//! The figures of one market, in words, drawings and tables.

use leptos::prelude::*;
use pleinweb_kernel::{Lang, LocalTime};
use pleinweb_market::model::{Breakdown, Count, MarketFigures, MonthFigures, Quartiles, Tension};

use super::address::MarketRequest;
use super::labels::{area, count, month, number, word};
use super::sheet::{known_months, month_name, signed, tells};
use crate::dates;
use crate::kit::{
    Caption, Column, Row, Series, Spread, Stat, Table, bar_table, box_chart, icon, line_chart, lu,
};
use crate::texts::market as t;

/// The line under a box of pay ends here, or where the pay does.
const PAY_LINE_END: u32 = 60_000;
/// Fewer points are told in a sentence: a line through them would say more than they do.
const POINTS: usize = 6;

/// Where a market stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Alone,
    First,
    Second,
}

impl Side {
    /// Two drawings of one page have different names.
    fn id(self, one: &'static str, other: &'static str) -> &'static str {
        if self == Self::Second { other } else { one }
    }
}

/// A card whose heading is under that of its market.
pub fn card(title: &'static str, side: Side, content: AnyView) -> AnyView {
    let heading = if side == Side::Alone {
        view! { <h3>{title}</h3> }.into_any()
    } else {
        view! { <h4>{title}</h4> }.into_any()
    };
    view! { <section class="card stack">{heading}{content}</section> }.into_any()
}

/// Whether all that could be told is hidden.
pub fn says_nothing(figures: &MarketFigures) -> bool {
    figures.open == Count::Few && figures.months.iter().all(|month| month.new == Count::Few)
}

pub fn figures(lang: Lang, asked: &MarketRequest, figures: &MarketFigures, side: Side) -> AnyView {
    let open = figures.open.shown().map_or(2, u64::from);
    let seekers = figures.seekers.as_ref().map(|seekers| {
        let at = area(lang, seekers.level, seekers.area.as_deref());
        view! { <Stat value=count(lang, seekers.count) label=t::seekers_where(lang, &at)/> }
    });
    view! {
        <div class="market-stats">
            <Stat value=count(lang, figures.open) label=t::open(lang, open)/>
            <Stat value=count(lang, figures.new_week) label=t::new_week(lang)/>
            <Stat value=count(lang, figures.new_month) label=t::new_month(lang)/>
            <Stat value=count(lang, figures.employer_count) label=t::employers_count(lang)/>
            {seekers}
        </div>
        {download(lang, asked, figures.moved)}
        <div class="market-cards">
            {card(t::pay_title(lang), side, pay(lang, figures.pay, side))}
            {card(t::trend_title(lang), side, months(lang, figures, side))}
            {card(t::tension_title(lang), side, tension(lang, figures.tension))}
            {contracts(lang, figures).map(|list| card(t::contracts_title(lang), side, list))}
            {experience(lang, figures).map(|list| card(t::experience_title(lang), side, list))}
            {skills(lang, figures).map(|list| card(t::skills_title(lang), side, list))}
            {employers(lang, figures).map(|list| card(t::employers_title(lang), side, list))}
        </div>
    }
    .into_any()
}

/// "Mis à jour à 10 h 05", and all figures as a file. No live region, nobody is
/// interrupted by it.
pub fn download(lang: Lang, asked: &MarketRequest, at: LocalTime) -> AnyView {
    let time = dates::time(lang, at);
    let updated = t::updated_on(lang, &dates::short_day(lang, at.day), &time);
    view! {
        <p class="cluster muted market-updated">
            <span>{updated}</span>
            <a class="alone" href=asked.csv(lang) rel="external" download="">{icon(lu::LuDownload)}{t::csv(lang)}</a>
        </p>
    }
    .into_any()
}

// A list whose every number is too small to be told is no list.

fn contracts(lang: Lang, figures: &MarketFigures) -> Option<AnyView> {
    let heads = [t::contracts_title(lang), t::contract(lang)];
    parts(lang, &figures.contracts, heads, |kind| {
        word(lang, "contract", kind.key())
    })
}

fn experience(lang: Lang, figures: &MarketFigures) -> Option<AnyView> {
    let heads = [t::experience_title(lang), t::experience(lang)];
    parts(lang, &figures.experience, heads, |need| {
        word(lang, "experience", need.key())
    })
}

fn skills(lang: Lang, figures: &MarketFigures) -> Option<AnyView> {
    let heads = [t::skills_title(lang), t::skill(lang)];
    (!figures.skills.is_empty()).then(|| bars(lang, heads, figures.skills.clone()))
}

fn employers(lang: Lang, figures: &MarketFigures) -> Option<AnyView> {
    if !tells(&figures.employers) {
        return None;
    }
    let columns = vec![
        Column::new(t::employer(lang)),
        Column::new(t::offers(lang)).numeric(),
    ];
    let rows = figures
        .employers
        .iter()
        .map(|(name, offers)| {
            Row(vec![
                name.clone().into_any(),
                count(lang, *offers).into_any(),
            ])
        })
        .collect();
    let table = view! { <Table caption=t::employers_title(lang) columns rows quiet=true/> };
    Some(table.into_any())
}

fn bars(lang: Lang, [caption, head]: [&'static str; 2], bars: Vec<(String, u32)>) -> AnyView {
    let heads = [head.into(), t::offers(lang).into()];
    bar_table(caption, heads, bars, move |value| number(lang, value))
}

fn parts<K: Copy>(
    lang: Lang,
    parts: &Breakdown<K>,
    heads: [&'static str; 2],
    name: impl Fn(K) -> &'static str,
) -> Option<AnyView> {
    if parts.shown.is_empty() {
        return None;
    }
    let shown = parts
        .shown
        .iter()
        .map(|(kind, offers)| (name(*kind).to_owned(), *offers))
        .collect();
    let table = bars(lang, heads, shown);
    let hidden = (parts.hidden > 0).then(|| {
        view! { <p class="muted">{t::hidden_kinds(lang, u64::from(parts.hidden))}</p> }
    });
    Some(view! { {table} {hidden} }.into_any())
}

fn pay(lang: Lang, pay: Option<Quartiles>, side: Side) -> AnyView {
    let Some(pay) = pay else {
        return view! { <p class="muted">{t::pay_unknown(lang)}</p> }.into_any();
    };
    let by_month = move |value: u32| t::euros(lang, &month(lang, value));
    let by_year = move |value: u32| t::euros(lang, &number(lang, value));
    let row = |name: &'static str, value: u32| {
        let (month, year) = (by_month(value), by_year(value));
        Row(vec![name.into_any(), month.into_any(), year.into_any()])
    };
    let caption = Caption {
        id: side.id("pay", "other-pay"),
        title: t::pay_title(lang).into(),
        description: t::pay_words(
            lang,
            &number(lang, pay.high),
            &month(lang, pay.high),
            &number(lang, pay.low),
            &month(lang, pay.low),
            &number(lang, pay.median),
            &month(lang, pay.median),
        ),
        columns: vec![
            Column::new(t::pay_measure(lang)),
            Column::new(t::pay_month(lang)).numeric(),
            Column::new(t::pay_amount(lang)).numeric(),
        ],
        rows: vec![
            row(t::pay_low(lang), pay.low),
            row(t::pay_median(lang), pay.median),
            row(t::pay_high(lang), pay.high),
        ],
    };
    let sentence = caption.description.clone();
    let spread = Spread {
        low: pay.low,
        middle: pay.median,
        high: pay.high,
        end: PAY_LINE_END,
    };
    view! {
        <p>{sentence}</p>
        {box_chart(caption, &spread, move |value| t::pay_drawn(lang, &month(lang, value)))}
        <p class="muted">{t::pay_count(lang, u64::from(pay.count))}</p>
    }
    .into_any()
}

fn months(lang: Lang, figures: &MarketFigures, side: Side) -> AnyView {
    let trend = match figures.trend {
        None => t::trend_unknown(lang).to_owned(),
        Some(trend) => {
            let percent = signed(trend.percent);
            t::trend_words(lang, word(lang, "trend", trend.direction.key()), &percent)
        }
    };
    let all_hidden = |month: &MonthFigures| month.new == Count::Few && month.ended == Count::Few;
    if figures.months.iter().all(all_hidden) {
        return view! { <p>{trend}</p> <p class="muted">{t::months_nothing(lang)}</p> }.into_any();
    }
    let whole: Vec<&MonthFigures> = figures
        .months
        .iter()
        .filter(|month| month.is_whole())
        .collect();
    let points = whole.iter().filter(|month| month.new != Count::Few).count();
    if points < POINTS {
        return few_months(lang, figures, trend);
    }
    let rows = known_months(figures)
        .rev()
        .map(|month| {
            Row(vec![
                month_name(lang, month).into_any(),
                count(lang, month.new).into_any(),
                count(lang, month.ended).into_any(),
            ])
        })
        .collect();
    let names: Vec<String> = whole
        .iter()
        .map(|month| dates::month_digits(month.month))
        .collect();
    let series = vec![
        Series {
            name: t::month_new(lang).into(),
            values: whole.iter().map(|month| month.new.shown()).collect(),
        },
        Series {
            name: t::month_ended(lang).into(),
            values: whole.iter().map(|month| month.ended.shown()).collect(),
        },
    ];
    let caption = Caption {
        id: side.id("months", "other-months"),
        title: t::months_title(lang).into(),
        description: trend.clone(),
        columns: vec![
            Column::new(t::month(lang)),
            Column::new(t::month_new(lang)).numeric(),
            Column::new(t::month_ended(lang)).numeric(),
        ],
        rows,
    };
    view! {
        <p>{trend}</p>
        {line_chart(caption, &names, series, move |value| number(lang, value))}
    }
    .into_any()
}

/// The months that tell a number, in a sentence.
fn few_months(lang: Lang, figures: &MarketFigures, trend: String) -> AnyView {
    let told = known_months(figures).filter_map(|month| {
        let new = number(lang, month.new.shown()?);
        Some(t::months_item(lang, &month_name(lang, month), &new))
    });
    let told = told.collect::<Vec<_>>().join(", ");
    let words = if told.is_empty() {
        t::months_nothing(lang).to_owned()
    } else {
        t::months_few(lang, &told)
    };
    view! { <p>{trend}</p> <p>{words}</p> }.into_any()
}

fn tension(lang: Lang, tension: Option<Tension>) -> AnyView {
    let how = view! {
        <p class="muted">
            {t::tension_not_official(lang)}" "<a href="#calcul">{t::tension_how(lang)}</a>
        </p>
    };
    let Some(tension) = tension else {
        return view! { <p>{t::tension_unknown(lang)}</p> {how} }.into_any();
    };
    let part = |name: &'static str, value: Option<u32>| {
        let value = value.map_or_else(|| t::not_known(lang).to_owned(), |value| value.to_string());
        Row(vec![name.into_any(), value.into_any()])
    };
    let rows = vec![
        part(t::tension_seekers(lang), tension.seekers),
        part(t::tension_lasting(lang), tension.lasting),
        part(t::tension_exits(lang), tension.exits),
    ];
    let columns = vec![
        Column::new(t::tension_part(lang)),
        Column::new(t::tension_value(lang)).numeric(),
    ];
    let score = t::tension_score(lang, &tension.score.to_string());
    view! {
        <Stat value=score label=word(lang, "tension", tension.level.key())/>
        <Table caption=t::tension_title(lang) columns rows quiet=true/>
        {how}
    }
    .into_any()
}
