//! That what somebody chose after the entry check is noted, and what is left to do:
//! on the pages where a choice leads, and only where it is noted.

use leptos::prelude::*;
use pleinweb_entry::{EntryView, Holder, LoadEntry};
use pleinweb_kernel::Lang;

use crate::kit::{Callout, Mood};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::texts::{entry, entry_pages as t};

/// The page goes on without where it cannot be asked.
pub fn noted() -> AnyView {
    let lang = use_lang();
    load_or(
        || crate::serve::ask::<LoadEntry>(()),
        move |check| said(lang, &check),
        |_| ().into_any(),
    )
}

fn said(lang: Lang, check: &EntryView) -> AnyView {
    let Some(choice) = check.choice.filter(|_| check.holder != Holder::Other) else {
        return ().into_any();
    };
    let path = entry::by_id(lang, choice.path.message()).unwrap_or_default();
    let left = match check.holder {
        Holder::JobSeeker => t::noted_left_register(lang),
        _ => t::noted_left_account(lang),
    };
    view! { <Callout mood=Mood::Success title=t::noted(lang, path)><p>{left}</p></Callout> }
        .into_any()
}
