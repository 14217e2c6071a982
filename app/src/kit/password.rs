//! A password, with "show" where scripts run.

use leptos::prelude::*;

use super::field::Field;
use super::state::Check;
use super::status::use_scripted;
use super::text_field::listeners;
use super::{Words, error_text};
use crate::lang::use_lang;
use crate::texts::kit as t;
use pleinweb_domain::kernel::Code;

/// A password. Pasting is allowed: password managers paste.
#[component]
pub fn PasswordField(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    #[prop(optional)] check: Option<Check>,
    /// What is said under the field while one types (how strong it is).
    #[prop(optional)]
    advice: Option<fn(&str) -> Option<Code>>,
) -> AnyView {
    let lang = use_lang();
    let field = Field::new(name, label, hint, false, false);
    let (described_by, invalid) = (field.described_by(), field.invalid());
    let (left, typed) = listeners(&field, check);
    let scripted = use_scripted();
    let shown = RwSignal::new(false);
    let said = RwSignal::new(None::<Code>);
    let control = view! {
        <div class="with-button">
            <input
                class="input"
                type=move || if shown.get() { "text" } else { "password" }
                id=field.id.clone()
                name=field.html_name()
                required=true
                autocomplete=autocomplete
                spellcheck="false"
                autocapitalize="none"
                aria-describedby=move || described_by.get()
                aria-invalid=move || invalid.get()
                on:blur=move |event| {
                    let _ = left.try_run(event_target_value(&event));
                }
                on:input=move |event| {
                    let text = event_target_value(&event);
                    if let Some(advice) = advice {
                        said.set(advice(&text));
                    }
                    typed.run(text);
                }
            />
            <button
                class="button secondary"
                type="button"
                hidden=move || !scripted.get()
                aria-pressed=move || if shown.get() { "true" } else { "false" }
                aria-controls=field.id.clone()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() { t::password_hide(lang) } else { t::password_show(lang) }}
                <span class="visually-hidden">{t::password_word(lang)}</span>
            </button>
        </div>
        {advice.map(|_| view! {
            <p class="hint" role="status">{move || said.get().map(|code| error_text(lang, &code))}</p>
        })}
    };
    field.around(control.into_any())
}
