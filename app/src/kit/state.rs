//! What the fields of one form know together: what was refused, what had been
//! typed, and whether it is being sent.

use leptos::prelude::*;
use pleinweb_domain::kernel::{AppError, Code, FieldError, FieldErrors, FormReturn};

use super::Words;
use super::press::when_released;

/// The state of the form around a field. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct FormState {
    /// Shown at the fields, as they are now.
    pub errors: RwSignal<FieldErrors>,
    /// Why the last sending was refused, as a whole.
    pub refused: RwSignal<Option<AppError>>,
    /// Being sent: buttons wait.
    pub pending: RwSignal<bool>,
    /// How often it was sent: what was to be said of it before is over.
    sendings: StoredValue<u32>,
    typed: StoredValue<Option<FormReturn>>,
    labels: StoredValue<Vec<(Words, Words)>>,
    prefix: StoredValue<Words>,
}

/// The form around this place, if there is one.
pub fn use_form() -> Option<FormState> {
    use_context()
}

impl FormState {
    /// `prefix` tells the fields of this form from those of others on the page.
    pub(super) fn new(prefix: Words, returned: Option<FormReturn>) -> Self {
        let error = returned.as_ref().map(|returned| returned.error.clone());
        Self {
            errors: RwSignal::new(field_errors(error.as_ref())),
            refused: RwSignal::new(error),
            pending: RwSignal::new(false),
            sendings: StoredValue::new(0),
            typed: StoredValue::new(returned),
            labels: StoredValue::new(Vec::new()),
            prefix: StoredValue::new(prefix),
        }
    }

    /// The answer of the server: errors at the fields, or one for the whole form.
    pub fn refuse(&self, error: AppError) {
        self.errors.set(field_errors(Some(&error)));
        self.refused.set(Some(error));
    }

    /// Forgets what was refused, before sending again.
    pub(super) fn accept(&self) {
        self.sendings.update_value(|sendings| *sendings += 1);
        self.refused.set(None);
        self.errors.set(FieldErrors::default());
    }

    pub fn error(&self, field: &str) -> Option<Code> {
        self.errors.with(|errors| errors.of(field).cloned())
    }

    /// What had been typed in a form that came back, else `value`. Secrets do
    /// not come back: they are empty.
    pub(super) fn text(&self, field: &str, value: Words) -> Words {
        self.typed.with_value(|typed| match typed {
            Some(typed) => typed.value(field).unwrap_or_default().to_owned().into(),
            None => value,
        })
    }

    /// What a form that came back had in a field that nobody types.
    pub fn returned(&self, field: &str) -> Option<String> {
        self.typed
            .with_value(|typed| typed.as_ref()?.value(field).map(str::to_owned))
    }

    /// Whether `choice` had been chosen in a form that came back, else `chosen`.
    pub(super) fn has_choice(&self, field: &str, choice: &str, chosen: bool) -> bool {
        self.typed.with_value(|typed| match typed {
            Some(typed) => typed
                .values
                .iter()
                .any(|(name, value)| name == field && value == choice),
            None => chosen,
        })
    }

    /// Looks at a field that is being left: nothing is said of an empty one.
    /// While a pointer is pressed the verdict waits: what is pressed stays
    /// where it is. If it sent the form, the server's verdict counts.
    pub(super) fn look_at(self, field: &Words, text: &str, check: Check) {
        if text.trim().is_empty() {
            return;
        }
        let verdict = check(text).err();
        let field = field.clone();
        let sendings = self.sendings.try_get_value();
        when_released(move || {
            // `None`: the page was left meanwhile.
            if sendings.is_some() && self.sendings.try_get_value() == sendings {
                self.judge(&field, verdict);
            }
        });
    }

    fn judge(self, field: &Words, verdict: Option<Code>) {
        if self
            .errors
            .with_untracked(|errors| errors.of(field) == verdict.as_ref())
        {
            return;
        }
        self.errors.update(|errors| {
            errors.0.retain(|error| error.field != *field);
            if let Some(code) = verdict {
                errors.0.push(FieldError {
                    field: field.clone(),
                    code,
                });
            }
        });
    }

    /// Takes an error away as soon as what is typed is right.
    pub(super) fn look_again(&self, field: &Words, text: &str, check: Option<Check>) {
        let wrong = self
            .errors
            .with_untracked(|errors| errors.of(field).is_some());
        let right = match check {
            Some(check) => check(text).is_ok(),
            None => !text.trim().is_empty(),
        };
        if wrong && right {
            self.errors
                .update(|errors| errors.0.retain(|error| error.field != *field));
        }
    }

    pub(super) fn name_field(&self, field: &Words, label: &Words) {
        self.labels
            .update_value(|labels| labels.push((field.clone(), label.clone())));
    }

    pub(super) fn label(&self, field: &str) -> Option<Words> {
        self.labels.with_value(|labels| {
            labels
                .iter()
                .find(|(name, _)| name == field)
                .map(|(_, label)| label.clone())
        })
    }

    /// The HTML id of a field: what error links lead to.
    pub(super) fn id(&self, field: &str) -> String {
        self.prefix.with_value(|prefix| id_of(prefix, field))
    }
}

/// A parser of the domain, as a question: is this text right?
pub type Check = fn(&str) -> Result<(), Code>;

pub(super) fn id_of(prefix: &str, field: &str) -> String {
    let mut id = prefix.to_owned();
    id.push('-');
    // `jobs[0][hours]`: brackets are awkward in selectors and fragments.
    id.extend(
        field
            .chars()
            .map(|c| if matches!(c, '[' | ']') { '-' } else { c }),
    );
    id
}

/// The name that the server reads: `command[name]`, `command[jobs][0][hours]`.
pub(super) fn html_name(field: &str) -> String {
    let (first, rest) = field.find('[').map_or((field, ""), |at| field.split_at(at));
    ["command[", first, "]", rest].concat()
}

fn field_errors(error: Option<&AppError>) -> FieldErrors {
    match error {
        Some(AppError::Invalid(errors)) => errors.clone(),
        _ => FieldErrors::default(),
    }
}
