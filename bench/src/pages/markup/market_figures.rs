//! The figures of a market: cards, charts and tables.

use maud::{Markup, html};
use pleinweb_app::dates;
use pleinweb_app::kit::lu;
use pleinweb_app::market::Asked;
use pleinweb_app::texts::{kit, market as t};
use pleinweb_kernel::Lang;
use pleinweb_market::model::{
    Breakdown, Count, Level, MarketFigures, MonthFigures, Quartiles, Tension,
};

use super::market::word;
use super::offer_words::amount;
use super::parts::{details, icon, stat, table};

fn count(lang: Lang, count: Count) -> String {
    match count {
        Count::Exactly(value) => amount(lang, value),
        Count::Few => t::few(lang).to_owned(),
    }
}

fn card(title: &str, content: Markup) -> Markup {
    html! { section class="card stack" { h3 { (title) } (content) } }
}

fn area(lang: Lang, level: Level, name: Option<&str>) -> String {
    match (level, name) {
        (Level::Zone, Some(name)) => t::zone(lang, name),
        (_, Some(name)) => name.to_owned(),
        (_, None) => t::country(lang).to_owned(),
    }
}

pub fn figures(lang: Lang, asked: &Asked, figures: &MarketFigures) -> Markup {
    let open = figures.open.shown().map_or(2, u64::from);
    let moved = figures.moved;
    let updated = t::updated_on(
        lang,
        &dates::short_day(lang, moved.day),
        &dates::time(lang, moved),
    );
    html! {
        div class="market-stats" {
            (stat(&count(lang, figures.open), t::open(lang, open).as_ref()))
            (stat(&count(lang, figures.new_week), t::new_week(lang)))
            (stat(&count(lang, figures.new_month), t::new_month(lang)))
            (stat(&count(lang, figures.employer_count), t::employers_count(lang)))
            @if let Some(seekers) = &figures.seekers {
                @let at = area(lang, seekers.level, seekers.area.as_deref());
                (stat(&count(lang, seekers.count), &t::seekers_where(lang, &at)))
            }
        }
        p class="cluster muted market-updated" {
            span { (updated) }
            a class="alone" href=(asked.csv(lang)) rel="external" download="" { (icon!(lu::LuDownload)) (t::csv(lang)) }
        }
        div class="market-cards" {
            (card(t::pay_title(lang), pay(lang, figures.pay)))
            (card(t::trend_title(lang), months(lang, figures)))
            (card(t::tension_title(lang), tension(lang, figures.tension)))
            @if !figures.contracts.shown.is_empty() {
                (card(t::contracts_title(lang), parts(
                    lang,
                    &figures.contracts,
                    [t::contracts_title(lang), t::contract(lang)],
                    |kind| word(lang, "contract", kind.key()),
                )))
            }
            @if !figures.experience.shown.is_empty() {
                (card(t::experience_title(lang), parts(
                    lang,
                    &figures.experience,
                    [t::experience_title(lang), t::experience(lang)],
                    |need| word(lang, "experience", need.key()),
                )))
            }
            @if !figures.skills.is_empty() {
                (card(t::skills_title(lang), skills(lang, figures)))
            }
            @if figures.employers.iter().any(|(_, number)| *number != Count::Few) {
                (card(t::employers_title(lang), employers(lang, figures)))
            }
        }
    }
}

fn skills(lang: Lang, figures: &MarketFigures) -> Markup {
    bars(
        lang,
        [t::skills_title(lang), t::skill(lang)],
        &figures.skills,
    )
}

fn employers(lang: Lang, figures: &MarketFigures) -> Markup {
    let columns = [(t::employer(lang), false), (t::offers(lang), true)];
    let rows = figures
        .employers
        .iter()
        .map(|(name, offers)| vec![html! { (name) }, html! { (count(lang, *offers)) }]);
    table(t::employers_title(lang), &columns, rows.collect())
}

fn parts<K: Copy>(
    lang: Lang,
    parts: &Breakdown<K>,
    heads: [&'static str; 2],
    name: impl Fn(K) -> &'static str,
) -> Markup {
    let shown: Vec<(String, u32)> = parts
        .shown
        .iter()
        .map(|(kind, offers)| (name(*kind).to_owned(), *offers))
        .collect();
    html! {
        (bars(lang, heads, &shown))
        @if parts.hidden > 0 { p class="muted" { (t::hidden_kinds(lang, u64::from(parts.hidden))) } }
    }
}

fn bars(lang: Lang, [caption, head]: [&'static str; 2], bars: &[(String, u32)]) -> Markup {
    let most = bars.iter().map(|bar| bar.1).max().unwrap_or(1).max(1);
    html! {
        table class="chart-bars" {
            caption class="visually-hidden" { (caption) }
            thead class="visually-hidden" { tr { th scope="col" { (head) } th scope="col" { (t::offers(lang)) } } }
            tbody {
                @for (name, value) in bars {
                    tr {
                        th scope="row" { (name) }
                        td class="numeric" {
                            (amount(lang, *value))
                            svg class="chart-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
                                rect
                                    class="chart-box"
                                    x="0"
                                    y="0"
                                    width=(tenth(f64::from(*value) * 100.0 / f64::from(most)))
                                    height="6" {}
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A drawing, and its figures as a table.
fn chart(lang: Lang, drawing: Markup, figures: Markup) -> Markup {
    html! { figure class="chart" { (drawing) (details(kit::chart_table(lang), figures)) } }
}

fn pay(lang: Lang, pay: Option<Quartiles>) -> Markup {
    let Some(pay) = pay else {
        return html! { p class="muted" { (t::pay_unknown(lang)) } };
    };
    let euros = |value: u32| t::euros(lang, &amount(lang, value));
    let by_month = |value: u32| amount(lang, (value + 60) / 120 * 10);
    let drawn = |value: u32| t::pay_drawn(lang, &by_month(value));
    let words = t::pay_words(
        lang,
        &amount(lang, pay.high),
        &by_month(pay.high),
        &amount(lang, pay.low),
        &by_month(pay.low),
        &amount(lang, pay.median),
        &by_month(pay.median),
    );
    let end = 60_000.max(pay.high);
    let x = |value: u32| 8.0 + 324.0 * f64::from(value) / f64::from(end);
    let (low, middle, high) = (x(pay.low), x(pay.median), x(pay.high));
    let drawing = html! {
        svg class="chart-drawing" viewBox="0 0 340 92" role="img" aria-labelledby="pay-title pay-desc" {
            title id="pay-title" { (t::pay_title(lang)) }
            desc id="pay-desc" { (words) }
            line class="chart-grid" x1="8" x2="332" y1="46" y2="46" {}
            line class="chart-grid" x1="8" x2="8" y1="40" y2="52" {}
            line class="chart-grid" x1="332" x2="332" y1="40" y2="52" {}
            rect class="chart-box" x=(tenth(low)) y="30" width=(tenth(high - low)) height="32" {}
            line class="chart-line" x1=(tenth(middle)) x2=(tenth(middle)) y1="24" y2="68" {}
            text class="chart-text strong middle" x=(tenth(middle)) y="16" { (drawn(pay.median)) }
            text class="chart-text end" x=(tenth(low)) y="82" { (drawn(pay.low)) }
            text class="chart-text" x=(tenth(high)) y="82" { (drawn(pay.high)) }
        }
    };
    let columns = [
        (t::pay_measure(lang), false),
        (t::pay_month(lang), true),
        (t::pay_amount(lang), true),
    ];
    let rows = [
        (t::pay_low(lang), pay.low),
        (t::pay_median(lang), pay.median),
        (t::pay_high(lang), pay.high),
    ]
    .map(|(name, value)| {
        let month = t::euros(lang, &by_month(value));
        vec![
            html! { (name) },
            html! { (month) },
            html! { (euros(value)) },
        ]
    });
    let figures = table(t::pay_title(lang), &columns, rows.into());
    html! {
        p { (words) }
        (chart(lang, drawing, figures))
        p class="muted" { (t::pay_count(lang, u64::from(pay.count))) }
    }
}

fn months(lang: Lang, figures: &MarketFigures) -> Markup {
    let trend = match figures.trend {
        None => t::trend_unknown(lang).to_owned(),
        Some(trend) => {
            let size = trend.percent.unsigned_abs().to_string();
            let sign = if trend.percent < 0 { "−" } else { "+" };
            let percent = if trend.percent == 0 {
                size
            } else {
                [sign, &size].concat()
            };
            t::trend_words(lang, word(lang, "trend", trend.direction.key()), &percent)
        }
    };
    let unknown = |month: &&MonthFigures| {
        month.partial && month.new == Count::Few && month.ended == Count::Few
    };
    let skipped = figures.months.iter().take_while(unknown).count();
    let rows = figures.months[skipped..].iter().rev().map(|month| {
        let name = dates::month_year(lang, month.month);
        let name = match (month.running, month.partial) {
            (true, _) => t::month_running(lang, &name),
            (_, true) => t::month_partial(lang, &name),
            _ => name,
        };
        vec![
            html! { (name) },
            html! { (count(lang, month.new)) },
            html! { (count(lang, month.ended)) },
        ]
    });
    let columns = [
        (t::month(lang), false),
        (t::month_new(lang), true),
        (t::month_ended(lang), true),
    ];
    let whole: Vec<&MonthFigures> = figures
        .months
        .iter()
        .filter(|month| month.is_whole())
        .collect();
    let drawing = lines(lang, &whole, &trend);
    let figures = table(t::months_title(lang), &columns, rows.collect());
    html! {
        p { (trend) }
        (chart(lang, drawing, figures))
    }
}

fn lines(lang: Lang, months: &[&MonthFigures], trend: &str) -> Markup {
    let values = |of: fn(&MonthFigures) -> Count| -> Vec<Option<u32>> {
        months.iter().map(|month| of(month).shown()).collect()
    };
    let series = [
        (t::month_new(lang), values(|month| month.new)),
        (t::month_ended(lang), values(|month| month.ended)),
    ];
    let all = series
        .iter()
        .flat_map(|(_, values)| values.iter().flatten());
    let top = round_up(all.max().copied().unwrap_or(0));
    let last = months.len().max(2) - 1;
    let x = |at: usize| 40.0 + 292.0 * (at as f64 / last as f64);
    let y = |value: u32| 152.0 - 140.0 * f64::from(value) / f64::from(top);
    html! {
        svg class="chart-drawing" viewBox="0 0 340 180" role="img" aria-labelledby="months-title months-desc" {
            title id="months-title" { (t::months_title(lang)) }
            desc id="months-desc" { (trend) }
            @for value in [0, top / 2, top] {
                @let at = y(value);
                line class="chart-grid" x1="40" x2="332" y1=(tenth(at)) y2=(tenth(at)) {}
                text class="chart-text end" x="34" y=(tenth(at + 4.0)) { (amount(lang, value)) }
            }
            @for (at, month) in months.iter().enumerate() {
                @if (months.len() - 1 - at).is_multiple_of(3) {
                    @let class = if at == 0 {
                        "chart-text"
                    } else if at + 1 == months.len() {
                        "chart-text end"
                    } else {
                        "chart-text middle"
                    };
                    text class=(class) x=(tenth(x(at))) y="170" { (dates::month_digits(month.month)) }
                }
            }
            @for (which, (_, values)) in series.iter().enumerate() {
                (line(&["months-title-", &which.to_string()].concat(), which, values, &x, &y))
            }
        }
        ul class="chart-legend" {
            @for (which, (name, _)) in series.iter().enumerate() {
                li {
                    svg viewBox="0 0 32 12" width="32" height="12" aria-hidden="true" {
                        path class=(line_class(which)) d="M0 6L32 6" fill="none" {}
                        (mark(which, 16.0, 6.0))
                    }
                    (name)
                }
            }
        }
    }
}

fn line_class(which: usize) -> &'static str {
    if which == 0 {
        "chart-line"
    } else {
        "chart-line second"
    }
}

fn line(
    id: &str,
    which: usize,
    values: &[Option<u32>],
    x: impl Fn(usize) -> f64,
    y: impl Fn(u32) -> f64,
) -> Markup {
    let mut path = String::new();
    let mut begins = true;
    for (at, value) in values.iter().enumerate() {
        let Some(value) = value else {
            begins = true;
            continue;
        };
        path.push(if begins { 'M' } else { 'L' });
        path.push_str(&tenth(x(at)));
        path.push(' ');
        path.push_str(&tenth(y(*value)));
        begins = false;
    }
    let link = ["url(#", id, ")"].concat();
    html! {
        marker id=(id) markerWidth="10" markerHeight="10" refX="5" refY="5" markerUnits="userSpaceOnUse" {
            (mark(which, 5.0, 5.0))
        }
        path
            class=(line_class(which))
            d=(path)
            fill="none"
            marker-start=(link)
            marker-mid=(link)
            marker-end=(link) {}
    }
}

fn mark(which: usize, x: f64, y: f64) -> Markup {
    html! {
        @if which == 0 {
            circle class="chart-mark" cx=(tenth(x)) cy=(tenth(y)) r="3.5" {}
        } @else {
            rect class="chart-mark second" x=(tenth(x - 3.0)) y=(tenth(y - 3.0)) width="6" height="6" {}
        }
    }
}

fn tension(lang: Lang, tension: Option<Tension>) -> Markup {
    let how = html! {
        p class="muted" { (t::tension_not_official(lang)) " " a href="#calcul" { (t::tension_how(lang)) } }
    };
    let Some(tension) = tension else {
        return html! { p { (t::tension_unknown(lang)) } (how) };
    };
    let rows = [
        (t::tension_seekers(lang), tension.seekers),
        (t::tension_lasting(lang), tension.lasting),
        (t::tension_exits(lang), tension.exits),
    ]
    .map(|(name, value)| {
        let value = value.map_or_else(|| t::not_known(lang).to_owned(), |value| value.to_string());
        vec![html! { (name) }, html! { (value) }]
    });
    let columns = [
        (t::tension_part(lang), false),
        (t::tension_value(lang), true),
    ];
    let score = t::tension_score(lang, &tension.score.to_string());
    html! {
        (stat(&score, word(lang, "tension", tension.level.key())))
        (table(t::tension_title(lang), &columns, rows.into()))
        (how)
    }
}

/// A coordinate, to a tenth, as the page writes it.
fn tenth(value: f64) -> String {
    let tenths = (value * 10.0).round().max(0.0) as u32;
    let whole = (tenths / 10).to_string();
    match tenths % 10 {
        0 => whole,
        rest => [&whole, ".", &rest.to_string()].concat(),
    }
}

/// A round and even number that is at least this.
fn round_up(value: u32) -> u32 {
    let mut step = 1_u32;
    loop {
        for factor in [2, 4, 10] {
            let end = step.saturating_mul(factor);
            if end >= value {
                return end.max(2);
            }
        }
        step = step.saturating_mul(10);
    }
}
