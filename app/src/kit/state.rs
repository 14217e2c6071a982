//! What the fields of one form know together: what was refused and what had
//! been typed.

use leptos::prelude::*;
use pleinweb_kernel::{AppError, Code, FieldErrors, FormReturn, Lang};

use super::Words;
use super::said::error_text;
use crate::texts::kit as t;

/// The state of the form around a field. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct FormState(StoredValue<State>);

#[derive(Debug)]
struct State {
    /// The form that came back refused.
    returned: Option<FormReturn>,
    fields: Vec<Named>,
    prefix: Words,
    /// A field of it needs the program.
    moves: bool,
}

/// What the summary says of a field.
#[derive(Clone, Debug)]
pub(super) struct Named {
    name: Words,
    pub label: Words,
    pub missing: Missing,
}

/// What is said of a field that is empty and may not be.
#[derive(Clone, Debug, Default)]
pub enum Missing {
    /// "Write your first name".
    Said(Words),
    /// One answer of several.
    Choice,
    /// At least one of several.
    Choices,
    #[default]
    Unsaid,
}

impl Missing {
    /// A sentence of the page, where there is one.
    pub(super) fn said(words: Option<Words>) -> Self {
        words
            .filter(|words| !words.is_empty())
            .map_or(Self::Unsaid, Self::Said)
    }

    /// The sentence of a code at such a field.
    pub(super) fn words(&self, lang: Lang, code: &Code) -> Words {
        match self {
            Self::Said(words) if code.as_str() == "required" => words.clone(),
            Self::Choice if code.as_str() == "required" => t::missing_choice(lang).into(),
            Self::Choices if code.as_str() == "required" => t::missing_choices(lang).into(),
            _ => error_text(lang, code).into(),
        }
    }

    /// Whether that sentence says by itself which field it is about.
    pub(super) fn names_it(&self, code: &Code) -> bool {
        matches!(self, Self::Said(_)) && code.as_str() == "required"
    }
}

/// The form around this place, if there is one.
pub fn use_form() -> Option<FormState> {
    use_context()
}

impl FormState {
    /// `prefix` tells the fields of this form from those of others on the page.
    pub(super) fn new(prefix: Words, returned: Option<FormReturn>) -> Self {
        Self(StoredValue::new(State {
            returned,
            fields: Vec::new(),
            prefix,
            moves: false,
        }))
    }

    /// Why the last sending was refused, as a whole.
    pub fn refused(self) -> Option<AppError> {
        self.returned(|returned| returned.error.clone())
    }

    fn returned<T>(self, read: impl FnOnce(&FormReturn) -> T) -> Option<T> {
        self.0.with_value(|state| state.returned.as_ref().map(read))
    }

    /// What is said at the fields.
    pub(super) fn errors(self) -> FieldErrors {
        match self.refused() {
            Some(AppError::Invalid(errors)) => errors,
            _ => FieldErrors::default(),
        }
    }

    /// What had been typed in a form that came back, else `value`. Secrets do
    /// not come back: they are empty.
    pub(super) fn text(self, field: &str, value: Words) -> Words {
        self.returned(|returned| returned.value(field).unwrap_or_default().to_owned().into())
            .unwrap_or(value)
    }

    /// What a form that came back had in a field that nobody types.
    pub fn came_back(self, field: &str) -> Option<String> {
        self.returned(|returned| returned.value(field).map(str::to_owned))
            .flatten()
    }

    /// Whether `choice` had been chosen in a form that came back, else `chosen`.
    pub(super) fn has_choice(self, field: &str, choice: &str, chosen: bool) -> bool {
        self.returned(|returned| {
            let mut values = returned.values.iter();
            values.any(|(name, value)| name == field && value == choice)
        })
        .unwrap_or(chosen)
    }

    pub(super) fn moves(self) {
        self.0.update_value(|state| state.moves = true);
    }

    pub(super) fn has_moving(self) -> bool {
        self.0.with_value(|state| state.moves)
    }

    pub(super) fn name_field(self, name: &Words, label: &Words, missing: &Missing) {
        let named = Named {
            name: name.clone(),
            label: label.clone(),
            missing: missing.clone(),
        };
        self.0.update_value(|state| state.fields.push(named));
    }

    pub(super) fn named(self, field: &str) -> Option<Named> {
        self.0.with_value(|state| {
            let mut fields = state.fields.iter();
            fields.find(|named| named.name == field).cloned()
        })
    }

    /// The HTML id of a field: what error links lead to.
    pub(super) fn id(self, field: &str) -> String {
        self.0.with_value(|state| id_of(&state.prefix, field))
    }
}

pub(super) fn id_of(prefix: &str, field: &str) -> String {
    let mut id = prefix.to_owned();
    id.push('-');
    // `jobs[0][hours]`: brackets are awkward in selectors and fragments. An id with a
    // space is found by nobody who names it.
    let is_plain = |letter: char| !(matches!(letter, '[' | ']') || letter.is_whitespace());
    id.extend(field.chars().map(|c| if is_plain(c) { c } else { '-' }));
    id
}

/// The field beside a field, whose name ends otherwise: `email_kept`, `jobs[0][city_text]`.
pub(super) fn beside(name: &str, end: &str) -> String {
    match name.strip_suffix(']') {
        Some(start) => [start, end, "]"].concat(),
        None => [name, end].concat(),
    }
}

/// The name that the server reads: `command[name]`, `command[jobs][0][hours]`.
pub(super) fn html_name(field: &str) -> String {
    let (first, rest) = field.find('[').map_or((field, ""), |at| field.split_at(at));
    ["command[", first, "]", rest].concat()
}
