//! What happens meanwhile, said to those who look and to those who listen.

use leptos::prelude::*;

use crate::lang::use_lang;
use crate::texts::kit as t;

/// Says what it holds each time that changes, without moving the focus. It is
/// on the page from the start: a live region that appears is not heard.
#[component]
pub fn Status(
    #[prop(into)] text: Signal<String>,
    /// Only for those who listen.
    #[prop(optional)]
    quiet: bool,
) -> AnyView {
    let class = if quiet { "visually-hidden" } else { "status" };
    view! { <p class=class role="status">{move || text.get()}</p> }.into_any()
}

/// In place of something that is on its way.
#[component]
pub fn Loading() -> AnyView {
    let lang = use_lang();
    view! { <div class="loading" aria-busy="true"><span class="visually-hidden">{t::loading(lang)}</span></div> }
        .into_any()
}

/// Becomes true once scripts run: for what would do nothing without them.
pub fn use_scripted() -> Signal<bool> {
    let scripted = RwSignal::new(false);
    Effect::new(move |_| scripted.set(true));
    scripted.into()
}
