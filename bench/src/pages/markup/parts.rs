//! What pages share: the kit's components, as far as these pages have them.

use maud::{Markup, PreEscaped, html};
use pleinweb_app::texts::kit as t;
use pleinweb_kernel::Lang;

/// A drawing of the kit (`kit::lu`). A macro names its type, so that no crate
/// of drawings is needed here.
macro_rules! icon {
    ($drawing:expr) => {
        $crate::pages::markup::parts::svg($drawing.data)
    };
}
pub(crate) use icon;

pub fn svg(paths: &'static str) -> Markup {
    html! {
        svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" { (PreEscaped(paths)) }
    }
}

pub fn heading(text: &str) -> Markup {
    html! { h1 tabindex="-1" { (text) } }
}

/// A piece of the page that stands for one thing.
pub fn card(title: &str, content: Markup) -> Markup {
    html! { section class="card stack" { h2 { (title) } (content) } }
}

pub fn details(summary: &str, content: Markup) -> Markup {
    html! { details class="details" { summary { (summary) } div class="stack" { (content) } } }
}

pub fn stat(value: &str, label: &str) -> Markup {
    html! { p class="stat" { strong { (value) } (label) } }
}

pub fn tag(class: &'static str, text: &str) -> Markup {
    html! { span class=(class) { (text) } }
}

/// A way of a workspace: where it leads, what it is called, its drawing.
pub struct Way {
    pub href: String,
    pub label: &'static str,
    pub drawing: Markup,
    pub current: Option<&'static str>,
    /// How much is late there, and what that is called.
    pub late: Option<(i64, &'static str)>,
}

pub fn dock(label: &str, ways: Vec<Way>) -> Markup {
    html! {
        nav class="dock" aria-label=(label) {
            ul {
                @for way in ways {
                    li { a href=(way.href) aria-current=[way.current] {
                        (way.drawing) span { (way.label) }
                        @if let Some((count, called)) = way.late {
                            span class="count late" { (count) span class="visually-hidden" { " " (called) } }
                        }
                    } }
                }
            }
        }
    }
}

/// A table as the kit draws it: its columns (and whether they hold figures),
/// and rows of cells. The caption is hidden from the eye.
pub fn table(caption: &str, columns: &[(&str, bool)], rows: Vec<Vec<Markup>>) -> Markup {
    let class = |figures: bool| figures.then_some("numeric");
    html! {
        table class="table" role="table" {
            caption class="visually-hidden" { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for (label, figures) in columns {
                        th scope="col" role="columnheader" class=[class(*figures)] { (label) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in rows {
                    tr role="row" {
                        @for (index, (cell, (label, figures))) in row.into_iter().zip(columns).enumerate() {
                            @if index == 0 {
                                th scope="row" role="rowheader" { (cell) }
                            } @else {
                                td role="cell" class=[class(*figures)] data-label=(label) { div { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub fn pager(lang: Lang, label: &str, previous: Option<String>, next: Option<String>) -> Markup {
    html! {
        @if previous.is_some() || next.is_some() {
            nav class="cluster pager" aria-label=(label) {
                @if let Some(href) = previous {
                    a class="button secondary" href=(href) rel="prev" { (t::page_previous(lang)) }
                }
                @if let Some(href) = next {
                    a class="button secondary" href=(href) rel="next" { (t::page_next(lang)) }
                }
            }
        }
    }
}
