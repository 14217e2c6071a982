//! What was added to the account within 30 days, removed with one press. Whoever
//! chose a new password by mail, or stopped something, sees it first.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::{PasskeyLine, Recent};

use super::api::{KeepRecent, RemoveRecent, recent_additions};
use super::page_account::back;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{Button, Callout, EmptyState, Form, Look, Mood};
use crate::lang::use_lang;
use crate::load::{live, load_inside};
use crate::texts::accounts as t;

pub fn review() -> AnyView {
    let lang = use_lang();
    let return_to = super::return_to();
    let body = load_inside(recent_additions, move |recent: Recent| {
        added(recent, &return_to)
    });
    view! {
        <div class="page narrow">
            <Heading text=t::review_title(lang)/>
            {live(body)}
            {back()}
        </div>
    }
    .into_any()
}

fn added(recent: Recent, return_to: &str) -> AnyView {
    let lang = use_lang();
    if recent.is_empty() {
        let kept = recent.asked.then(|| keep(return_to));
        return view! {
            <EmptyState title=t::review_none(lang)><p>{t::review_none_text(lang)}</p></EmptyState>
            {kept}
        }
        .into_any();
    }
    let first = recent.asked.then(|| {
        view! { <Callout mood=Mood::Warning><p>{t::review_first(lang)}</p></Callout> }
    });
    let keys: Vec<AnyView> = recent.passkeys.into_iter().map(key).collect();
    let application = recent.totp.map(|at| {
        line(
            t::enrol_totp_title(lang).to_owned(),
            t::review_added(lang, &moment(lang, at)),
        )
    });
    let codes = recent.codes.map(|at| {
        line(
            t::codes_title(lang).to_owned(),
            t::review_codes(lang, &moment(lang, at)),
        )
    });
    let kept = recent.asked.then(|| keep(return_to));
    let return_to = return_to.to_owned();
    view! {
        {first}
        <p>{t::review_lead(lang)}</p>
        <ul class="card-list">{keys} {application} {codes}</ul>
        <Form action=RemoveRecent::PATH id="remove">
            <input type="hidden" name="command[return_to]" value=return_to/>
            <Button look=Look::Danger>{t::review_remove(lang)}</Button>
        </Form>
        {kept}
    }
    .into_any()
}

fn keep(return_to: &str) -> AnyView {
    let (lang, return_to) = (use_lang(), return_to.to_owned());
    view! {
        <Form action=KeepRecent::PATH id="keep">
            <input type="hidden" name="command[return_to]" value=return_to/>
            <Button look=Look::Secondary>{t::review_keep(lang)}</Button>
        </Form>
    }
    .into_any()
}

fn key(line: PasskeyLine) -> AnyView {
    let lang = use_lang();
    let used = line.last_used.map_or_else(
        || t::key_never(lang).to_owned(),
        |at| t::key_used(lang, &moment(lang, at)),
    );
    let added = t::key_added(lang, &moment(lang, line.added));
    self::line(
        t::review_key(lang, &line.name),
        [added.as_str(), " ", used.as_str()].concat(),
    )
}

fn line(title: String, text: String) -> AnyView {
    view! {
        <li class="card stack">
            <h2>{title}</h2>
            <p class="hint">{text}</p>
        </li>
    }
    .into_any()
}
