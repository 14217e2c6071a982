//! Experience, skills and languages.

use leptos::prelude::*;
use pleinweb_registration::{
    EDUCATION, ExperienceInput, JobInput, LEVELS, LanguageInput, SkillsInput, StepView, YEARS,
};

use super::answer_names::choices;
use crate::kit::{CheckboxGroup, Choice, Details, SelectField, TextArea, TextField};
use crate::lang::use_lang;
use crate::texts::registration as t;

pub fn experience(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.experience.clone();
    let jobs: Vec<AnyView> = (0..ExperienceInput::JOBS)
        .map(|index| {
            let given = answers.jobs.get(index).cloned().unwrap_or_default();
            let open = index == 0 || !given.is_empty();
            let title = if index == 0 {
                t::job_last(lang)
            } else {
                t::job_before(lang)
            };
            view! { <Details summary=title open=open>{job(index, given)}</Details> }.into_any()
        })
        .collect();
    view! {
        <SelectField name="education" label=t::education(lang) value=answers.education choices=choices(lang, "education", EDUCATION)/>
        <TextField name="diploma" label=t::diploma(lang) hint=t::diploma_hint(lang) value=answers.diploma optional=true/>
        <SelectField name="years" label=t::years(lang) value=answers.years choices=choices(lang, "years", YEARS)/>
        <div>{jobs}</div>
    }
    .into_any()
}

fn job(index: usize, given: JobInput) -> AnyView {
    let lang = use_lang();
    let name = |field: &str| format!("jobs[{index}][{field}]");
    view! {
        <TextField name=name("title") label=t::job_title(lang) value=given.title optional=true missing=t::missing_job_title(lang)/>
        <TextField name=name("employer") label=t::job_employer(lang) value=given.employer optional=true/>
        <TextField name=name("from") label=t::job_from(lang) value=given.from width="short" inputmode="numeric" optional=true/>
        <TextField name=name("to") label=t::job_to(lang) hint=t::job_to_hint(lang) value=given.to width="short" inputmode="numeric" optional=true/>
    }
    .into_any()
}

pub fn skills(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.skills.clone();
    let languages: Vec<AnyView> = (0..SkillsInput::LANGUAGES)
        .map(|index| {
            let given = answers.languages.get(index).cloned().unwrap_or_default();
            let open = index == 0 || !given.is_empty();
            let title = t::language_number(lang, &(index + 1).to_string());
            view! { <Details summary=title open=open>{language(index, given)}</Details> }.into_any()
        })
        .collect();
    view! {
        {proposed(view)}
        <TextArea name="own_words" label=t::own_words(lang) hint=t::own_words_hint(lang) value=answers.own_words optional=true/>
        <div>{languages}</div>
    }
    .into_any()
}

fn proposed(view: &StepView) -> AnyView {
    let lang = use_lang();
    if view.proposed.is_empty() {
        return view! { <p>{t::skills_none_yet(lang)}</p> }.into_any();
    }
    let choices = view
        .proposed
        .iter()
        .map(|skill| Choice::new(skill.code.clone(), skill.label.clone()))
        .collect();
    view! {
        <CheckboxGroup
            name="skills"
            label=t::skills(lang)
            hint=t::skills_from(lang)
            values=view.answers.skills.skills.clone()
            choices=choices
            optional=true
        />
    }
    .into_any()
}

fn language(index: usize, given: LanguageInput) -> AnyView {
    let lang = use_lang();
    let name = |field: &str| format!("languages[{index}][{field}]");
    view! {
        <TextField name=name("language") label=t::language(lang) value=given.language width="medium" optional=true missing=t::missing_language(lang)/>
        <SelectField name=name("level") label=t::level(lang) value=given.level choices=choices(lang, "level", LEVELS) optional=true/>
    }
    .into_any()
}
