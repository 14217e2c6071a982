//! A field that proposes answers while one types.
//!
//! It sends two fields: what was typed (`<name>_text`) and the value of the
//! chosen answer (`<name>`), empty as long as nothing was chosen. Without
//! scripts the text alone is sent; the command then refuses with a code at
//! `<name>` and the page gives `choices` for the text: they appear as answers
//! to choose from.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::finder::{Finder, Suggestion};
use super::search::{Search, option_id, options};

/// What a combobox is made of, and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComboboxValues {
    /// Of the text field.
    pub id: String,
    /// HTML names: what is typed, and what was chosen.
    pub text_name: String,
    pub name: String,
    pub text: String,
    pub value: String,
    pub required: bool,
    pub described_by: Option<String>,
    pub invalid: bool,
    /// What a text that was sent without scripts may mean.
    pub choices: Vec<Suggestion>,
    /// Over `choices`.
    pub which: String,
    /// How many answers there are, in words: up to a number, which is `{}`; the last
    /// words for all above.
    pub counts: Vec<(usize, String)>,
    /// That an answer was chosen; `{}` is the answer.
    pub chosen: String,
}

/// A text field with proposed answers.
#[island]
pub fn Combobox(values: ComboboxValues, finder: Finder) -> impl IntoView {
    let ambiguous = RwSignal::new(!values.choices.is_empty());
    let search = Search {
        input: NodeRef::new(),
        value: RwSignal::new(values.value.clone()),
        found: RwSignal::new(Vec::new()),
        open: RwSignal::new(false),
        active: RwSignal::new(None),
        asked: StoredValue::new(0),
        said: RwSignal::new(String::new()),
        finder,
        words: StoredValue::new((values.counts.clone(), values.chosen.clone())),
    };
    let id = StoredValue::new(values.id.clone());
    let name = values.name.clone();
    let choices = StoredValue::new((values.which.clone(), values.choices.clone()));
    let answer = move || {
        if ambiguous.get() {
            let (which, choices) = choices.get_value();
            which_one(&id.get_value(), &name, which, choices)
        } else {
            view! { <input type="hidden" name=name.clone() value=move || search.value.get()/> }
                .into_any()
        }
    };
    view! {
        <div class="combobox">
            <input
                class="input"
                type="text"
                id=values.id.clone()
                name=values.text_name
                value=values.text
                node_ref=search.input
                required=values.required
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded=move || if search.open.get() { "true" } else { "false" }
                aria-controls=[&values.id, "-list"].concat()
                aria-activedescendant=move || search.active.get().map(|index| option_id(id, index))
                aria-describedby=values.described_by
                aria-invalid=values.invalid.then_some("true")
                on:input=move |event| {
                    ambiguous.set(false);
                    search.typed(event_target_value(&event));
                }
                on:keydown=move |event| search.key(&event)
                on:blur=move |_| search.open.set(false)
            />
            <ul
                class="listbox"
                role="listbox"
                id=[&values.id, "-list"].concat()
                aria-labelledby=values.id.clone()
                hidden=move || !search.open.get()
            >
                {move || options(search, id)}
            </ul>
        </div>
        {answer}
        <p class="visually-hidden" role="status">{move || search.said.get()}</p>
    }
}

/// The answers that the text may mean, to choose from.
fn which_one(id: &str, name: &str, which: String, choices: Vec<Suggestion>) -> AnyView {
    let boxes: Vec<AnyView> = choices
        .into_iter()
        .map(|found| {
            let id = [id, "-is-", &found.value].concat();
            let about = [&id, "-about"].concat();
            let has_detail = !found.detail.is_empty();
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=name.to_owned()
                        value=found.value
                        aria-describedby=has_detail.then(|| about.clone())
                    />
                    <label for=id>{found.label}</label>
                    {has_detail.then(|| view! { <p class="hint" id=about>{found.detail}</p> })}
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="field">
            <legend class="label">{which}</legend>
            <div class="choices">{boxes}</div>
        </fieldset>
    }
    .into_any()
}
