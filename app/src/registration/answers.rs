//! What was answered, step by step: for the person who checks it and for the
//! adviser who reads it.

use leptos::prelude::*;
use pleinweb_kernel::{Code, Lang};
use pleinweb_registration::{Answers, JobInput, KeptSecret, LanguageInput, Secret, Step};

use super::answer_names::word;
use crate::kit::{Callout, Mood, SummaryList, SummaryRow, Words, error_text};
use crate::lang::use_lang;
use crate::page::{Page, params};
use crate::phone::spelled;
use crate::texts::registration as t;
use crate::told;

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
    pub reader: Reader,
}

/// Who reads what was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The person, who can change each answer.
    Person,
    /// The person once it was sent: nothing changes there any more.
    Again,
    /// Staff: it is said about the person.
    Staff,
}

impl Reader {
    /// The text of an id; `own` is what the person reads.
    fn says(self, lang: Lang, id: &str, own: &'static str) -> &'static str {
        match self {
            Self::Person | Self::Again => own,
            Self::Staff => told::registration(lang, id),
        }
    }

    fn word(self, lang: Lang, prefix: &str, key: &str) -> &'static str {
        match self {
            Self::Person | Self::Again => word(lang, prefix, key),
            Self::Staff => told::registration(lang, &[prefix, "-", key].concat()),
        }
    }
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
            let name = shown.reader.word(lang, "step", step.key());
            view! { <section class="stack"><h2>{name}</h2><SummaryList rows=rows.0/></section> }
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

struct Rows(Vec<SummaryRow>, Option<String>, Lang, Reader);

impl Rows {
    fn of(step: Step, shown: &Shown<'_>, lang: Lang) -> Self {
        let mut rows = Self(
            Vec::new(),
            (shown.reader == Reader::Person).then(|| change_href(step, lang)),
            lang,
            shown.reader,
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
        let (lang, reader) = (self.2, self.3);
        self.list(
            term,
            keys.iter()
                .map(|key| reader.word(lang, prefix, key).to_owned())
                .collect(),
        );
    }

    fn identity(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.identity);
        let says = |id, own| reader.says(lang, id, own);
        self.put(
            says("first-name", t::first_name(lang)),
            given.first_name.clone(),
        );
        self.put(
            says("birth-name", t::birth_name(lang)),
            given.birth_name.clone(),
        );
        if !given.used_name.is_empty() {
            self.put(
                says("used-name", t::used_name(lang)),
                given.used_name.clone(),
            );
        }
        self.put(
            says("birth-date", t::birth_date(lang)),
            given.birth_date.clone(),
        );
        if !given.birth_place.is_empty() {
            self.put(
                says("birth-place", t::birth_place(lang)),
                given.birth_place.clone(),
            );
        }
        self.put(says("nir", t::nir(lang)), masked(shown, Secret::Nir));
    }

    fn contact(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.contact);
        let says = |id, own| reader.says(lang, id, own);
        let town = [given.postcode.as_str(), given.city.as_str()].join(" ");
        let lines = [given.street.as_str(), given.extra.as_str(), town.as_str()];
        let lines: Vec<&str> = lines
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .collect();
        self.put(says("street", t::street(lang)), lines.join(", "));
        self.put(says("phone", t::phone(lang)), spelled(&given.phone));
        if let Some(email) = shown.email {
            self.0.push(SummaryRow::new("E-mail", email.to_owned()));
        }
        if let Some(agency) = shown.agency {
            self.0.push(SummaryRow::new(
                says("receipt-agency", t::receipt_agency(lang)),
                agency.to_owned(),
            ));
        }
    }

    fn situation(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.situation);
        let says = |id, own| reader.says(lang, id, own);
        self.put(
            says("reason", t::reason(lang)),
            reader.word(lang, "reason", &given.reason),
        );
        if !given.since.is_empty() {
            self.put(says("since", t::since(lang)), given.since.clone());
        }
        self.put(
            says("availability", t::availability(lang)),
            reader.word(lang, "availability", &given.availability),
        );
        self.put(
            says("residence", t::residence(lang)),
            reader.word(lang, "residence", &given.residence),
        );
        self.put(
            says("allowance", t::allowance(lang)),
            t::by_id(lang, &given.allowance).unwrap_or_default(),
        );
        self.put(
            says("registered-before", t::registered_before(lang)),
            t::by_id(lang, &given.registered_before).unwrap_or_default(),
        );
    }

    fn experience(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.experience);
        let says = |id, own| reader.says(lang, id, own);
        self.put(
            says("education", t::education(lang)),
            reader.word(lang, "education", &given.education),
        );
        if !given.diploma.is_empty() {
            self.put(says("diploma", t::diploma(lang)), given.diploma.clone());
        }
        self.put(
            says("years", t::years(lang)),
            reader.word(lang, "years", &given.years),
        );
        for (index, job) in given.jobs.iter().filter(|job| !job.is_empty()).enumerate() {
            self.put(
                if index == 0 {
                    says("job-last", t::job_last(lang))
                } else {
                    says("job-before", t::job_before(lang))
                },
                job_text(lang, job),
            );
        }
    }

    fn skills(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.skills);
        let says = |id, own| reader.says(lang, id, own);
        let label = |code: &String| {
            let found = shown.labels.iter().find(|(known, _)| known == code);
            found.map_or_else(|| code.clone(), |(_, label)| label.clone())
        };
        self.list(
            says("skills", t::skills(lang)),
            given.skills.iter().map(label).collect(),
        );
        if !given.own_words.is_empty() {
            self.put(
                says("own-words", t::own_words(lang)),
                given.own_words.clone(),
            );
        }
        let spoken = |spoken: &LanguageInput| {
            let level = reader.word(lang, "level", &spoken.level);
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
        self.list(says("language", t::language(lang)), spoken);
    }

    fn project(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.project);
        let says = |id, own| reader.says(lang, id, own);
        let texts: Vec<String> = given
            .occupations()
            .iter()
            .filter(|(_, code, _)| !code.is_empty())
            .map(|(_, _, text)| (*text).to_owned())
            .collect();
        self.put(says("occupation", t::occupation(lang)), texts.join(", "));
        self.keys(
            says("contracts", t::contracts(lang)),
            "contract",
            &given.contracts,
        );
        if !given.salary.is_empty() {
            self.put(
                says("salary", t::salary(lang)),
                t::salary_value(lang, &given.salary),
            );
        }
        if !given.about.is_empty() {
            self.put(says("about", t::about(lang)), given.about.clone());
        }
    }

    fn area(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.area);
        let says = |id, own| reader.says(lang, id, own);
        let around = if given.place.is_empty() {
            String::new()
        } else {
            t::radius_value(lang, &given.radius, &given.place_text)
        };
        self.put(says("place", t::place(lang)), around);
        self.keys(
            says("transports", t::transports(lang)),
            "transport",
            &given.transports,
        );
        self.keys(
            says("licences", t::licences(lang)),
            "licence",
            &given.licences,
        );
        self.put(
            says("hours", t::hours(lang)),
            reader.word(lang, "hours", &given.hours),
        );
        if !given.weekly.is_empty() {
            self.put(says("weekly", t::weekly(lang)), given.weekly.clone());
        }
        self.keys(
            says("schedules", t::schedules(lang)),
            "schedule",
            &given.schedules,
        );
        if !given.constraints.is_empty() {
            self.put(
                says("constraints", t::constraints(lang)),
                given.constraints.clone(),
            );
        }
        if let Some(health) = shown.health {
            self.put(says("health", t::health(lang)), health.to_owned());
        } else if shown
            .secrets
            .iter()
            .any(|kept| kept.secret == Secret::Health)
        {
            self.put(
                says("health", t::health(lang)),
                says("health-kept-short", t::health_kept_short(lang)),
            );
        }
    }

    fn bank(&mut self, shown: &Shown<'_>) {
        let (lang, reader, given) = (self.2, self.3, &shown.answers.bank);
        let says = |id, own| reader.says(lang, id, own);
        let iban = masked(shown, Secret::Iban);
        if iban.is_empty() && given.later {
            self.put(
                says("iban", t::iban(lang)),
                says("iban-later", t::iban_later(lang)),
            );
        } else {
            self.put(says("iban", t::iban(lang)), iban);
        }
        if !given.holder.is_empty() {
            self.put(says("holder", t::holder(lang)), given.holder.clone());
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
