//! A date that someone knows by heart.
//!
//! One text and not three: it is one thing to hear, to fill in by the browser,
//! to correct and to send, and the parser reads every usual way to write a date
//! (`03/07/1990`, `03071990`, `3 juillet 1990`). The browser's date picker is
//! avoided: reaching a birth year in it takes dozens of taps.

use leptos::prelude::*;

use super::{Check, TextField, Words};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// A date as text, day first.
#[component]
pub fn DateField(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    /// Else an example of a date.
    #[prop(optional, into)]
    hint: Option<Words>,
    #[prop(optional, into)] value: Words,
    /// `bday` for a birth date.
    #[prop(default = "off")]
    autocomplete: &'static str,
    #[prop(optional)] optional: bool,
    /// What is said where it stayed empty and may not.
    #[prop(optional, into)]
    missing: Option<Words>,
    #[prop(optional)] check: Option<Check>,
) -> AnyView {
    let hint = hint.unwrap_or(Words::Borrowed(t::date_hint(use_lang())));
    let check = check.unwrap_or(Check::Date);
    view! {
        <TextField name label hint value optional missing=missing.unwrap_or_default() check autocomplete width="medium" inputmode="numeric"/>
    }
    .into_any()
}
