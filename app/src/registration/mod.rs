//! The registration: pages and functions.
//!
//! `page_step` frames every step; the `fields_*` modules hold what each asks;
//! `answers` shows what was answered, to the person and to advisers.

mod answer_names;
pub mod answers;
pub mod api;
mod fields_area;
mod fields_background;
mod fields_person;
mod fields_project;
pub mod mails;
mod on_phone;
mod page_intro;
mod page_receipt;
mod page_sent;
mod page_step;
mod page_summary;

pub use page_intro::intro;
pub use page_receipt::receipt;
pub use page_sent::sent;
pub use page_step::step;

use leptos::prelude::*;
use pleinweb_kernel::{AppError, Lang};

use crate::errors;
use crate::heading::Heading;
use crate::kit::{LinkButton, icon, lu};
use crate::lang::use_lang;
use crate::load::{Answer, load_or, still};
use crate::page::Page;
use crate::texts::registration as t;

/// Loads a page that works on a draft.
fn load_once<T: Send + 'static, A: Answer<T>>(
    ask: impl FnOnce() -> A,
    show: impl FnOnce(T) -> AnyView + Send + 'static,
) -> AnyView {
    still(|| {
        load_or(ask, show, |error| match error {
            AppError::Conflict(_) => elsewhere(true),
            AppError::NotFound => elsewhere(false),
            error => errors::page(error),
        })
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

/// Prints the page: only where a script can (`browser/share.js`).
fn print_button(lang: Lang) -> AnyView {
    view! {
        <p class="actions">
            <button type="button" class="button secondary" hidden=true data-does="print">
                {icon(lu::LuPrinter)}{t::print(lang)}
            </button>
        </p>
    }
    .into_any()
}
