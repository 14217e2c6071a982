//! hydrate(), nothing else.

use leptos::prelude::document;

/// Makes the page that the server sent answer to its reader, and says so on
/// the root element: what needs scripts (and the browser tests) waits for it.
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn hydrate() {
    let document = document();
    if let Some(body) = document.body() {
        leptos::mount::hydrate_from_async(body, pleinweb_app::App)
            .await
            .forget();
    }
    if let Some(root) = document.document_element() {
        drop(root.set_attribute("data-ready", ""));
    }
}
