//! Answers to choose from: one of several, several of several, or one box.

use leptos::prelude::*;

use super::Words;
use super::field::{Field, Need};
use super::state::{Missing, id_of};

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: Words,
    pub label: Words,
    pub hint: Option<Words>,
}

impl Choice {
    pub fn new(value: impl Into<Words>, label: impl Into<Words>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// What helps to decide, under the answer.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Words>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One answer among a few, all in sight.
#[component]
pub fn RadioGroup(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// The value that is chosen at first; empty for none.
    #[prop(optional, into)]
    value: Words,
    choices: Vec<Choice>,
    #[prop(optional)] optional: bool,
    /// The question is spoken and not shown, because the page's heading says it.
    #[prop(optional)]
    quiet: bool,
    /// Short answers beside each other.
    #[prop(optional)]
    inline: bool,
) -> AnyView {
    let field = Field::new(name, label, hint, Need::of(optional), quiet).missing(Missing::Choice);
    let chosen = field.text(value);
    let boxes = boxes(
        &field.id,
        field.html_name(),
        "radio",
        choices,
        move |choice| choice == chosen,
    );
    group(field, boxes, inline)
}

/// Any number of answers. They are sent as `command[name][]`.
#[component]
pub fn CheckboxGroup(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// The values that are ticked at first.
    #[prop(optional)]
    values: Vec<String>,
    choices: Vec<Choice>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] quiet: bool,
) -> AnyView {
    let field = Field::new(name, label, hint, Need::of(optional), quiet).missing(Missing::Choices);
    let asked = field.clone();
    let html_name = [&field.html_name(), "[]"].concat();
    let boxes = boxes(&field.id, html_name, "checkbox", choices, move |choice| {
        asked.has_choice(choice, values.iter().any(|value| value == choice))
    });
    group(field, boxes, false)
}

/// One box to tick; sent as `true`, or not at all.
#[component]
pub fn Checkbox(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional)] checked: bool,
) -> AnyView {
    let field =
        Field::new(name, label.clone(), hint, Need::Required, false).missing(Missing::Unsaid);
    let checked = field.has_choice("true", checked);
    let (described_by, invalid) = (field.described_by(), field.invalid());
    view! {
        <div class="field">
            {field.error_view()}
            <div class="choice">
                <input
                    type="checkbox"
                    id=field.id.clone()
                    name=field.html_name()
                    value="true"
                    checked=checked
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
                <label for=field.id.clone()>{label}</label>
                {field.hint_view()}
            </div>
        </div>
    }
    .into_any()
}

fn group(field: Field, boxes: Vec<AnyView>, inline: bool) -> AnyView {
    let class = if inline { "choices inline" } else { "choices" };
    let boxes = view! {
        <div class=class>
            {boxes}
        </div>
    };
    field.around_group(boxes.into_any())
}

/// The first box carries the id of the field, so that error links lead to it.
pub(super) fn boxes(
    field_id: &str,
    html_name: String,
    kind: &'static str,
    choices: Vec<Choice>,
    is_chosen: impl Fn(&str) -> bool,
) -> Vec<AnyView> {
    let mut boxes = Vec::with_capacity(choices.len());
    for choice in choices {
        let id = if boxes.is_empty() {
            field_id.to_owned()
        } else {
            id_of(field_id, &choice.value)
        };
        let hint_id = [&id, "-about"].concat();
        let described_by = choice.hint.is_some().then(|| hint_id.clone());
        let chosen = is_chosen(&choice.value);
        boxes.push(
            view! {
                <div class="choice">
                    <input
                        type=kind
                        id=id.clone()
                        name=html_name.clone()
                        value=choice.value
                        checked=chosen
                        aria-describedby=described_by
                    />
                    <label for=id>{choice.label}</label>
                    {choice.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                </div>
            }
            .into_any(),
        );
    }
    boxes
}
