//! The pages of a first visit, in the main part: home and sign-in.

use leptos::prelude::*;

use crate::accounts::page_sign_in;
use crate::information::page_home;
use crate::page::{Page, Part};

#[component]
pub fn MainPage() -> impl IntoView {
    super::pages(Part::Main, show)
}

fn show(page: Page) -> AnyView {
    match page {
        Page::Home => page_home::home(),
        Page::SignIn => page_sign_in::sign_in(),
        _ => crate::errors::not_found(),
    }
}
