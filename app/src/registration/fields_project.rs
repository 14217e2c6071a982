//! The occupations looked for.

use leptos::prelude::*;
use pleinweb_checks::Amount;
use pleinweb_registration::{CONTRACTS, Labelled, StepView, meant_pay};

use super::answer_names::choices;
use crate::kit::{
    Check, CheckboxGroup, Combobox, Finder, Slip, Suggestion, TextArea, TextField, use_form,
};
use crate::lang::use_lang;
use crate::texts::registration as t;

/// What was chosen or typed, as a combobox has it.
pub fn chosen(code: &str, text: &str) -> Suggestion {
    Suggestion {
        value: code.to_owned(),
        label: text.to_owned(),
        detail: String::new(),
    }
}

/// What a text without a choice may mean.
pub fn may_mean(view: &StepView, field: &str) -> Vec<Suggestion> {
    let found = view.may_mean.iter().find(|found| found.field == field);
    found
        .map(|found| found.choices.iter().map(suggestion).collect())
        .unwrap_or_default()
}

fn suggestion(found: &Labelled) -> Suggestion {
    Suggestion {
        value: found.code.clone(),
        label: found.label.clone(),
        detail: found.detail.clone(),
    }
}

pub fn project(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.project.clone();
    let occupations: Vec<AnyView> = answers
        .occupations()
        .into_iter()
        .zip([
            t::occupation(lang),
            t::occupation_second(lang),
            t::occupation_third(lang),
        ])
        .enumerate()
        .map(|(index, ((field, code, text), label))| {
            view! {
                <Combobox
                    name=field
                    label=label
                    hint=t::occupation_hint(lang)
                    chosen=chosen(code, text)
                    find=Finder::Occupations
                    choices=may_mean(view, field)
                    optional={index > 0}
                    missing=t::missing_occupation(lang)
                />
            }
            .into_any()
        })
        .collect();
    let typed = use_form().and_then(|form| form.came_back("salary"));
    let typed = typed.unwrap_or_default();
    let read = |text: &str| {
        let amount = Amount::parse(text).map(|amount| amount.to_string());
        let euros = amount.unwrap_or_else(|_| text.to_owned());
        t::salary_value(lang, euros.trim_end_matches(",00")).into()
    };
    let pay = Slip::new(meant_pay(&typed).map(|euros| euros.to_string()))
        .read_as(read, Some(&typed))
        .kept(answers.salary_kept);
    view! {
        {occupations}
        <CheckboxGroup name="contracts" label=t::contracts(lang) values=answers.contracts choices=choices(lang, "contract", CONTRACTS)/>
        <TextField name="salary" label=t::salary(lang) hint=t::salary_hint(lang) value=answers.salary width="short" inputmode="decimal" optional=true check=Check::Amount slip=pay/>
        <TextArea name="about" label=t::about(lang) value=answers.about optional=true/>
    }
    .into_any()
}
