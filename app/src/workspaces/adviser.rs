//! The adviser part: its pages, and the ways between them.

use leptos::prelude::*;
use pleinweb_caseload::DeskView;

use crate::caseload::{self, page_callbacks, page_caseload, page_file, page_queue};
use crate::kit::{Dock, Way, lu};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::page::Page;
use crate::texts::caseload as t;

pub fn show(page: Page) -> AnyView {
    let ways = load_or(
        caseload::api::load_desk,
        ways,
        |_| ways(DeskView::default()),
    );
    view! { {ways} {view(page)} }.into_any()
}

/// What is late is counted where it leads.
fn ways(desk: DeskView) -> AnyView {
    let lang = use_lang();
    let late = |count: i64| u64::try_from(count).unwrap_or(0);
    let ways = vec![
        Way::new(Page::AdviserQueue.href(lang), t::nav_queue(lang))
            .icon(lu::LuInbox)
            .late(late(desk.queue), t::nav_late(lang)),
        Way::new(Page::AdviserCallbacks.href(lang), t::nav_callbacks(lang)).icon(lu::LuPhoneCall),
        Way::new(Page::AdviserCaseload.href(lang), t::nav_people(lang))
            .icon(lu::LuUsers)
            .late(late(desk.people), t::nav_late(lang)),
    ];
    view! { <Dock label=t::nav_label(lang) ways/> }.into_any()
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
