//! Asking for what a page shows, and what is shown when that fails.
//!
//! The answer is asked for once, while the server makes the page. When something
//! changes elsewhere the browser asks for the page again and changes it in place
//! (`browser/turn.js`).

use std::future::Future;

use leptos::prelude::*;
use pleinweb_kernel::AppError;

use crate::errors;
use crate::still::keep_still;

/// An answer that is on its way.
pub trait Answer<T>: Future<Output = Result<T, AppError>> + Send + 'static {}
impl<T, F: Future<Output = Result<T, AppError>> + Send + 'static> Answer<T> for F {}

/// Shows what was asked for; what fails says so in the page's place.
pub fn load<T: Send + 'static, A: Answer<T>>(
    ask: impl FnOnce() -> A,
    show: impl FnOnce(T) -> AnyView + Send + 'static,
) -> AnyView {
    load_or(ask, show, errors::page)
}

/// The same for a part of a page that has its heading already, so that the page
/// keeps one `h1` when the part fails.
pub fn load_inside<T: Send + 'static, A: Answer<T>>(
    ask: impl FnOnce() -> A,
    show: impl FnOnce(T) -> AnyView + Send + 'static,
) -> AnyView {
    load_or(ask, show, errors::part)
}

/// The same with something of its own where some error stands for it.
pub fn load_or<T: Send + 'static, A: Answer<T>>(
    ask: impl FnOnce() -> A,
    show: impl FnOnce(T) -> AnyView + Send + 'static,
    failed: impl FnOnce(&AppError) -> AnyView + Send + 'static,
) -> AnyView {
    let answer = ask();
    Suspend::new(async move {
        match answer.await {
            Ok(value) => show(value),
            Err(error) => failed(&error),
        }
    })
    .into_any()
}

/// The page with this on it follows what happens elsewhere: it asks for itself again.
/// All others stay as they were opened.
pub fn live(part: AnyView) -> AnyView {
    view! {
        {part}
        <span hidden=true data-news=""></span>
    }
    .into_any()
}

/// What is asked for and shown inside is not changed by news from elsewhere, as
/// far as it is a form.
pub fn still(load: impl FnOnce() -> AnyView) -> AnyView {
    let owner = Owner::new();
    let page = owner.with(|| {
        keep_still();
        load()
    });
    // It lives as long as the page: what is inside is drawn once its answer is there.
    on_cleanup(move || drop(owner));
    page
}
