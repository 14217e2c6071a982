//! Charts drawn by the server as SVG, each with its figures as a table beside
//! it. They know no domain word, need no script and no colour: lines differ by
//! their dashes and marks, and everything a drawing says is said in its text.

use leptos::prelude::*;

use super::{Column, Details, Row, Table, Words};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// Size of a drawing in its own units; it is as wide as its place.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 180.0;
/// Where lines are drawn: left of it the scale, under it the names.
const LEFT: f64 = 40.0;
const RIGHT: f64 = 332.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 152.0;

/// What a chart says besides its drawing.
pub struct Caption {
    /// Tells this chart from the others of the page.
    pub id: &'static str,
    pub title: Words,
    /// The same in a sentence, for those who do not see it.
    pub description: String,
    /// The heads of the table; the first names the rows.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

impl Caption {
    fn around(self, drawing: AnyView) -> AnyView {
        let lang = use_lang();
        view! {
            <figure class="chart">
                {drawing}
                <Details summary=t::chart_table(lang)>
                    <Table caption=self.title columns=self.columns rows=self.rows quiet=true/>
                </Details>
            </figure>
        }
        .into_any()
    }

    fn ids(&self) -> (String, String, String) {
        let (title, about) = ([self.id, "-title"].concat(), [self.id, "-desc"].concat());
        let both = [&title, " ", &about].concat();
        (title, about, both)
    }
}

/// One line of a chart. A value that is not known leaves a gap.
pub struct Series {
    pub name: Words,
    pub values: Vec<Option<u32>>,
}

/// Lines over time, at most two. `names` stand under the points (every third
/// is written); `number` writes a value of the scale.
pub fn line_chart(
    caption: Caption,
    names: &[String],
    series: Vec<Series>,
    number: impl Fn(u32) -> String,
) -> AnyView {
    let most = series
        .iter()
        .flat_map(|one| one.values.iter().flatten())
        .max()
        .copied()
        .unwrap_or(0);
    let top = round_up(most);
    let count = names.len().max(2);
    let x = move |at: usize| LEFT + (RIGHT - LEFT) * part(at, count - 1);
    let y = move |value: u32| BOTTOM - (BOTTOM - TOP) * f64::from(value) / f64::from(top);
    let scale: Vec<AnyView> = [0, top / 2, top]
        .into_iter()
        .map(|value| {
            let at = y(value);
            view! {
                <line class="chart-grid" x1=tenth(LEFT) x2=tenth(RIGHT) y1=tenth(at) y2=tenth(at)></line>
                <text class="chart-text end" x=tenth(LEFT - 6.0) y=tenth(at + 4.0)>{number(value)}</text>
            }
            .into_any()
        })
        .collect();
    let under: Vec<AnyView> = names
        .iter()
        .enumerate()
        .filter(|(at, _)| (names.len() - 1 - at).is_multiple_of(3))
        .map(|(at, name)| {
            let class = match at {
                0 => "chart-text",
                at if at + 1 == names.len() => "chart-text end",
                _ => "chart-text middle",
            };
            view! { <text class=class x=tenth(x(at)) y=tenth(BOTTOM + 18.0)>{name.clone()}</text> }
                .into_any()
        })
        .collect();
    let (title, about, both) = caption.ids();
    let lines: Vec<AnyView> = series
        .iter()
        .enumerate()
        .map(|(which, one)| line([&title, "-", &which.to_string()].concat(), which, one, x, y))
        .collect();
    let legend: Vec<AnyView> = series.into_iter().enumerate().map(legend).collect();
    let (heading, description) = (caption.title.clone(), caption.description.clone());
    let size = ["0 0 ", &tenth(WIDTH), " ", &tenth(HEIGHT)].concat();
    let drawing = view! {
        <svg class="chart-drawing" viewBox=size role="img" aria-labelledby=both>
            <title id=title>{heading}</title>
            <desc id=about>{description}</desc>
            {scale}
            {under}
            {lines}
        </svg>
        <ul class="chart-legend">{legend}</ul>
    };
    caption.around(drawing.into_any())
}

/// A line with a mark at each point: round and whole, or square and dashed. `id`: of
/// the mark, which is said once for all points.
fn line(
    id: String,
    which: usize,
    series: &Series,
    x: impl Fn(usize) -> f64,
    y: impl Fn(u32) -> f64,
) -> AnyView {
    let mut path = String::new();
    let mut begins = true;
    for (at, value) in series.values.iter().enumerate() {
        let Some(value) = value else {
            begins = true;
            continue;
        };
        let (px, py) = (tenth(x(at)), tenth(y(*value)));
        path.push(if begins { 'M' } else { 'L' });
        path.push_str(&px);
        path.push(' ');
        path.push_str(&py);
        begins = false;
    }
    let class = if which == 0 {
        "chart-line"
    } else {
        "chart-line second"
    };
    let link = ["url(#", &id, ")"].concat();
    view! {
        <marker id=id markerWidth="10" markerHeight="10" refX="5" refY="5" markerUnits="userSpaceOnUse">
            {mark(which, 5.0, 5.0)}
        </marker>
        <path
            class=class
            d=path
            fill="none"
            marker-start=link.clone()
            marker-mid=link.clone()
            marker-end=link
        ></path>
    }
    .into_any()
}

fn mark(which: usize, x: f64, y: f64) -> AnyView {
    if which == 0 {
        view! { <circle class="chart-mark" cx=tenth(x) cy=tenth(y) r="3.5"></circle> }.into_any()
    } else {
        view! {
            <rect class="chart-mark second" x=tenth(x - 3.0) y=tenth(y - 3.0) width="6" height="6"></rect>
        }
        .into_any()
    }
}

fn legend((which, series): (usize, Series)) -> AnyView {
    let class = if which == 0 {
        "chart-line"
    } else {
        "chart-line second"
    };
    view! {
        <li>
            <svg viewBox="0 0 32 12" width="32" height="12" aria-hidden="true">
                <path class=class d="M0 6L32 6" fill="none"></path>
                {mark(which, 16.0, 6.0)}
            </svg>
            {series.name}
        </li>
    }
    .into_any()
}

/// Quartiles on a line from 0: a box around the middle half, and its middle.
pub struct Spread {
    pub low: u32,
    pub middle: u32,
    pub high: u32,
    /// The line ends here, so that two can be compared.
    pub end: u32,
}

/// A box for quartiles; `number` writes a value.
pub fn box_chart(caption: Caption, spread: &Spread, number: impl Fn(u32) -> String) -> AnyView {
    let end = spread.end.max(spread.high).max(1);
    let (left, right) = (8.0, WIDTH - 8.0);
    let x = |value: u32| left + (right - left) * f64::from(value) / f64::from(end);
    let (low, middle, high) = (x(spread.low), x(spread.middle), x(spread.high));
    let (title, about, both) = caption.ids();
    let (heading, description) = (caption.title.clone(), caption.description.clone());
    let size = ["0 0 ", &tenth(WIDTH), " 92"].concat();
    let drawing = view! {
        <svg class="chart-drawing" viewBox=size role="img" aria-labelledby=both>
            <title id=title>{heading}</title>
            <desc id=about>{description}</desc>
            <line class="chart-grid" x1=tenth(left) x2=tenth(right) y1="46" y2="46"></line>
            <line class="chart-grid" x1=tenth(left) x2=tenth(left) y1="40" y2="52"></line>
            <line class="chart-grid" x1=tenth(right) x2=tenth(right) y1="40" y2="52"></line>
            <rect class="chart-box" x=tenth(low) y="30" width=tenth(high - low) height="32"></rect>
            <line class="chart-line" x1=tenth(middle) x2=tenth(middle) y1="24" y2="68"></line>
            <text class="chart-text strong middle" x=tenth(middle) y="16">{number(spread.middle)}</text>
            <text class="chart-text end" x=tenth(low) y="82">{number(spread.low)}</text>
            <text class="chart-text" x=tenth(high) y="82">{number(spread.high)}</text>
        </svg>
    };
    caption.around(drawing.into_any())
}

/// Bars, longest first, as a table of their own: what it is, how many, and the
/// length that shows it.
pub fn bar_table(
    caption: impl Into<Words>,
    heads: [Words; 2],
    bars: Vec<(String, u32)>,
    number: impl Fn(u32) -> String,
) -> AnyView {
    let most = bars.iter().map(|bar| bar.1).max().unwrap_or(1).max(1);
    let rows: Vec<AnyView> = bars
        .into_iter()
        .map(|(name, value)| {
            let length = tenth(f64::from(value) * 100.0 / f64::from(most));
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="numeric">
                        {number(value)}
                        <svg class="chart-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="chart-box" x="0" y="0" width=length height="6"></rect>
                        </svg>
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let [name, count] = heads;
    view! {
        <table class="chart-bars">
            <caption class="visually-hidden">{caption.into()}</caption>
            <thead class="visually-hidden"><tr><th scope="col">{name}</th><th scope="col">{count}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[expect(clippy::cast_precision_loss, reason = "a few points")]
fn part(at: usize, of: usize) -> f64 {
    at as f64 / of.max(1) as f64
}

/// A coordinate, to a tenth: shorter pages, and nothing moves that did not change.
fn tenth(value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "coordinates of a drawing: small, and never negative"
    )]
    let tenths = (value * 10.0).round().max(0.0) as u32;
    let whole = (tenths / 10).to_string();
    match tenths % 10 {
        0 => whole,
        rest => [&whole, ".", &rest.to_string()].concat(),
    }
}

/// A round and even number that is at least this: where a scale ends.
fn round_up(value: u32) -> u32 {
    let mut step = 1u32;
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

#[cfg(test)]
mod tests {
    use super::round_up;

    #[test]
    fn a_scale_ends_at_a_round_even_number() {
        for (value, end) in [
            (0, 2),
            (2, 2),
            (3, 4),
            (7, 10),
            (11, 20),
            (39, 40),
            (41, 100),
            (999, 1000),
            (1001, 2000),
            (u32::MAX, u32::MAX),
        ] {
            assert_eq!(round_up(value), end, "{value}");
        }
    }
}
