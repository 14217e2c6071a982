//! To be called back, and by when.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::{CallbackSlot, CallbackSubject, CallbackView};

use super::api::{RequestCallback, load_callback};
use super::words;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, Check, Checkbox, Choice, EmailField, Form, LinkButton, Look, Mood, RadioGroup,
    SelectField, TextArea, TextField,
};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::Page;
use crate::texts::entry_pages as t;

/// `/etre-rappele`.
pub fn callback() -> AnyView {
    let lang = use_lang();
    let subjects = CallbackSubject::ALL
        .iter()
        .map(|subject| Choice::new(subject.key(), words(lang, subject.message())))
        .collect();
    let slots = CallbackSlot::ALL
        .iter()
        .map(|slot| Choice::new(slot.key(), words(lang, slot.message())))
        .collect();
    view! {
        <div class="page stack">
            <Heading text=t::callback_title(lang)/>
            <p class="lead">{t::callback_lead(lang)}</p>
            <Form action=RequestCallback::PATH>
                <RadioGroup name="subject" label=t::callback_subject(lang) choices=subjects/>
                <TextArea name="words" label=t::callback_words(lang) hint=t::callback_words_hint(lang) rows=3 optional=true/>
                <TextField name="name" label=t::callback_name(lang) autocomplete="name" check=Check::Name missing=t::missing_name(lang)/>
                <TextField
                    name="phone"
                    label=t::callback_phone(lang)
                    hint=t::callback_phone_hint(lang)
                    kind="tel"
                    autocomplete="tel"
                    width="medium"
                    check=Check::Phone
                    missing=t::missing_phone(lang)
                />
                <SelectField name="slot" label=t::callback_slot(lang) choices=slots value=CallbackSlot::Any.key()/>
                <TextField
                    name="postcode"
                    label=t::callback_postcode(lang)
                    hint=t::callback_postcode_hint(lang)
                    autocomplete="postal-code"
                    inputmode="numeric"
                    width="short"
                    check=Check::Postcode
                    missing=t::missing_postcode(lang)
                />
                <EmailField label=t::callback_email(lang) hint=t::callback_email_hint(lang) optional=true/>
                <Checkbox name="agreed" label=t::callback_consent(lang) hint=t::callback_consent_hint(lang)/>
                <Button>{t::callback_send(lang)}</Button>
            </Form>
        </div>
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
                <LinkButton href=Page::Home.href(lang)>{t::callback_sent_home(lang)}</LinkButton>
                <LinkButton href=Page::NearbyHelp.href(lang) look=Look::Quiet>{t::callback_sent_help(lang)}</LinkButton>
            </p>
        }
        .into_any()
    });
    view! { <div class="page stack">{body}</div> }.into_any()
}
