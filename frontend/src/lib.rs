//! The islands, bound for browsers: each is a function that `browser/islands.js`
//! calls with the element it stands in.

pub use pleinweb_islands::*;

/// Before the first island: the browser's side of leptos.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
