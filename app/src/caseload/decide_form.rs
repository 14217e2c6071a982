//! The decision: how someone is supported, by which channels, and why.

use leptos::prelude::*;
use pleinweb_entry::{Channel, Path, Service, SupportIntensity, is_possible};
use pleinweb_kernel::Lang;
use server_fn::ServerFn;

use super::api;
use super::claim_panel::hidden;
use crate::kit::{Button, Check, Choice, Form, RadioGroup, SelectField, TextArea};
use crate::lang::use_lang;
use crate::texts::{caseload as t, entry};

pub fn form(registration: &str, chosen: Option<Path>) -> AnyView {
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
            let about = entry::by_id(lang, &about).unwrap_or_default();
            let label = entry::by_id(lang, message).unwrap_or_default();
            Choice::new(intensity.key(), label).hint(about)
        })
        .collect();
    // What the person chose is where one begins: the adviser decides.
    let first = chosen.map(Path::key).unwrap_or_default();
    view! {
        <section class="stack" id="decide">
            <h2>{t::decide_title(lang)}</h2>
            <Form action=api::DecideFile::PATH id="decision" keeps=api::KeepFile::PATH leaves=api::LeaveFile::PATH>
                {field}
                <RadioGroup name="path" label=t::decide_path(lang) choices=paths value=first/>
                <RadioGroup name="intensity" label=t::decide_intensity(lang) hint=t::decide_intensity_hint(lang) choices=intensities/>
                <fieldset class="channels-set">
                    <legend>{t::decide_channels(lang)}</legend>
                    <p class="hint">{t::decide_channels_hint(lang)}</p>
                    // Made in the form: else they would be no part of what it sends.
                    <div class="grid">{Service::ALL.iter().map(|service| channel(lang, *service)).collect_view()}</div>
                </fieldset>
                <TextArea name="reason" label=t::decide_reason(lang) hint=t::decide_reason_hint(lang) rows=4 check=Check::Reason missing=t::missing_reason(lang)/>
                <p><Button>{t::decide_send(lang)}</Button></p>
            </Form>
        </section>
    }
    .into_any()
}

fn said(lang: Lang, key: &'static str, label: &str, hint: &str) -> Choice {
    Choice::new(key, entry::by_id(lang, label).unwrap_or_default())
        .hint(entry::by_id(lang, hint).unwrap_or_default())
}

fn channel(lang: Lang, service: Service) -> AnyView {
    let mut choices = vec![Choice::new("", t::decide_default(lang))];
    choices.extend(
        Channel::ALL
            .iter()
            .filter(|channel| is_possible(service, **channel))
            .map(|channel| {
                Choice::new(
                    channel.key(),
                    entry::by_id(lang, channel.message()).unwrap_or_default(),
                )
            }),
    );
    let label = entry::by_id(lang, service.message()).unwrap_or_default();
    view! { <SelectField name=service.key() label choices/> }.into_any()
}
