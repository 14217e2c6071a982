//! The ends of lists: nothing there, or more to come.

use leptos::prelude::*;

use super::{Words, icon};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// A list with nothing in it: why, and what can be done.
#[component]
pub fn EmptyState(
    #[prop(into)] title: Words,
    #[prop(optional, into)] text: Option<Words>,
    /// A button or a link, if something can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="empty stack">
            {icon(icondata_lu::LuInbox)}
            <p class="empty-title">{title}</p>
            {text.map(|text| view! { <p>{text}</p> })}
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// The way to the rest of a list, as links.
#[component]
pub fn Pager(
    #[prop(into)] label: Words,
    #[prop(optional)] previous: Option<String>,
    #[prop(optional)] next: Option<String>,
) -> AnyView {
    let lang = use_lang();
    view! {
        <nav class="cluster pager" aria-label=label>
            {previous.map(|href| view! { <a class="button secondary" href=href rel="prev">{t::page_previous(lang)}</a> })}
            {next.map(|href| view! { <a class="button secondary" href=href rel="next">{t::page_next(lang)}</a> })}
        </nav>
    }
    .into_any()
}
