//! What an adviser decided and can still take back, and what did not go.

use leptos::prelude::*;
use pleinweb_caseload::{DoneView, HeldRow, QueueRow};
use pleinweb_kernel::{Lang, RegistrationId};
use pleinweb_reviews::Stopped;
use server_fn::ServerFn;

use super::{DECISION, api, clock, hidden, named, text};
use crate::kit::{Button, Callout, Form, Look, Mood};
use crate::page::Page;
use crate::texts::{caseload as t, entry};

/// What was just decided, until when it can be taken back, and the next file.
pub fn done(lang: Lang, done: DoneView, next: Option<&QueueRow>) -> AnyView {
    let title = t::decide_done(lang, &named(lang, done.name));
    let next = next.map(|row| take_next(lang, row));
    let held = match done.goes_at {
        Some(at) => {
            let says = t::held_until(lang, &clock(lang, at.local));
            view! { <p>{says}</p> {next} {undo(lang, done.registration)} }.into_any()
        }
        None => view! { <p>{t::held_gone(lang)}</p> {next} }.into_any(),
    };
    view! { <Callout mood=Mood::Success title=title live=true>{held}</Callout> }.into_any()
}

fn take_next(lang: Lang, row: &QueueRow) -> AnyView {
    let field = hidden(&row.registration.to_string());
    let name = named(lang, row.name.clone());
    view! {
        <Form action=api::TakeFile::PATH id="next" toward=DECISION>
            {field}
            <Button>{t::next_file(lang, &name)}</Button>
        </Form>
    }
    .into_any()
}

/// Takes it back, or sends it at once.
pub fn undo(lang: Lang, registration: RegistrationId) -> AnyView {
    let id = registration.to_string();
    let (back, now) = (hidden(&id), hidden(&id));
    view! {
        <div class="cluster">
            <Form action=api::TakeBack::PATH id=["back-", &id].concat() toward=DECISION>
                {back}
                <Button look=Look::Secondary>{t::held_take_back(lang)}</Button>
            </Form>
            <Form action=api::SendNow::PATH id=["now-", &id].concat()>
                {now}
                <Button look=Look::Quiet>{t::held_send_now(lang)}</Button>
            </Form>
        </div>
    }
    .into_any()
}

/// The others.
pub fn list(lang: Lang, rows: Vec<HeldRow>) -> AnyView {
    let (stopped, held): (Vec<HeldRow>, Vec<HeldRow>) =
        rows.into_iter().partition(|row| row.stopped.is_some());
    let stopped: Vec<AnyView> = stopped
        .into_iter()
        .map(|row| did_not_go(lang, row))
        .collect();
    let held: Vec<AnyView> = held.into_iter().map(|row| goes(lang, row)).collect();
    let held = (!held.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t::held_title(lang)}</h2> <ul class="held-list">{held}</ul></section> }
    });
    view! { {stopped} {held} }.into_any()
}

fn goes(lang: Lang, row: HeldRow) -> AnyView {
    let path = entry::by_id(lang, row.path.message()).unwrap_or_default();
    let at = row
        .goes_at
        .map(|at| t::held_goes(lang, &clock(lang, at.local)));
    view! {
        <li>
            <p><strong>{named(lang, row.name.unwrap_or_default())}</strong>" · "{path}<br/><span class="muted">{at}</span></p>
            {undo(lang, row.registration)}
        </li>
    }
    .into_any()
}

/// It waits again: the person is told nothing of it.
fn did_not_go(lang: Lang, row: HeldRow) -> AnyView {
    let why = row
        .stopped
        .map(|why| text(lang, why.message()))
        .unwrap_or_default();
    let Some(name) = row.name else {
        return view! { <Callout mood=Mood::Warning title=t::stopped_somebody(lang)><p>{why}</p></Callout> }
            .into_any();
    };
    let title = t::stopped_title(lang, &named(lang, name));
    let waits = row.stopped != Some(Stopped::Withdrawn);
    let href = Page::AdviserFile(row.registration.to_string()).href(lang);
    let link =
        waits.then(|| view! { <p><a class="alone" href=href>{t::stopped_open(lang)}</a></p> });
    view! { <Callout mood=Mood::Warning title=title><p>{why}</p>{link}</Callout> }.into_any()
}
