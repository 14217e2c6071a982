//! What happens meanwhile, said to those who look and to those who listen.

use leptos::prelude::*;

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

/// Becomes true once scripts run: for what would do nothing without them.
pub fn use_scripted() -> Signal<bool> {
    let scripted = RwSignal::new(false);
    Effect::new(move |_| scripted.set(true));
    scripted.into()
}
