//! The pages of a first visit, in the main part: home and sign-in.

use leptos::prelude::*;

use crate::page::{Page, Part};

#[component]
pub fn MainPage() -> impl IntoView {
    super::pages(Part::Main, show)
}

fn show(page: Page) -> AnyView {
    let _ = page;
    view! { <h1>"Plein Web"</h1> }.into_any()
}
