//! The decision: how someone is supported, by which channels, and why.

use leptos::prelude::*;
use pleinweb_caseload::DecideInput;
use pleinweb_entry::{Channel, Path, Service, SupportIntensity, is_possible};
use pleinweb_kernel::Lang;
use server_fn::ServerFn;

use super::{DECISION, api, hidden};
use crate::kit::{
    Button, Check, Choice, Details, Form, RadioGroup, SelectField, TextArea, use_form,
};
use crate::lang::use_lang;
use crate::texts::{caseload as t, entry};
use crate::told;

/// `before`: what was decided and did not go; the form begins with it.
pub fn form(registration: &str, chosen: Option<Path>, before: Option<DecideInput>) -> AnyView {
    let lang = use_lang();
    let field = hidden(registration);
    let paths = Path::ALL
        .iter()
        .map(|path| said(lang, path.key(), path.message(), path.about()))
        .collect();
    let intensities = SupportIntensity::ALL
        .iter()
        .map(|intensity| {
            let message = intensity.message();
            let about = [message, "-about"].concat();
            let about = told::entry(lang, &about);
            let label = told::entry(lang, message);
            Choice::new(intensity.key(), label).hint(about)
        })
        .collect();
    // What the person chose is where one begins: the adviser decides.
    let begin = before.unwrap_or_else(|| DecideInput {
        path: chosen.map(Path::key).unwrap_or_default().to_owned(),
        ..DecideInput::default()
    });
    let path = begin.path.clone();
    let (intensity, reason) = (begin.intensity.clone(), begin.reason.clone());
    let ready = ready(lang, Path::parse(&path).ok());
    view! {
        <section class="stack" id="decide" aria-labelledby=DECISION>
            <h2 id=DECISION tabindex="-1">{t::decide_title(lang)}</h2>
            <Form action=api::DecideFile::PATH id="decision" keeps=api::KeepFile::PATH leaves=api::LeaveFile::PATH>
                {field}
                <RadioGroup name="path" label=t::decide_path(lang) choices=paths value=path/>
                <RadioGroup name="intensity" label=t::decide_intensity(lang) hint=t::decide_intensity_hint(lang) choices=intensities value=intensity/>
                {channels(lang, &begin)}
                <SelectField name="ready" label=t::decide_ready(lang) hint=t::decide_ready_hint(lang) choices=ready fills="reason" optional=true/>
                <TextArea name="reason" label=t::decide_reason(lang) hint=t::decide_reason_hint(lang) value=reason rows=4 check=Check::Reason missing=t::missing_reason(lang)/>
                <p><Button>{t::decide_send(lang)}</Button></p>
                <p class="hint">{t::decide_send_hint(lang)}</p>
            </Form>
        </section>
    }
    .into_any()
}

fn said(lang: Lang, key: &'static str, label: &str, hint: &str) -> Choice {
    Choice::new(key, told::entry(lang, label)).hint(told::entry(lang, hint))
}

/// Sentences to begin with, those of the path that the person chose first.
fn ready(lang: Lang, chosen: Option<Path>) -> Vec<Choice> {
    let mut groups = [
        (
            Path::FullWeb,
            [t::ready_full_web(lang), t::ready_full_web_chosen(lang)],
        ),
        (
            Path::Mixed,
            [t::ready_mixed(lang), t::ready_mixed_project(lang)],
        ),
        (
            Path::Agency,
            [t::ready_agency(lang), t::ready_agency_steps(lang)],
        ),
    ];
    groups.sort_by_key(|(path, _)| Some(*path) != chosen);
    let sentences = groups.into_iter().flat_map(|(_, sentences)| sentences);
    sentences.map(|one| Choice::new(one, one)).collect()
}

/// Folded away: the path says what is usual. Open where something else was said.
fn channels(lang: Lang, begin: &DecideInput) -> AnyView {
    let value = |service: Service| match service {
        Service::Interviews => &begin.interviews,
        Service::Documents => &begin.documents,
        Service::Declaration => &begin.declaration,
        Service::Messages => &begin.messages,
    };
    let came_back = use_form().is_some_and(|form| {
        let mut services = Service::ALL.iter();
        services.any(|service| {
            form.came_back(service.key())
                .is_some_and(|said| !said.is_empty())
        })
    });
    let open = came_back
        || Service::ALL
            .iter()
            .any(|service| !value(*service).is_empty());
    let fields: Vec<AnyView> = Service::ALL
        .iter()
        .map(|service| channel(lang, *service, value(*service).clone()))
        .collect();
    view! {
        <Details summary=t::decide_channels(lang) open>
            <p class="hint">{t::decide_channels_hint(lang)}</p>
            <div class="grid">{fields}</div>
        </Details>
    }
    .into_any()
}

fn channel(lang: Lang, service: Service, value: String) -> AnyView {
    let choices = Channel::ALL
        .iter()
        .filter(|channel| is_possible(service, **channel))
        .map(|channel| {
            Choice::new(
                channel.key(),
                entry::by_id(lang, channel.message()).unwrap_or_default(),
            )
        })
        .collect();
    let label = entry::by_id(lang, service.message()).unwrap_or_default();
    view! { <SelectField name=service.key() label value=value choices none=t::decide_default(lang) optional=true/> }.into_any()
}
