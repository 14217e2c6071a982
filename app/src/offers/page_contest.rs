//! `/offres/contester/{token}`: an employer whose offer was taken down says why
//! that was wrong. The link came by mail and is a secret.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::Lang;
use pleinweb_offers::reports::{ContestOutcome, TakedownView};

use super::api::{ContestTakedown, load_takedown};
use crate::dates::moment;
use crate::errors::dead_link;
use crate::heading::Heading;
use crate::kit::{Button, Callout, EmailField, Form, Mood, TextArea};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::offer_reports as t;
use crate::texts::pages::help_line;

pub fn contest(token: String) -> AnyView {
    let asked = token.clone();
    load_or(
        move || load_takedown(asked.clone()),
        move |view| show(&token, view),
        |error| dead_link(error, t::contest_dead(use_lang()), None),
    )
}

fn show(token: &str, view: TakedownView) -> AnyView {
    let lang = use_lang();
    let title = view
        .title
        .clone()
        .unwrap_or_else(|| t::gone(lang).to_owned());
    view! {
        <div class="page stack">
            <Heading text=t::contest_title(lang)/>
            <p class="lead">{t::contest_lead(lang, &moment(lang, view.taken), &title)}</p>
            <p>{t::our_reason(lang, &view.reason)}</p>
            {standing(lang, token, &view)}
        </div>
    }
    .into_any()
}

fn standing(lang: Lang, token: &str, view: &TakedownView) -> AnyView {
    if let Some(outcome) = view.outcome {
        let (mood, text) = match outcome {
            ContestOutcome::Restored => (Mood::Success, t::contest_restored(lang)),
            ContestOutcome::Upheld => (Mood::Info, t::contest_upheld(lang)),
        };
        let reason = view.outcome_reason.clone();
        return view! {
            <Callout mood>
                <p><strong>{text}</strong></p>
                {reason.map(|reason| view! { <p>{t::our_reason(lang, &reason)}</p> })}
            </Callout>
        }
        .into_any();
    }
    if let Some(at) = view.contested {
        return view! {
            <Callout mood=Mood::Success>
                <p><strong>{t::contest_received(lang, &moment(lang, at))}</strong></p>
                <p>{t::contest_received_text(lang)}</p>
            </Callout>
        }
        .into_any();
    }
    if view.is_over {
        let phone = use_site().help_phone;
        let late = t::contest_late(lang, &moment(lang, view.until));
        return view! {
            <Callout mood=Mood::Warning>
                <p><strong>{late}</strong></p>
                <p>{t::contest_late_text(lang)}</p>
                <p><a class="alone" href=dial(&phone)>{help_line(lang, &spelled(&phone))}</a></p>
            </Callout>
        }
        .into_any();
    }
    let token = token.to_owned();
    let until = t::contest_until(lang, &moment(lang, view.until));
    view! {
        <Form action=ContestTakedown::PATH>
            <input type="hidden" name="command[token]" value=token/>
            <TextArea name="words" label=t::contest_words(lang) hint=t::contest_words_hint(lang) missing=t::missing_words(lang)/>
            <EmailField label=t::contest_email(lang) optional=true/>
            <p class="hint">{until}</p>
            <Button>{t::contest_send(lang)}</Button>
        </Form>
    }
    .into_any()
}
