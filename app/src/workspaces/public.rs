//! The public part: everything that needs no account, but for the home page
//! and the sign-in page.

use leptos::prelude::*;

use crate::information::page_legal;
use crate::notifications::page_mailbox;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Help => page_legal::help(),
        Page::Accessibility => page_legal::accessibility(),
        Page::Privacy => page_legal::privacy(),
        Page::LegalNotice => page_legal::legal_notice(),
        Page::DemoMailbox => page_mailbox::mailbox(),
        Page::DemoMail(id) => page_mailbox::mail(id),
        _ => crate::errors::not_found(),
    }
}
