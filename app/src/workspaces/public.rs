//! The public part: everything that needs no account, but for the home page
//! and the sign-in page.

use leptos::prelude::*;

use crate::notifications::page_mailbox;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::DemoMailbox => page_mailbox::mailbox(),
        Page::DemoMail(id) => page_mailbox::mail(id),
        _ => crate::errors::not_found(),
    }
}
