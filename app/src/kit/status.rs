//! What happens meanwhile, said to those who look and to those who listen.

use leptos::prelude::*;

use super::Words;

/// Says what it holds each time that changes, without moving the focus. It is
/// on the page from the start: a live region that appears is not heard.
#[component]
pub fn Status(
    #[prop(into)] text: Words,
    /// Only for those who listen.
    #[prop(optional)]
    quiet: bool,
) -> AnyView {
    let class = if quiet { "visually-hidden" } else { "status" };
    view! { <p class=class role="status">{text}</p> }.into_any()
}
