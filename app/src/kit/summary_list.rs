//! What was answered, with a way to change each answer.

use leptos::prelude::*;

use super::Words;
use crate::lang::use_lang;
use crate::texts::kit as t;

/// One answer.
pub struct SummaryRow {
    term: Words,
    value: AnyView,
    change: Option<String>,
}

impl SummaryRow {
    pub fn new(term: impl Into<Words>, value: impl IntoView + 'static) -> Self {
        Self {
            term: term.into(),
            value: value.into_any(),
            change: None,
        }
    }

    /// Where the answer can be changed.
    #[must_use]
    pub fn change(mut self, href: String) -> Self {
        self.change = Some(href);
        self
    }
}

/// Questions and answers.
#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> AnyView {
    let lang = use_lang();
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|row| {
            let spoken = row.term.clone();
            view! {
                <div>
                    <dt>{row.term}</dt>
                    <dd>{row.value}</dd>
                    {row.change.map(|href| view! {
                        <dd class="change">
                            <a href=href>
                                {t::change(lang)}
                                <span class="visually-hidden">" " {spoken}</span>
                            </a>
                        </dd>
                    })}
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <dl class="summary-list">{rows}</dl> }.into_any()
}
