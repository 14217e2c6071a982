//! How far something is.

use leptos::prelude::*;

use super::Words;
use crate::lang::use_lang;
use crate::texts::kit as t;

/// "Étape 3 sur 9 : Votre situation", over the heading of the step.
#[component]
pub fn Steps(
    number: u32,
    total: u32,
    /// The name of the step, if the page's heading does not say it.
    #[prop(optional, into)]
    name: Option<Words>,
) -> AnyView {
    let (number, total) = (number.to_string(), total.to_string());
    let said = t::step(use_lang(), &number, &total);
    view! {
        <div class="steps">
            <p>{said}{name.map(|name| view! { " · " {name} })}</p>
            // Said above: for those who listen once is enough.
            <progress aria-hidden="true" value=number max=total></progress>
        </div>
    }
    .into_any()
}

/// How much of something is done, with its label.
#[component]
pub fn ProgressBar(
    #[prop(into)] label: Words,
    #[prop(into)] value: Signal<u32>,
    #[prop(default = 100)] max: u32,
) -> AnyView {
    view! {
        <label class="steps">
            <span>{label}</span>
            <progress max=max.to_string() value=move || value.get().to_string()></progress>
        </label>
    }
    .into_any()
}
