//! The adviser part: its pages, and the ways between them.

use leptos::prelude::*;

use crate::caseload::{page_callbacks, page_caseload, page_file, page_queue};
use crate::kit::{Dock, Way, lu};
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::caseload as t;

pub fn show(page: Page) -> AnyView {
    let lang = use_lang();
    let ways = vec![
        Way::new(Page::AdviserQueue.href(lang), t::nav_queue(lang)).icon(lu::LuInbox),
        Way::new(Page::AdviserCallbacks.href(lang), t::nav_callbacks(lang)).icon(lu::LuPhoneCall),
        Way::new(Page::AdviserCaseload.href(lang), t::nav_people(lang)).icon(lu::LuUsers),
    ];
    view! { <Dock label=t::nav_label(lang) ways/> {view(page)} }.into_any()
}

/// One line a page.
fn view(page: Page) -> AnyView {
    match page {
        Page::AdviserQueue => page_queue::queue(),
        Page::AdviserFile(registration) => page_file::file(registration),
        Page::AdviserCallbacks => page_callbacks::callbacks(),
        Page::AdviserCaseload => page_caseload::people(),
        _ => crate::errors::not_found(),
    }
}
