//! The account part: its pages.

use leptos::prelude::*;

use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    let _ = page;
    crate::errors::not_found()
}
