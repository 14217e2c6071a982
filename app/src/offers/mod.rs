//! Offers: the search, an offer's page, reporting, what fits a person; and their
//! server functions.

pub mod api;
mod cards;
mod corrections;
pub mod feed;
mod filters;
mod fit_forms;
mod fit_why;
mod kept;
pub mod page_contest;
pub mod page_fit;
pub mod page_kept;
pub mod page_offer;
pub mod page_ranking;
pub mod page_report;
pub mod page_reports;
pub mod page_search;
mod place_notes;
mod results;
pub mod saved;
mod search_form;
mod share;
mod words;

use wasm_bindgen::{JsCast, JsValue};

/// Whether the connection is for answers while one types. Browsers that do not
/// say are taken at their best; how long answers take tells the rest.
fn connection_is_good() -> bool {
    let Some(connection) = navigator()
        .and_then(|navigator| get(&navigator, "connection"))
        .filter(JsValue::is_object)
    else {
        return true;
    };
    let saves = get(&connection, "saveData").is_some_and(|saves| saves.is_truthy());
    let kind = get(&connection, "effectiveType").and_then(|kind| kind.as_string());
    !saves && kind.is_none_or(|kind| kind == "4g")
}

/// What the browser can do, beyond what is typed for us.
fn navigator() -> Option<JsValue> {
    get(&leptos::prelude::window(), "navigator")
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &name.into()).ok()
}

/// Gives the focus to the offer at this place of the list, once it is shown.
fn focus_card(place: usize) {
    let _ = leptos::prelude::request_animation_frame(move || {
        let cards = leptos::prelude::document().query_selector_all(".offer-list > li h3 a");
        let card = cards
            .ok()
            .and_then(|cards| cards.item(u32::try_from(place).ok()?))
            .and_then(|card| card.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(card) = card {
            let _ = card.focus();
        }
    });
}
