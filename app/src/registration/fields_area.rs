//! Where and when; health, only if the person wants to; bank details.

use leptos::prelude::*;
use pleinweb_registration::{HOURS, LICENCES, SCHEDULES, Secret, StepView, TRANSPORTS};

use super::answer_names::choices;
use super::fields_person::kept;
use super::fields_project::{chosen, may_mean};
use crate::kit::{
    Check, Checkbox, CheckboxGroup, Combobox, Finder, RadioGroup, TextArea, TextField,
};
use crate::lang::use_lang;
use crate::texts::registration as t;

pub fn area(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.area.clone();
    let place = chosen(&answers.place, &answers.place_text);
    view! {
        <Combobox name="place" label=t::place(lang) hint=t::place_hint(lang) chosen=place find=Finder::Places choices=may_mean(view, "place") missing=t::missing_place(lang)/>
        <TextField name="radius" label=t::radius(lang) hint=t::radius_hint(lang) value=answers.radius width="short" inputmode="numeric" check=Check::Kilometres missing=t::missing_radius(lang)/>
        <CheckboxGroup name="transports" label=t::transports(lang) values=answers.transports choices=choices(lang, "transport", TRANSPORTS)/>
        <CheckboxGroup name="licences" label=t::licences(lang) values=answers.licences choices=choices(lang, "licence", LICENCES) optional=true/>
        <RadioGroup name="hours" label=t::hours(lang) value=answers.hours choices=choices(lang, "hours", HOURS)/>
        <TextField name="weekly" label=t::weekly(lang) value=answers.weekly width="short" inputmode="numeric" optional=true check=Check::Hours/>
        <CheckboxGroup name="schedules" label=t::schedules(lang) values=answers.schedules choices=choices(lang, "schedule", SCHEDULES) optional=true/>
        <TextArea name="constraints" label=t::constraints(lang) hint=t::constraints_hint(lang) value=answers.constraints optional=true/>
        {health(answers.health_consent, kept(view, Secret::Health).is_some())}
    }
    .into_any()
}

fn health(consent: bool, is_kept: bool) -> AnyView {
    let lang = use_lang();
    view! {
        <section class="card stack">
            <h2>{t::health_title(lang)}</h2>
            <p>{t::health_text(lang)}</p>
            <Checkbox name="health_consent" label=t::health_consent(lang) hint=t::health_consent_hint(lang) checked=consent/>
            {is_kept.then(|| view! { <p>{t::health_kept(lang)}</p> })}
            <TextArea name="health" label=t::health(lang) optional=true/>
        </section>
    }
    .into_any()
}

pub fn bank(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.bank.clone();
    let masked = kept(view, Secret::Iban);
    let is_kept = masked.is_some();
    let hint = if masked.is_some() {
        t::iban_keep_hint(lang)
    } else {
        t::iban_hint(lang)
    };
    view! {
        {masked.as_ref().map(|masked| view! { <p>{t::iban_kept(lang, masked)}</p> })}
        // To be given, now or later: only one that is kept may stay as it is.
        <TextField name="iban" label=t::iban(lang) hint=hint optional=is_kept or_else=!is_kept autocomplete="off" check=Check::Iban/>
        {masked.is_some().then(|| view! { <Checkbox name="iban_erase" label=t::iban_erase(lang)/> })}
        <Checkbox name="later" label=t::iban_later(lang) checked=answers.later/>
        <TextField name="holder" label=t::holder(lang) value=answers.holder optional=true autocomplete="off" check=Check::Name/>
    }
    .into_any()
}
