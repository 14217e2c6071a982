//! The account part: its pages.

use leptos::prelude::*;

use crate::accounts::{page_account, page_passkeys, page_review, page_session};
use crate::information::page_coming;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Account => page_account::account(),
        Page::AccountEmail => page_account::email(),
        Page::AccountPassword => page_account::password(),
        Page::AccountPasskeys => page_passkeys::passkeys(),
        Page::AccountReview => page_review::review(),
        Page::AccountSessions => page_account::sessions(),
        Page::Employer => page_coming::employer(),
        Page::Evaluator => page_coming::evaluator(),
        Page::AccountSession => page_session::session(),
        _ => crate::errors::not_found(),
    }
}
