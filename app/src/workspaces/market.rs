//! The market part: its page.

use leptos::prelude::*;

use crate::market::page_market;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Market => page_market::market(),
        _ => crate::errors::not_found(),
    }
}
