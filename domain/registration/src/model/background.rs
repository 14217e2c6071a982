//! What the person has done and can do.

use serde::{Deserialize, Serialize};

use super::step::{Stamp, Step, StepForm};
use pleinweb_checks::{optional, parse_choice, parse_text, parse_whole};
use pleinweb_kernel::{Code, Day, FieldErrors};

/// Highest level of schooling. Message ids `education-<key>`.
pub const EDUCATION: &[&str] = &["none", "cap", "bac", "bac2", "bac3", "bac5"];
/// Working life so far. Message ids `years-<key>`.
pub const YEARS: &[&str] = &["none", "under-1", "1-3", "3-5", "5-10", "over-10"];
/// How well a language is spoken. Message ids `level-<key>`.
pub const LEVELS: &[&str] = &["beginner", "everyday", "work", "native"];

/// A job that the person had. All fields may stay empty together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JobInput {
    pub title: String,
    pub employer: String,
    /// Years, in four digits; `to` stays empty while it lasts.
    pub from: String,
    pub to: String,
}

impl JobInput {
    pub fn is_empty(&self) -> bool {
        [&self.title, &self.employer, &self.from, &self.to]
            .into_iter()
            .all(|text| text.trim().is_empty())
    }
}

/// Schooling and jobs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExperienceInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    pub education: String,
    /// The diploma's name; may stay empty.
    pub diploma: String,
    pub years: String,
    pub jobs: Vec<JobInput>,
}

impl ExperienceInput {
    /// As many jobs as the form has places for.
    pub const JOBS: usize = 3;
}

impl StepForm for ExperienceInput {
    const STEP: Step = Step::Experience;

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn check(&mut self, today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check("education", parse_choice(&self.education, EDUCATION));
        one_line(&mut errors, "diploma".into(), &mut self.diploma, false);
        errors.check("years", parse_choice(&self.years, YEARS));
        if self.jobs.len() > Self::JOBS {
            self.jobs.truncate(Self::JOBS);
        }
        for (index, job) in self
            .jobs
            .iter_mut()
            .enumerate()
            .filter(|(_, job)| !job.is_empty())
        {
            one_line(
                &mut errors,
                format!("jobs[{index}][title]"),
                &mut job.title,
                true,
            );
            one_line(
                &mut errors,
                format!("jobs[{index}][employer]"),
                &mut job.employer,
                false,
            );
            let year = u32::try_from(today.0.year()).unwrap_or(0);
            let parse = |text: &str| parse_whole(text, &[], 1950, year);
            let from = optional(&job.from, parse);
            let to = optional(&job.to, parse);
            if let (Ok(Some(from)), Ok(Some(to))) = (&from, &to)
                && from > to
            {
                errors.push(format!("jobs[{index}][to]"), Code::new("ends-before-start"));
            }
            for (field, result) in [("from", from), ("to", to)] {
                if let Err(code) = result {
                    errors.push(format!("jobs[{index}][{field}]"), code);
                }
            }
        }
        errors.finish(Some(()))
    }
}

/// A language and how well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LanguageInput {
    pub language: String,
    pub level: String,
}

impl LanguageInput {
    pub fn is_empty(&self) -> bool {
        self.language.trim().is_empty() && self.level.trim().is_empty()
    }
}

/// Skills and languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SkillsInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    /// Codes of skills that were proposed.
    pub skills: Vec<String>,
    /// In the person's own words; may stay empty.
    pub own_words: String,
    pub languages: Vec<LanguageInput>,
}

impl SkillsInput {
    pub const LANGUAGES: usize = 3;
    const MOST: usize = 100;
}

impl StepForm for SkillsInput {
    const STEP: Step = Step::Skills;

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn check(&mut self, _today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        self.skills.retain(|code| !code.trim().is_empty());
        if self.skills.len() > Self::MOST || self.skills.iter().any(|code| !is_code(code)) {
            errors.push("skills", Code::new("choice-unknown"));
        }
        match optional(&self.own_words, |text| parse_text(text, 1000)) {
            Ok(text) => self.own_words = text.unwrap_or_default(),
            Err(code) => errors.push("own_words", code),
        }
        self.languages.truncate(Self::LANGUAGES);
        for (index, spoken) in self
            .languages
            .iter_mut()
            .enumerate()
            .filter(|(_, spoken)| !spoken.is_empty())
        {
            one_line(
                &mut errors,
                format!("languages[{index}][language]"),
                &mut spoken.language,
                true,
            );
            if let Err(code) = parse_choice(&spoken.level, LEVELS) {
                errors.push(format!("languages[{index}][level]"), code);
            }
        }
        errors.finish(Some(()))
    }
}

/// A code of the nomenclature: whether it exists is not the browser's to know.
pub(super) fn is_code(text: &str) -> bool {
    let text = text.trim();
    (1..=12).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn one_line(errors: &mut FieldErrors, field: String, place: &mut String, needed: bool) {
    let line = pleinweb_checks::letters::one_line(place);
    match parse_text(&line, 100) {
        Ok(text) => *place = text,
        Err(_) if line.is_empty() && !needed => place.clear(),
        Err(code) => errors.push(field, code),
    }
}
