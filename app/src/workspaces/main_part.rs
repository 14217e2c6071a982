//! The pages of a first visit, in the main part: home and sign-in.

use leptos::prelude::*;

use crate::heading::Heading;
use crate::page::{Page, Part};

#[component]
pub fn MainPage() -> impl IntoView {
    super::pages(Part::Main, show)
}

fn show(page: Page) -> AnyView {
    let _ = page;
    view! { <Heading text="Plein Web"/> }.into_any()
}
