//! Before the first step: what it takes, and where one was.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_registration::{Intro, RegistrationStatus, Step};

use super::answer_names::step_name;
use super::api::{self, StartRegistration};
use super::{load_once, on_phone};
use crate::dates::full_day;
use crate::heading::Heading;
use crate::kit::{Button, Card, Form, LinkButton, Tag, Tone};
use crate::lang::use_lang;
use crate::noted::noted;
use crate::page::Page;
use crate::texts::registration as t;

pub fn intro() -> AnyView {
    load_once(api::load_intro, show)
}

fn show(intro: Intro) -> AnyView {
    let lang = use_lang();
    let body = match &intro.status {
        RegistrationStatus::None => view! { {noted()}{begin()} }.into_any(),
        RegistrationStatus::Draft { next, .. } => {
            view! { {noted()}{resume(&intro, *next)} }.into_any()
        }
        RegistrationStatus::Sent(_) | RegistrationStatus::Decided { .. } => view! {
            <p class="lead">{t::intro_sent(lang)}</p>
            <p><LinkButton href=Page::RegistrationReceipt.href(lang)>{t::intro_receipt(lang)}</LinkButton></p>
        }
        .into_any(),
    };
    view! {
        <div class="page stack">
            <Heading text=t::intro_title(lang)/>
            {body}
            {on_phone::words()}
        </div>
    }
    .into_any()
}

fn begin() -> AnyView {
    let lang = use_lang();
    view! {
        <p class="lead">{t::intro_lead(lang)}</p>
        <Card title=t::intro_need(lang)>
            <ul>
                <li>{t::intro_need_identity(lang)}</li>
                <li>{t::intro_need_nir(lang)}</li>
                <li>{t::intro_need_jobs(lang)}</li>
                <li>{t::intro_need_iban(lang)}</li>
            </ul>
        </Card>
        <p>{t::intro_keep(lang)}</p>
        <p>{t::intro_keep_days(lang)}</p>
        {go(t::intro_start(lang))}
        {on_phone::question()}
    }
    .into_any()
}

fn resume(intro: &Intro, next: Step) -> AnyView {
    let lang = use_lang();
    let steps = Step::ALL.map(|step| {
        let href = Page::RegistrationStep(step.slug().to_owned()).href(lang);
        let state = (step != Step::Summary).then(|| {
            if intro.complete.contains(&step) {
                view! { <Tag tone=Tone::Success text=t::intro_done(lang)/> }.into_any()
            } else {
                view! { <Tag text=t::intro_open(lang)/> }.into_any()
            }
        });
        view! { <li><a href=href>{step_name(lang, step)}</a> " " {state}</li> }
    });
    view! {
        <p class="lead">{t::intro_progress(lang, step_name(lang, next))}</p>
        {go(t::intro_resume(lang))}
        {intro.ends_on.map(|day| view! { <p>{t::intro_ends(lang, &full_day(lang, day))}</p> })}
        <p>{t::intro_keep(lang)}</p>
        <h2>{t::intro_steps(lang)}</h2>
        <ol class="registration-steps">{steps}</ol>
        {on_phone::question()}
        <p><a class="alone" href=Page::Space.href(lang)>{t::intro_home(lang)}</a></p>
    }
    .into_any()
}

/// Begins or goes on: the server knows where.
fn go(text: &'static str) -> AnyView {
    view! {
        <Form action=StartRegistration::PATH>
            <input type="hidden" name="command[go]" value="true"/>
            <div><Button>{text}</Button></div>
        </Form>
    }
    .into_any()
}
