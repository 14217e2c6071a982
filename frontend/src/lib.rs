//! hydrate(), nothing else.

use leptos::ev;
use leptos::prelude::{document, window_event_listener};

/// Makes the page that the server sent answer to its reader, and says so on
/// the root element: what needs scripts (and the browser tests) waits for it.
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn hydrate() {
    // A link that is pressed before the page is whole is the browser's: the
    // router would change the address under the page that is being hydrated.
    let early = window_event_listener(ev::click, |event| event.stop_immediate_propagation());
    let document = document();
    if let Some(body) = document.body() {
        leptos::mount::hydrate_from_async(body, pleinweb_app::App)
            .await
            .forget();
    }
    early.remove();
    if let Some(root) = document.document_element() {
        drop(root.set_attribute("data-ready", ""));
    }
}
