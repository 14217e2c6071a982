//! A field that proposes answers while one types: the words and the state of the
//! island of that name.

use leptos::prelude::*;
use pleinweb_islands::{Combobox as Island, ComboboxValues, Finder, Suggestion};
use pleinweb_kernel::Lang;

use super::Words;
use super::field::{Field, Need};
use super::state::{Missing, beside, html_name};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// As many answers are counted in words of their own.
const COUNTED: usize = 20;

/// A text field with proposed answers.
#[component]
pub fn Combobox(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// The chosen answer at first.
    #[prop(optional)]
    chosen: Option<Suggestion>,
    find: Finder,
    /// What the text that was sent without scripts may mean.
    #[prop(optional)]
    choices: Vec<Suggestion>,
    #[prop(optional)] optional: bool,
    /// What is said where it stayed empty and may not.
    #[prop(optional, into)]
    missing: Option<Words>,
    #[prop(optional)] quiet: bool,
) -> AnyView {
    let lang = use_lang();
    let typed = beside(&name, "_text");
    let field =
        Field::new(name, label, hint, Need::of(optional), quiet).missing(Missing::said(missing));
    let chosen = chosen.unwrap_or_default();
    // Where one is asked whether a corrected answer is right, that one is shown.
    let corrected = field.error().is_some_and(|code| code.asks()) && !chosen.value.is_empty();
    let state = field.state.filter(|_| !corrected);
    let (text, value) = (Words::from(chosen.label), Words::from(chosen.value));
    let (text, value) = match state {
        Some(state) => (state.text(&typed, text), state.text(&field.name, value)),
        None => (text, value),
    };
    let values = ComboboxValues {
        id: field.id.clone(),
        text_name: if field.state.is_some() {
            html_name(&typed)
        } else {
            typed
        },
        name: field.html_name(),
        text: text.into_owned(),
        value: value.into_owned(),
        required: field.required(),
        described_by: field.described_by(),
        invalid: field.invalid().is_some(),
        which: if choices.is_empty() {
            String::new()
        } else {
            t::which_one(lang).to_owned()
        },
        choices,
        counts: counts(lang),
        chosen: t::suggestion_chosen(lang, "{}"),
    };
    field.around(view! { <Island values finder=find/> }.into_any())
}

/// How many answers there are, in words: numbers with the same words share them.
fn counts(lang: Lang) -> Vec<(usize, String)> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    for count in 0..=COUNTED {
        let words = t::suggestions(lang, count as u64).replace(&count.to_string(), "{}");
        match counts.last_mut() {
            Some((upto, same)) if *same == words => *upto = count,
            _ => counts.push((count, words)),
        }
    }
    counts
}
