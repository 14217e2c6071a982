//! Identity, contact, situation.

use leptos::prelude::*;
use pleinweb_registration::{AVAILABILITY, REASONS, RESIDENCE, Secret, StepView};

use super::answer_names::{choices, yes_no};
use super::fields_project::may_mean;
use crate::kit::{Check, Checkbox, Choice, DateField, RadioGroup, SelectField, Slip, TextField};
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::registration as t;

/// The masked form of a secret that is kept.
pub fn kept(view: &StepView, secret: Secret) -> Option<String> {
    view.secrets
        .iter()
        .find(|kept| kept.secret == secret)
        .map(|kept| kept.masked.clone())
}

pub fn identity(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.identity.clone();
    let masked = kept(view, Secret::Nir);
    let hint = if masked.is_some() {
        t::nir_keep_hint(lang)
    } else {
        t::nir_hint(lang)
    };
    view! {
        <TextField name="first_name" label=t::first_name(lang) value=answers.first_name autocomplete="given-name" check=Check::Name missing=t::missing_first_name(lang)/>
        <TextField name="birth_name" label=t::birth_name(lang) value=answers.birth_name autocomplete="family-name" check=Check::Name missing=t::missing_birth_name(lang)/>
        <TextField name="used_name" label=t::used_name(lang) hint=t::used_name_hint(lang) value=answers.used_name optional=true check=Check::Name/>
        <DateField name="birth_date" label=t::birth_date(lang) value=answers.birth_date autocomplete="bday" missing=t::missing_birth_date(lang)/>
        <TextField name="birth_place" label=t::birth_place(lang) hint=t::birth_place_hint(lang) value=answers.birth_place optional=true check=Check::Line/>
        {masked.as_ref().map(|masked| view! { <p>{t::nir_kept(lang, masked)}</p> })}
        <TextField name="nir" label=t::nir(lang) hint=hint optional=true autocomplete="off" check=Check::Nir/>
        {masked.is_some().then(|| view! { <Checkbox name="nir_erase" label=t::nir_erase(lang)/> })}
    }
    .into_any()
}

pub fn contact(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.contact.clone();
    let agency = view
        .agency
        .as_ref()
        .map(|agency| t::agency_is(lang, agency));
    // "Did you mean Limoges?"
    let meant = may_mean(view, "city").into_iter().next();
    let town = Slip::new(meant.map(|meant| meant.label)).kept(answers.city_kept);
    view! {
        <TextField name="street" label=t::street(lang) value=answers.street autocomplete="address-line1" check=Check::Line missing=t::missing_street(lang)/>
        <TextField name="extra" label=t::extra(lang) hint=t::extra_hint(lang) value=answers.extra optional=true autocomplete="address-line2" check=Check::Line/>
        <TextField name="postcode" label=t::postcode(lang) value=answers.postcode width="short" inputmode="numeric" autocomplete="postal-code" check=Check::Postcode missing=t::missing_postcode(lang)/>
        <TextField name="city" label=t::city(lang) value=answers.city autocomplete="address-level2" check=Check::Line missing=t::missing_city(lang) slip=town/>
        {which_commune(view)}
        {agency.map(|agency| view! { <p>{agency}</p> })}
        <TextField name="phone" label=t::phone(lang) hint=t::phone_hint(lang) value=answers.phone kind="tel" width="medium" optional=true autocomplete="tel" check=Check::Phone/>
        <p>
            {t::email_fixed(lang, &view.email)} " "
            <a href=Page::AccountEmail.href(lang)>{t::email_change(lang)}</a>
        </p>
    }
    .into_any()
}

/// Which commune, where the postcode and the town do not say it: the page that
/// comes back has the question.
fn which_commune(view: &StepView) -> Option<AnyView> {
    let lang = use_lang();
    let choices = communes(view);
    let value = view.answers.contact.commune.clone();
    (!choices.is_empty()).then(|| {
        view! {
            <RadioGroup name="commune" label=t::which_commune(lang) hint=t::which_commune_hint(lang) value=value choices=choices/>
        }
        .into_any()
    })
}

fn communes(view: &StepView) -> Vec<Choice> {
    may_mean(view, "commune")
        .into_iter()
        .map(|found| Choice::new(found.value, found.label))
        .collect()
}

pub fn situation(view: &StepView) -> AnyView {
    let lang = use_lang();
    let answers = view.answers.situation.clone();
    view! {
        <SelectField name="reason" label=t::reason(lang) value=answers.reason choices=choices(lang, "reason", REASONS)/>
        <DateField name="since" label=t::since(lang) hint=t::since_hint(lang) value=answers.since optional=true/>
        <RadioGroup name="availability" label=t::availability(lang) value=answers.availability choices=choices(lang, "availability", AVAILABILITY)/>
        <RadioGroup name="residence" label=t::residence(lang) value=answers.residence choices=choices(lang, "residence", RESIDENCE)/>
        <RadioGroup name="allowance" label=t::allowance(lang) hint=t::allowance_hint(lang) value=answers.allowance choices=yes_no(lang) inline=true/>
        <RadioGroup name="registered_before" label=t::registered_before(lang) value=answers.registered_before choices=yes_no(lang) inline=true/>
    }
    .into_any()
}
