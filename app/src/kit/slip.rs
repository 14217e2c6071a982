//! A question about what looks like a slip: one press takes what was probably
//! meant, one says that it is right as it is, and either goes on. Without scripts
//! too: the buttons send the form with their answer (`<name>_meant`, `<name>_kept`).

use leptos::prelude::*;
use pleinweb_kernel::Code;

use super::said::error_text;
use super::state::{FormState, beside, html_name};
use super::{Button, Look, PressedByEnter, Words};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// What a field may ask back.
#[derive(Clone, Debug, Default)]
pub struct Slip {
    /// What was probably meant: as the field has it, and as it is read.
    meant: Option<(Words, Words)>,
    /// What was typed, as it is read; else as it was typed.
    typed: Option<Words>,
    /// What was said to be right, where the page keeps that.
    kept: Words,
}

/// The field that is asked about: its form, name and id.
pub(super) struct Asked<'a> {
    pub state: Option<FormState>,
    pub name: &'a str,
    pub id: &'a str,
}

impl Asked<'_> {
    /// What a form that came back had in the field beside it.
    fn beside(&self, end: &str) -> Option<String> {
        self.state?.came_back(&beside(self.name, end))
    }
}

impl Slip {
    pub fn new(meant: Option<impl Into<Words>>) -> Self {
        let meant = meant.map(Into::into);
        Self {
            meant: meant.map(|meant: Words| (meant.clone(), meant)),
            ..Self::default()
        }
    }

    /// How what was meant, and what was typed, are read.
    #[must_use]
    pub fn read_as(mut self, read: impl Fn(&str) -> Words, typed: Option<&str>) -> Self {
        self.meant = self.meant.map(|(value, _)| {
            let words = read(&value);
            (value, words)
        });
        self.typed = typed.map(read);
        self
    }

    #[must_use]
    pub fn kept(mut self, kept: impl Into<Words>) -> Self {
        self.kept = kept.into();
        self
    }

    /// What was taken in a form that came back for another reason.
    pub(super) fn taken(field: &Asked<'_>) -> Option<Words> {
        let taken = field.beside("_meant")?;
        (!taken.is_empty()).then(|| taken.into())
    }

    /// The question for this code, if it is one. Of what is wrong as it is (no
    /// address ends like this) only the other can be taken.
    pub(super) fn question(&self, field: &Asked<'_>, code: &Code) -> Option<AnyView> {
        let lang = use_lang();
        let said: Words = match &self.meant {
            Some((_, meant)) => t::slip_meant(lang, meant).into(),
            None if code.asks() => Words::from(error_text(lang, code)),
            None => return None,
        };
        let typed = field
            .state
            .map(|state| state.text(field.name, Words::default()));
        let typed = typed.unwrap_or_default();
        let name = |end: &str| html_name(&beside(field.name, end));
        let take = self.meant.clone().map(|(value, meant)| {
            view! {
                <Button name=name("_meant") value=value takes=field.id.to_owned()>{t::slip_take(lang, &meant)}</Button>
            }
        });
        let keep = code.asks().then(|| {
            let read = self.typed.clone().unwrap_or_else(|| typed.clone());
            let words = if self.meant.is_some() {
                t::slip_keep(lang, &read)
            } else {
                t::slip_right(lang, &read)
            };
            view! { <Button look=Look::Secondary name=name("_kept") value=typed>{words}</Button> }
        });
        let id = [field.id, "-asked"].concat();
        let question = view! {
            <div class="field-asks">
                <p id=id>{said}</p>
                // Enter sends what the field says.
                <PressedByEnter/>
                {take}
                {keep}
            </div>
        };
        Some(question.into_any())
    }

    /// What was said to be right travels on: nobody is asked twice.
    pub(super) fn said_before(&self, field: &Asked<'_>, asks: bool) -> Option<AnyView> {
        let kept = field.beside("_kept");
        let kept = kept.map_or_else(|| self.kept.clone(), Words::from);
        let name = html_name(&beside(field.name, "_kept"));
        (!asks && !kept.is_empty()).then(|| {
            view! { <input type="hidden" name=name value=kept autocomplete="off"/> }.into_any()
        })
    }
}
