//! The figures of the page as a file, in the reader's language, with semicolons and
//! a byte order mark, so that the usual spreadsheets open it as it is: one line for
//! each figure, and two markets in two columns. What is hidden on the page is hidden
//! here.

use pleinweb_kernel::Lang;
use pleinweb_market::model::{MarketAnswer, MarketFigures, MarketView, OfficialFigures};
use pleinweb_platform::export::csv_cell;

use super::labels::{scope, word};
use super::sheet::{Line, Value, lines, pairs};
use crate::dates;
use crate::texts::market as t;

const MARK: &str = "\u{feff}";

/// A file and its name.
pub fn file(lang: Lang, answers: &[MarketAnswer]) -> (String, String) {
    let views: Vec<&MarketView> = answers.iter().filter_map(MarketAnswer::market).collect();
    let mut out = Lines(String::from(MARK));
    if let [one, other] = views[..] {
        two(&mut out, lang, one, other);
    } else {
        out.line(&[
            t::csv_what(lang),
            t::csv_figure(lang),
            t::csv_detail(lang),
            t::csv_value(lang),
        ]);
        for view in &views {
            let what = scope(lang, &view.scope);
            for row in rows(lang, view) {
                out.line(&[&what, &row.figure, &row.detail, &row.value]);
            }
        }
    }
    (format!("{}.csv", t::csv_name(lang)), out.0)
}

/// Two markets, figure by figure.
fn two(out: &mut Lines, lang: Lang, one: &MarketView, other: &MarketView) {
    let (first, second) = (scope(lang, &one.scope), scope(lang, &other.scope));
    out.line(&[t::csv_figure(lang), t::csv_detail(lang), &first, &second]);
    if let Some(moved) = one.figures.as_ref().or(other.figures.as_ref()) {
        out.line(&[&updated(lang, moved), "", "", ""]);
    }
    let told = |view: &MarketView| {
        let figures = view.figures.as_ref();
        figures.map_or_else(Vec::new, |figures| apart(lang, lines(lang, figures)))
    };
    let value = |value: Option<Value>| value.map(|value| raw(lang, value)).unwrap_or_default();
    for pair in pairs(told(one), told(other)) {
        let [one, other] = pair.values.map(value);
        out.line(&[&pair.figure, &pair.detail, &one, &other]);
    }
    // Official rows are of areas that differ: each in its own column.
    for row in one.official.iter().flat_map(|one| official(lang, one)) {
        out.line(&[&row.figure, &row.detail, &row.value, ""]);
    }
    for row in other.official.iter().flat_map(|one| official(lang, one)) {
        out.line(&[&row.figure, &row.detail, "", &row.value]);
    }
}

struct Lines(String);

impl Lines {
    fn line(&mut self, cells: &[&str]) {
        for (at, text) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(';');
            }
            self.0.push_str(&csv_cell(text));
        }
        self.0.push_str("\r\n");
    }
}

struct Cells {
    figure: String,
    detail: String,
    value: String,
}

fn rows(lang: Lang, view: &MarketView) -> Vec<Cells> {
    let mut rows = Vec::new();
    if let Some(figures) = &view.figures {
        rows.push(Cells {
            figure: updated(lang, figures),
            detail: String::new(),
            value: String::new(),
        });
        let told = apart(lang, lines(lang, figures)).into_iter();
        rows.extend(told.map(|line| {
            let named = match line.value {
                Value::Trend(_, word) | Value::Score(_, word) => word.to_owned(),
                _ => line.detail,
            };
            Cells {
                figure: line.figure,
                detail: named,
                value: raw(lang, line.value),
            }
        }));
    }
    rows.extend(view.official.iter().flat_map(|one| official(lang, one)));
    rows
}

/// Pay by the month and by the year are two figures.
fn apart(lang: Lang, lines: Vec<Line>) -> Vec<Line> {
    let mut all = Vec::with_capacity(lines.len());
    for line in lines {
        let Value::Pay(year) = line.value else {
            all.push(line);
            continue;
        };
        let month = (year + 60) / 120 * 10;
        for (by, euros) in [(t::pay_by_month(lang), month), (t::pay_by_year(lang), year)] {
            all.push(Line {
                detail: [line.detail.as_str(), ", ", by].concat(),
                value: Value::Number(euros),
                ..line.clone()
            });
        }
    }
    all
}

/// A value as a spreadsheet reads it.
fn raw(lang: Lang, value: Value) -> String {
    match value {
        Value::Number(value) | Value::Pay(value) | Value::Score(value, _) => value.to_string(),
        Value::Trend(percent, _) => percent.to_string(),
        Value::Few => t::few(lang).to_owned(),
    }
}

fn updated(lang: Lang, figures: &MarketFigures) -> String {
    let at = figures.moved;
    t::updated_on(
        lang,
        &dates::short_day(lang, at.day),
        &dates::time(lang, at),
    )
}

fn official(lang: Lang, official: &OfficialFigures) -> Vec<Cells> {
    let key = official.kind.key();
    let source = word(lang, "official", &[key, "-source"].concat());
    let title = word(lang, "official", key);
    let figure = match &official.occupation {
        Some(named) => [title, ", ", &t::official_about(lang, &official.area, named)].concat(),
        None => [title, ", ", &official.area].concat(),
    };
    let imported = dates::short_day(lang, official.imported.day);
    let mut rows = vec![Cells {
        figure: figure.clone(),
        detail: t::official_source(lang, &imported, source, &official.year.to_string()),
        value: String::new(),
    }];
    rows.extend(official.values.iter().map(|(column, value)| {
        let column = column.to_ascii_lowercase().replace('_', "-");
        let value = value.to_string();
        Cells {
            figure: figure.clone(),
            detail: word(lang, "column", &column).to_owned(),
            value: match lang {
                Lang::Fr => value.replace('.', ","),
                Lang::En => value,
            },
        }
    }));
    rows
}
