//! The frame of every step: where one is, the form, ways on and out.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_domain::kernel::AppError;
use pleinweb_domain::registration::{Step, StepView};

use super::words::{step_name, word};
use super::{
    api, fields_area, fields_background, fields_person, fields_project, load_once, page_summary,
};
use crate::address::query_value;
use crate::dates::full_day;
use crate::heading::Heading;
use crate::kit::{Button, Form, Look, Mood, Notice, Steps, use_form};
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::registration as t;

/// What "Modifier" on the summary adds to the address of a step.
pub const TO_SUMMARY: &str = "retour";

/// The page of a step, by the last part of its address.
pub fn step(slug: String) -> AnyView {
    match Step::from_slug(&slug) {
        None => crate::errors::not_found(),
        Some(Step::Summary) => page_summary::summary(),
        Some(_) => load_once(move || api::load_step(slug.clone()), show),
    }
}

/// What a step's form sends to: going on, and keeping.
fn functions(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Identity => (api::SaveIdentity::PATH, api::KeepIdentity::PATH),
        Step::Contact => (api::SaveContact::PATH, api::KeepContact::PATH),
        Step::Situation => (api::SaveSituation::PATH, api::KeepSituation::PATH),
        Step::Experience => (api::SaveExperience::PATH, api::KeepExperience::PATH),
        Step::Skills => (api::SaveSkills::PATH, api::KeepSkills::PATH),
        Step::Project => (api::SaveProject::PATH, api::KeepProject::PATH),
        Step::Area => (api::SaveArea::PATH, api::KeepArea::PATH),
        Step::Bank | Step::Summary => (api::SaveBank::PATH, api::KeepBank::PATH),
    }
}

fn show(view: StepView) -> AnyView {
    let lang = use_lang();
    let step = view.step;
    let to_summary = query_value(TO_SUMMARY).is_some();
    let (action, keep) = functions(step);
    let kept_until = view
        .ends_on
        .map(|day| t::kept_until(lang, &full_day(lang, day)));
    let form = StoredValue::new(view);
    view! {
        <div class="page stack registration">
            {back(step, to_summary)}
            <Steps number=step.number() total=9/>
            <Heading text=step_name(lang, step)/>
            <p class="lead">{word(lang, "lead", step.key())}</p>
            <Form action=action autosave=keep>
                {overwrite(step)}
                {form.with_value(stamp)}
                {to_summary.then(|| view! { <input type="hidden" name="command[stamp][to_summary]" value="true"/> })}
                {form.with_value(fields)}
                <div class="cluster">
                    <Button>{if to_summary { t::to_summary(lang) } else { t::go_on(lang) }}</Button>
                    <Button look=Look::Secondary name="command[stamp][leave]" value="true">{t::leave(lang)}</Button>
                </div>
            </Form>
            {kept_until.map(|text| view! { <p class="muted">{text}</p> })}
        </div>
    }
    .into_any()
}

/// Back without loss: what is on the page was kept as it was typed.
fn back(step: Step, to_summary: bool) -> AnyView {
    let lang = use_lang();
    let (page, text) = match step.previous() {
        _ if to_summary => (
            Page::RegistrationStep(Step::Summary.slug().to_owned()),
            t::back_intro(lang),
        ),
        Some(previous) => (
            Page::RegistrationStep(previous.slug().to_owned()),
            t::back(lang),
        ),
        None => (Page::Registration, t::back_intro(lang)),
    };
    view! { <p><a class="back" href=page.href(lang)>{text}</a></p> }.into_any()
}

/// What the page knew when it was made.
fn stamp(view: &StepView) -> AnyView {
    view! {
        <input type="hidden" name="command[stamp][version]" value=view.version.to_string() autocomplete="off"/>
        <input type="hidden" name="command[stamp][page]" value=view.page.clone() autocomplete="off"/>
    }
    .into_any()
}

fn fields(view: &StepView) -> AnyView {
    match view.step {
        Step::Identity => fields_person::identity(view),
        Step::Contact => fields_person::contact(view),
        Step::Situation => fields_person::situation(view),
        Step::Experience => fields_background::experience(view),
        Step::Skills => fields_background::skills(view),
        Step::Project => fields_project::project(view),
        Step::Area => fields_area::area(view),
        Step::Bank | Step::Summary => fields_area::bank(view),
    }
}

/// Another page changed the same answers: the person says which ones hold.
fn overwrite(step: Step) -> AnyView {
    let lang = use_lang();
    let Some(form) = use_form() else {
        return ().into_any();
    };
    let href = Page::RegistrationStep(step.slug().to_owned()).href(lang);
    (move || {
        let surprised = form
            .refused
            .with(|refused| matches!(refused, Some(AppError::Conflict(code)) if code.as_str() == "changed-elsewhere"));
        let href = href.clone();
        surprised.then(move || {
            view! {
                <Notice mood=Mood::Warning title=t::overwrite_title(lang)>
                    <p>{t::overwrite_text(lang)}</p>
                    <div class="cluster">
                        <Button look=Look::Secondary name="command[stamp][overwrite]" value="true">
                            {t::overwrite(lang)}
                        </Button>
                        <a href=href rel="external">{t::overwrite_reload(lang)}</a>
                    </div>
                </Notice>
            }
        })
    })
    .into_any()
}
