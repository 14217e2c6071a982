//! The last step: read it through, agree, send.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::Code;
use pleinweb_kernel::promises::REGISTRATION_STEPS;
use pleinweb_registration::{Step, SummaryView};

use super::answer_names::step_name;
use super::answers::{self, Reader, Shown};
use super::api::{self, SendRegistration};
use super::load_once;
use crate::dates::full_day;
use crate::heading::Heading;
use crate::kit::{Button, Callout, Card, Checkbox, Form, LinkButton, Look, Mood, Steps};
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::registration as t;

pub fn summary() -> AnyView {
    load_once(api::load_summary, show)
}

fn show(view: SummaryView) -> AnyView {
    let lang = use_lang();
    let open: Vec<Step> = Step::FILLED
        .iter()
        .copied()
        .filter(|step| !view.complete.contains(step))
        .collect();
    let kept_until = view
        .ends_on
        .map(|day| t::kept_until(lang, &full_day(lang, day)));
    let documents = answers::documents(&view.documents);
    let shown = Shown {
        answers: &view.answers,
        secrets: &view.secrets,
        labels: &view.labels,
        email: Some(&view.email),
        agency: view.agency.as_deref(),
        health: None,
        reader: Reader::Person,
    };
    let back = Page::RegistrationStep(Step::Bank.slug().to_owned()).href(lang);
    view! {
        <div class="page stack registration">
            <p><a class="back" href=back>{t::back(lang)}</a></p>
            <Steps number=Step::Summary.number() total=REGISTRATION_STEPS.u32()/>
            <Heading text=step_name(lang, Step::Summary)/>
            <p class="lead">{t::summary_lead(lang)}</p>
            {missing(&open)}
            {to_check(&view.to_check)}
            {answers::show(&shown)}
            {documents}
            {(!view.chose).then(choice)}
            {send(view.consent_version, open.is_empty() && view.chose)}
            {kept_until.map(|text| view! { <p class="muted">{text}</p> })}
        </div>
    }
    .into_any()
}

/// Which steps are still to fill in, with a way there.
fn missing(open: &[Step]) -> AnyView {
    if open.is_empty() {
        return ().into_any();
    }
    let lang = use_lang();
    let links: Vec<AnyView> = open
        .iter()
        .map(|step| {
            let href = answers::change_href(*step, lang);
            view! { <li><a class="alone" href=href>{t::summary_fill(lang, step_name(lang, *step))}</a></li> }
                .into_any()
        })
        .collect();
    view! { <Callout mood=Mood::Warning title=t::summary_incomplete(lang)><ul>{links}</ul></Callout> }
        .into_any()
}

/// What may be a slip, or may not: the file can be sent as it is.
fn to_check(codes: &[Code]) -> AnyView {
    let lang = use_lang();
    let href = answers::change_href(Step::Identity, lang);
    let more = view! {
        <p>{t::summary_check_text(lang)}</p>
        <p><a class="alone" href=href>{t::summary_check_link(lang)}</a></p>
    };
    answers::to_check(codes, t::summary_check(lang), more.into_any())
}

/// Nobody is registered without having said how they want to be supported.
fn choice() -> AnyView {
    let lang = use_lang();
    view! {
        <Callout mood=Mood::Warning title=t::summary_choice(lang)>
            <p>{t::summary_choice_text(lang)}</p>
            <p>
                <LinkButton href=Page::EntryResult.href(lang) look=Look::Secondary>
                    {t::summary_choice_link(lang)}
                </LinkButton>
            </p>
        </Callout>
    }
    .into_any()
}

fn send(consent_version: u16, ready: bool) -> AnyView {
    let lang = use_lang();
    view! {
        <Form action=SendRegistration::PATH>
            <Card title=t::consent_title(lang)>
                <p>{t::consent_text(lang)}</p>
                <input type="hidden" name="command[consent_version]" value=consent_version.to_string()/>
                <Checkbox name="consent" label=t::consent(lang)/>
            </Card>
            {ready.then(|| view! { <p class="hint">{t::send_hint(lang)}</p> })}
            <div><Button>{t::send(lang)}</Button></div>
        </Form>
    }
    .into_any()
}
