//! Ways through a workspace.

use icondata_core::IconData;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{Words, icon};

/// One way: where it leads and what it is called.
#[derive(Clone, Debug)]
pub struct Way {
    href: String,
    label: Words,
    drawing: Option<&'static IconData>,
    count: Option<u64>,
}

impl Way {
    pub fn new(href: String, label: impl Into<Words>) -> Self {
        Self {
            href,
            label: label.into(),
            drawing: None,
            count: None,
        }
    }

    #[must_use]
    pub fn icon(mut self, drawing: &'static IconData) -> Self {
        self.drawing = Some(drawing);
        self
    }

    /// How many wait there; 0 is not shown.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count).filter(|count| *count > 0);
        self
    }
}

/// The main ways of a workspace: at the bottom of a phone, where the thumb is;
/// under the header on wide screens. Up to five.
#[component]
pub fn Dock(#[prop(into)] label: Words, ways: Vec<Way>) -> AnyView {
    view! { <nav class="dock" aria-label=label><ul>{links(ways)}</ul></nav> }.into_any()
}

/// Views of one page, each with its own address.
#[component]
pub fn Tabs(#[prop(into)] label: Words, ways: Vec<Way>) -> AnyView {
    view! { <nav class="tabs" aria-label=label><ul>{links(ways)}</ul></nav> }.into_any()
}

fn links(ways: Vec<Way>) -> Vec<AnyView> {
    let path = use_location().pathname;
    ways.into_iter()
        .map(|way| {
            let target = way.href.split('?').next().unwrap_or_default().to_owned();
            let current = move || (path.get() == target).then_some("page");
            view! {
                <li>
                    <a href=way.href aria-current=current>
                        {way.drawing.map(icon)}
                        <span>{way.label}</span>
                        {way.count.map(|count| view! { <span class="count">{count.to_string()}</span> })}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect()
}
