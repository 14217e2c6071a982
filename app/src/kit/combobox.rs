//! A field that proposes answers while one types: the words and the state of the
//! island of that name.

use leptos::prelude::*;
use pleinweb_islands::{Combobox as Island, ComboboxValues, Finder, Suggestion};
use pleinweb_kernel::Lang;

use super::Words;
use super::field::Field;
use super::state::html_name;
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
    #[prop(optional)] quiet: bool,
) -> AnyView {
    let lang = use_lang();
    let typed = text_name(&name);
    let field = Field::new(name, label, hint, optional, quiet);
    let chosen = chosen.unwrap_or_default();
    let text = match field.state {
        Some(state) => state.text(&typed, chosen.label.into()),
        None => chosen.label.into(),
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
        value: field.text(chosen.value.into()).into_owned(),
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

/// The field of the text beside the field of the value.
fn text_name(name: &str) -> String {
    match name.strip_suffix(']') {
        Some(start) => [start, "_text]"].concat(),
        None => [name, "_text"].concat(),
    }
}
