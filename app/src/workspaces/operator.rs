//! The operator part: its pages.

use leptos::prelude::*;

use crate::accounts::page_colleagues;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Operator => page_colleagues::staff(),
        _ => crate::errors::not_found(),
    }
}
