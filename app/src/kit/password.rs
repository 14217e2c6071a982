//! A password, with "show" where scripts run.

use leptos::prelude::*;

use super::Words;
use super::field::{Field, Need};
use super::state::Missing;
use crate::lang::use_lang;
use crate::texts::kit as t;

/// A password. Pasting is allowed: password managers paste.
#[component]
pub fn PasswordField(
    #[prop(into)] name: Words,
    #[prop(into)] label: Words,
    #[prop(optional, into)] hint: Option<Words>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// Says under the field while one types how strong it is.
    #[prop(optional)]
    advice: bool,
) -> AnyView {
    let lang = use_lang();
    let missing = if autocomplete == "current-password" {
        t::missing_password(lang)
    } else {
        t::missing_new_password(lang)
    };
    let field =
        Field::new(name, label, hint, Need::Required, false).missing(Missing::Said(missing.into()));
    let (described_by, invalid) = (field.described_by(), field.invalid());
    if advice {
        field.moves();
    }
    let advice = advice.then(|| [&field.id, "-advice"].concat());
    // The button is brought to life by `browser/forms.js`.
    let control = view! {
        <div class="with-button">
            <input
                class="input"
                type="password"
                id=field.id.clone()
                name=field.html_name()
                required=true
                autocomplete=autocomplete
                spellcheck="false"
                autocapitalize="none"
                aria-describedby=described_by
                aria-invalid=invalid
                data-advice=advice.clone()
            />
            <button
                class="button secondary"
                type="button"
                hidden=true
                aria-pressed="false"
                aria-controls=field.id.clone()
                data-reveals=""
                data-other=t::password_hide(lang)
            >
                <span>{t::password_show(lang)}</span>
                <span class="visually-hidden">" "{t::password_word(lang)}</span>
            </button>
        </div>
        {advice.map(|id| view! { <p class="hint" role="status" id=id></p> })}
    };
    field.around(control.into_any())
}
