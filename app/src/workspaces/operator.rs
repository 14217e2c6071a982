//! The operator part: its pages, and the ways between them.

use leptos::prelude::*;

use crate::accounts::page_colleagues;
use crate::departures::{page_invitation, page_question};
use crate::kit::{Dock, Way, lu};
use crate::lang::use_lang;
use crate::offers::page_reports;
use crate::page::Page;
use crate::texts::offer_reports as t;

pub fn show(page: Page) -> AnyView {
    let lang = use_lang();
    let ways = vec![
        Way::new(Page::Operator.href(lang), t::nav_staff(lang)).icon(lu::LuUsers),
        Way::new(Page::OperatorReports.href(lang), t::nav_reports(lang)).icon(lu::LuFlag),
    ];
    view! { <Dock label=t::nav_label(lang) ways/> {view(page)} }.into_any()
}

/// One line a page.
fn view(page: Page) -> AnyView {
    match page {
        Page::Operator => page_colleagues::staff(),
        Page::OperatorReports => page_reports::reports(),
        Page::ColleagueLeaves(account) => page_question::question(account),
        Page::InvitationBack(invitation) => page_invitation::question(invitation),
        _ => crate::errors::not_found(),
    }
}
