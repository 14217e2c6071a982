//! To be called back, and by when.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::{CallbackSlot, CallbackSubject, CallbackView};
use pleinweb_kernel::{Lang, Role};
use pleinweb_registration::Known;

use super::api::{RequestCallback, load_callback};
use super::words;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, Check, Checkbox, Choice, Details, EmailField, Form, LinkButton, Look, Mood,
    RadioGroup, SelectField, SummaryList, SummaryRow, TextArea, TextField,
};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::Page;
use crate::phone::spelled;
use crate::registration::api::load_known;
use crate::site::{returned_form, use_site};
use crate::texts::{contract, entry_pages as t};

/// `/etre-rappele`. Whoever is signed in and has written their name and number is
/// known: they are asked what about and when, and no more.
pub fn callback() -> AnyView {
    if use_site().role != Some(Role::JobSeeker) {
        return page(ask(None));
    }
    load(load_known, |known| {
        let known = known.filter(|known| !known.name.is_empty() && !known.postcode.is_empty());
        page(match known {
            Some(known) if !known.phone.is_empty() => ask_known(known),
            known => ask(known),
        })
    })
}

fn page(form: AnyView) -> AnyView {
    let lang = use_lang();
    view! {
        <div class="page stack">
            <Heading text=t::callback_title(lang)/>
            <p class="lead">{t::callback_lead(lang)}</p>
            {form}
        </div>
    }
    .into_any()
}

/// What about.
fn subject() -> AnyView {
    let lang = use_lang();
    let choices = CallbackSubject::ALL
        .iter()
        .map(|subject| Choice::new(subject.key(), words(lang, subject.message())))
        .collect();
    view! { <RadioGroup name="subject" label=t::callback_subject(lang) choices/> }.into_any()
}

/// When.
fn slot() -> AnyView {
    let lang = use_lang();
    let choices = CallbackSlot::ALL
        .iter()
        .map(|slot| Choice::new(slot.key(), words(lang, slot.message())))
        .collect();
    view! { <SelectField name="slot" label=t::callback_slot(lang) choices value=CallbackSlot::Any.key()/> }
        .into_any()
}

fn phone(value: String) -> AnyView {
    let lang = use_lang();
    view! {
        <TextField
            name="phone"
            label=t::callback_phone(lang)
            hint=t::callback_phone_hint(lang)
            kind="tel"
            autocomplete="tel"
            width="medium"
            check=Check::Phone
            missing=t::missing_phone(lang)
            value=value
        />
    }
    .into_any()
}

/// Of somebody who is known: the rest is there, and can be looked at.
fn ask_known(known: Known) -> AnyView {
    let lang = use_lang();
    let mut rows = vec![
        SummaryRow::new(t::callback_name(lang), known.name.clone()),
        SummaryRow::new(t::callback_phone(lang), spelled(&known.phone)),
    ];
    if !known.agency.is_empty() {
        rows.push(SummaryRow::new(t::callback_agency(lang), known.agency));
    }
    let hidden = [
        ("command[name]", known.name),
        ("command[postcode]", known.postcode),
        ("command[commune]", known.commune),
        ("command[email]", known.email),
        ("command[agreed]", "true".to_owned()),
    ];
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    // What is folded away is shown where something about it was refused.
    let open = returned_form(RequestCallback::PATH).is_some();
    let number = spelled(&known.phone).replace('\u{a0}', " ");
    view! {
        <Form action=RequestCallback::PATH>
            {hidden}
            {subject()}
            {slot()}
            <section class="card stack">
                <h2>{t::callback_known(lang)}</h2>
                <SummaryList rows/>
                <Details summary=t::callback_other_number(lang) open=open>{phone(number)}</Details>
            </section>
            <p class="hint">{t::callback_known_consent(lang)}</p>
            <Button>{t::callback_send(lang)}</Button>
        </Form>
    }
    .into_any()
}

/// Of anybody else; what is known of a job seeker is there already.
fn ask(known: Option<Known>) -> AnyView {
    let lang = use_lang();
    let known = known.unwrap_or_default();
    view! {
        <Form action=RequestCallback::PATH>
            {subject()}
            <TextArea name="words" label=t::callback_words(lang) hint=t::callback_words_hint(lang) rows=3 optional=true/>
            <TextField name="name" label=t::callback_name(lang) autocomplete="name" check=Check::Name missing=t::missing_name(lang) value=known.name/>
            {phone(known.phone)}
            {slot()}
            <TextField
                name="postcode"
                label=t::callback_postcode(lang)
                hint=t::callback_postcode_hint(lang)
                autocomplete="postal-code"
                inputmode="numeric"
                width="short"
                check=Check::Postcode
                missing=t::missing_postcode(lang)
                value=known.postcode
            />
            <EmailField label=t::callback_email(lang) hint=t::callback_email_hint(lang) optional=true value=known.email/>
            <Checkbox name="agreed" label=t::callback_consent(lang) hint=t::callback_consent_hint(lang)/>
            <Button>{t::callback_send(lang)}</Button>
        </Form>
    }
    .into_any()
}

/// `/etre-rappele/merci`: by when someone calls.
pub fn sent() -> AnyView {
    let lang = use_lang();
    let body = load(load_callback, move |sent: CallbackView| {
        let slot = t::callback_sent_slot(lang, words(lang, sent.slot.message()));
        view! {
            <Heading text=t::callback_sent_title(lang)/>
            <Callout mood=Mood::Success>
                <p><strong>{t::callback_sent(lang, &moment(lang, sent.answer_by))}</strong></p>
                <p>{slot}</p>
                {sent.mailed.then(|| {
                    let to = sent.email.as_deref().unwrap_or_default();
                    view! { <p>{t::callback_sent_mailed(lang, to)}</p> }
                })}
            </Callout>
            <p>{t::callback_sent_missed(lang)}</p>
            <p class="actions">
                {home(lang)}
                <LinkButton href=Page::NearbyHelp.href(lang) look=Look::Quiet>{t::callback_sent_help(lang)}</LinkButton>
            </p>
        }
        .into_any()
    });
    view! { <div class="page stack">{body}</div> }.into_any()
}

/// Back to where one was: one's own space, else the first page.
fn home(lang: Lang) -> AnyView {
    let (page, words) = match use_site().role {
        Some(Role::JobSeeker) => (Page::Space, contract::back_home(lang)),
        _ => (Page::Home, t::callback_sent_home(lang)),
    };
    view! { <LinkButton href=page.href(lang)>{words}</LinkButton> }.into_any()
}
