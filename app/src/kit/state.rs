//! What the fields of one form know together: what was refused and what had
//! been typed.

use leptos::prelude::*;
use pleinweb_kernel::{AppError, FieldErrors, FormReturn};

use super::Words;

/// The state of the form around a field. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct FormState(StoredValue<State>);

#[derive(Debug)]
struct State {
    /// The form that came back refused.
    returned: Option<FormReturn>,
    labels: Vec<(Words, Words)>,
    prefix: Words,
    /// A field of it needs the program.
    moves: bool,
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
            labels: Vec::new(),
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

    pub(super) fn name_field(self, field: &Words, label: &Words) {
        self.0
            .update_value(|state| state.labels.push((field.clone(), label.clone())));
    }

    pub(super) fn label(self, field: &str) -> Option<Words> {
        self.0.with_value(|state| {
            let mut labels = state.labels.iter();
            let found = labels.find(|(name, _)| name == field);
            found.map(|(_, label)| label.clone())
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

/// The name that the server reads: `command[name]`, `command[jobs][0][hours]`.
pub(super) fn html_name(field: &str) -> String {
    let (first, rest) = field.find('[').map_or((field, ""), |at| field.split_at(at));
    ["command[", first, "]", rest].concat()
}
