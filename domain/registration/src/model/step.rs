//! The steps, and what every step's form has in common.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use pleinweb_kernel::promises::REGISTRATION_STEPS;
use pleinweb_kernel::{Day, FieldErrors};

/// A step of the registration, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Identity,
    Contact,
    Situation,
    Experience,
    Skills,
    Project,
    Area,
    Bank,
    Summary,
}

impl Step {
    pub const ALL: [Self; REGISTRATION_STEPS.usize()] = [
        Self::Identity,
        Self::Contact,
        Self::Situation,
        Self::Experience,
        Self::Skills,
        Self::Project,
        Self::Area,
        Self::Bank,
        Self::Summary,
    ];

    /// The steps that are filled in: all but the summary.
    pub const FILLED: &'static [Self] = Self::ALL.split_at(8).0;

    /// The text stored; also the message id `step-<key>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Situation => "situation",
            Self::Experience => "experience",
            Self::Skills => "skills",
            Self::Project => "project",
            Self::Area => "area",
            Self::Bank => "bank",
            Self::Summary => "summary",
        }
    }

    /// The last part of the step's address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Identity => "identite",
            Self::Contact => "coordonnees",
            Self::Situation => "situation",
            Self::Experience => "experience",
            Self::Skills => "competences",
            Self::Project => "projet",
            Self::Area => "secteur",
            Self::Bank => "banque",
            Self::Summary => "recapitulatif",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// 1 to 9.
    pub const fn number(self) -> u32 {
        self as u32 + 1
    }

    pub fn next(self) -> Self {
        Self::ALL
            .get(self as usize + 1)
            .copied()
            .unwrap_or(Self::Summary)
    }

    pub fn previous(self) -> Option<Self> {
        (self as usize)
            .checked_sub(1)
            .and_then(|index| Self::ALL.get(index).copied())
    }
}

#[cfg(feature = "server")]
pleinweb_kernel::kept_by_key!(Step);

/// What is sealed with the person's own key and never shown in clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Secret {
    Nir,
    Iban,
    Health,
}

impl Secret {
    pub const ALL: [Self; 3] = [Self::Nir, Self::Iban, Self::Health];

    /// The text stored, and the name of its field.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nir => "nir",
            Self::Iban => "iban",
            Self::Health => "health",
        }
    }

    /// The step that asks for it.
    pub const fn step(self) -> Step {
        match self {
            Self::Nir => Step::Identity,
            Self::Iban => Step::Bank,
            Self::Health => Step::Area,
        }
    }
}

#[cfg(feature = "server")]
pleinweb_kernel::kept_by_key!(Secret);

/// What each form of a step carries besides its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stamp {
    /// The version of the draft that the page was made from.
    pub version: String,
    /// A word made with the page: what this very page changed is no surprise to it.
    pub page: String,
    /// "Keep what I see here", after another page changed the same answers.
    pub overwrite: bool,
    /// "Save and leave": nothing has to be complete.
    pub leave: bool,
    /// Go back to the summary afterwards.
    pub to_summary: bool,
    /// When the page sent it, in milliseconds by its own clock, which only goes on;
    /// empty without scripts. What was sent while one typed may come late.
    pub at: String,
    /// The names of the fields that this message speaks of, a space between two; empty
    /// for all. What waited on a phone says nothing of what was not typed there, and
    /// never of a secret.
    pub only: String,
}

/// Which list a code is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    Occupation,
    Place,
}

/// A code that was chosen and the text it was chosen for.
#[derive(Debug)]
pub struct CodeField<'a> {
    pub name: &'static str,
    pub kind: CodeKind,
    pub code: &'a mut String,
    pub text: &'a mut String,
}

/// What one step asks. `check` is the very code that browser and server use; it
/// also puts right answers in their normal form.
pub trait StepForm: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    const STEP: Step;
    /// Fields that never come back to a page.
    const SECRETS: &'static [&'static str] = &[];

    fn stamp(&self) -> &Stamp;

    /// Takes what the person answered to "did you mean …?": before anything is looked
    /// at. What was said to be right counts for what it was said of.
    fn take_answers(&mut self) {}

    /// Every field is looked at; `today` is the day in Paris.
    fn check(&mut self, today: Day) -> Result<(), FieldErrors>;

    /// What was typed for the secrets of the step. `None` when the person wants it erased.
    fn secrets(&self) -> Vec<(Secret, Option<String>)> {
        Vec::new()
    }

    /// The fields that hold a code chosen for a text.
    fn codes(&mut self) -> Vec<CodeField<'_>> {
        Vec::new()
    }

    /// What is missing, given which secrets are kept already.
    fn missing(&self, kept: &[Secret]) -> Result<(), FieldErrors> {
        let _ = kept;
        Ok(())
    }
}

/// Puts what was meant in the place of what was typed, where the person said so.
pub(super) fn take(typed: &mut String, meant: &mut String) {
    let meant = std::mem::take(meant);
    if !meant.trim().is_empty() {
        *typed = meant;
    }
}

/// Puts the normal form of a right answer in the place of what was typed, and
/// notes what is wrong.
pub(super) fn put<T>(
    errors: &mut FieldErrors,
    field: &'static str,
    place: &mut String,
    parsed: Result<T, pleinweb_kernel::Code>,
    show: impl FnOnce(T) -> String,
) {
    if let Some(value) = errors.check(field, parsed) {
        *place = show(value);
    }
}

/// A list answered from a fixed list.
pub(super) fn choices(
    errors: &mut FieldErrors,
    field: &'static str,
    place: &mut Vec<String>,
    allowed: &[&'static str],
    at_least_one: bool,
) {
    match pleinweb_checks::parse_choices(place, allowed) {
        Ok(chosen) if chosen.is_empty() && at_least_one => {
            errors.push(field, pleinweb_kernel::Code::new("required"));
        }
        Ok(chosen) => *place = chosen.into_iter().map(str::to_owned).collect(),
        Err(code) => errors.push(field, code),
    }
}
