//! One answer among many, in a list that the browser draws.

use leptos::prelude::*;

use super::field::{Field, Need};
use super::state::Missing;
use super::{Choice, Words};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// A drop-down list. For up to seven answers prefer `RadioGroup`: all are in sight.
#[component]
pub fn SelectField(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// The value that is chosen at first; empty for none.
    #[prop(optional, into)]
    value: Words,
    choices: Vec<Choice>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] quiet: bool,
    /// What choosing nothing is called.
    #[prop(optional)]
    none: Option<&'static str>,
    /// The field of the form that what is chosen begins (with scripts): its name.
    #[prop(optional)]
    fills: Option<&'static str>,
) -> AnyView {
    let field = Field::new(name, label, hint, Need::of(optional), quiet).missing(Missing::Choice);
    let fills = fills.zip(field.state).map(|(name, form)| form.id(name));
    let (described_by, invalid) = (field.described_by(), field.invalid());
    let chosen = field.text(value);
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect();
    let select = view! {
        <select
            class="input"
            id=field.id.clone()
            name=field.html_name()
            required=field.required()
            autocomplete=autocomplete
            aria-describedby=described_by
            aria-invalid=invalid
            data-fills=fills
        >
            <option value="">{none.unwrap_or_else(|| t::choose(use_lang()))}</option>
            {options}
        </select>
    };
    field.around(select.into_any())
}
