//! The part of the search, by itself: most visitors come to it first, and what
//! only an offer's page needs (reasons, reports) would weigh on it.

use leptos::prelude::*;

use crate::offers::page_search;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Offers => page_search::search(),
        _ => crate::errors::not_found(),
    }
}
