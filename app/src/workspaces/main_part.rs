//! The pages of a first visit: home and sign-in.

use leptos::prelude::*;

use crate::accounts::page_sign_in;
use crate::information::page_home;
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Home => page_home::home(),
        Page::SignIn => page_sign_in::sign_in(),
        _ => crate::errors::not_found(),
    }
}
