//! Where and when the person can work, and where money goes.

use serde::{Deserialize, Serialize};

use super::background::is_code;
use super::identity::typed;
use super::step::{CodeField, CodeKind, Secret, Stamp, Step, StepForm, choices, put};
use pleinweb_checks::{
    Iban, PersonName, optional, parse_choice, parse_hours, parse_kilometres, parse_text,
};
use pleinweb_kernel::{Code, Day, FieldErrors};

/// How far from a place one may look for work, in kilometres.
pub const FURTHEST_KM: u32 = 500;
/// The longest legal week, in hours (Labour Code L3121-20).
pub const LONGEST_WEEK: u32 = 48;

/// Means of transport. Message ids `transport-<key>`.
pub const TRANSPORTS: &[&str] = &["car", "two-wheels", "bicycle", "public", "on-foot"];
/// Driving licences. Message ids `licence-<key>`.
pub const LICENCES: &[&str] = &["a", "b", "c", "d"];
/// Working time. Message ids `hours-<key>`.
pub const HOURS: &[&str] = &["full", "part", "either"];
/// When one can work. Message ids `schedule-<key>`.
pub const SCHEDULES: &[&str] = &["day", "early", "evening", "night", "weekend"];

/// Area and constraints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AreaInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    /// The commune around which the person looks: its code, and what was typed.
    pub place: String,
    pub place_text: String,
    /// Kilometres around it.
    pub radius: String,
    pub transports: Vec<String>,
    pub licences: Vec<String>,
    pub hours: String,
    /// Hours a week, if the person has a wish; may stay empty.
    pub weekly: String,
    pub schedules: Vec<String>,
    /// Children to fetch, a relative to care for …; may stay empty.
    pub constraints: String,
    /// "I want my adviser to know": without it nothing about health is kept.
    pub health_consent: bool,
    /// Secret; may stay empty.
    pub health: String,
}

impl StepForm for AreaInput {
    const STEP: Step = Step::Area;
    const SECRETS: &'static [&'static str] = &["health"];

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn check(&mut self, _today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        match (self.place.trim(), self.place_text.trim()) {
            ("", "") => errors.push("place", Code::new("required")),
            ("", _) => errors.push("place", Code::new("choose-one")),
            (code, _) if !is_code(code) => errors.push("place", Code::new("choice-unknown")),
            _ => {}
        }
        let radius = parse_kilometres(&self.radius, FURTHEST_KM);
        put(&mut errors, "radius", &mut self.radius, radius, |km| {
            km.to_string()
        });
        choices(
            &mut errors,
            "transports",
            &mut self.transports,
            TRANSPORTS,
            true,
        );
        choices(&mut errors, "licences", &mut self.licences, LICENCES, false);
        errors.check("hours", parse_choice(&self.hours, HOURS));
        let weekly = optional(&self.weekly, |text| parse_hours(text, LONGEST_WEEK));
        put(&mut errors, "weekly", &mut self.weekly, weekly, |hours| {
            hours.map(|hours| hours.to_string()).unwrap_or_default()
        });
        choices(
            &mut errors,
            "schedules",
            &mut self.schedules,
            SCHEDULES,
            false,
        );
        match optional(&self.constraints, |text| parse_text(text, 1000)) {
            Ok(text) => self.constraints = text.unwrap_or_default(),
            Err(code) => errors.push("constraints", code),
        }
        match optional(&self.health, |text| parse_text(text, 2000)) {
            Ok(Some(_)) if !self.health_consent => {
                errors.push("health_consent", Code::new("health-consent"));
            }
            Ok(_) => {}
            Err(code) => errors.push("health", code),
        }
        errors.finish(Some(()))
    }

    fn codes(&mut self) -> Vec<CodeField<'_>> {
        vec![CodeField {
            name: "place",
            kind: CodeKind::Place,
            code: &mut self.place,
            text: &mut self.place_text,
        }]
    }

    /// Taking the consent back erases what was written.
    fn secrets(&self) -> Vec<(Secret, Option<String>)> {
        if self.health_consent {
            typed(Secret::Health, &self.health).into_iter().collect()
        } else {
            vec![(Secret::Health, None)]
        }
    }
}

/// Bank details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BankInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    /// Secret; may stay empty with `later`.
    pub iban: String,
    pub iban_erase: bool,
    /// Whose account, if it is another name; may stay empty.
    pub holder: String,
    /// "I will give it later."
    pub later: bool,
}

impl StepForm for BankInput {
    const STEP: Step = Step::Bank;
    const SECRETS: &'static [&'static str] = &["iban"];

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn check(&mut self, _today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check("iban", optional(&self.iban, Iban::parse_sepa));
        let holder = optional(&self.holder, PersonName::parse);
        put(&mut errors, "holder", &mut self.holder, holder, |name| {
            name.map(|name| name.to_string()).unwrap_or_default()
        });
        errors.finish(Some(()))
    }

    fn secrets(&self) -> Vec<(Secret, Option<String>)> {
        if self.iban_erase {
            return vec![(Secret::Iban, None)];
        }
        typed(Secret::Iban, &self.iban).into_iter().collect()
    }

    fn missing(&self, kept: &[Secret]) -> Result<(), FieldErrors> {
        let has =
            !self.iban.trim().is_empty() || (kept.contains(&Secret::Iban) && !self.iban_erase);
        if has || self.later {
            Ok(())
        } else {
            Err(FieldErrors::one("iban", "iban-or-later"))
        }
    }
}
