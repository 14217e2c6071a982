//! A word or two about a state.

use leptos::prelude::*;

use super::Words;

/// The colour of a tag; its text always says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Brand,
    Success,
    Warning,
    Error,
}

/// A short state: "Envoyé", "2 h restantes".
#[component]
pub fn Tag(#[prop(optional)] tone: Tone, #[prop(into)] text: Words) -> AnyView {
    let class = match tone {
        Tone::Neutral => "tag",
        Tone::Brand => "tag brand-tone",
        Tone::Success => "tag success",
        Tone::Warning => "tag warning",
        Tone::Error => "tag error",
    };
    view! { <span class=class>{text}</span> }.into_any()
}
