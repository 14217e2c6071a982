//! An address that somebody gives as their own.

use leptos::prelude::*;
use pleinweb_checks::Email;

use super::slip::Slip;
use super::state::use_form;
use super::{Check, TextField, Words};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// One's own address: where its end looks like a slip, that is asked about.
#[component]
pub fn EmailField(
    #[prop(default = Words::Borrowed("email"), into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] value: Words,
    #[prop(default = "email")] autocomplete: &'static str,
    #[prop(optional)] optional: bool,
) -> AnyView {
    let typed = use_form().and_then(|form| form.came_back(&name));
    let slip = Slip::new(typed.and_then(|typed| Email::meant(&typed)));
    let missing = t::missing_email(use_lang());
    let hint = hint.unwrap_or_default();
    view! {
        <TextField name label hint value kind="email" autocomplete optional missing slip check=Check::Email/>
    }
    .into_any()
}
