//! The registration: pages and functions.
//!
//! `page_step` frames every step; the `fields_*` modules hold what each asks;
//! `answers` shows what was answered, to the person and to advisers.

pub mod answers;
pub mod api;
mod fields_area;
mod fields_background;
mod fields_person;
mod fields_project;
mod page_intro;
mod page_receipt;
mod page_step;
mod page_summary;
mod words;

pub use page_intro::intro;
pub use page_receipt::receipt;
pub use page_step::step;

use leptos::prelude::*;
use pleinweb_domain::kernel::AppError;

use crate::errors;
use crate::heading::Heading;
use crate::kit::LinkButton;
use crate::lang::use_lang;
use crate::load;
use crate::page::Page;
use crate::texts::registration as t;

/// Loads a page of the draft; it does not ask again when something changes
/// elsewhere: that would take away what is being typed.
fn load_once<T: load::Value, A: load::Answer<T>>(
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    load::load_once_or(fetch, show, |error: &AppError, retry| match error {
        AppError::Conflict(_) => elsewhere(true),
        AppError::NotFound => elsewhere(false),
        error => errors::page(error, retry),
    })
}

/// There is no draft to work on: it was sent, or it is not begun.
fn elsewhere(sent: bool) -> AnyView {
    let lang = use_lang();
    let (title, text, page, link) = if sent {
        (
            t::already_sent_title(lang),
            "",
            Page::RegistrationReceipt,
            t::intro_receipt(lang),
        )
    } else {
        (
            t::no_draft(lang),
            t::no_draft_text(lang),
            Page::Registration,
            t::intro_start(lang),
        )
    };
    view! {
        <div class="page stack">
            <Heading text=title/>
            {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            <p><LinkButton href=page.href(lang)>{link}</LinkButton></p>
        </div>
    }
    .into_any()
}
