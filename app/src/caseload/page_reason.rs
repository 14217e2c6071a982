//! Before a file outside the caseload is shown: why. And the page of an adviser
//! who read a lot in little time: what happened and what to do, without blame.

use leptos::prelude::*;
use pleinweb_caseload::{PauseView, READING_PAUSED, REASON_FIRST, ReadingReason};
use pleinweb_kernel::AppError;
use server_fn::ServerFn;

use super::{api, clock, hidden, text};
use crate::errors;
use crate::heading::Heading;
use crate::kit::{Button, Callout, Choice, Form, Mood, RadioGroup, TextArea, this_page};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::texts::caseload as t;

/// What is shown instead of a list or a file that was refused.
pub fn refused(error: &AppError) -> AnyView {
    match error {
        AppError::Conflict(code) if code.as_str() == READING_PAUSED => paused(),
        other => errors::page(other),
    }
}

/// The same for a file, which may ask for a reason first.
pub fn refused_file(registration: &str, error: &AppError) -> AnyView {
    match error {
        AppError::Conflict(code) if code.as_str() == REASON_FIRST => ask(registration),
        other => refused(other),
    }
}

/// The form. Nothing of the person is on this page; when the reason is kept, the
/// same address shows the file.
fn ask(registration: &str) -> AnyView {
    let lang = use_lang();
    let choices = ReadingReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.key(), text(lang, reason.message())))
        .collect();
    let field = hidden(registration);
    view! {
        <div class="page stack">
            <p><a class="back" href=Page::AdviserQueue.href(lang)>{t::file_back(lang)}</a></p>
            <Heading text=t::reason_title(lang)/>
            <p>{t::reason_lead(lang)}</p>
            <Form action=api::StateReason::PATH id="why">
                {field}
                <RadioGroup name="reason" label=t::reason_label(lang) choices/>
                <TextArea name="words" label=t::reason_words(lang) hint=t::reason_words_hint(lang) rows=2 optional=true missing=t::missing_words(lang)/>
                <p><Button>{t::reason_send(lang)}</Button></p>
            </Form>
        </div>
    }
    .into_any()
}

/// The pause, in its own words.
fn paused() -> AnyView {
    let lang = use_lang();
    let again = this_page();
    view! {
        <div class="page stack">
            <Heading text=t::pause_title(lang)/>
            {load_inside(api::load_pause, pause)}
            <p><a class="button" href=again>{t::pause_again(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn pause(view: Option<PauseView>) -> AnyView {
    let lang = use_lang();
    let Some(view) = view else {
        return view! { <Callout mood=Mood::Success><p>{t::pause_over(lang)}</p></Callout> }
            .into_any();
    };
    let until = clock(lang, view.until.local);
    let who = if view.heads.is_empty() {
        t::pause_ask_operator(lang).to_owned()
    } else {
        t::pause_ask_head(lang, &view.heads.join(", "))
    };
    view! {
        <p>{t::pause_what(lang)}</p>
        <p><strong>{t::pause_until(lang, &until)}</strong></p>
        <p>{who}</p>
        <p>{t::pause_still(lang)}</p>
    }
    .into_any()
}
