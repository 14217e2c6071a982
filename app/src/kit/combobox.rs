//! A field that proposes answers while one types.
//!
//! It sends two fields: what was typed (`<name>_text`) and the value of the
//! chosen answer (`<name>`), empty as long as nothing was chosen. Without
//! scripts the text alone is sent; the command then refuses with a code at
//! `<name>` and the page gives `choices` for the text: they appear as answers
//! to choose from.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use pleinweb_domain::kernel::Lang;

use super::choice::{Choice, boxes};
use super::field::Field;
use super::search::{Search, option_id, options};
use super::state::html_name;
use super::{Status, Words};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// One proposed answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// What is sent.
    pub value: String,
    /// What is shown in the field once chosen.
    pub label: String,
    /// What tells it from others of the same name; may be empty.
    pub detail: String,
}

/// Finds answers for a text, best first. See `suggest`.
pub type Suggest =
    Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Vec<Suggestion>>>> + Send + Sync>;

/// Makes a `Suggest` of an async function: `suggest(|text| async move { .. })`.
pub fn suggest<Fut>(find: impl Fn(String) -> Fut + Send + Sync + 'static) -> Suggest
where
    Fut: Future<Output = Vec<Suggestion>> + 'static,
{
    Arc::new(move |text| Box::pin(find(text)))
}

/// A text field with proposed answers.
#[component]
pub fn Combobox(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// The chosen answer at first.
    #[prop(optional)]
    chosen: Option<Suggestion>,
    find: Suggest,
    /// What the text that was sent without scripts may mean.
    #[prop(optional)]
    choices: Vec<Suggestion>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] quiet: bool,
) -> AnyView {
    let lang = use_lang();
    let text_name = text_name(&name);
    let field = Field::new(name.clone(), label, hint, optional, quiet);
    let chosen = chosen.unwrap_or_default();
    let label: Words = chosen.label.into();
    let text = match field.state {
        Some(state) => state.text(&text_name, label),
        None => label,
    };
    let search = Search {
        input: NodeRef::new(),
        value: RwSignal::new(field.text(chosen.value.into()).into_owned()),
        found: RwSignal::new(Vec::new()),
        open: RwSignal::new(false),
        active: RwSignal::new(None),
        asked: StoredValue::new(0),
        said: RwSignal::new(String::new()),
        find: StoredValue::new(find),
        lang,
    };
    let (described_by, invalid) = (field.described_by(), field.invalid());
    let id = StoredValue::new(field.id.clone());
    let (state, field_name) = (field.state, name.clone());
    let input_name = if field.state.is_some() {
        html_name(&text_name)
    } else {
        text_name
    };
    let answer_name = field.html_name();
    // The radio buttons of `choices` answer until one types again.
    let ambiguous = RwSignal::new(!choices.is_empty());
    let choices = StoredValue::new(choices);
    let answer = move || {
        if ambiguous.get() {
            id.with_value(|id| which(id, answer_name.clone(), choices.get_value(), lang))
        } else {
            view! { <input type="hidden" name=answer_name.clone() value=move || search.value.get()/> }.into_any()
        }
    };
    let control = view! {
        <div class="combobox">
            <input
                class="input"
                type="text"
                id=field.id.clone()
                name=input_name
                value=text
                node_ref=search.input
                required=field.required()
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded=move || if search.open.get() { "true" } else { "false" }
                aria-controls=part(id, "-list")
                aria-activedescendant=move || search.active.get().map(|index| option_id(id, index))
                aria-describedby=move || described_by.get()
                aria-invalid=move || invalid.get()
                on:input=move |event| {
                    ambiguous.set(false);
                    if let Some(state) = state {
                        state.look_again(&field_name, "typed", None);
                    }
                    search.typed(event_target_value(&event));
                }
                on:keydown=move |event| search.key(&event)
                on:blur=move |_| search.open.set(false)
            />
            <ul class="listbox" role="listbox" id=part(id, "-list") aria-labelledby=field.id.clone() hidden=move || !search.open.get()>
                {move || options(search, id)}
            </ul>
        </div>
        {answer}
        <Status text=search.said quiet=true/>
    };
    field.around(control.into_any())
}

/// The answers that the text may mean, to choose from.
fn which(id: &str, html_name: String, choices: Vec<Suggestion>, lang: Lang) -> AnyView {
    let choices: Vec<Choice> = choices
        .into_iter()
        .map(|found| {
            let choice = Choice::new(found.value, found.label);
            if found.detail.is_empty() {
                choice
            } else {
                choice.hint(found.detail)
            }
        })
        .collect();
    let boxes = boxes(&[id, "-is"].concat(), html_name, "radio", choices, |_| {
        false
    });
    view! {
        <fieldset class="field">
            <legend class="label">{t::which_one(lang)}</legend>
            <div class="choices">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

fn part(id: StoredValue<String>, end: &str) -> String {
    id.with_value(|id| [id, end].concat())
}

/// The field of the text beside the field of the value.
fn text_name(name: &str) -> String {
    match name.strip_suffix(']') {
        Some(start) => [start, "_text]"].concat(),
        None => [name, "_text"].concat(),
    }
}
