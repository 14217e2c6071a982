//! What the person looks for.

use serde::{Deserialize, Serialize};

use super::background::is_code;
use super::pay;
use super::step::{CodeField, CodeKind, Stamp, Step, StepForm, choices, take};
use pleinweb_checks::{Amount, optional, parse_text};
use pleinweb_kernel::{Code, Day, FieldErrors};

/// Kinds of contract. Message ids `contract-<key>`.
pub const CONTRACTS: &[&str] = &[
    "permanent",
    "fixed-term",
    "temporary",
    "apprenticeship",
    "own-business",
];

/// Occupations looked for: one to three. Each is a code that was chosen
/// (`occupation_1`) for a text that was typed (`occupation_1_text`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    pub occupation_1: String,
    pub occupation_1_text: String,
    pub occupation_2: String,
    pub occupation_2_text: String,
    pub occupation_3: String,
    pub occupation_3_text: String,
    pub contracts: Vec<String>,
    /// Gross, a month, in euros; may stay empty.
    pub salary: String,
    /// The answers to "is that right for a month?".
    pub salary_meant: String,
    pub salary_kept: String,
    /// In the person's own words; may stay empty.
    pub about: String,
}

impl ProjectInput {
    /// Name of the field, chosen code, typed text; in order.
    pub fn occupations(&self) -> [(&'static str, &str, &str); 3] {
        [
            (
                "occupation_1",
                self.occupation_1.trim(),
                self.occupation_1_text.trim(),
            ),
            (
                "occupation_2",
                self.occupation_2.trim(),
                self.occupation_2_text.trim(),
            ),
            (
                "occupation_3",
                self.occupation_3.trim(),
                self.occupation_3_text.trim(),
            ),
        ]
    }

    /// The codes that were chosen, in order, each once.
    pub fn chosen(&self) -> Vec<&str> {
        let mut codes = Vec::new();
        for (_, code, _) in self.occupations() {
            if !code.is_empty() && !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }
}

impl StepForm for ProjectInput {
    const STEP: Step = Step::Project;

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn take_answers(&mut self) {
        take(&mut self.salary, &mut self.salary_meant);
        let same = match (
            Amount::parse(&self.salary),
            Amount::parse(&self.salary_kept),
        ) {
            (Ok(typed), Ok(kept)) => typed == kept,
            _ => false,
        };
        if !same {
            self.salary_kept.clear();
        }
    }

    fn check(&mut self, _today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for (index, (field, code, text)) in self.occupations().into_iter().enumerate() {
            if !code.is_empty() && !is_code(code) {
                errors.push(field, Code::new("choice-unknown"));
            } else if code.is_empty() && !text.is_empty() {
                errors.push(field, Code::new("choose-one"));
            } else if code.is_empty() && index == 0 {
                errors.push(field, Code::new("required"));
            }
        }
        choices(
            &mut errors,
            "contracts",
            &mut self.contracts,
            CONTRACTS,
            true,
        );
        if let Some(Some(salary)) = errors.check("salary", optional(&self.salary, Amount::parse)) {
            self.salary = salary.to_string();
            if let Some(code) = pay::question(salary)
                && self.salary_kept.is_empty()
            {
                errors.push("salary", code);
            }
        }
        match optional(&self.about, |text| parse_text(text, 1000)) {
            Ok(text) => self.about = text.unwrap_or_default(),
            Err(code) => errors.push("about", code),
        }
        errors.finish(Some(()))
    }

    fn codes(&mut self) -> Vec<CodeField<'_>> {
        let kind = CodeKind::Occupation;
        let (one, two, three) = (
            &mut self.occupation_1,
            &mut self.occupation_2,
            &mut self.occupation_3,
        );
        vec![
            CodeField {
                name: "occupation_1",
                kind,
                code: one,
                text: &mut self.occupation_1_text,
            },
            CodeField {
                name: "occupation_2",
                kind,
                code: two,
                text: &mut self.occupation_2_text,
            },
            CodeField {
                name: "occupation_3",
                kind,
                code: three,
                text: &mut self.occupation_3_text,
            },
        ]
    }
}
