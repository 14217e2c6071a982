//! What surrounds every input: label, hint, error, and the links between them.

use leptos::prelude::*;

use pleinweb_kernel::Code;

use super::state::{FormState, html_name, id_of, use_form};
use super::{Check, Words, error_text};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// One field before it is drawn.
#[derive(Clone)]
pub(super) struct Field {
    pub state: Option<FormState>,
    pub name: Words,
    pub id: String,
    label: Words,
    hint: Option<Words>,
    optional: bool,
    quiet: bool,
}

impl Field {
    pub fn new(
        name: Words,
        label: Words,
        hint: Option<Words>,
        optional: bool,
        quiet: bool,
    ) -> Self {
        let state = use_form();
        let id = state.map_or_else(|| id_of("q", &name), |state| state.id(&name));
        if let Some(state) = state {
            state.name_field(&name, &label);
        }
        Self {
            state,
            name,
            id,
            label,
            hint,
            optional,
            quiet,
        }
    }

    /// Outside a `Form` (a search) a field has its plain name.
    pub fn html_name(&self) -> String {
        if self.state.is_some() {
            html_name(&self.name)
        } else {
            self.name.to_string()
        }
    }

    pub fn text(&self, value: Words) -> Words {
        match self.state {
            Some(state) => state.text(&self.name, value),
            None => value,
        }
    }

    pub fn has_choice(&self, choice: &str, chosen: bool) -> bool {
        match self.state {
            Some(state) => state.has_choice(&self.name, choice, chosen),
            None => chosen,
        }
    }

    pub fn required(&self) -> bool {
        !self.optional
    }

    /// Whether a parser is asked when it is left: the form then brings the program.
    pub fn checks(&self, check: Option<Check>) {
        if check.is_some() {
            self.moves();
        }
    }

    /// Something of it needs the program.
    pub fn moves(&self) {
        if let Some(state) = self.state {
            state.moves();
        }
    }

    /// What is wrong with it, when its form came back.
    fn error(&self) -> Option<Code> {
        self.state?.errors().of(&self.name).cloned()
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error().map(|_| "true")
    }

    /// For `aria-describedby`: the hint, and the error while there is one.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| [&self.id, "-hint"].concat());
        let error = self.error().map(|_| [&self.id, "-error"].concat());
        match (hint, error) {
            (Some(hint), Some(error)) => Some([&hint, " ", &error].concat()),
            (hint, error) => hint.or(error),
        }
    }

    /// An input under its label.
    pub fn around(self, control: AnyView) -> AnyView {
        view! {
            <div class="field">
                <label for=self.id.clone() class=self.label_class()>{self.label.clone()}{self.optional_mark()}</label>
                {self.hint_view()}
                {self.error_view()}
                {control}
            </div>
        }
        .into_any()
    }

    /// Several inputs that answer one question.
    pub fn around_group(self, controls: AnyView) -> AnyView {
        let described_by = self.described_by();
        view! {
            <fieldset class="field" aria-describedby=described_by>
                <legend class=self.label_class()>{self.label.clone()}{self.optional_mark()}</legend>
                {self.hint_view()}
                {self.error_view()}
                {controls}
            </fieldset>
        }
        .into_any()
    }

    fn label_class(&self) -> &'static str {
        if self.quiet {
            "visually-hidden"
        } else {
            "label"
        }
    }

    fn optional_mark(&self) -> Option<AnyView> {
        self.optional
            .then(|| view! { <span class="optional">{t::optional(use_lang())}</span> }.into_any())
    }

    pub fn hint_view(&self) -> Option<AnyView> {
        let id = [&self.id, "-hint"].concat();
        self.hint
            .clone()
            .map(|hint| view! { <p class="hint" id=id>{hint}</p> }.into_any())
    }

    pub fn error_view(&self) -> Option<AnyView> {
        let lang = use_lang();
        let id = [&self.id, "-error"].concat();
        self.error().map(|code| {
            view! {
                <p class="field-error" id=id>
                    <span class="visually-hidden">{t::error_prefix(lang)}</span>
                    {error_text(lang, &code)}
                </p>
            }
            .into_any()
        })
    }
}
