//! The entry check as people see it, help nearby, and to be called back.

pub mod api;
pub mod mails;
mod nearby;
pub mod page_callback;
pub mod page_check;
pub mod page_link;
pub mod page_nearby;
pub mod page_question;
pub mod page_result;
pub mod page_task;

use leptos::prelude::*;
use pleinweb_entry::{EntryView, Holder};
use pleinweb_kernel::Lang;

use crate::kit::{Callout, Mood};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::texts::{entry, entry_pages as t};

/// Where the file of the small task goes: a plain route, because forms of
/// commands carry no files.
pub const TRIAL_FILE: &str = "/_file/entry/trial";

/// The text of an id that the domain gives. All of them exist (tested there).
pub(crate) fn words(lang: Lang, id: &str) -> &'static str {
    entry::by_id(lang, id).unwrap_or_default()
}

/// That what was chosen is noted, and what is left to do, on the page where a choice
/// leads: only where it is noted. The page goes on without where that cannot be asked.
pub(crate) fn noted() -> AnyView {
    let lang = use_lang();
    load_or(
        api::load_entry,
        move |check| said_noted(lang, &check),
        |_| ().into_any(),
    )
}

fn said_noted(lang: Lang, check: &EntryView) -> AnyView {
    let Some(choice) = check.choice.filter(|_| check.holder != Holder::Other) else {
        return ().into_any();
    };
    let title = t::noted(lang, words(lang, choice.path.message()));
    let left = match check.holder {
        Holder::JobSeeker => t::noted_left_register(lang),
        _ => t::noted_left_account(lang),
    };
    view! { <Callout mood=Mood::Success title=title><p>{left}</p></Callout> }.into_any()
}
