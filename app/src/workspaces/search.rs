//! The part of the search: its page.

use leptos::prelude::*;

use crate::offers::page_search;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Offers => page_search::search(),
        _ => crate::errors::not_found(),
    }
}
