//! Pages that follow what happens elsewhere. One script (`public/live.js`)
//! keeps one connection per browser and passes topics on as window events;
//! a page that shows something live asks again when one arrives.

use leptos::prelude::*;

/// The name of the window event of `public/live.js`.
#[cfg(not(feature = "ssr"))]
const EVENT: &str = "pleinweb:live";

/// Grows each time something that this reader may see has changed. One
/// listener for the whole page, made by the shell.
#[derive(Clone, Copy, Debug)]
struct LiveVersion(RwSignal<u32>);

/// Starts to listen; once per page.
pub(crate) fn provide_live() {
    let version = RwSignal::new(0);
    provide_context(LiveVersion(version));
    #[cfg(not(feature = "ssr"))]
    window_event_listener_untyped(EVENT, move |_| version.update(|count| *count += 1));
}

/// Changes when the page should ask again.
pub fn use_live() -> Signal<u32> {
    use_context::<LiveVersion>().map_or_else(|| Signal::stored(0), |live| live.0.into())
}
