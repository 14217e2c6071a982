//! What was answered, step by step: for the person who checks it and for the
//! adviser who reads it.

use leptos::prelude::*;
use pleinweb_kernel::{Code, Lang};
use pleinweb_registration::{Answers, JobInput, KeptSecret, LanguageInput, Secret, Step};

use super::answer_names::{step_name, word};
use crate::kit::{Callout, Mood, SummaryList, SummaryRow, Words, error_text};
use crate::lang::use_lang;
use crate::page::{Page, params};
use crate::phone::spelled;
use crate::texts::registration as t;

/// What to show, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub answers: &'a Answers,
    /// NIR, IBAN (masked) and whether something is kept about health.
    pub secrets: &'a [KeptSecret],
    /// Labels of the codes of skills.
    pub labels: &'a [(String, String)],
    pub email: Option<&'a str>,
    pub agency: Option<&'a str>,
    /// The text about health, for the adviser whom the person wants to know.
    pub health: Option<&'a str>,
    /// With "Modifier" links, for the person.
    pub change: bool,
}

/// Where an answer of a step is changed, and back to the summary.
pub fn change_href(step: Step, lang: Lang) -> String {
    let page = Page::RegistrationStep(step.slug().to_owned());
    page.href_with(lang, &[(params::THEN, Step::Summary.slug())])
}

/// All steps.
pub fn show(shown: &Shown<'_>) -> AnyView {
    let lang = use_lang();
    let parts: Vec<AnyView> = Step::FILLED
        .iter()
        .map(|step| {
            let rows = Rows::of(*step, shown, lang);
            view! { <section class="stack"><h2>{step_name(lang, *step)}</h2><SummaryList rows=rows.0/></section> }
                .into_any()
        })
        .collect();
    parts.into_any()
}

/// What does not fit together: to be looked at, no more.
pub fn to_check(codes: &[Code], title: &'static str, more: AnyView) -> AnyView {
    if codes.is_empty() {
        return ().into_any();
    }
    let lang = use_lang();
    let lines: Vec<AnyView> = codes
        .iter()
        .map(|code| view! { <li>{error_text(lang, code)}</li> }.into_any())
        .collect();
    view! { <Callout mood=Mood::Info title=title><ul>{lines}</ul>{more}</Callout> }.into_any()
}

/// The documents that will be asked: keys of `document-…`.
pub fn documents(keys: &[String]) -> AnyView {
    let lang = use_lang();
    let items: Vec<AnyView> = keys
        .iter()
        .map(|key| view! { <li>{word(lang, "document", key)}</li> }.into_any())
        .collect();
    view! {
        <section class="stack">
            <h2>{t::summary_documents(lang)}</h2>
            <p>{t::summary_documents_text(lang)}</p>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}

struct Rows(Vec<SummaryRow>, Option<String>, Lang);

impl Rows {
    fn of(step: Step, shown: &Shown<'_>, lang: Lang) -> Self {
        let mut rows = Self(
            Vec::new(),
            shown.change.then(|| change_href(step, lang)),
            lang,
        );
        match step {
            Step::Identity => rows.identity(shown),
            Step::Contact => rows.contact(shown),
            Step::Situation => rows.situation(shown),
            Step::Experience => rows.experience(shown),
            Step::Skills => rows.skills(shown),
            Step::Project => rows.project(shown),
            Step::Area => rows.area(shown),
            Step::Bank => rows.bank(shown),
            Step::Summary => {}
        }
        rows
    }

    /// One answer; an empty one says so.
    fn put(&mut self, term: impl Into<Words>, value: impl Into<Words>) {
        let mut value: Words = value.into();
        if value.trim().is_empty() {
            value = t::summary_empty(self.2).into();
        }
        let row = SummaryRow::new(term, value);
        self.0.push(match &self.1 {
            Some(href) => row.change(href.clone()),
            None => row,
        });
    }

    fn list(&mut self, term: &'static str, values: Vec<String>) {
        let text = if values.is_empty() {
            t::summary_none(self.2).to_owned()
        } else {
            values.join(", ")
        };
        self.put(term, text);
    }

    fn keys(&mut self, term: &'static str, prefix: &str, keys: &[String]) {
        let lang = self.2;
        self.list(
            term,
            keys.iter()
                .map(|key| word(lang, prefix, key).to_owned())
                .collect(),
        );
    }

    fn identity(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.identity);
        self.put(t::first_name(lang), given.first_name.clone());
        self.put(t::birth_name(lang), given.birth_name.clone());
        if !given.used_name.is_empty() {
            self.put(t::used_name(lang), given.used_name.clone());
        }
        self.put(t::birth_date(lang), given.birth_date.clone());
        if !given.birth_place.is_empty() {
            self.put(t::birth_place(lang), given.birth_place.clone());
        }
        self.put(t::nir(lang), masked(shown, Secret::Nir));
    }

    fn contact(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.contact);
        let town = [given.postcode.as_str(), given.city.as_str()].join(" ");
        let lines = [given.street.as_str(), given.extra.as_str(), town.as_str()];
        let lines: Vec<&str> = lines
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .collect();
        self.put(t::street(lang), lines.join(", "));
        self.put(t::phone(lang), spelled(&given.phone));
        if let Some(email) = shown.email {
            self.0.push(SummaryRow::new("E-mail", email.to_owned()));
        }
        if let Some(agency) = shown.agency {
            self.0
                .push(SummaryRow::new(t::receipt_agency(lang), agency.to_owned()));
        }
    }

    fn situation(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.situation);
        self.put(t::reason(lang), word(lang, "reason", &given.reason));
        if !given.since.is_empty() {
            self.put(t::since(lang), given.since.clone());
        }
        self.put(
            t::availability(lang),
            word(lang, "availability", &given.availability),
        );
        self.put(
            t::residence(lang),
            word(lang, "residence", &given.residence),
        );
        self.put(
            t::allowance(lang),
            t::by_id(lang, &given.allowance).unwrap_or_default(),
        );
        self.put(
            t::registered_before(lang),
            t::by_id(lang, &given.registered_before).unwrap_or_default(),
        );
    }

    fn experience(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.experience);
        self.put(
            t::education(lang),
            word(lang, "education", &given.education),
        );
        if !given.diploma.is_empty() {
            self.put(t::diploma(lang), given.diploma.clone());
        }
        self.put(t::years(lang), word(lang, "years", &given.years));
        for (index, job) in given.jobs.iter().filter(|job| !job.is_empty()).enumerate() {
            self.put(
                if index == 0 {
                    t::job_last(lang)
                } else {
                    t::job_before(lang)
                },
                job_text(lang, job),
            );
        }
    }

    fn skills(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.skills);
        let label = |code: &String| {
            let found = shown.labels.iter().find(|(known, _)| known == code);
            found.map_or_else(|| code.clone(), |(_, label)| label.clone())
        };
        self.list(t::skills(lang), given.skills.iter().map(label).collect());
        if !given.own_words.is_empty() {
            self.put(t::own_words(lang), given.own_words.clone());
        }
        let spoken = |spoken: &LanguageInput| {
            let level = word(lang, "level", &spoken.level);
            if level.is_empty() {
                spoken.language.clone()
            } else {
                format!("{} ({level})", spoken.language)
            }
        };
        let spoken: Vec<String> = given
            .languages
            .iter()
            .filter(|one| !one.is_empty())
            .map(spoken)
            .collect();
        self.list(t::language(lang), spoken);
    }

    fn project(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.project);
        let texts: Vec<String> = given
            .occupations()
            .iter()
            .filter(|(_, code, _)| !code.is_empty())
            .map(|(_, _, text)| (*text).to_owned())
            .collect();
        self.put(t::occupation(lang), texts.join(", "));
        self.keys(t::contracts(lang), "contract", &given.contracts);
        if !given.salary.is_empty() {
            self.put(t::salary(lang), t::salary_value(lang, &given.salary));
        }
        if !given.about.is_empty() {
            self.put(t::about(lang), given.about.clone());
        }
    }

    fn area(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.area);
        let around = if given.place.is_empty() {
            String::new()
        } else {
            t::radius_value(lang, &given.radius, &given.place_text)
        };
        self.put(t::place(lang), around);
        self.keys(t::transports(lang), "transport", &given.transports);
        self.keys(t::licences(lang), "licence", &given.licences);
        self.put(t::hours(lang), word(lang, "hours", &given.hours));
        if !given.weekly.is_empty() {
            self.put(t::weekly(lang), given.weekly.clone());
        }
        self.keys(t::schedules(lang), "schedule", &given.schedules);
        if !given.constraints.is_empty() {
            self.put(t::constraints(lang), given.constraints.clone());
        }
        if let Some(health) = shown.health {
            self.put(t::health(lang), health.to_owned());
        } else if shown
            .secrets
            .iter()
            .any(|kept| kept.secret == Secret::Health)
        {
            self.put(t::health(lang), t::health_kept_short(lang));
        }
    }

    fn bank(&mut self, shown: &Shown<'_>) {
        let (lang, given) = (self.2, &shown.answers.bank);
        let iban = masked(shown, Secret::Iban);
        if iban.is_empty() && given.later {
            self.put(t::iban(lang), t::iban_later(lang));
        } else {
            self.put(t::iban(lang), iban);
        }
        if !given.holder.is_empty() {
            self.put(t::holder(lang), given.holder.clone());
        }
    }
}

fn masked(shown: &Shown<'_>, secret: Secret) -> String {
    let found = shown.secrets.iter().find(|kept| kept.secret == secret);
    found.map(|kept| kept.masked.clone()).unwrap_or_default()
}

fn job_text(lang: Lang, job: &JobInput) -> String {
    let years = match (job.from.is_empty(), job.to.is_empty()) {
        (false, false) => t::job_years(lang, &job.from, &job.to),
        (false, true) => t::job_since(lang, &job.from),
        _ => job.to.clone(),
    };
    let parts = [job.title.as_str(), job.employer.as_str(), years.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
