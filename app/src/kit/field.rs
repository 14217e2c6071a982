//! What surrounds every input: label, hint, error, and the links between them.

use leptos::prelude::*;

use pleinweb_kernel::Code;

use super::slip::{Asked, Slip};
use super::state::{FormState, Missing, html_name, id_of, use_form};
use super::{Check, Words};
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
    need: Need,
    quiet: bool,
    missing: Missing,
    slip: Option<Slip>,
}

/// Whether a field is to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    /// May stay empty, and its label says so.
    Optional,
    /// It, or another answer in its place: the label promises nothing.
    OrElse,
}

impl Need {
    pub const fn of(optional: bool) -> Self {
        if optional {
            Self::Optional
        } else {
            Self::Required
        }
    }
}

impl Field {
    pub fn new(name: Words, label: Words, hint: Option<Words>, need: Need, quiet: bool) -> Self {
        let state = use_form();
        let id = state.map_or_else(|| id_of("q", &name), |state| state.id(&name));
        Self {
            state,
            name,
            id,
            label,
            hint: hint.filter(|hint| !hint.is_empty()),
            need,
            quiet,
            missing: Missing::Unsaid,
            slip: None,
        }
    }

    /// What is said where it is empty and may not be. Its form knows it from now on.
    pub fn missing(mut self, missing: Missing) -> Self {
        if let Some(state) = self.state {
            state.name_field(&self.name, &self.label, &missing);
        }
        self.missing = missing;
        self
    }

    /// What is asked back where what was typed looks like a slip.
    pub fn slip(mut self, slip: Option<Slip>) -> Self {
        self.slip = slip;
        self
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
        let Some(state) = self.state else {
            return value;
        };
        let taken = self.slip.as_ref().and_then(|_| Slip::taken(&self.asked()));
        taken.unwrap_or_else(|| state.text(&self.name, value))
    }

    pub fn has_choice(&self, choice: &str, chosen: bool) -> bool {
        match self.state {
            Some(state) => state.has_choice(&self.name, choice, chosen),
            None => chosen,
        }
    }

    pub fn required(&self) -> bool {
        self.need == Need::Required
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
    pub fn error(&self) -> Option<Code> {
        self.state?.errors().of(&self.name).cloned()
    }

    /// For `aria-invalid`. What is only asked about may well be right.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error().filter(|code| !code.asks()).map(|_| "true")
    }

    /// For `aria-describedby`: the hint, the error while there is one, and what is asked.
    pub fn described_by(&self) -> Option<String> {
        let error = self.error();
        let wrong = error.as_ref().is_some_and(|code| !code.asks());
        let asked = error.is_some() && (!wrong || self.question().is_some());
        let parts = [
            (self.hint.is_some(), "-hint"),
            (wrong, "-error"),
            (asked, "-asked"),
        ];
        let mut ids = String::new();
        for (_, end) in parts.iter().filter(|(there, _)| *there) {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(&self.id);
            ids.push_str(end);
        }
        (!ids.is_empty()).then_some(ids)
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            state: self.state,
            name: &self.name,
            id: &self.id,
        }
    }

    /// What was said to be right before.
    pub fn said_before(&self) -> Option<AnyView> {
        let asks = self.error().is_some_and(|code| code.asks());
        self.slip.as_ref()?.said_before(&self.asked(), asks)
    }

    /// What is asked back, while its form is one that came back for that.
    fn question(&self) -> Option<AnyView> {
        let code = self.error()?;
        self.slip.as_ref()?.question(&self.asked(), &code)
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
        (self.need == Need::Optional)
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
        let code = self.error()?;
        let said = self.missing.words(lang, &code);
        let id = |end: &str| [&self.id, end].concat();
        let question = self.question();
        if code.asks() {
            return Some(match question {
                Some(question) => question,
                None => view! { <p class="field-asks" id=id("-asked")>{said}</p> }.into_any(),
            });
        }
        let error = view! {
            <p class="field-error" id=id("-error")>
                <span class="visually-hidden">{t::error_prefix(lang)}" "</span>
                {said}
            </p>
            {question}
        };
        Some(error.into_any())
    }
}
