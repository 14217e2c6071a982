//! Pieces of a page: cards, things folded away, figures.

use leptos::prelude::*;

use super::Words;

/// A piece of the page that stands for one thing.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<Words>,
    /// The one thing that matters now.
    #[prop(optional)]
    strong: bool,
    /// Of its title: one deeper than the heading it stands under.
    #[prop(default = 2)]
    level: u8,
    children: Children,
) -> AnyView {
    let title = title.map(|title| match level {
        3 => view! { <h3>{title}</h3> }.into_any(),
        4 => view! { <h4>{title}</h4> }.into_any(),
        _ => view! { <h2>{title}</h2> }.into_any(),
    });
    let class = if strong {
        "card strong stack"
    } else {
        "card stack"
    };
    view! {
        <section class=class>
            {title}
            {children()}
        </section>
    }
    .into_any()
}

/// Something folded away until asked for; works without scripts.
#[component]
pub fn Details(
    #[prop(into)] summary: Words,
    #[prop(optional)] open: bool,
    children: Children,
) -> AnyView {
    let inside = view! {
        <summary>{summary}</summary>
        <div class="stack">{children()}</div>
    };
    // Said only where it begins open: a page that shows fresh figures says the
    // attribute again, and would fold what its reader has opened.
    if open {
        view! { <details class="details" open>{inside}</details> }.into_any()
    } else {
        view! { <details class="details">{inside}</details> }.into_any()
    }
}

/// A figure and what it counts.
#[component]
pub fn Stat(#[prop(into)] value: Words, #[prop(into)] label: Words) -> AnyView {
    view! { <p class="stat"><strong>{value}</strong>{label}</p> }.into_any()
}
