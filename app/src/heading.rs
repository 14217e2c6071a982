//! The top of every page: its title and its `h1`.
//!
//! A browser that loads a page tells its reader so. When the page is changed in
//! place instead, `browser/turn.js` does it: the focus goes to `h1`, or to the
//! answer that was asked for, and the title is announced.

use leptos::prelude::*;
use leptos_meta::Title;
use pleinweb_kernel::{AppError, Lang};

use crate::lang::use_lang;
use crate::site::use_site;
use crate::texts::pages::{loading, title_asked, title_wrong};

/// The voice of the page: says the title of a page that was changed in place, and
/// that one takes long to come.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let wait = loading(use_lang());
    view! { <div class="visually-hidden" role="status" aria-live="polite" id="announcer" data-wait=wait></div> }
}

/// Title and `h1` of a page.
#[component]
pub fn Heading(
    /// The text of `h1`, and of the title unless `title` differs.
    #[prop(into)]
    text: String,
    /// Something that tells this page from others with the same `h1`.
    #[prop(optional, into)]
    title: Option<String>,
    /// The language of the text, where it is not the page's own.
    #[prop(optional)]
    lang: Option<Lang>,
) -> impl IntoView {
    let mut full = came_back_for(use_lang()).to_owned();
    full.push_str(title.as_deref().unwrap_or(&text));
    full.push_str(" · Plein Web");
    view! {
        <Title text=title_text(full)/>
        <h1 tabindex="-1" lang=lang.map(Lang::tag)>{text}</h1>
    }
}

/// What the title of a page begins with whose form came back: why. A tab and a
/// screen reader say it first. Who had to sign in first did nothing wrong.
fn came_back_for(lang: Lang) -> &'static str {
    match use_site().returned.map(|returned| returned.error) {
        None | Some(AppError::SignInRequired | AppError::StepUpRequired) => "",
        Some(AppError::Invalid(errors)) if errors.only_ask() => title_asked(lang),
        Some(_) => title_wrong(lang),
    }
}

/// The heading of what was asked for on a page that stays: it takes the focus
/// when the question was asked from here.
#[component]
pub fn AnswerHeading(#[prop(into)] text: String) -> impl IntoView {
    view! { <h2 tabindex="-1" data-answer="">{text}</h2> }
}

/// The text of a title as `leptos_meta` wants it. It writes what
/// it is given between the tags as it is, so that an offer's own title could
/// end them: it is escaped first.
/// `Title` is used nowhere else (`server/tests/access/hostile/sinks.rs`).
fn title_text(text: String) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
